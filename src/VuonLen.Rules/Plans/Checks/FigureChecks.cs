using VuonLen.Rules.Plans.Figures;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Checks;

/// <summary>Counts against rates, sums against totals: what the printed figures imply, calculated without rounding.</summary>
internal static class FigureChecks
{
    /// <summary>Of a longer sum only the beginning is shown.</summary>
    private const int MostParts = 20;

    public static IEnumerable<PlanWarning> Of(PlanDraft draft)
    {
        foreach (var (measure, rate) in new[] { ("poor_households", "poor_rate"), ("near_poor_households", "near_poor_rate") })
        {
            foreach (var warning in RateAgainstCount(draft, measure, rate))
                yield return warning;
        }

        foreach (var warning in AreaSums(draft).Concat(SituationFigures(draft)))
            yield return warning;
    }

    private static IEnumerable<PlanWarning> RateAgainstCount(PlanDraft draft, string counts, string rates)
    {
        var left = draft.Targets.FirstOrDefault(t => t.Measure == counts && t is { Kind: TargetKind.Reach, Bound: TargetBound.Exactly, Unit: "hộ", Area: null })?.Value;
        var less = draft.Targets.FirstOrDefault(t => t.Measure == counts && t.Kind == TargetKind.ReduceBy && t.Unit == "hộ" && t.Area is null);
        var reached = draft.Targets.FirstOrDefault(t => t.Measure == rates && t.Kind == TargetKind.Reach && t.Unit == "%");
        var points = draft.Targets.FirstOrDefault(t => t.Measure == rates && t.Kind == TargetKind.ReduceBy && (t.Unit == "%" || t.Unit == "điểm %"));
        var areas = draft.Targets.Where(t => t is { Kind: TargetKind.ReduceBy, Area: not null, Unit: "hộ" } && t.Measure == counts).Sum(t => t.Value ?? 0);
        if (reached?.Value is not > 0)
            yield break;

        var rate = reached.Value.Value;
        if (left is { } poor && poor > 0)
        {
            var start = less?.Value is { } drop ? poor + drop : (decimal?)null;
            var total = poor * 100 / rate;
            var text = $"{N(poor)} hộ là {N(rate)} %, vậy tổng số hộ khoảng {N(total)} (từ {N(poor * 100 / (rate + 0.005m))} đến {N(poor * 100 / (rate - 0.005m))}).";
            if (start is { } opening)
                text += $" Đầu kỳ {N(opening)} hộ = {N(poor)} + {N(less!.Value!.Value)}; với tổng không đổi tỷ lệ đầu kỳ là {N(opening * 100 / total)} %, giảm {N((opening - poor) * 100 / total)} điểm.";
            if (points?.Value is { } said && start is not null)
            {
                var implied = less!.Value!.Value * 100 / total;
                text += Math.Abs(implied - said) <= 0.02m
                    ? $" Văn bản ghi giảm {N(said)} %: lệch {N(Math.Abs(implied - said))}, do làm tròn hoặc tổng số hộ đầu và cuối kỳ khác nhau."
                    : $" Văn bản ghi giảm {N(said)} %: không khớp, lệch {N(Math.Abs(implied - said))} điểm.";
            }

            yield return PlanWarnings.Implied(text, reached.Lines);
        }
        else
        {
            var drop = less?.Value ?? (areas > 0 ? areas : null);
            if (reached.From is { } from && drop is { } households && from > rate)
            {
                yield return PlanWarnings.Implied(
                    $"Giảm từ {N(from)} % xuống {N(rate)} % là {N(from - rate)} điểm cho {N(households)} hộ, vậy tổng số hộ khoảng {N(households * 100 / (from - rate))}"
                    + $" (từ {N(households * 100 / (from - rate + 0.01m))} đến {(from - rate > 0.01m ? N(households * 100 / (from - rate - 0.01m)) : "không xác định")}).", reached.Lines);
            }

            yield return PlanWarnings.TotalNeeded(
                $"Chỉ tiêu còn {N(rate)} %{(drop is { } h ? $" (giảm {N(h)} hộ)" : "")} không kèm tổng số hộ: cần tổng số hộ để tính ra số hộ còn lại.{Fitting(draft, rates)}", reached.Lines);
        }
    }

