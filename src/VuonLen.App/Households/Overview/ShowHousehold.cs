using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Standards;
using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Overview;

/// <summary>Shows a household: who, where, what was recognised, what the facts compute, and what happened (trang hộ).</summary>
/// <remarks>What was recognised and what is computed are two things; the view keeps them apart.</remarks>
public sealed class ShowHousehold(VuonLenDb db, TimeProvider clock)
{
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        var household = await db.Households.At(key)
            .Include(h => h.Memberships).ThenInclude(m => m.Person)
            .Include(h => h.Recognitions)
            .AsSplitQuery().AsNoTracking()
            .SingleOrDefaultAsync(cancel);
        if (household is null)
            return null;

        var today = clock.Today;
        var mergedInto = await MergedIntoAsync(household, cancel);
        var standards = await StandardsAsync(household, cancel);
        var places = await UrbanPlaces.LoadAsync(db, [household.ProvinceCode], cancel);
        var day = household.EndedOn is { } end && end <= today ? end.AddDays(-1) : today;
        var isUrban = places.IsUrban(household.VillageId, household.AreaPath);
        var ofProvince = standards.OfProvince(household.ProvinceCode, today);
        return new()
        {
            Household = household,
            Place = await PlaceAsync(household, cancel),
            Today = today,
            Members = [.. household.MembersNow().Where(m => m.Person is not null).OrderByDescending(m => m.IsHead).ThenBy(m => m.Relationship ?? Relationship.Other).ThenBy(m => m.Person.Born?.Earliest)],
            Ledger = [.. household.Recognitions.OrderByDescending(r => r.EffectiveOn).ThenByDescending(r => r.RecordedAt).ThenByDescending(r => r.Id)],
            InForce = mergedInto is null ? household.StatusOn(today) : null,
            NewlyEscapedOn = mergedInto is null ? Ledger.NewlyEscapedOn(household.Recognitions, today) : null,
            MergedInto = mergedInto,
            Computed = Computation.Of(standards.National(day), household, day, isUrban, null),
            ComputedOfProvince = ofProvince is null ? null : Computation.Of(ofProvince, household, day, isUrban, standards.National(day)),
            Mentors = await MentorsAsync(household, cancel),
        };
    }

    /// <summary>The explanation for a day and a standard, beside the province's own when it has one.</summary>
    /// <param name="key">The household.</param>
    /// <param name="on">Ages are counted on it; null is today.</param>
    /// <param name="standard">Code of a standard; null is the national one of that day.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Explanation?> ExplainAsync(AreaKey key, DateOnly? on, string? standard, CancellationToken cancel)
    {
        var household = await db.Households.At(key)
            .Include(h => h.Memberships).ThenInclude(m => m.Person)
            .AsNoTracking()
            .SingleOrDefaultAsync(cancel);
        if (household is null)
            return null;

        var day = on ?? clock.Today;
        var standards = await StandardsAsync(household, cancel);
        var places = await UrbanPlaces.LoadAsync(db, [household.ProvinceCode], cancel);
        var isUrban = places.IsUrban(household.VillageId, household.AreaPath);
        PovertyStandard?[] asked = standard is null
            ? [standards.National(day), standards.OfProvince(household.ProvinceCode, day)]
            : [standards.Find(standard)];
        return new(
            household, await PlaceAsync(household, cancel), day,
            [.. asked.OfType<PovertyStandard>().Select(s => Computation.Of(s, household, day, isUrban, standards.National(day)))],
            [.. NationalStandards.All.Select(s => s.Code).Concat(standards.OfProvince(household.ProvinceCode, day) is { } own ? [own.Code] : [])]);
    }

    /// <summary>Notes and findings, the newest first.</summary>
    public async Task<IReadOnlyList<HouseholdNote>> ShowNotesAsync(AreaKey household, CancellationToken cancel) => await db.HouseholdNotes
        .Where(n => n.ProvinceCode == household.ProvinceCode && n.HouseholdId == household.Id)
        .OrderByDescending(n => n.WrittenAt).AsNoTracking().ToListAsync(cancel);

    /// <summary>Only what was found to be a second record ends as a slip.</summary>
    private async Task<Merged?> MergedIntoAsync(Household household, CancellationToken cancel) => household.EndedWhy is not HouseholdEnd.Corrected
        ? null
        : await db.DoubleMerges.AsNoTracking()
            .Where(m => m.ProvinceCode == household.ProvinceCode && m.OtherId == household.Id && m.IsOfHouseholds && m.UndoneAt == null)
            .Select(m => new Merged(
                m.Id, m.HouseholdId, db.Households.Where(h => h.ProvinceCode == m.ProvinceCode && h.Id == m.HouseholdId).Select(h => h.HeadName).FirstOrDefault(),
                m.MergedAt, m.MergedBy))
            .FirstOrDefaultAsync(cancel);

    private async Task<StandardsInForce> StandardsAsync(Household household, CancellationToken cancel) => new(await db.LoadedStandards
        .Where(s => s.ProvinceCode == "00" || s.ProvinceCode == household.ProvinceCode).AsNoTracking().ToListAsync(cancel));

    private async Task<string?> PlaceAsync(Household household, CancellationToken cancel)
    {
        var commune = AreaPaths.CommunePathOf(household.AreaPath);
        var units = await db.Units
            .Where(u => u.ProvinceCode == household.ProvinceCode && u.ValidTo == null
                && (u.Id == household.VillageId || (u.Level == AreaLevel.Commune && u.AreaPath == commune) || u.Level == AreaLevel.Province))
            .AsNoTracking().ToListAsync(cancel);
        return units.Count == 0 ? null : string.Join(", ", units.OrderByDescending(u => u.Level).Select(u => u.FullName));
    }

    private async Task<IReadOnlyList<string>> MentorsAsync(Household household, CancellationToken cancel)
    {
        var care = db.CareInForce();
        var names = await db.MentorAssignments
            .Where(a => a.ProvinceCode == household.ProvinceCode && a.HouseholdId == household.Id && a.ToOn == null)
            .Join(db.Users, a => a.UserId, u => u.Id, (a, u) => new { Name = u.UserName!, Helps = care.Any(c => c.Id == a.Id) })
            .OrderBy(m => m.Name).ToListAsync(cancel);
        return [.. names.Select(m => m.Helps ? m.Name : $"{m.Name} (đã nghỉ)")];
    }

    public sealed record View
    {
        public required Household Household { get; init; }

        /// <summary>The units of today; null when none is in the tree.</summary>
        public required string? Place { get; init; }

        public required DateOnly Today { get; init; }

        /// <summary>The head first.</summary>
        public required IReadOnlyList<Membership> Members { get; init; }

        /// <summary>All lines, the newest first.</summary>
        public required IReadOnlyList<Recognition> Ledger { get; init; }

        /// <summary>The line that holds today.</summary>
        public required Recognition? InForce { get; init; }

        public required DateOnly? NewlyEscapedOn { get; init; }

        /// <summary>By the national standard of today.</summary>
        public required Computation Computed { get; init; }

        /// <summary>By the province's own; null when it has none.</summary>
        public required Computation? ComputedOfProvince { get; init; }

        public required IReadOnlyList<string> Mentors { get; init; }

        /// <summary>What this record was merged into; null for a household of its own. Such a record has no status.</summary>
        public required Merged? MergedInto { get; init; }

        /// <summary>Recognised and computed are both known and differ.</summary>
        public bool Differs => InForce is { } line && Computed.Result?.Class is { } computed && line.Status != computed;
    }

    /// <param name="Id">Of the merger.</param>
    /// <param name="HouseholdId">Which stayed.</param>
    /// <param name="HeadName">Of the one that stayed, today.</param>
    /// <param name="At">When.</param>
    /// <param name="By">Who.</param>
    public sealed record Merged(Guid Id, Guid HouseholdId, string? HeadName, DateTimeOffset At, string By);

    /// <param name="Household">With its members of that day.</param>
    /// <param name="Place">The units of today.</param>
    /// <param name="On">The day asked for.</param>
    /// <param name="Computations">One for each standard; none when no standard is known for the day.</param>
    /// <param name="Codes">Standards that can be asked for.</param>
    public sealed record Explanation(Household Household, string? Place, DateOnly On, IReadOnlyList<Computation> Computations, IReadOnlyList<string> Codes);
}

