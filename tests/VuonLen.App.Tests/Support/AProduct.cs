using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace VuonLen.App.Tests.Support;

/// <summary>The product's services on a test's database, without a server and its work in the background.</summary>
internal static class AProduct
{
    public static ServiceProvider On(TestDatabase database, Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Today.Clock)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLogging()
            .AddVuonLen(database.ConnectionString, Path.Combine(database.Folder, "keys"));
        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
