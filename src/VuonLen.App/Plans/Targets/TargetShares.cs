using VuonLen.Rules.Plans;

namespace VuonLen.App.Plans.Targets;

/// <summary>What is allotted, against what is to be reached.</summary>
internal static class TargetShares
{
    /// <summary>In a sentence, with the calculation.</summary>
    public static string Compare(PlannedTarget target, decimal sum) => target switch
    {
        { IsRate: true } => "Tỷ lệ không cộng được giữa các địa bàn; hãy xem từng nơi.",
        { Value: not { } } => "Chỉ tiêu không có một con số chung để so.",
        { Value: { } whole } when sum == whole => $"Khớp chỉ tiêu {PlanFigures.Of(whole)}.",
        { Value: { } whole, Kind: TargetKind.ReduceBy or TargetKind.IncreaseBy, Bound: TargetBound.AtLeast } when sum > whole => $"Giao cao hơn chỉ tiêu {PlanFigures.Of(whole)}: dư {PlanFigures.Of(sum - whole)}.",
        { Value: { } whole } => $"Chưa khớp chỉ tiêu {PlanFigures.Of(whole)}: {(sum < whole ? "còn thiếu" : "dư")} {PlanFigures.Of(Math.Abs(whole - sum))}.",
    };
}
