using VuonLen.Rules;

namespace VuonLen.App.Areas;

/// <summary>What lies under units, and follows when they change; done by the capability that owns it.</summary>
public interface IFollowsAreas
{
    /// <summary>What would follow, in sentences for whoever has to confirm; a problem forbids the change.</summary>
    Task<(IReadOnlyList<string> Effects, Outcome Outcome)> ForeseeAsync(AreaChange change, CancellationToken cancel);

    /// <summary>Follows, in the transaction of the change, after its rows were handed over.</summary>
    Task<Outcome> FollowAsync(AreaChange change, CancellationToken cancel);

    /// <summary>A unit ended and nobody takes over; called before the change is saved.</summary>
    Task DissolvedAsync(string areaPath, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>The units under a path count as urban, or no longer.</summary>
    Task<Outcome> UrbanChangedAsync(string areaPath, CancellationToken cancel) => Task.FromResult(Outcome.Done);
}

/// <summary>A merger or a split, as far as others have to follow it.</summary>
/// <param name="ProvinceCode">All of it lies in one province.</param>
/// <param name="On">The first day of the new state.</param>
/// <param name="Units">Who takes over from whom; a unit that was split stands here once for each part.</param>
public sealed record AreaChange(string ProvinceCode, DateOnly On, IReadOnlyList<AreaHandOver> Units);

/// <param name="FormerId">The unit whose rows go.</param>
/// <param name="From">Its path until now.</param>
/// <param name="SuccessorId">The unit that keeps them.</param>
/// <param name="To">Its path; the same when the successor has the former unit's code.</param>
/// <param name="Level">Of both.</param>
/// <param name="IsPart">Only rows that were named one by one go; all others go with the hand-over that is no part.</param>
public sealed record AreaHandOver(Guid FormerId, string From, Guid SuccessorId, string To, AreaLevel Level, bool IsPart = false);
