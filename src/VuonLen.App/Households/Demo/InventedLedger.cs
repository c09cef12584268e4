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
    public static DateOnly? Write(Household household, ListPath path, DemoPlace place, int seed, Dice dice)
    {
        var (first, second, third) = ListPaths.Of(path);
        if (first is { } in2024)
            Add(in2024, Opening, "186/QĐ-UBND", null, null);
        if (second is { } in2025)
            Add(in2025, _second, "112/QĐ-UBND", null, null);
        if (third is { } now)
        {
            var (on, number) = dice.Of(_thisYear);
            Add(now, on, number, path switch
            {
                ListPath.PoorDepartedThisYear => RecognitionReason.Departed,
                ListPath.PoorArrivedThisYear => RecognitionReason.Arrived,
                _ => null,
            }, DecisionOf(place, seed, on));
        }

        return household.Recognitions.Count > 0 ? household.Recognitions[^1].EffectiveOn : null;

        void Add(PovertyClass status, DateOnly on, string number, RecognitionReason? reason, Guid? decision)
        {
            var at = MorningOf(on);
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
                Source = decision is null ? RecognitionSource.Demo : RecognitionSource.Decision,
                Reason = reason,
                DecisionId = decision,
                RecordedAt = at,
            });
        }
    }

    /// <summary>The id of the decision of that day, the same in every demo of these numbers.</summary>
    private static Guid DecisionOf(DemoPlace place, int seed, DateOnly on) => Dice.For(seed, place.AreaPath, -on.DayNumber).Id(MorningOf(on));

    private static DateTimeOffset MorningOf(DateOnly on) => new DateTimeOffset(on.ToDateTime(new(8, 0)), TimeSpan.FromHours(7)).ToUniversalTime();
}
