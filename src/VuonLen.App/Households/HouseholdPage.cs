using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using VuonLen.App.Areas;
using VuonLen.App.Audit;
using VuonLen.App.Shell;
using VuonLen.Rules;

namespace VuonLen.App.Households;

/// <summary>Base of the pages about one household: its address, the way back, what was refused.</summary>
public abstract class HouseholdPage : ComponentBase
{
    [Parameter] public string ProvinceCode { get; set; } = "";

    [Parameter] public Guid HouseholdId { get; set; }

    [CascadingParameter] public HttpContext Http { get; set; } = null!;

    [Inject] public NavigationManager Navigation { get; set; } = null!;

    [Inject] public ShowChangesSince ShowChangesSince { get; set; } = null!;

    protected AreaKey Key => new(ProvinceCode, HouseholdId);

    protected string Address => $"/households/{ProvinceCode}/{HouseholdId}";

    protected IReadOnlyList<Problem> Problems { get; set; } = [];

    /// <summary>What is stored now where it differs from what was typed, by field; after somebody else saved first.</summary>
    protected IReadOnlyDictionary<string, string> StoredNow { get; set; } = new Dictionary<string, string>();

    /// <summary>What others saved since the form was opened; after they saved first.</summary>
    protected IReadOnlyList<FindAudit.Line> Meanwhile { get; private set; } = [];

    /// <summary>What the officer should look at before saving; a second press saves all the same.</summary>
    protected IReadOnlyList<Problem> Warnings { get; private set; } = [];

    protected CancellationToken Cancel => Http.RequestAborted;

    protected IReadOnlyList<Link> CrumbsOf(HouseholdBrief household) =>
        [new("Danh sách hộ", "/households"), new(household.HeadName ?? "Hộ chưa có chủ hộ", Address)];

    /// <summary>"hiện lưu: …" for a field, or null.</summary>
    protected string? Now(string field) => StoredNow.GetValueOrDefault(field);

    /// <summary>Shows warnings that the form does not say were shown already.</summary>
    /// <param name="warnings">Found just now.</param>
    /// <param name="read">What the form carries.</param>
    /// <param name="mark">What the form carries from now on.</param>
    /// <returns>Whether to stop here and ask.</returns>
    protected bool MustWarn(IReadOnlyList<Problem> warnings, string? read, out string mark)
    {
        mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', warnings.Select(w => w.Message)))));
        Warnings = warnings.Count > 0 && mark != read ? warnings : [];
        return Warnings.Count > 0;
    }

    /// <summary>Keeps the problems, or goes on to where it says what was done.</summary>
    /// <param name="outcome">Of the save.</param>
    /// <param name="seen">The revision the form was opened with.</param>
    /// <param name="next">Address of the page to go on to.</param>
    /// <returns>Whether somebody else saved first, so that the page has to show what is stored now.</returns>
    protected async Task<bool> FinishAsync(Outcome outcome, int seen, string next)
    {
        Problems = outcome.Problems;
        if (!outcome.IsRefused)
            Navigation.NavigateTo(next);
        if (!outcome.Problems.Contains(Data.DataProblems.ChangedMeanwhile))
            return false;

        Meanwhile = await ShowChangesSince.ShowAsync(Key, seen, Cancel);
        return true;
    }

    /// <summary>The household's page, saying what was done.</summary>
    protected string Said(string done) => $"{Address}?done={done}";
}
