using Microsoft.Extensions.DependencyInjection;

namespace VuonLen.App.Installation;

public static class InstallationModule
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddInstallation() => services
            .AddScoped<PrepareDatabase>();
    }
}
