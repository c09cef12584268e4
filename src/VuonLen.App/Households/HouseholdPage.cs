using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using VuonLen.App.Areas;
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

    protected AreaKey Key => new(ProvinceCode, HouseholdId);

    protected string Address => $"/households/{ProvinceCode}/{HouseholdId}";

    protected IReadOnlyList<Problem> Problems { get; set; } = [];

    /// <summary>What is stored now where it differs from what was typed, by field; after somebody else saved first.</summary>
    protected IReadOnlyDictionary<string, string> StoredNow { get; set; } = new Dictionary<string, string>();

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

    /// <summary>Keeps the problems, or goes back to the household saying what was done.</summary>
    /// <returns>Whether somebody else saved first, so that the page has to show what is stored now.</returns>
    protected bool Finish(Outcome outcome, string done)
    {
        Problems = outcome.Problems;
        if (!outcome.IsRefused)
            Navigation.NavigateTo($"{Address}?done={done}");
        return outcome.Problems.Contains(Data.DataProblems.ChangedMeanwhile);
    }
}
