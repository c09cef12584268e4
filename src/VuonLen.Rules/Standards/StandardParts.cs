namespace VuonLen.Rules.Standards;

/// <summary>A document a standard rests on (căn cứ).</summary>
/// <param name="Name">Kind and number, for example <c>Nghị định 07/2021/NĐ-CP</c>.</param>
/// <param name="IssuedOn">Null while not established.</param>
/// <param name="About">What it settles, in Vietnamese.</param>
/// <param name="Certainty">How far it has been checked, in Vietnamese.</param>
public sealed record Law(string Name, DateOnly? IssuedOn, string About, string Certainty);

/// <summary>A line that differs between rural and urban areas (khu vực nông thôn, thành thị).</summary>
/// <param name="Rural">Đồng per person per month, or points; as the property that holds it says.</param>
/// <param name="Urban">The same for urban areas.</param>
/// <param name="Clause">Where it is laid down.</param>
/// <param name="Certainty">How far it has been checked, in Vietnamese.</param>
public sealed record AreaLine(long Rural, long Urban, string Clause, string Certainty)
{
    /// <summary>The line of an area.</summary>
    public long Of(bool isUrban) => isUrban ? Urban : Rural;
}

/// <summary>A single number a decree lays down (ngưỡng).</summary>
/// <param name="Value">Its unit is in its name.</param>
/// <param name="Clause">Where it is laid down.</param>
/// <param name="Certainty">How far it has been checked, in Vietnamese.</param>
public sealed record Threshold(decimal Value, string Clause, string Certainty);

/// <summary>One indicator of deprivation of a standard (chỉ số thiếu hụt).</summary>
/// <param name="Number">As printed in the forms; bit <c>Number - 1</c> in a deprivation mask.</param>
/// <param name="Kind">Which calculation it uses, for example <c>health_insurance</c>.</param>
/// <param name="Dimension">Chiều thiếu hụt, Vietnamese.</param>
/// <param name="Name">Vietnamese name.</param>
/// <param name="DeprivedWhen">When a household is deprived, as half a Vietnamese sentence.</param>
/// <param name="Thresholds">The numbers its calculation uses, by name.</param>
/// <param name="Clause">Where it is laid down.</param>
/// <param name="Certainty">How far it has been checked, in Vietnamese.</param>
public sealed record Indicator(
    int Number,
    string Kind,
    string Dimension,
    string Name,
    string DeprivedWhen,
    IReadOnlyDictionary<string, Threshold> Thresholds,
    string Clause,
    string Certainty);
