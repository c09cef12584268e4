namespace VuonLen.App.Households.Doubles;

/// <summary>Two ledgers of one household, line by line (đối chiếu sổ công nhận).</summary>
/// <remarks>
/// No line is changed or moved. Lines that only the record which goes has are repeated in the ledger of the one that stays, so
/// that the status of any day is still read from one ledger; where both have a line for a day, a person says which holds.
/// </remarks>
public static class DoubleLedger
{
    /// <summary>The lines of the one that goes which say something the other ledger does not; the earliest first.</summary>
    public static IReadOnlyList<Line> Compare(Household stays, Household goes)
    {
        var lines = new List<Line>();
        foreach (var line in Deciding(goes.Recognitions))
        {
            var here = Deciding(stays.Recognitions).FirstOrDefault(r => r.EffectiveOn == line.EffectiveOn && r.IsOfProvince == line.IsOfProvince);
            if (here is null || here.Status != line.Status || here.Standard != line.Standard || here.IsAverageLiving != line.IsAverageLiving)
                lines.Add(new(line, here));
        }

        return lines;
    }

    /// <summary>The line as it stands in the other ledger from now on.</summary>
    internal static Recognition Repeat(Line line, Household stays, DoubleMerge merge) => new()
    {
        AreaPath = stays.AreaPath,
        HouseholdId = stays.Id,
        VillageId = line.Recognition.VillageId,
        Standard = line.Recognition.Standard,
        Status = line.Recognition.Status,
        IsAverageLiving = line.Recognition.IsAverageLiving,
        IsOfProvince = line.Recognition.IsOfProvince,
        EffectiveOn = line.Recognition.EffectiveOn,
        DecisionNumber = line.Recognition.DecisionNumber,
        DecisionOn = line.Recognition.DecisionOn,
        Source = line.Recognition.Source,
        Reason = line.Recognition.Reason,
        DecisionId = line.Recognition.DecisionId,
        RecordedAt = merge.MergedAt,
        CorrectsId = line.Here?.Id,
        DoubleMergeId = merge.Id,
    };

    /// <summary>Those that count, one for each day, of the nation and of the province.</summary>
    private static List<Recognition> Deciding(IReadOnlyList<Recognition> lines)
    {
        var corrected = lines.Select(r => r.CorrectsId).OfType<Guid>().ToHashSet();
        return
        [
            .. lines.Where(r => !corrected.Contains(r.Id)).GroupBy(r => (r.IsOfProvince, r.EffectiveOn))
                .Select(g => g.OrderBy(r => r.RecordedAt).ThenBy(r => r.Id).Last()).OrderBy(r => r.EffectiveOn),
        ];
    }

    /// <param name="Recognition">Of the one that goes.</param>
    /// <param name="Here">What the one that stays says of that day otherwise; null when nothing.</param>
    public sealed record Line(Recognition Recognition, Recognition? Here)
    {
        /// <summary>Repeated unless somebody says otherwise; where both say something, the one that stays holds.</summary>
        public bool IsRepeated => Here is null;

        /// <summary>What a decision wrote here is corrected by a decision alone.</summary>
        public bool IsFixed => Here?.DecisionId is not null;
    }
}
