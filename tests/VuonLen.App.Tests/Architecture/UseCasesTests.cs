using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Data;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Architecture;

public sealed class UseCasesTests : DatabaseTest
{
    private static readonly string[] _does = ["ShowAsync", "SaveAsync", "RunAsync"];

    [Fact]
    public async Task Every_use_case_is_registered()
    {
        await using var host = new TestHost(Database);
        await using var scope = host.Services.CreateAsyncScope();

        Assert.Contains(typeof(VuonLen.App.Households.Members.ChangeHead), Of(typeof(VuonLenDb).Assembly));
        Assert.Empty(Of(typeof(VuonLenDb).Assembly).Where(type => scope.ServiceProvider.GetService(type) is null).Select(type => type.FullName));
        Assert.Equal([typeof(Planted)], Of(GetType().Assembly).Where(type => scope.ServiceProvider.GetService(type) is null));
    }

    /// <summary>Classes that show, save or run something on the database.</summary>
    internal static IEnumerable<Type> Of(Assembly assembly) => assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsSealed: true, IsAbstract: false } && (type.IsPublic || type.IsNestedPublic))
        .Where(type => type.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(VuonLenDb))))
        .Where(type => type.GetMethods().Any(m => _does.Contains(m.Name) && m.DeclaringType == type));

    public sealed class Planted(VuonLenDb db)
    {
        public Task ShowAsync() => db.Units.FindAsync().AsTask();
    }
}
