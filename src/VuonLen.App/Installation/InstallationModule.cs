using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Installation.Backups;
using VuonLen.App.Installation.SetUp;

namespace VuonLen.App.Installation;

public static class InstallationModule
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddInstallation(string keyFolder) => services
            .AddSingleton(new KeyFolder(keyFolder))
            .AddScoped<MakeBackup>()
            .AddScoped<RestoreBackup>()
            .AddScoped<OwnKeys>()
            .AddScoped<PrepareDatabase>()
            .AddSingleton(new SetUpCode(Console.WriteLine))
            .AddHostedService<SetUpGate.Announcer>()
            .AddScoped<SetUpInstallation>()
            .AddScoped<ShowFirstSteps>()
            .AddScoped<MakeDemoAccounts>();
    }
}
