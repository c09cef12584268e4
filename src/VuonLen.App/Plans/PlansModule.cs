using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Plans.Confirming;
using VuonLen.App.Plans.Intake;
using VuonLen.App.Runs;

namespace VuonLen.App.Plans;

public static class PlansModule
{
    extension(IServiceCollection services)
    {
        /// <summary>One line per use case.</summary>
        public IServiceCollection AddPlans() => services
            .AddScoped<ListPlans>()
            .AddScoped<UploadPlan>()
            .AddScoped<StartPlan>()
            .AddScoped<ReadUploadedPlan>()
            .AddKeyedScoped<IRunWork>(ReadUploadedPlan.Kind, (services, _) => services.GetRequiredService<ReadUploadedPlan>())
            .AddScoped<ShowDraft>()
            .AddScoped<EditHead>()
            .AddScoped<EditItem>()
            .AddScoped<ArrangeItems>()
            .AddScoped<UsePlan>()
            .AddScoped<ReturnToDraft>()
            .AddScoped<DiscardPlan>();
    }
}
