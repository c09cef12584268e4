using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Households;
using VuonLen.App.Reviews.Decisions;
using VuonLen.App.Reviews.Demo;
using VuonLen.App.Runs;

namespace VuonLen.App.Reviews;

public static class ReviewsModule
{
    extension(IServiceCollection services)
    {
        /// <summary>One line per use case; the walk over all pages fails when one is forgotten.</summary>
        public IServiceCollection AddReviews() => services
            .AddScoped<ListDecisions>()
            .AddScoped<ShowDecision>()
            .AddScoped<DraftDecision>()
            .AddScoped<AddLines>()
            .AddScoped<EditLine>()
            .AddScoped<RemoveLines>()
            .AddScoped<DeleteDraft>()
            .AddScoped<CorrectDecision>()
            .AddScoped<DownloadDecision>()
            .AddScoped<IssueDecision>()
            .AddKeyedScoped<IRunWork>(IssueDecision.Kind, (services, _) => services.GetRequiredService<IssueDecision>())
            .AddScoped<IAddsToDemo, DemoDecisions>()
            .AddScoped<DecideDemoYear>();
    }
}