/// <summary>What one standard makes of a household's facts, or why it makes nothing.</summary>
/// <param name="Standard">Null when none is known for the day.</param>
/// <param name="Result">Null when refused.</param>
/// <param name="Problems">Why it was refused.</param>
public sealed record Computation(PovertyStandard? Standard, Classification? Result, IReadOnlyList<Problem> Problems)
{
    /// <param name="standard">To compute under.</param>
    /// <param name="household">With its members.</param>
    /// <param name="on">Ages are counted on it.</param>
    /// <param name="isUrban">Null when not known.</param>
    /// <param name="national">Of that day: a province's own standard stands beside it and uses its points unless it has its own.</param>
    public static Computation Of(PovertyStandard? standard, Household household, DateOnly on, bool? isUrban, PovertyStandard? national)
    {
        if (standard is null)
            return new(null, null, [HouseholdProblems.NoStandardOn(on)]);

        // Whoever moved out of reach is known by name alone, and a household is not classified without its members.
        if (household.MembersOn(on).Any(m => m.Person is null))
            return new(standard, null, [HouseholdProblems.MembersOutOfReach(on)]);

        string[] points = standard.IsNational || national is null ? [standard.Code] : [standard.Code, national.Code];
        var outcome = standard.Classify(household.ToFacts(on, isUrban, points));
        return new(standard, outcome.Answer, outcome.Problems);
    }
}
