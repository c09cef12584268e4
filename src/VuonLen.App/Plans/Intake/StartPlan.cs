using System.Globalization;
using System.Text.RegularExpressions;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Intake;

/// <summary>Starts a plan without a document (lập kế hoạch mới): from nothing, or from an earlier year's.</summary>
public sealed class StartPlan(VuonLenDb db, TimeProvider clock)
{
    public const int FirstYear = 2000;
    public const int LastYear = 2100;

    /// <param name="unit">Whose; null for the caller's only unit.</param>
    /// <param name="year">For which year.</param>
    /// <param name="title">Null: nothing yet.</param>
    /// <param name="earlier">The plan whose targets and tasks it begins with, their days moved and their states empty; else null.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome<Plan>> SaveAsync(Guid? unit, int? year, string? title, AreaKey? earlier, CancellationToken cancel)
    {
        if (year is not { } forYear || forYear is < FirstYear or > LastYear)
            return new(null, PlanProblems.YearOdd);

        PlanRows? rows = null;
        if (earlier is { } key)
        {
            rows = await PlanRows.LoadAsync(db, key, isTracked: false, cancel);
            if (rows is null || !db.Keeps(rows.Plan))
                return new(null, PlanProblems.NotFound);
        }

        var places = await PlanPlaces.OfAsync(db, cancel);
        var place = rows is not null ? places.FirstOrDefault(p => p.Id == rows.Plan.UnitId || p.Path == rows.Plan.AreaPath)
            : unit is null ? places.Count == 1 ? places[0] : null
            : places.FirstOrDefault(p => p.Id == unit);
        if (place is null)
            return new(null, PlanProblems.NoUnit);

        var plan = new Plan
        {
            AreaPath = place.Path,
            UnitId = place.Id,
            Year = forYear,
            Title = string.IsNullOrWhiteSpace(title) ? rows?.Plan.Title is { } old && rows.Plan.Year is { } was ? Moved(old, was, forYear) : rows?.Plan.Title : title.Trim(),
            Issuer = rows?.Plan.Issuer,
            Place = rows?.Plan.Place,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = db.Caller.Name,
        };
        db.Add(plan);
        if (rows is not null)
            db.AddRange(Copies(rows, plan, forYear));
        var saved = await db.SaveAsync(nameof(StartPlan), cancel);
        return saved.IsRefused ? new(null, saved.Problems) : new(plan);
    }

    private static IEnumerable<PlanPart> Copies(PlanRows rows, Plan plan, int year)
    {
        var by = rows.Plan.Year is { } was ? year - was : 0;
        foreach (var part in rows.Parts.Where(p => p is not PlanClause { Kind: ClauseKind.HeadField or ClauseKind.Passage }))
        {
            var copy = part.Copy(plan, rows.Plan.Year is { } from ? Moved(part.Text, from, year) : part.Text);
            copy.Confidence = null;
            copy.IsChecked = false; // last year's figures are this year's question
            switch (copy)
            {
                case PlannedTarget target:
                    target.DueOn = target.DueOn?.AddYears(by);
                    target.IsBound = false;
                    break;
                case PlannedTask task:
                    (task.StartsOn, task.DueOn) = (task.StartsOn?.AddYears(by), task.DueOn?.AddYears(by));
                    task.DueWords = task.DueWords is { } words && rows.Plan.Year is { } y ? Moved(words, y, year, isDeadline: true) : task.DueWords;
                    break;
            }

            yield return copy;
        }
    }

    /// <summary>"năm 2025" becomes "năm 2026", and in a deadline also "15/6/2025"; numbers and days of documents stay.</summary>
    private static string Moved(string text, int from, int to, bool isDeadline = false) => Regex.Replace(
        text, string.Create(CultureInfo.InvariantCulture, $@"(?<=năm {(isDeadline ? "|/" : "")}){from}(?![\d/-])"), to.ToString(CultureInfo.InvariantCulture), RegexOptions.IgnoreCase);
}
