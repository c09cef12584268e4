using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Reports.Demo;
using VuonLen.App.Reports.Packs;
using VuonLen.App.Reviews;
using VuonLen.App.Runs;

namespace VuonLen.App.Reports;

public static class ReportsModule
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddReports() => services
            .AddScoped<ListPacks>()
            .AddScoped<PreviewPack>()
            .AddScoped<ShowFailure>()
            .AddScoped<CompareOpening>()
            .AddScoped<OrderPack>()
            .AddScoped<FreezePack>()
            .AddKeyedScoped<IRunWork>(FreezePack.Kind, (services, _) => services.GetRequiredService<FreezePack>())
            .AddScoped<ShowPack>()
            .AddScoped<SetForms>()
            .AddScoped<IReturnWindow, ReturnWindow>()
            .AddScoped<FreezeDemoPack>();
    }
}
