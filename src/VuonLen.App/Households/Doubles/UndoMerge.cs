using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Lists;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Households.Doubles;

/// <summary>Shows a merger of doubles, and takes it back (tách lại hồ sơ đã gộp): both records stand as before, row by row.</summary>
/// <remarks>Only while nobody has built on it. What was noted or kept beside a household since stays and stands in nobody's way.</remarks>
public sealed class UndoMerge(VuonLenDb db, MergeSeal seal, TimeProvider clock)
{
    /// <summary>What says something about a household and changes nothing of it.</summary>
    private static readonly string[] _beside = [nameof(HouseholdNote), nameof(KeptClassification)];

    /// <summary>Null when out of reach.</summary>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.DoubleMerges.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } merge
            || await HouseholdBrief.FindAsync(db, new(key.ProvinceCode, merge.HouseholdId), cancel) is not { } kept)
        {
            return null;
        }

        var content = seal.Open(merge.Sealed);
        var other = await HouseholdBrief.FindAsync(db, new(key.ProvinceCode, merge.OtherId), cancel);
        var ids = content.People.SelectMany(p => new[] { p.Stays, p.Goes }).Concat(content.Moved).ToList();
        var names = await db.People.AsNoTracking().Where(p => p.ProvinceCode == key.ProvinceCode && ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.FullName, cancel);
        return new(
            merge, kept, other,
            [.. content.People.Select(p => (names.GetValueOrDefault(p.Stays), names.GetValueOrDefault(p.Goes)))],
            [.. content.Moved.Select(id => names.GetValueOrDefault(id)).OfType<string>()],
            content.Lines,
            merge.UndoneAt is null && await IsBuiltUponAsync(merge, content, cancel), content.KeptRevision, content.OtherRevision);
    }

    /// <param name="key">The merger.</param>
    /// <param name="revision">Of the household that stayed, as the page showed it.</param>
    /// <param name="otherRevision">Of the other one.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(AreaKey key, int revision, int otherRevision, CancellationToken cancel)
    {
        if (!db.Caller.May(Rights.DecideDoubles))
            return DoubleProblems.MayNotDecide;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.DoubleMerges.At(key).SingleOrDefaultAsync(cancel) is not { } merge)
            return DoubleProblems.MergeNotFound;
        if (merge.UndoneAt is not null)
            return DoubleProblems.UndoneAlready;

        var content = seal.Open(merge.Sealed);
        if (await db.TakeUpAsync(new(key.ProvinceCode, merge.HouseholdId), revision, cancel) is not { } kept)
            return HouseholdProblems.NotFound;
        var other = merge.OtherId == merge.HouseholdId ? kept : await db.TakeUpAsync(new(key.ProvinceCode, merge.OtherId), otherRevision, cancel);
        if (other is null)
            return HouseholdProblems.OtherOutOfReach;
        if (await IsBuiltUponAsync(merge, content, cancel))
            return DoubleProblems.BuiltUpon;

        (merge.UndoneAt, merge.UndoneBy) = (clock.GetUtcNow(), db.Caller.Name);
        await RemoveAddedAsync(kept, content, cancel);
        foreach (var before in content.Kept)
            await RestoreAsync(before, cancel);
        var outcome = await db.TakeBackAsync(nameof(UndoMerge), merge.Id, cancel);
        if (outcome.IsRefused)
            return outcome;

        foreach (var before in content.Other)
            await RestoreAsync(before, cancel);
        foreach (var person in other.Memberships.Where(m => content.Moved.Contains(m.PersonId)).Select(m => m.Person).Distinct())
            person.MoveTo(other.AreaPath);
        outcome = await db.SaveManyAsync(nameof(UndoMerge), cancel);
        if (outcome.IsRefused)
            return outcome;

        await transaction.CommitAsync(cancel);
        return Outcome.Done;
    }

    private async Task RemoveAddedAsync(Household kept, MergeContent content, CancellationToken cancel)
    {
        var added = content.Added.ToHashSet();
        var memberships = kept.Memberships.FindAll(m => added.Contains(m.Id));
        var lines = kept.Recognitions.FindAll(r => added.Contains(r.Id));
        db.RemoveRange(memberships);
        db.RemoveRange(lines);
        db.RemoveRange(await db.MentorAssignments.Where(a => a.ProvinceCode == kept.ProvinceCode && content.Added.Contains(a.Id)).ToListAsync(cancel));

        // The digest is made of what the lists hold.
        kept.Memberships.RemoveAll(memberships.Contains);
        kept.Recognitions.RemoveAll(lines.Contains);
    }

    private async Task RestoreAsync(RowBefore before, CancellationToken cancel)
    {
        var row = db.ChangeTracker.Entries<AreaRow>().FirstOrDefault(e => e.Entity.Id == before.Id);
        if (row is null && before.Entity == nameof(MentorAssignment))
        {
            await db.MentorAssignments.Where(a => a.Id == before.Id).LoadAsync(cancel);
            row = db.ChangeTracker.Entries<AreaRow>().FirstOrDefault(e => e.Entity.Id == before.Id);
        }

        if (row is not null)
            MergeSeal.Restore(row, before);
        else if (before.Values.Count > 0)
            throw new InvalidOperationException($"{before.Entity} of a merger is not there any more.");
    }

    private Task<bool> IsBuiltUponAsync(DoubleMerge merge, MergeContent content, CancellationToken cancel) => db.Audit.AnyAsync(
        a => a.ProvinceCode == merge.ProvinceCode && !_beside.Contains(a.Entity)
            && ((a.HouseholdId == merge.HouseholdId && a.Revision > content.KeptRevision)
                || (a.HouseholdId == merge.OtherId && merge.OtherId != merge.HouseholdId && a.Revision > content.OtherRevision)),
        cancel);

    /// <param name="Merge">The merger.</param>
    /// <param name="Kept">The household that stayed, as it is now.</param>
    /// <param name="Other">The other one; null when out of reach.</param>
    /// <param name="People">Names of who turned out to be one.</param>
    /// <param name="Moved">Names of who became a member of the household that stayed.</param>
    /// <param name="Lines">Lines of the ledger repeated.</param>
    /// <param name="IsBuiltUpon">It cannot be taken back any more.</param>
    /// <param name="KeptRevision">When it was done.</param>
    /// <param name="OtherRevision">When it was done.</param>
    public sealed record View(
        DoubleMerge Merge, HouseholdBrief Kept, HouseholdBrief? Other, IReadOnlyList<(string? Stays, string? Goes)> People,
        IReadOnlyList<string> Moved, int Lines, bool IsBuiltUpon, int KeptRevision, int OtherRevision);
}
