using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas.Counts;
using VuonLen.App.Areas.Loading;
using VuonLen.App.Areas.Mergers;
using VuonLen.App.Areas.Tree;
using VuonLen.App.Shell;

namespace VuonLen.App.Areas;

public static class AreasModule
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddAreas() => services
            .AddScoped<IUnitName, OwnUnitName>()
            .AddScoped<LoadAreas>()
            .AddScoped<ListUnits>()
            .AddScoped<ShowUnit>()
            .AddScoped<AddUnits>()
            .AddScoped<EditUnit>()
            .AddScoped<MergeUnits>()
            .AddScoped<SplitCommune>()
            .AddScoped<EndUnit>()
            .AddScoped<EnterPopulation>();
    }
}
