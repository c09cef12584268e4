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
                return day < after.EffectiveOn.AddMonths(NewlyEscapedMonths) ? after.EffectiveOn : null;
        }

        return null;
    }

    /// <summary>What happened to a household between two days, in the words of the movement forms (diễn biến); null when it was and is on no list.</summary>
    /// <param name="lines">Of one household.</param>
    /// <param name="from">The opening day.</param>
    /// <param name="to">The closing day.</param>
    public static Movement? Between(IEnumerable<Recognition> lines, DateOnly from, DateOnly to)
    {
        var all = Counting(lines);
        var (before, after) = (On(all, from), On(all, to));
        var (was, isNow) = (before?.Status ?? PovertyClass.NotPoor, after?.Status ?? PovertyClass.NotPoor);

        // A list of another standard opens a new count; nothing moved across the change.
        if (before is not null && after is not null && before.Standard != after.Standard)
            return null;

        // Within the lists it is a rise or a fall whatever the reason; who comes upon or leaves them for a reason is counted apart.
        if (was != isNow && (was is PovertyClass.NotPoor || isNow is PovertyClass.NotPoor) && after?.Reason is not null)
            return isNow is PovertyClass.NotPoor ? Movement.OtherDecrease : Movement.OtherIncrease;

        var earlier = after is null ? [] : all.TakeWhile(r => r != after).ToList();
        return (was, isNow) switch
        {
            (PovertyClass.NotPoor, PovertyClass.NotPoor) => null,
            (PovertyClass.Poor, PovertyClass.Poor) => Movement.PoorStay,
            (PovertyClass.NearPoor, PovertyClass.NearPoor) => Movement.NearStay,
            (PovertyClass.Poor, PovertyClass.NearPoor) => Movement.PoorToNear,
            (PovertyClass.Poor, PovertyClass.NotPoor) => Movement.PoorToAbove,
            (PovertyClass.NearPoor, PovertyClass.Poor) => Movement.NearToPoor,
            (PovertyClass.NearPoor, PovertyClass.NotPoor) => Movement.NearToAbove,
            (PovertyClass.NotPoor, PovertyClass.Poor) =>
                earlier.Any(r => r.Status is PovertyClass.Poor) ? Movement.PoorReturn : Movement.PoorNew,
            (PovertyClass.NotPoor, PovertyClass.NearPoor) =>
                earlier.Any(r => r.Status is PovertyClass.NearPoor or PovertyClass.Poor) ? Movement.NearReturn : Movement.NearNew,
        };
    }
}

/// <summary>The twelve kinds of change between two lists (diễn biến hộ nghèo, hộ cận nghèo).</summary>
public enum Movement
{
    /// <summary>Vẫn là hộ nghèo.</summary>
    PoorStay,

    /// <summary>Thoát nghèo, trở thành hộ cận nghèo.</summary>
    PoorToNear,

    /// <summary>Thoát nghèo, vượt chuẩn cận nghèo.</summary>
    PoorToAbove,

    /// <summary>Hộ cận nghèo trở thành hộ nghèo.</summary>
    NearToPoor,

    /// <summary>Vẫn là hộ cận nghèo.</summary>
    NearStay,

    /// <summary>Thoát cận nghèo.</summary>
    NearToAbove,

    /// <summary>Tái nghèo: was once recognised as having escaped.</summary>
    PoorReturn,

    /// <summary>Hộ nghèo phát sinh mới.</summary>
    PoorNew,

    /// <summary>Tái cận nghèo.</summary>
    NearReturn,

    /// <summary>Hộ cận nghèo phát sinh mới.</summary>
    NearNew,

    /// <summary>Khác – giảm.</summary>
    OtherDecrease,

    /// <summary>Khác – tăng.</summary>
    OtherIncrease,
}
