using VuonLen.Rules.Facts;

namespace VuonLen.Rules.Indicators;

/// <summary>Answers about the household that may be missing; the order is that of the members' ones and the result.</summary>
[Flags]
internal enum HouseholdAnswers
{
    None = 0,
    Area = 1 << 0,
    B1 = 1 << 1,
    Members = 1 << 2,
    Wall = 1 << 3,
    Column = 1 << 4,
    Roof = 1 << 5,
    Floor = 1 << 6,
    Water = 1 << 7,
    Toilet = 1 << 8,
    Internet = 1 << 9,
    Devices = 1 << 10,
}

/// <summary>An indicator that looks at the household as a whole.</summary>
internal abstract class HouseholdTest
{
    /// <param name="facts">The household.</param>
    /// <param name="members">How many live in it.</param>
    /// <param name="missing">The answers that can change the result; none unless it is unknown.</param>
    public abstract Deprivation Judge(HouseholdFacts facts, int members, out HouseholdAnswers missing);

    protected static Deprivation Of(bool? deprived, HouseholdAnswers ask, out HouseholdAnswers missing)
    {
        missing = deprived is null ? ask : HouseholdAnswers.None;
        return deprived is not { } known ? Deprivation.Unknown : known ? Deprivation.Yes : Deprivation.No;
    }
}

/// <summary>Chất lượng nhà ở: enough of the three main parts are not durable.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]</law>
internal sealed class HousingQuality(int nonDurableParts) : HouseholdTest
{
    public override Deprivation Judge(HouseholdFacts facts, int members, out HouseholdAnswers missing)
    {
        missing = HouseholdAnswers.None;
        var (notDurable, unknown) = (0, 0);
        Count(facts.Dwelling.Wall, HouseholdAnswers.Wall, ref missing);
        Count(facts.Dwelling.Column, HouseholdAnswers.Column, ref missing);
        Count(facts.Dwelling.Roof, HouseholdAnswers.Roof, ref missing);

        if (notDurable < nonDurableParts && notDurable + unknown >= nonDurableParts)
            return Deprivation.Unknown;

        missing = HouseholdAnswers.None;
        return notDurable >= nonDurableParts ? Deprivation.Yes : Deprivation.No;

        void Count(Material? part, HouseholdAnswers ask, ref HouseholdAnswers missing)
        {
            if (part is null)
            {
                unknown++;
                missing |= ask;
            }
            else
            {
                notDurable += part == Material.NotDurable ? 1 : 0;
            }
        }
    }
}

/// <summary>Diện tích nhà ở bình quân đầu người: compared exactly, as floor against members times the threshold.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]</law>
internal sealed class FloorArea(decimal m2PerPerson) : HouseholdTest
{
    /// <summary>What usual numbers of members need, worked out once.</summary>
    private readonly decimal[] _needed = [.. Enumerable.Range(0, 32).Select(people => m2PerPerson * people)];

    public override Deprivation Judge(HouseholdFacts facts, int members, out HouseholdAnswers missing)
    {
        // Without a member, "members" is asked for once for all indicators.
        var ask = HouseholdAnswers.Floor | (members == 0 ? HouseholdAnswers.Members : HouseholdAnswers.None);
        bool? deprived = facts.Dwelling.FloorM2 is { } floor && members > 0
            ? floor < (members < _needed.Length ? _needed[members] : m2PerPerson * members)
            : null;
        return Of(deprived, facts.Dwelling.FloorM2 is null ? ask : HouseholdAnswers.Members, out missing);
    }
}

/// <summary>Nguồn nước sinh hoạt.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]</law>
internal sealed class WaterSource : HouseholdTest
{
    public override Deprivation Judge(HouseholdFacts facts, int members, out HouseholdAnswers missing) =>
        Of(facts.Water is { } water ? water == Water.Other : null, HouseholdAnswers.Water, out missing);
}

/// <summary>Nhà tiêu hợp vệ sinh.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]</law>
internal sealed class ToiletInUse : HouseholdTest
{
    public override Deprivation Judge(HouseholdFacts facts, int members, out HouseholdAnswers missing) =>
        Of(facts.Toilet is { } toilet ? toilet is Toilet.Other or Toilet.None : null, HouseholdAnswers.Toilet, out missing);
}

/// <summary>Sử dụng dịch vụ viễn thông.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]</law>
internal sealed class Internet : HouseholdTest
{
    public override Deprivation Judge(HouseholdFacts facts, int members, out HouseholdAnswers missing) =>
        Of(!facts.InternetUsedByAMember, HouseholdAnswers.Internet, out missing);
}

/// <summary>Phương tiện phục vụ tiếp cận thông tin.</summary>
/// <law>Nghị định 07/2021/NĐ-CP, Phụ lục [recall:high]</law>
internal sealed class Device : HouseholdTest
{
    public override Deprivation Judge(HouseholdFacts facts, int members, out HouseholdAnswers missing) =>
        Of(!facts.HasDevice, HouseholdAnswers.Devices, out missing);
}
