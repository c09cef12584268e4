using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Members;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Households.Doubles;

/// <summary>Says that two households, or two people of one, look alike and are not the same: nobody is asked again. Or takes that back.</summary>
/// <remarks>The decision is about the people compared and the reasons of today; a reason that comes up later asks again.</remarks>
public sealed class DecideDifferent(VuonLenDb db, TimeProvider clock)
{
    /// <summary>Both sides and whether it is decided; null when out of reach.</summary>
    public async Task<View?> ShowAsync(AreaKey one, Guid two, CancellationToken cancel)
    {
        if (await HouseholdBrief.FindAsync(db, one, cancel) is not { } first || await HouseholdBrief.FindAsync(db, new(one.ProvinceCode, two), cancel) is not { } second)
            return null;

        var waiting = await db.Undecided(db.PairsBetween(one, two)).AnyAsync(cancel);
        return new(first, second, waiting, !waiting && await DecisionsAsync(one, two).AnyAsync(cancel));
    }

    public async Task<Outcome> SaveAsync(AreaKey one, Guid two, string? why, CancellationToken cancel)
    {
        if (!db.Caller.May(Rights.DecideDoubles))
            return DoubleProblems.MayNotDecide;

        var problems = new List<Problem>();
        PersonForm.CheckLength(problems, why, "Lý do", 500);
        if (problems.Count > 0)
            return new(problems);

        var pairs = await db.Undecided(db.PairsBetween(one, two)).ToListAsync(cancel);
        if (pairs.Count == 0)
            return DoubleProblems.NoPair;

        var people = pairs.Select(p => p.First).ToList();
        var paths = await db.People.Where(p => p.ProvinceCode == one.ProvinceCode && people.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.AreaPath, cancel);
        foreach (var pair in pairs.GroupBy(p => (p.First, p.Second)))
        {
            db.Add(new DoubleDecision
            {
                AreaPath = paths[pair.Key.First],
                FirstId = pair.Key.First,
                SecondId = pair.Key.Second,
                Reasons = (DoubleReasons)pair.Aggregate(0, (all, p) => all | p.Reasons),
                Why = PersonForm.Clean(why),
                DecidedAt = clock.GetUtcNow(),
                DecidedBy = db.Caller.Name,
            });
        }

        return await db.SaveAsync(nameof(DecideDifferent), cancel);
    }

    /// <summary>The pair waits again.</summary>
    public async Task<Outcome> WithdrawAsync(AreaKey one, Guid two, CancellationToken cancel)
    {
        if (!db.Caller.May(Rights.DecideDoubles))
            return DoubleProblems.MayNotDecide;

        var decisions = await DecisionsAsync(one, two).ToListAsync(cancel);
        if (decisions.Count == 0)
            return DoubleProblems.NotDecided;

        foreach (var decision in decisions)
            (decision.WithdrawnAt, decision.WithdrawnBy) = (clock.GetUtcNow(), db.Caller.Name);
        return await db.SaveAsync(nameof(DecideDifferent), cancel);
    }

    private IQueryable<DoubleDecision> DecisionsAsync(AreaKey one, Guid two)
    {
        var members = db.Memberships.Where(m => m.ProvinceCode == one.ProvinceCode && m.ToOn == null);
        var (ours, theirs) = (members.Where(m => m.HouseholdId == one.Id).Select(m => m.PersonId), members.Where(m => m.HouseholdId == two).Select(m => m.PersonId));
        return db.DoubleDecisions.Where(d => d.ProvinceCode == one.ProvinceCode && d.WithdrawnAt == null
            && ((ours.Contains(d.FirstId) && theirs.Contains(d.SecondId)) || (theirs.Contains(d.FirstId) && ours.Contains(d.SecondId))));
    }

    /// <param name="One">A household.</param>
    /// <param name="Two">Another one, or the same.</param>
    /// <param name="IsWaiting">Somebody has to decide.</param>
    /// <param name="IsDecided">Found to be two, all of them.</param>
    public sealed record View(HouseholdBrief One, HouseholdBrief Two, bool IsWaiting, bool IsDecided);
}
