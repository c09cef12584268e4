using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Installation.SetUp;

namespace VuonLen.App.Installation;

public static class InstallationModule
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddInstallation() => services
            .AddScoped<PrepareDatabase>()
            .AddSingleton(new SetUpCode(Console.WriteLine))
            .AddHostedService<SetUpGate.Announcer>()
            .AddScoped<SetUpInstallation>()
            .AddScoped<ShowFirstSteps>();
    }
}
