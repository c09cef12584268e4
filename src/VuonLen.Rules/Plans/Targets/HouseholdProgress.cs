namespace VuonLen.Rules.Plans.Targets;

/// <summary>How far one household behind a target is (tiến độ của hộ thuộc chỉ tiêu).</summary>
public enum HouseholdProgress
{
    /// <summary>Something points the wrong way (có nguy cơ).</summary>
    InDanger,

    /// <summary>Nothing is known to have moved (chưa bắt đầu).</summary>
    NotBegun,

    /// <summary>It moves (đang tiến triển).</summary>
    OnTheWay,

    /// <summary>It is no longer among those the target is about (đã đạt).</summary>
    Done,

    /// <summary>It is nobody's success and nobody's failure: ended, moved away, a double, never recognised (không còn theo dõi).</summary>
    NotFollowed,
}

/// <summary>What is known of one household behind a target.</summary>
/// <param name="IsStillConcerned">It is among those the target is about today.</param>
/// <param name="WasThere">It was among them when the target was bound; null when nobody noted who was.</param>
/// <param name="IsExpected">Registered or expected to rise, by the commune's marks.</param>
/// <param name="IsAtRisk">Marked as at risk.</param>
/// <param name="DeprivedThen">So many deprivations when the target was bound; null when not noted.</param>
/// <param name="DeprivedNow">So many deprivations today.</param>
/// <param name="IsWorse">It left those the target is about for something worse, as near-poor households do that fall into poverty.</param>
/// <param name="IsFollowed">It still lives where the target looks.</param>
public sealed record HouseholdSituation(
    bool IsStillConcerned, bool? WasThere, bool IsExpected, bool IsAtRisk, int? DeprivedThen, int DeprivedNow, bool IsWorse = false, bool IsFollowed = true)
{
    /// <summary>The word for it. One that came to it since is in danger whatever else is said: it was not in the plan.</summary>
    public HouseholdProgress Progress =>
        !IsFollowed ? HouseholdProgress.NotFollowed
        : IsWorse ? HouseholdProgress.InDanger
        : !IsStillConcerned ? HouseholdProgress.Done
        : WasThere == false || IsAtRisk || DeprivedNow > DeprivedThen ? HouseholdProgress.InDanger
        : IsExpected || DeprivedNow < DeprivedThen ? HouseholdProgress.OnTheWay
        : HouseholdProgress.NotBegun;
}
