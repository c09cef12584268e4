using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Dashboard.Situation;

namespace VuonLen.App.Dashboard;

public static class DashboardModule
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddDashboard() => services.AddMemoryCache().AddScoped<ShowSituation>();
    }
}
