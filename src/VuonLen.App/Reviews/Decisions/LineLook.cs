using VuonLen.App.Households;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>What a line of a decision does to a household's ledger.</summary>
/// <param name="On">First day of the status: the corrected line's, else the decision's.</param>
/// <param name="Was">Status before; of a correction that of the line it corrects.</param>
/// <param name="Movement">In the words of the movement forms; null when it is none.</param>
/// <param name="Wrong">The line it corrects.</param>
/// <param name="IsSameDay">The ledger has another line of that day.</param>
/// <param name="HasNothingToCorrect">The line it should correct counts no more.</param>
/// <param name="LaterOn">First day of a line that comes after.</param>
internal sealed record LineLook(
    DateOnly On, PovertyClass? Was, Movement? Movement, Recognition? Wrong, bool IsSameDay, bool HasNothingToCorrect, DateOnly? LaterOn)
{
    /// <param name="line">Of the decision.</param>
    /// <param name="on">First day of the decision's ordinary lines.</param>
    /// <param name="standard">Of the decision.</param>
    /// <param name="isOfProvince">The standard is a province's own: its lines stand beside the national ones and move nothing.</param>
    /// <param name="ledger">All of the household.</param>
    /// <param name="returnMonths">How long after an escape a fall back is a return; null for any time.</param>
    public static LineLook Of(DecisionLine line, DateOnly on, string standard, bool isOfProvince, IReadOnlyCollection<Recognition> ledger, int? returnMonths = null)
    {
        var corrected = ledger.Select(r => r.CorrectsId).OfType<Guid>().ToHashSet();
        var counting = ledger.Where(r => r.IsOfProvince == isOfProvince && (!isOfProvince || r.Standard == standard) && !corrected.Contains(r.Id))
            .OrderBy(r => r.EffectiveOn).ThenBy(r => r.RecordedAt).ThenBy(r => r.Id).ToList();
        var wrong = line.CorrectsId is null ? null : counting.Find(r => r.Id == line.CorrectsId);
        var day = wrong?.EffectiveOn ?? on;
        var others = counting.FindAll(r => r != wrong);
        return new(
            day,
            wrong?.Status ?? others.FindLast(r => r.EffectiveOn < day)?.Status,
            isOfProvince ? null : Ledger.Between([.. others, AsRecognition(line, day, standard)], day.AddDays(-1), day, returnMonths),
            wrong,
            others.Exists(r => r.EffectiveOn == day),
            line.CorrectsId is not null && wrong is null,
            others.FindAll(r => r.EffectiveOn > day) is [var later, ..] ? later.EffectiveOn : null);
    }

    /// <summary>The line as the ledger would have it, to be looked at and thrown away.</summary>
    private static Recognition AsRecognition(DecisionLine line, DateOnly on, string standard) => new()
    {
        AreaPath = line.AreaPath,
        HouseholdId = line.Target,
        Standard = standard,
        Status = line.Status,
        EffectiveOn = on,
        Source = RecognitionSource.Decision,
        Reason = line.Reason,
        RecordedAt = DateTimeOffset.MaxValue,
    };
}
