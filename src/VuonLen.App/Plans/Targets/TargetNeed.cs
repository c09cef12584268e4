using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.Rules.Names;
using VuonLen.Rules.People;

namespace VuonLen.App.Plans.Targets;

/// <summary>
/// "100 % hộ có nhu cầu được hỗ trợ": what the registry knows of it (nhu cầu ghi trong sổ hộ). It knows who was noted as in
/// need; who was helped stands in no registry yet, so how far the target is has to be typed, with day and source.
/// </summary>
/// <param name="Need">The nearest group of needs; null when the registry has none such, or the caller may not see it.</param>
/// <param name="Noted">So many households were noted to have it; null when that cannot be said.</param>
/// <param name="NotAsked">So many have no need noted at all, which is not the same as having none.</param>
/// <param name="ListHref">The households counted.</param>
/// <param name="NotAskedHref">Those of whom nothing is noted.</param>
/// <param name="Among">Of which households.</param>
public sealed record TargetNeed(LocalNeeds? Need, int? Noted, int? NotAsked, string? ListHref, string? NotAskedHref, StatusChoice Among)
{
    /// <summary>Null for a target that is about no need.</summary>
    internal static async Task<TargetNeed?> OfAsync(VuonLenDb db, Plan plan, PlannedTarget target, DateOnly today, CancellationToken cancel)
    {
        var bound = LiveMeasure.Of(target.Measure)?.Need;
        if (bound is null && !VietnameseName.Fold(target.Text).Contains("nhu cau", StringComparison.Ordinal))
            return null;

        var need = bound ?? NearestTo(target.Topic);
        var among = target.Among ?? (target.Text.Contains("cận nghèo", StringComparison.OrdinalIgnoreCase) ? StatusChoice.Listed : StatusChoice.Poor);
        if (need is null || plan.IsOver(today) || !db.SeesAllOf(plan.AreaPath) || (need is LocalNeeds.Health && !db.Caller.May(Rights.ReadHealth)))
            return new(null, null, null, null, null, among);

        var place = target.PlaceId is { } id ? await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.ProvinceCode == plan.ProvinceCode && u.Id == id && u.ValidTo == null, cancel) : null;
        if (place is null && target.Place is not null)
            return new(need, null, null, null, null, among);

        var within = new HouseholdFilter
        {
            Commune = db.Caller.Scope.OnlyCommune is not null ? null : place?.Level is AreaLevel.Commune ? place.Code : AreaPaths.CommuneOf(plan.AreaPath),
            Village = place?.Level is AreaLevel.Village ? place.Id : null,
            Status = among,
        };
        var (noted, notAsked) = (within with { Need = need }, within with { Need = LocalNeeds.None });
        return new(
            need, await db.Matching(noted, today).CountAsync(cancel), await db.Matching(notAsked, today).CountAsync(cancel),
            noted.Address(), notAsked.Address(), among);
    }

    /// <summary>Which group of needs the words of a plan are nearest to; it is said by name, so that nobody takes it for the same.</summary>
    private static LocalNeeds? NearestTo(string? topic) => topic switch
    {
        "credit" => LocalNeeds.Capital,
        "job_support" or "work_abroad" => LocalNeeds.Work,
        "vocational_training" => LocalNeeds.TradeSkills,
        "housing" => LocalNeeds.Housing,
        "toilet" => LocalNeeds.Sanitation,
        "schooling" or "education_level" => LocalNeeds.Education,
        "insurance" or "malnutrition" => LocalNeeds.Health,
        _ => null,
    };
}
