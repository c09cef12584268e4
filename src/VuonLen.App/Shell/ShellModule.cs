using Microsoft.Extensions.DependencyInjection;

namespace VuonLen.App.Shell;

public static class ShellModule
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddShell(Surroundings surroundings) => services
            .AddSingleton(surroundings)
            .AddSingleton<Assets>();
    }
}
