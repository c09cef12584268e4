using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Demo;

/// <summary>Lines of the ledger for the way a household went through the lists; the decisions are invented.</summary>
internal static class InventedLedger
{
    private const string Standard = "ND07-2022";

    public static readonly DateOnly Opening = new(2024, 12, 20);

    private static readonly DateOnly _second = new(2025, 12, 15);

    private static readonly (DateOnly On, string Number)[] _thisYear =
    [
        (new(2026, 3, 20), "12/QĐ-UBND"), (new(2026, 5, 22), "27/QĐ-UBND"), (new(2026, 7, 17), "41/QĐ-UBND"), (new(2026, 9, 18), "58/QĐ-UBND"),
    ];

    /// <summary>Writes the lines; the day of the last one is returned.</summary>
    public static DateOnly? Write(Household household, ListPath path, Dice dice)
    {
        var (first, second, third) = ListPaths.Of(path);
        if (first is { } in2024)
            Add(in2024, Opening, "186/QĐ-UBND", null);
        if (second is { } in2025)
            Add(in2025, _second, "112/QĐ-UBND", null);
        if (third is { } now)
        {
            var (on, number) = dice.Of(_thisYear);
            Add(now, on, number, path switch
            {
                ListPath.PoorDepartedThisYear => RecognitionReason.Departed,
                ListPath.PoorArrivedThisYear => RecognitionReason.Arrived,
                _ => null,
            });
        }

        return household.Recognitions.Count > 0 ? household.Recognitions[^1].EffectiveOn : null;

        void Add(PovertyClass status, DateOnly on, string number, RecognitionReason? reason)
        {
            var at = new DateTimeOffset(on.ToDateTime(new(8, 0)), TimeSpan.FromHours(7)).ToUniversalTime();
            household.Recognitions.Add(new()
            {
                Id = dice.Id(at),
                AreaPath = household.AreaPath,
                HouseholdId = household.Id,
                VillageId = household.VillageId,
                Standard = Standard,
                Status = status,
                EffectiveOn = on,
                DecisionNumber = number,
                DecisionOn = on,
                Source = RecognitionSource.Demo,
                Reason = reason,
                RecordedAt = at,
            });
        }
    }
}
