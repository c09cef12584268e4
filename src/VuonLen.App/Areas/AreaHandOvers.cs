using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Areas;

/// <summary>The second half of a merger or a split, the same for all of them.</summary>
internal static class AreaHandOvers
{
    /// <summary>Saves the new units, hands the rows over, lets others follow. In the caller's transaction.</summary>
    public static async Task<Outcome> CarryOutAsync(
        VuonLenDb db, string useCase, AreaUnit successor, AreaChange change, IEnumerable<IFollowsAreas> followers, CancellationToken cancel)
    {
        // Of many rows the audit tells in one line, which names the paths.
        var moves = change.Units.Where(u => !u.IsPart && u.From != u.To).ToList();
        db.Note(successor, new Dictionary<string, object?[]>
        {
            ["On"] = [null, change.On],
            ["HandedOver"] = [string.Join(' ', change.Units.Select(u => u.From)), string.Join(' ', change.Units.Select(u => u.To))],
        });
        var outcome = await db.SaveAsync(useCase, cancel);
        if (outcome.IsRefused)
            return outcome;

        // What is tracked no longer agrees with the tables from here on.
        db.ChangeTracker.Clear();
        foreach (var move in moves)
            await db.HandOverAsync(move.From, move.To, cancel);

        foreach (var follower in followers)
        {
            outcome = await follower.FollowAsync(change, cancel);
            if (outcome.IsRefused)
                return outcome;
            db.ChangeTracker.Clear();
        }

        return Outcome.Done;
    }
}
