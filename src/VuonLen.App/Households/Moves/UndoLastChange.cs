using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Doubles;
using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Moves;

/// <summary>
/// Takes back what was recorded of the members on the last day on which anything was (đính chính). Nothing is deleted: what
/// was wrong ends on the day it began, and what held before begins anew on that day.
/// </summary>
/// <remarks>A split or a merger concerns two households; both go back together, or neither.</remarks>
public sealed class UndoLastChange(VuonLenDb db)
{
    /// <summary>What would be taken back, or null when the user's scope has no such household.</summary>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await HouseholdBrief.FindAsync(db, key, cancel) is not { } brief)
            return null;

        var rows = await db.Memberships.AsNoTracking().Include(m => m.Person)
            .Where(m => m.ProvinceCode == key.ProvinceCode && m.HouseholdId == key.Id).ToListAsync(cancel);
        if (rows.Count == 0 || rows.Max(m => m.ToOn ?? m.FromOn) is var day && !Differs(rows, day))
            return new(brief, null, []);

        var lines = rows.Where(m => m.ToOn == day && m.FromOn < day).Select(m => new Line(m.Person?.FullName ?? m.NameAtEnd ?? "", m.Ended!.Value, false))
            .Concat(rows.Where(m => m.FromOn == day && m.ToOn == null && m.Began is not (MembershipEvent.Registered or MembershipEvent.HeadChanged))
                .Select(m => new Line(m.Person?.FullName ?? "", m.Began, true)))
            .Distinct().ToList();
        return new(brief, day, lines);
    }

    public async Task<Outcome> SaveAsync(AreaKey key, int revision, CancellationToken cancel)
    {
        var first = await db.TakeUpAsync(key, revision, cancel);
        if (first is null)
            return HouseholdProblems.NotFound;

        if (await db.IsMergedAwayAsync(key, cancel))
            return DoubleProblems.MergedAway;

        // Rows whose person lives out of reach by now are not loaded with the household.
        var stored = await db.Memberships.AsNoTracking().Where(m => m.ProvinceCode == key.ProvinceCode && m.HouseholdId == key.Id)
            .Select(m => new { m.Id, m.FromOn, m.ToOn }).ToListAsync(cancel);
        if (stored.Count == 0)
            return HouseholdProblems.NothingToUndo;

        var day = stored.Max(m => m.ToOn ?? m.FromOn);
        var loaded = first.Memberships.Select(m => m.Id).ToHashSet();
        if (stored.Any(m => (m.FromOn == day || m.ToOn == day) && !loaded.Contains(m.Id)))
            return HouseholdProblems.OtherOutOfReach;

        if (!Differs(first.Memberships, day))
            return HouseholdProblems.NothingToUndo;

        // The households the same people left or joined on that day.
        List<Household> concerned = [first];
        for (var i = 0; i < concerned.Count; i++)
        {
            var people = concerned[i].Memberships.Where(m => m.FromOn == day || m.ToOn == day).Select(m => m.PersonId).ToHashSet();
            var known = concerned.Select(h => h.Id).ToHashSet();
            var others = await db.Memberships.IgnoreQueryFilters([VuonLenDb.AreaFilter, VuonLenDb.MentorFilter])
                .Where(m => m.ProvinceCode == key.ProvinceCode && people.Contains(m.PersonId) && !known.Contains(m.HouseholdId)
                    && m.Ended != MembershipEvent.Corrected && (m.ToOn == null || m.ToOn >= day))
                .Select(m => m.HouseholdId).Distinct().ToListAsync(cancel);
            foreach (var id in others)
            {
                if (await db.Households.Include(h => h.Memberships).ThenInclude(m => m.Person).Include(h => h.Recognitions).AsSplitQuery()
                    .At(new(key.ProvinceCode, id)).SingleOrDefaultAsync(cancel) is not { } other)
                {
                    return HouseholdProblems.OtherOutOfReach;
                }

                concerned.Add(other);
            }
        }

        if (concerned.Any(h => h.LastChangeOn > day))
            return HouseholdProblems.UndoneTooLate;

        // Who is left without members ends as if it had never been: not while a list says it was poor.
        if (concerned.Any(h => h.EndedOn is null && Before(h.Memberships, day).Count == 0 && Ledger.Counting(h.Recognitions).Any(IsOfAList)))
            return HouseholdProblems.RecognisedSince;

        var ended = concerned.Where(h => h.EndedOn is not null).ToList();
        foreach (var household in concerned)
            TakeBack(household, day, isLeaving: true);
        foreach (var household in concerned)
            TakeBack(household, day, isLeaving: false);
        foreach (var household in concerned.Where(h => !h.MembersNow().Any() && h.EndedOn is null))
        {
            household.End(day, HouseholdEnd.Corrected);
            await db.EndCareAsync(household, cancel);
        }

        foreach (var household in ended.Where(h => h.EndedOn is null))
            await db.ResumeCareAsync(household, cancel);

        return await db.SaveAsync(nameof(UndoLastChange), cancel);
    }

    /// <summary>What held before the day; of a household registered that day, what was registered.</summary>
    private static List<Membership> Before(IEnumerable<Membership> rows, DateOnly day) =>
    [
        .. rows.Where(m => (m.FromOn < day || (m.FromOn == day && m.Began is MembershipEvent.Registered)) && (m.ToOn is null || m.ToOn >= day))
            .Where(m => m.Ended is not MembershipEvent.Corrected || m.FromOn < day),
    ];

    private static bool Differs(IReadOnlyList<Membership> rows, DateOnly day)
    {
        var before = Before(rows, day).Select(State).ToHashSet();
        return !before.SetEquals(rows.Where(m => m.ToOn is null).Select(State));
    }

    private static (Guid Person, Relationship? Relationship, bool IsHead) State(Membership m) => (m.PersonId, m.Relationship, m.IsHead);

    private static bool IsOfAList(Recognition line) => line.Status is PovertyClass.Poor or PovertyClass.NearPoor || line.IsAverageLiving;

    private static void TakeBack(Household household, DateOnly day, bool isLeaving)
    {
        var before = Before(household.Memberships, day);
        if (isLeaving)
        {
            var held = before.Select(State).ToHashSet();
            foreach (var wrong in household.MembersNow().Where(m => !held.Contains(State(m))).ToList())
                wrong.End(day, MembershipEvent.Corrected);
            return;
        }

        var here = household.MembersNow().Select(m => m.PersonId).ToHashSet();
        foreach (var held in before.Where(m => !here.Contains(m.PersonId)))
        {
            if (held.Ended is MembershipEvent.Died)
                held.Person.DiedOn = null;
            household.Admit(held.Person, day, MembershipEvent.Corrected, held.Relationship);
            held.Person.MoveTo(household.AreaPath);
        }

        if (before.Count > 0 && household.EndedOn is not null)
            household.Reopen();
    }

    public sealed record View(HouseholdBrief Household, DateOnly? Day, IReadOnlyList<Line> Lines);

    /// <param name="FullName">Whom it concerns.</param>
    /// <param name="Why">What was recorded.</param>
    /// <param name="IsJoining">Came in rather than left.</param>
    public sealed record Line(string FullName, MembershipEvent Why, bool IsJoining);
}