    /// <summary>Two rates of one total: which totals give both, with whole households.</summary>
    private static string Fitting(PlanDraft draft, string rates)
    {
        var (poor, near) = (RateOf("poor_rate"), RateOf("near_poor_rate"));
        if (rates != "poor_rate" || poor is not { } p || near is not { } n)
            return "";

        List<string> totals = [];
        for (var total = 50; total <= 1500 && totals.Count < 4; total++)
        {
            var (a, b) = (Math.Round(p * total / 100), Math.Round(n * total / 100));
            if (a > 0 && b > 0 && Math.Round(a * 100 / total, 2, MidpointRounding.AwayFromZero) == p && Math.Round(b * 100 / total, 2, MidpointRounding.AwayFromZero) == n)
                totals.Add($"{total} hộ ({N(a)} nghèo, {N(b)} cận nghèo)");
        }

        return totals.Count == 0 ? "" : $" Tổng nhỏ nhất khớp cả hai tỷ lệ: {string.Join("; ", totals)}.";

        decimal? RateOf(string measure) => draft.Targets.FirstOrDefault(t => t.Measure == measure && t.Kind == TargetKind.Reach && t.Unit == "%")?.Value;
    }

    private static IEnumerable<PlanWarning> AreaSums(PlanDraft draft)
    {
        foreach (var group in draft.Targets.Where(t => t is { Area: not null, Value: not null, Unit: not "%" }).GroupBy(t => (t.Measure, t.Kind, t.Unit)))
        {
            var sum = group.Sum(t => t.Value!.Value);
            var lines = group.Select(t => t.Lines).Aggregate((a, b) => a.With(b));
            var whole = WholeOf(draft, group.Key.Measure, group.Key.Kind, group.Key.Unit, sum);
            var parts = string.Join(" + ", group.Take(MostParts).Select(t => N(t.Value!.Value))) + (group.Count() > MostParts ? $" + … ({group.Count()} địa bàn)" : "");
            if (whole?.Value is { } total && total != sum)
                yield return PlanWarnings.SumOff($"Tổng các địa bàn {parts} = {N(sum)} khác chỉ tiêu chung {N(total)}.", lines);
            else if (whole is null && group.Count() > 1)
                yield return PlanWarnings.SumOff($"Tổng các địa bàn {parts} = {N(sum)}; văn bản không ghi chỉ tiêu chung để đối chiếu.", lines);
        }
    }

    /// <summary>The target the areas share; where it is not said what they count, the one their sum fits, or the only one there is.</summary>
    private static PlanTarget? WholeOf(PlanDraft draft, string? measure, TargetKind kind, string? unit, decimal sum)
    {
        var wholes = draft.Targets.Where(t => t.Area is null && t.Value is not null && t.Kind == kind && t.Unit == unit).ToList();
        var same = wholes.FindAll(t => t.Measure == measure);
        return same.Find(t => t.Value == sum) ?? (same.Count > 0 ? same[0] : measure is null ? wholes.Find(t => t.Value == sum) ?? (wholes.Count == 1 ? wholes[0] : null) : null);
    }

    /// <summary>"60 hộ, chiếm 12 %" gives its total; several places in one paragraph give their sum.</summary>
    private static IEnumerable<PlanWarning> SituationFigures(PlanDraft draft)
    {
        decimal? whole = null;
        foreach (var passage in draft.Passages.Where(p => p.Kind == PassageKind.Situation))
        {
            var text = FoldedText.Of(passage.Text, draft.IsBadScan);
            var figures = Figure.Find(text);
            var (parts, pairs) = (new List<decimal>(), new List<string>());
            for (var i = 0; i + 1 < figures.Count; i++)
            {
                var (count, rate) = (figures[i], figures[i + 1]);
                if (!count.IsHouseholds || !rate.IsPercent || rate.Value <= 0 || rate.Start - count.End > 40)
                    continue;

                var total = count.Value * 100 / rate.Value;
                var fits = Math.Round(count.Value * 100 / Math.Max(1, Math.Round(total)), 2, MidpointRounding.AwayFromZero) == rate.Value;
                pairs.Add($"{N(count.Value)} hộ = {N(rate.Value)} % → tổng {N(total)}{(fits ? "" : ", không có số nguyên nào khớp")}");
                parts.Add(count.Value);
            }

            if (pairs.Count > 0)
                yield return PlanWarnings.Implied($"Tổng số hộ suy ra: {string.Join("; ", pairs)}.", passage.Lines);
            if (parts.Count >= 3)
            {
                yield return PlanWarnings.SumOff(
                    $"Tổng các địa bàn {string.Join(" + ", parts.Select(N))} = {N(parts.Sum())}{(whole is { } all && all != parts.Sum() ? $" trong số {N(all)} hộ; còn {N(all - parts.Sum())} hộ ở nơi không được nêu" : "")}.", passage.Lines);
            }
            else if (parts.Count > 0)
            {
                whole = parts[0];
            }
        }
    }

    private static string N(decimal number) => PlanWarnings.Number(number);
}
