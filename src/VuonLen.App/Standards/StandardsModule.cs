using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Standards.InForce;
using VuonLen.App.Standards.Loading;
using VuonLen.App.Standards.Scorecards;

namespace VuonLen.App.Standards;

public static class StandardsModule
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddStandards() => services
            .AddSingleton<StandardBell>()
            .AddScoped<ShowStandards>()
            .AddScoped<ShowStandard>()
            .AddScoped<LoadStandard>()
            .AddScoped<ShowScorecards>()
            .AddScoped<LoadScorecard>();
    }
}
