using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;
using VuonLen.Rules.Scorecards;

namespace VuonLen.App.Standards.Scorecards;

/// <summary>Adds up the B1 points of a form's answers by a loaded card (chấm điểm B1).</summary>
public sealed class ScoreB1(VuonLenDb db)
{
    /// <summary>The sheet to fill in.</summary>
    /// <param name="card">A loaded card.</param>
    /// <param name="isUrban">The household's area; null refuses, because the sheets differ.</param>
    /// <param name="region">Code of the region, or null.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome<ScorecardVariant>> ShowAsync(AreaKey card, bool? isUrban, string? region, CancellationToken cancel)
    {
        if (await db.LoadedScorecards.AsNoTracking().At(card).SingleOrDefaultAsync(cancel) is not { } row)
            return new(null, StandardsProblems.NoScorecard);
        if (isUrban is not { } urban)
            return new(null, StandardsProblems.AreaUnknown);

        return Scorecard.Parse(row.Json).Answer?.VariantOf(urban, region) is { } sheet
            ? new(sheet)
            : new(null, StandardsProblems.NoSheet);
    }

    /// <summary>The points of the answers; saves nothing.</summary>
    /// <param name="card">A loaded card.</param>
    /// <param name="isUrban">The household's area.</param>
    /// <param name="region">Code of the region, or null.</param>
    /// <param name="answers">Code of the category chosen, by code of the item.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome<ScorecardTotal>> RunAsync(
        AreaKey card, bool? isUrban, string? region, IReadOnlyDictionary<string, string> answers, CancellationToken cancel)
    {
        var sheet = await ShowAsync(card, isUrban, region, cancel);
        return sheet.Answer is { } variant ? variant.Score(answers) : new(null, sheet.Problems);
    }
}
