using Microsoft.Extensions.DependencyInjection;

namespace VuonLen.App.Runs;

public static class RunsModule
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddRuns() => services
            .AddSingleton<RunBell>()
            .AddSingleton<CarryOutRun>()
            .AddScoped<RunRequests>()
            .AddScoped<FileStore>()
            .AddHostedService<RunCarrier>();
    }
}
