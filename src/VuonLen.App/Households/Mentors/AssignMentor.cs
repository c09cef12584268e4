using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Households.Mentors;

/// <summary>Puts households into a mentor's care, and ends it (phân công người giúp đỡ). One household has one mentor.</summary>
public sealed class AssignMentor(VuonLenDb db, TimeProvider clock)
{
    /// <summary>Who helped and who could, or null when the user's scope has no such household.</summary>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await HouseholdBrief.FindAsync(db, key, cancel) is not { } brief)
            return null;

        var path = await db.Households.AsNoTracking().At(key).Select(h => h.AreaPath).SingleAsync(cancel);
        var helping = db.CareInForce();
        var care = await db.MentorAssignments.AsNoTracking()
            .Where(a => a.ProvinceCode == key.ProvinceCode && a.HouseholdId == key.Id)
            .OrderByDescending(a => a.FromOn).ThenByDescending(a => a.Id)
            .Select(a => new Care(a.UserId, db.Users.Where(u => u.Id == a.UserId).Select(u => u.DisplayName == "" ? u.UserName : u.DisplayName).FirstOrDefault(), a.FromOn, a.ToOn, helping.Any(h => h.Id == a.Id)))
            .ToListAsync(cancel);
        return new(brief, care, [.. (await db.MentorsAsync(cancel)).Where(m => m.Covers(path))]);
    }

    /// <param name="keys">Each of them gets this mentor from that day; the earlier one's time ends.</param>
    /// <param name="mentorId">Who helps; null ends the care.</param>
    /// <param name="on">First day.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(IReadOnlyList<AreaKey> keys, Guid? mentorId, DateOnly? on, CancellationToken cancel)
    {
        if (keys.Count == 0)
            return HouseholdProblems.NobodyChosen;

        if (on is not { } day)
            return HouseholdProblems.DayMissing;

        if (day > clock.Today)
            return HouseholdProblems.DayInFuture;

        var mentor = mentorId is null ? null : (await db.MentorsAsync(cancel)).SingleOrDefault(m => m.Id == mentorId);
        if (mentorId is not null && mentor is null)
            return HouseholdProblems.MentorUnknown;

        foreach (var key in keys)
        {
            if (await AssignAsync(key, mentor, day, cancel) is { IsRefused: true } refused)
                return refused;
        }

        return await db.SaveAsync(nameof(AssignMentor), cancel);
    }

    private async Task<Outcome> AssignAsync(AreaKey key, Mentor? mentor, DateOnly day, CancellationToken cancel)
    {
        if (await db.Households.At(key).SingleOrDefaultAsync(cancel) is not { } household)
            return HouseholdProblems.NotFound;

        if (household.EndedOn is not null)
            return HouseholdProblems.Ended;

        if (mentor is not null && !mentor.Covers(household.AreaPath))
            return HouseholdProblems.MentorUnknown;

        var care = await db.MentorAssignments
            .Where(a => a.ProvinceCode == key.ProvinceCode && a.HouseholdId == key.Id && a.ToOn == null).ToListAsync(cancel);
        if (mentor is null && care.Count == 0)
            return HouseholdProblems.NoMentor;

        if (mentor is not null && care.Any(a => a.UserId == mentor.Id))
            return HouseholdProblems.MentorAlready;

        if (care.Count > 0 && care.Max(a => a.FromOn) is var last && day < last)
            return HouseholdProblems.BeforeLastChange(last);

        foreach (var assignment in care)
            assignment.ToOn = day;
        if (mentor is not null)
        {
            db.Add(new MentorAssignment
            {
                AreaPath = household.AreaPath,
                HouseholdId = household.Id,
                UserId = mentor.Id,
                FromOn = day,
            });
        }

        return Outcome.Done;
    }

    public sealed record View(HouseholdBrief Household, IReadOnlyList<Care> Care, IReadOnlyList<Mentor> Mentors);

    /// <param name="UserId">The account.</param>
    /// <param name="Name">As others see it.</param>
    /// <param name="From">First day.</param>
    /// <param name="To">The first day on which it held no longer.</param>
    /// <param name="Helps">It holds, and the account can still help.</param>
    public sealed record Care(Guid UserId, string? Name, DateOnly From, DateOnly? To, bool Helps);
}
