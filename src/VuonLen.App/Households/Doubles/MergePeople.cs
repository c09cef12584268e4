using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Members;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Households.Doubles;

/// <summary>Makes two records of one person one (gộp nhân khẩu trùng): in one household, or in two that are not the same.</summary>
/// <remarks>The record that goes was a slip: its memberships end on the day each began. Who really moved is recorded as having moved.</remarks>
public sealed class MergePeople(VuonLenDb db, MergeSeal seal, TimeProvider clock)
{
    /// <summary>Both records; null when one is out of reach or lives there no more.</summary>
    public async Task<View?> ShowAsync(AreaKey household, Guid other, Guid stays, Guid goes, CancellationToken cancel)
    {
        if (await HouseholdBrief.FindAsync(db, household, cancel) is not { } one || await HouseholdBrief.FindAsync(db, new(household.ProvinceCode, other), cancel) is not { } two
            || one.Members.All(m => m.PersonId != stays) || two.Members.All(m => m.PersonId != goes) || stays == goes)
        {
            return null;
        }

        var people = await db.People.AsNoTracking().Where(p => p.ProvinceCode == household.ProvinceCode && (p.Id == stays || p.Id == goes)).ToDictionaryAsync(p => p.Id, cancel);
        return new(one, two, people[stays], people[goes]);
    }

    /// <param name="key">The household where the person lives.</param>
    /// <param name="other">The household where the second record stands; may be the same.</param>
    /// <param name="stays">The record that stays.</param>
    /// <param name="goes">The record that goes.</param>
    /// <param name="form">What was chosen; <see cref="MergeDoubles.Form.Taken"/> without the person's id.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome<DoubleMerge>> SaveAsync(AreaKey key, Guid other, Guid stays, Guid goes, MergeDoubles.Form form, CancellationToken cancel)
    {
        if (!db.Caller.May(Rights.DecideDoubles))
            return new(null, DoubleProblems.MayNotDecide);
        if (stays == goes)
            return new(null, DoubleProblems.SamePerson);

        var problems = new List<Problem>();
        PersonForm.CheckLength(problems, form.Why, "Lý do", 500);
        if (problems.Count > 0)
            return new(null, problems);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.TakeUpAsync(key, form.Revision, cancel) is not { } one)
            return new(null, HouseholdProblems.NotFound);
        var two = other == key.Id ? one : await db.TakeUpAsync(new(key.ProvinceCode, other), form.OtherRevision, cancel);
        if (two is null)
            return new(null, HouseholdProblems.NotFound);
        if (one.MembersNow().SingleOrDefault(m => m.PersonId == stays) is not { Person: not null } here
            || two.MembersNow().SingleOrDefault(m => m.PersonId == goes) is not { Person: not null } there)
        {
            return new(null, DoubleProblems.NotAPair);
        }

        if (two != one && two.MembersNow().Count() == 1)
            return new(null, DoubleProblems.AloneGoes);
        if (there.IsHead)
            return new(null, DoubleProblems.HeadGoes);

        var merge = new DoubleMerge
        {
            AreaPath = one.AreaPath,
            HouseholdId = one.Id,
            OtherId = two.Id,
            IsOfHouseholds = false,
            Sealed = [],
            Why = PersonForm.Clean(form.Why),
            MergedAt = clock.GetUtcNow(),
            MergedBy = db.Caller.Name,
        };
        var content = new MergeContent { People = [new(stays, goes)] };
        two.CorrectStay(there);
        content.Other = MergeSeal.BeforeOf(db);
        db.Note(there.Person, new Dictionary<string, object?[]> { ["MergedPerson"] = [null, stays] }, two.Id);
        var outcome = await db.SaveAsync(nameof(MergePeople), cancel);
        if (outcome.IsRefused)
            return new(null, outcome.Problems);

        content.OtherRevision = two == one ? one.Revision + 1 : two.Revision;
        DoubleFields.Fill(DoubleFields.OfPerson, here.Person, there.Person, form.Taken.Contains);
        if (two == one && here.Relationship is null)
            here.State(there.Relationship);
        content.Kept = MergeSeal.BeforeOf(db);
        content.KeptRevision = one.Revision + 1;
        merge.Sealed = seal.Seal(content);
        db.Add(merge);
        outcome = await db.SaveAsync(nameof(MergePeople), cancel);
        if (outcome.IsRefused)
            return new(null, outcome.Problems);

        await transaction.CommitAsync(cancel);
        return new(merge);
    }

    /// <param name="One">Where the record that stays lives.</param>
    /// <param name="Two">Where the other one stands.</param>
    /// <param name="Stays">The record that stays.</param>
    /// <param name="Goes">The record that goes.</param>
    public sealed record View(HouseholdBrief One, HouseholdBrief Two, Person Stays, Person Goes);
}
