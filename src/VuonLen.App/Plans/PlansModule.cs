using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Plans.Board;
using VuonLen.App.Plans.Confirming;
using VuonLen.App.Plans.Demo;
using VuonLen.App.Plans.Intake;
using VuonLen.App.Plans.Measuring;
using VuonLen.App.Plans.Organisations;
using VuonLen.App.Plans.Targets;
using VuonLen.App.Plans.Tasks;
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
            .AddScoped<DiscardPlan>()
            .AddScoped<BindTargets>()
            .AddScoped<KeepReadings>()
            .AddHostedService<DailyReadings>()
            .AddScoped<ShowBoard>()
            .AddScoped<ShowTarget>()
            .AddScoped<RecordFigure>()
            .AddScoped<AllocateTarget>()
            .AddScoped<NameHouseholds>()
            .AddScoped<ListTasks>()
            .AddScoped<ShowTask>()
            .AddScoped<MarkTask>()
            .AddScoped<RemoveEvidence>()
            .AddScoped<ShowCalendar>()
            .AddScoped<WriteReminder>()
            .AddScoped<OpenEvidence>()
            .AddScoped<KeepOrganisations>()
            .AddScoped<EditOrganisation>()
            .AddScoped<PlansAtAGlance>()
            .AddScoped<TargetsOfHousehold>()
            .AddScoped<IFollowsAreas, PlansFollowAreas>()
            .AddScoped<FillDemoPlan>();
    }
}
