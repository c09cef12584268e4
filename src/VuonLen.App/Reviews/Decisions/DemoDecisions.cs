using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Households;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>The decisions behind the invented ledgers of this year, with the lines they say.</summary>
internal sealed class DemoDecisions(VuonLenDb db) : IAddsToDemo
{
    private const string Who = "dữ liệu minh họa";

    public async Task<IReadOnlyList<object>> RowsAsync(string commune, IReadOnlyList<Household> decided, CancellationToken cancel)
    {
        if (await db.Decisions.AnyAsync(d => d.AreaPath == commune, cancel))
            return [];

        var unit = await db.Units.Where(u => u.AreaPath == commune && u.ValidTo == null).Select(u => u.Id).SingleAsync(cancel);
        var rows = new List<object>();
        var lines = new List<DecisionLine>();
        foreach (var group in decided.SelectMany(h => h.Recognitions.Where(r => r.DecisionId is not null).Select(r => (Household: h, Recognition: r))).GroupBy(x => x.Recognition.DecisionId!.Value))
        {
            var first = group.First().Recognition;
            var decision = new Decision
            {
                Id = group.Key,
                AreaPath = commune,
                UnitId = unit,
                Kind = DecisionKind.Regular,
                Number = first.DecisionNumber,
                DecidedOn = first.DecisionOn,
                EffectiveOn = first.EffectiveOn,
                SignedBy = "Đỗ Minh Quang",
                SignerPosition = "Chủ tịch",
                Standard = first.Standard,
                LineCount = group.Count(),
                DraftedAt = first.RecordedAt,
                DraftedBy = Who,
            };
            decision.BeginIssuing(Who, first.RecordedAt);
            decision.EndIssuing();
            rows.Add(decision);
            lines.AddRange(group.OrderBy(x => x.Household.AreaPath, StringComparer.Ordinal).ThenBy(x => x.Household.HeadSortKey, StringComparer.Ordinal)
                .Select((x, i) => LineOf(decision, x.Household, x.Recognition, i + 1)));
        }

        return [.. rows, .. lines];
    }

    private static DecisionLine LineOf(Decision decision, Household household, Recognition recognition, int number)
    {
        var line = new DecisionLine
        {
            Id = recognition.Id, // the same in every demo, as all else
            AreaPath = decision.AreaPath,
            DecisionId = decision.Id,
            Target = household.Id,
            Status = recognition.Status,
            Reason = recognition.Reason,
        };
        var look = LineLook.Of(line, recognition.EffectiveOn, decision.Standard, false, household.Recognitions.FindAll(r => r != recognition));
        line.Write(number, household, look.Was, look.Movement, look.On);
        return line;
    }
}
