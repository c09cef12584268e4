using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using VuonLen.App.Areas;
using VuonLen.App.Shell;
using VuonLen.Rules;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>Base of the pages about one decision: its address, the way back, what was refused.</summary>
public abstract class DecisionPage : ComponentBase
{
    [Parameter] public string ProvinceCode { get; set; } = "";

    [Parameter] public Guid DecisionId { get; set; }

    [CascadingParameter] public HttpContext Http { get; set; } = null!;

    [Inject] public NavigationManager Navigation { get; set; } = null!;

    protected AreaKey Key => new(ProvinceCode, DecisionId);

    protected string Address => AddressOf(Key);

    protected IReadOnlyList<Problem> Problems { get; set; } = [];

    protected CancellationToken Cancel => Http.RequestAborted;

    public static string AddressOf(AreaKey key) => $"/decisions/{key.ProvinceCode}/{key.Id}";

    protected IReadOnlyList<Link> CrumbsOf(Decision decision) => [new("Quyết định", "/decisions"), new(ReviewWords.NameOf(decision), Address)];

    /// <summary>Keeps the problems, or goes on.</summary>
    /// <returns>Whether it was refused, so that the page has to show what is stored now.</returns>
    protected bool IsRefused(Outcome outcome, string next)
    {
        Problems = outcome.Problems;
        if (!outcome.IsRefused)
            Navigation.NavigateTo(next);
        return outcome.IsRefused;
    }

    /// <summary>The ids a form ticked under a name.</summary>
    protected IReadOnlyList<Guid> Ticked(string name) =>
        [.. Http.Request.Form[name].Select(v => Guid.TryParse(v, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct()];
}
