using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households;

/// <summary>What the lines of a household's ledger say, read together (sổ công nhận).</summary>
public static class Ledger
{
    /// <summary>How long a household counts as newly escaped (mới thoát nghèo): 36 months [recall:high].</summary>
    public const int NewlyEscapedMonths = 36;

    /// <summary>The national lines that count, the earliest first: without the corrected ones; of one day the one recorded last decides.</summary>
    public static IReadOnlyList<Recognition> Counting(IEnumerable<Recognition> lines)
    {
        var all = lines.ToList();
        var corrected = all.Select(r => r.CorrectsId).OfType<Guid>().ToHashSet();
        return [.. all.Where(r => !r.IsOfProvince && !corrected.Contains(r.Id)).OrderBy(r => r.EffectiveOn).ThenBy(r => r.RecordedAt).ThenBy(r => r.Id)];
    }

    /// <summary>The line that holds on a day, or null when nothing was recognised by then.</summary>
    public static Recognition? On(IEnumerable<Recognition> lines, DateOnly day) => Counting(lines).LastOrDefault(r => r.EffectiveOn <= day);

    /// <summary>
    /// The day a household rose out of poverty, when that is at most 36 months before a day and it has not fallen back since.
    /// Never computed across a change of standard: another standard's list says nothing of a rise.
    /// </summary>
    public static DateOnly? NewlyEscapedOn(IEnumerable<Recognition> lines, DateOnly day)
    {
        var until = Counting(lines).Where(r => r.EffectiveOn <= day).ToList();
        for (var i = until.Count - 1; i > 0; i--)
        {
            var (before, after) = (until[i - 1], until[i]);
            if (after.Status is PovertyClass.Poor)
                return null;

            if (before.Status is PovertyClass.Poor && before.Standard == after.Standard)
                return IsRise(after) && day < after.EffectiveOn.AddMonths(NewlyEscapedMonths) ? after.EffectiveOn : null;
        }

        return null;
    }

    /// <summary>Near-poor is a rise whatever the reason; who is struck off for another reason has not risen.</summary>
    private static bool IsRise(Recognition after) => after.Status is PovertyClass.NearPoor || after.Reason is null;

    /// <summary>Lines as the rules of movement read them.</summary>
    /// <param name="counting">What <see cref="Counting"/> left.</param>
    public static List<StatusLine> LinesOf(IEnumerable<Recognition> counting) =>
        [.. counting.Select(r => new StatusLine(r.Id, r.EffectiveOn, r.Status, r.Standard, r.Reason is not null, r.IsAverageLiving))];

    /// <summary>What happened to a household between two days, in the words of the movement forms (diễn biến); null when it was and is on no list.</summary>
    /// <param name="lines">Of one household.</param>
    /// <param name="from">The opening day.</param>
    /// <param name="to">The closing day.</param>
    /// <param name="returnMonths">How long after an escape a fall back is a return; null for any time.</param>
    public static Movement? Between(IEnumerable<Recognition> lines, DateOnly from, DateOnly to, int? returnMonths = null) =>
        StatusChange.Between(LinesOf(Counting(lines)), from, to, returnMonths);
}
