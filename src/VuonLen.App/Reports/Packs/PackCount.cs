using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Standards;
using VuonLen.Rules;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Checks;
using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Packs;

/// <summary>What is asked for when forms are counted.</summary>
/// <param name="Year">Of the round.</param>
/// <param name="Stage">Preliminary or official.</param>
/// <param name="ClosingOn">Last day; null for the end of the year, or today when that is earlier.</param>
internal sealed record PackRequest(int Year, FormStage Stage, DateOnly? ClosingOn)
{
    public const int FirstYear = 2022;

    /// <summary>Villages of which somebody said that there is none.</summary>
    public IReadOnlySet<string> EmptyUnits { get; init; } = new HashSet<string>();

    /// <summary>Whether forms 14 and 15 are wanted.</summary>
    public bool HasLists { get; init; }

    /// <summary>Instead of the unit's own; null for that.</summary>
    public MovementMode? Mode { get; init; }
}

/// <summary>A pack counted from the registry as it is now.</summary>
/// <param name="Unit">With its rows.</param>
/// <param name="Pack">The forms.</param>
/// <param name="Parts">The households behind each number; empty when nobody asked for them.</param>
/// <param name="Report">What the checks say.</param>
internal sealed record PackCount(PackUnit Unit, Pack Pack, IReadOnlyList<HouseholdParts> Parts, CheckReport Report)
{
    /// <summary>Of a sum: which frozen pack stands in which row.</summary>
    public IReadOnlyDictionary<int, FormPack> Sources { get; init; } = new Dictionary<int, FormPack>();

    /// <summary>Counts the forms of a commune or province.</summary>
    /// <param name="db">Of the caller.</param>
    /// <param name="key">Of the unit.</param>
    /// <param name="request">Year, stage, closing.</param>
    /// <param name="today">Vietnam's date.</param>
    /// <param name="keepsParts">Whether the households behind the numbers are wanted.</param>
    /// <param name="cancel">Ends with the request.</param>
    public static async Task<Outcome<PackCount>> RunAsync(
        VuonLenDb db, AreaKey key, PackRequest request, DateOnly today, bool keepsParts, CancellationToken cancel)
    {
        if (await PackUnit.FindAsync(db, key, cancel) is not { } found)
            return new(null, ReportProblems.UnitNotFound);
        if (request.Year < PackRequest.FirstYear || request.Year > today.Year)
            return new(null, ReportProblems.YearOutside(PackRequest.FirstYear, today.Year));

        var last = new DateOnly(request.Year, 12, 31);
        var closing = request.ClosingOn ?? (last < today ? last : today);
        if (closing.Year != request.Year || closing > today)
            return new(null, ReportProblems.ClosingOutside);

        if ((await StandardsInForce.LoadAsync(db, cancel)).National(closing) is not { } standard)
            return new(null, ReportProblems.NoStandard);

        var choice = await FormChoices.OfAsync(db, found.AreaPath, cancel);
        var unit = await PackUnit.LoadAsync(db, found, request.Year, choice.Clusters, cancel);
        var period = new FormPeriod(new(request.Year - 1, 12, 31), closing, standard.Code, standard.From);
        var moves = await MovesOfCommune.LoadAsync(db, unit, period, cancel);
        if (moves.HasUnplaced)
            unit = unit.WithUnplaced();
        var areas = unit.Areas
            .Select((a, at) => a.Group is not null && (request.EmptyUnits.Contains(a.Code) || moves.LeftFrom.Contains(at)) ? a with { IsReported = true } : a).ToList();
        var settings = request.Mode is { } mode ? choice.Settings with { Mode = mode } : choice.Settings;
        var builder = new PackBuilder(FormBook.Of(settings, request.Stage, unit.NameTitle), period, areas, request.HasLists);
        var parts = new List<HouseholdParts>();
        await foreach (var batch in new ReadFormHouseholds(db, unit, period, moves, request.HasLists).ReadAsync(cancel))
        {
            foreach (var household in batch)
            {
                var counted = builder.Add(household);
                if (keepsParts && counted.Parts.Count > 0)
                    parts.Add(counted);
            }
        }

        var pack = builder.Finish();
        return new(new PackCount(unit with { Areas = areas }, pack, parts, PackChecks.Check(PackFigures.Of(pack), pack.Book)));
    }
}
