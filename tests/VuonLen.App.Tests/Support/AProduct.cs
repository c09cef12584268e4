using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace VuonLen.App.Tests.Support;

/// <summary>The product's services on a test's database, without a server and its work in the background.</summary>
internal static class AProduct
{
    /// <param name="database">The test's own.</param>
    /// <param name="configure">Services put in place of the product's, last.</param>
    /// <param name="keys">A folder of keys other than the database's usual one.</param>
    public static ServiceProvider On(TestDatabase database, Action<IServiceCollection>? configure = null, string? keys = null)
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Today.Clock)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLogging()
            .AddVuonLen(database.ConnectionString, keys ?? Path.Combine(database.Folder, "keys"));
        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
