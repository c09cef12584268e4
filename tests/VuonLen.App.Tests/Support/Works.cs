using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Runs;

namespace VuonLen.App.Tests.Support;

/// <summary>What runs can do, for tests that hold no whole product.</summary>
internal static class Works
{
    public static IServiceProvider None { get; } = Of();

    public static IServiceProvider Of(params (string Kind, IRunWork Work)[] works)
    {
        var services = new ServiceCollection();
        foreach (var (kind, work) in works)
            services.AddKeyedSingleton(kind, work);
        return services.BuildServiceProvider();
    }
}
