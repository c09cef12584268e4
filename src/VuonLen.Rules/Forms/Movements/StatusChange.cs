using VuonLen.Rules.Standards;

namespace VuonLen.Rules.Forms.Movements;

/// <summary>Which of the twelve kinds a change of status is: decisions, lists and forms all ask here, so that they cannot disagree.</summary>
/// <remarks>
/// Whoever comes onto a list returns (tái) only when once recognised as having risen from that list; having stood on it is not
/// enough, because who was struck off as dead, moved or by mistake never escaped.
/// </remarks>
/// <law>Biểu tổng hợp diễn biến hộ nghèo, hộ cận nghèo, Phụ lục VII Thông tư 07/2021/TT-BLĐTBXH [recall:part]</law>
public static class StatusChange
{
    /// <summary>The kind of a change; null when the household was and is on neither list.</summary>
    /// <param name="was">Status before.</param>
    /// <param name="isNow">Status after.</param>
    /// <param name="isForOtherReason">The line that brought it gives a reason other than a rise or a fall.</param>
    /// <param name="hasEscaped">What <see cref="HasEscaped"/> says of the list it comes onto.</param>
    public static Movement? Of(PovertyClass was, PovertyClass isNow, bool isForOtherReason, bool hasEscaped) => (was, isNow) switch
    {
        (PovertyClass.NotPoor, PovertyClass.NotPoor) => null,
        (PovertyClass.Poor, PovertyClass.Poor) => Movement.PoorStay,
        (PovertyClass.NearPoor, PovertyClass.NearPoor) => Movement.NearStay,

        // Between the lists it is a rise or a fall whatever the reason; who comes upon or leaves them for a reason is counted apart.
        (PovertyClass.Poor, PovertyClass.NearPoor) => Movement.PoorToNear,
        (PovertyClass.NearPoor, PovertyClass.Poor) => Movement.NearToPoor,
        (PovertyClass.Poor, PovertyClass.NotPoor) => isForOtherReason ? Movement.OtherDecrease : Movement.PoorToAbove,
        (PovertyClass.NearPoor, PovertyClass.NotPoor) => isForOtherReason ? Movement.OtherDecrease : Movement.NearToAbove,
        (PovertyClass.NotPoor, PovertyClass.Poor) => isForOtherReason ? Movement.OtherIncrease : hasEscaped ? Movement.PoorReturn : Movement.PoorNew,
        (PovertyClass.NotPoor, PovertyClass.NearPoor) => isForOtherReason ? Movement.OtherIncrease : hasEscaped ? Movement.NearReturn : Movement.NearNew,
    };

    /// <summary>What happened between the evenings of two days, compared net.</summary>
    /// <param name="lines">Of one household's ledger, those that count, the earliest first.</param>
    /// <param name="from">The opening day.</param>
    /// <param name="to">The closing day.</param>
    /// <param name="returnMonths">How long after an escape a fall back counts as a return; null for any time.</param>
    /// <returns>Null when it was and is on neither list, and across a change of standard: another standard's list opens a new count.</returns>
    public static Movement? Between(IReadOnlyList<StatusLine> lines, DateOnly from, DateOnly to, int? returnMonths = null)
    {
        StatusLine? before = null, after = null;
        foreach (var line in lines)
        {
            before = line.On <= from ? line : before;
            after = line.On <= to ? line : after;
        }

        if (after is not { } last || (before is { } opening && opening.Standard != last.Standard))
            return null;

        var (was, isNow) = (before?.Status ?? PovertyClass.NotPoor, last.Status);
        if (Bringing(OfStandard(lines, last.Standard).FindAll(l => from < l.On && l.On <= to)) is not { } by)
            return Of(was, isNow, isForOtherReason: false, hasEscaped: false);

        var hasEscaped = was is PovertyClass.NotPoor && HasEscaped(lines, isNow, from.AddDays(1), by.On, returnMonths);
        return Of(was, isNow, by.IsForOtherReason, hasEscaped);
    }

    /// <summary>Whether a household was once recognised as having risen from a list, under whichever standard but never from one standard's to another's.</summary>
    /// <param name="lines">Of one household's ledger, those that count, the earliest first.</param>
    /// <param name="list">Poor or near-poor.</param>
    /// <param name="before">Only rises before this day count.</param>
    /// <param name="fallsBackOn">The day it comes onto the list again.</param>
    /// <param name="months">How long before that a rise counts; null for any time.</param>
    public static bool HasEscaped(IReadOnlyList<StatusLine> lines, PovertyClass list, DateOnly before, DateOnly fallsBackOn, int? months)
    {
        StatusLine? was = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var then = lines[i];
            if (i + 1 < lines.Count && lines[i + 1].On == then.On && lines[i + 1].Standard == then.Standard)
                continue; // of one day the last decides

            var rose = was is { } earlier && earlier.Status == list && then.Status > list && earlier.Standard == then.Standard && !then.IsForOtherReason;
            if (rose && then.On < before && (months is not { } most || fallsBackOn < then.On.AddMonths(most)))
                return true;
            was = then;
        }

        return false;
    }

    /// <summary>The line that brought the last status, not one that only confirmed it; null when there is none.</summary>
    internal static StatusLine? Bringing(List<StatusLine> within) =>
        within.Count == 0 ? null : within[within.FindLastIndex(l => l.Status != within[^1].Status) + 1];

    /// <summary>The lines under a standard, of one day the last.</summary>
    internal static List<StatusLine> OfStandard(IReadOnlyList<StatusLine> lines, string standard)
    {
        var own = new List<StatusLine>(lines.Count);
        foreach (var line in lines)
        {
            if (line.Standard != standard)
                continue;
            if (own.Count > 0 && own[^1].On == line.On)
                own[^1] = line;
            else
                own.Add(line);
        }

        return own;
    }
}
