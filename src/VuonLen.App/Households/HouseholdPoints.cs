using System.Text.Json;

namespace VuonLen.App.Households;

/// <summary>B1 points and the standard they were given for (điểm B1 theo từng chuẩn).</summary>
/// <remarks>
/// Points of one standard's card mean nothing to another one. A card is loaded and filled in months before its standard holds, so
/// the points of the standard in force are kept beside those of the next one.
/// </remarks>
public sealed partial class Household
{
    /// <summary>
    /// Code of the standard the points were given for: that of the card, or, of a typed total, the one in force on the day of the
    /// form. Null when no standard is known: then they are used for none.
    /// </summary>
    public string? B1Standard { get; private set; }

    /// <summary>Points for other standards, as <see cref="OtherB1"/> writes them.</summary>
    public string? B1Others { get; private set; }

    /// <summary>Keeps points for a standard; those for another one stay beside them. Null forgets what stands here.</summary>
    /// <param name="b1">The total.</param>
    /// <param name="on">Day of the form.</param>
    /// <param name="standard">Code of its standard.</param>
    /// <param name="sheet">The answers; null when the total was typed.</param>
    internal void GiveB1(int? b1, DateOnly? on, string? standard, B1Sheet? sheet = null)
    {
        if (b1 is null)
        {
            (B1, B1On, B1Standard, B1Sheet) = (null, null, null, null);
            return;
        }

        var others = OtherB1.Read(B1Others).Where(o => o.Standard != standard).ToList();
        if (B1 is { } before && B1Standard is { } of && of != standard)
            others = [.. others.Where(o => o.Standard != of), new(of, before, B1On, B1Sheet)];
        (B1, B1On, B1Standard, B1Sheet) = (b1, on, standard, sheet?.Write());
        B1Others = OtherB1.Write(others);
    }

    /// <summary>Takes over the points of a second record of the household.</summary>
    internal void TakeB1(Household other) =>
        (B1, B1On, B1Standard, B1Sheet, B1Others) = (other.B1, other.B1On, other.B1Standard, other.B1Sheet, other.B1Others);

    /// <summary>The points that count under one of these standards, the first that has any; null when none has.</summary>
    public int? B1Under(IEnumerable<string> standards)
    {
        foreach (var standard in standards)
        {
            if (B1Standard == standard)
                return B1;
            if (B1Others is not null && OtherB1.Read(B1Others).FirstOrDefault(o => o.Standard == standard) is { } other)
                return other.B1;
        }

        return null;
    }
}

/// <summary>Points for a standard that are kept beside those given last.</summary>
/// <param name="Standard">Code of the standard.</param>
/// <param name="B1">The total.</param>
/// <param name="On">Day of the form.</param>
/// <param name="Sheet">As <see cref="Household.B1Sheet"/> keeps it.</param>
internal sealed record OtherB1(string Standard, int B1, DateOnly? On, string? Sheet)
{
    public static IReadOnlyList<OtherB1> Read(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<OtherB1>>(json) ?? [];

    public static string? Write(IReadOnlyList<OtherB1> others) => others.Count == 0 ? null : JsonSerializer.Serialize(others.OrderBy(o => o.Standard, StringComparer.Ordinal));

    /// <summary>"ND07-2022: 120 điểm, phiếu ngày 30/09/2026".</summary>
    public override string ToString() => $"{Standard}: {Shell.Vn.Number(B1)} điểm{(On is { } on ? $", phiếu ngày {Shell.Vn.Date(on)}" : "")}";
}
