using System.Globalization;
using VuonLen.Rules.Facts;

namespace VuonLen.Rules.People;

/// <summary>A personal identification number of 12 digits (số định danh cá nhân, số căn cước).</summary>
/// <remarks><see cref="ToString"/> gives the masked form, so that a log or a page shows no number by accident.</remarks>
/// <law>Nghị định 137/2015/NĐ-CP, Điều 13; Luật Căn cước 2023 [recall:high]</law>
public readonly record struct PersonalId
{
    private readonly string? _digits;

    private PersonalId(string digits) => _digits = digits;

    /// <summary>All 12 digits. Personal: not for logs.</summary>
    public string Digits => _digits ?? throw new InvalidOperationException("An empty personal id has no digits.");

    /// <summary>Digits 1 to 3: where the birth was registered.</summary>
    public string PlaceCode => Digits[..3];

    /// <summary>From digit 4: even for men, odd for women.</summary>
    public Sex Sex => Digit(3) % 2 == 0 ? Sex.Male : Sex.Female;

    /// <summary>From digits 4 to 6: the century, 1900 to 2300, and the year in it.</summary>
    public int BirthYear => 1900 + (Digit(3) / 2 * 100) + (Digit(4) * 10) + Digit(5);

    /// <summary>First digit, stars, last three: <c>0********123</c>.</summary>
    public string Masked => Mask(Digits);

    /// <summary>Reads exactly 12 digits; blanks between them are passed over.</summary>
    public static bool TryParse(string? text, out PersonalId id)
    {
        id = default;
        var digits = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (digits.Length != 12 || !digits.All(char.IsAsciiDigit))
            return false;

        id = new(digits);
        return true;
    }

    /// <summary>Masks what is written in the place of a number, whether it is one or not.</summary>
    public static string Mask(string text) => text.Length == 12
        ? $"{text[0]}********{text[^3..]}"
        : new string('*', text.Length);

    /// <summary>What in the number does not agree with the person: a warning for the officer, never a refusal.</summary>
    /// <param name="sex">As recorded; not compared when unknown.</param>
    /// <param name="born">As recorded; not compared when unknown.</param>
    public IReadOnlyList<Problem> Compare(Sex? sex, BirthDate? born)
    {
        var warnings = new List<Problem>();
        if (sex is { } known && known != Sex)
            warnings.Add(PersonalIdProblems.OtherSex(Sex));
        if (born is { } birth && birth.Year != BirthYear)
            warnings.Add(PersonalIdProblems.OtherBirthYear(BirthYear));
        return warnings;
    }

    /// <summary>The masked number.</summary>
    public override string ToString() => _digits is null ? "" : Masked;

    private int Digit(int index) => Digits[index] - '0';
}

/// <summary>What a personal id can be warned about or refused for.</summary>
public static class PersonalIdProblems
{
    /// <summary>Not 12 digits.</summary>
    public static Problem NotTwelveDigits { get; } = new("PI-101", "Số định danh cá nhân phải gồm đúng 12 chữ số.");

    /// <summary>The number says another sex.</summary>
    public static Problem OtherSex(Sex inNumber) => new(
        "PI-102", $"Số định danh ghi giới tính {(inNumber == Sex.Male ? "nam" : "nữ")}, khác với giới tính đã khai. Hãy kiểm tra lại.");

    /// <summary>The number says another year of birth.</summary>
    public static Problem OtherBirthYear(int inNumber) => new(
        "PI-103", $"Số định danh ghi năm sinh {inNumber.ToString(CultureInfo.InvariantCulture)}, khác với năm sinh đã khai. Hãy kiểm tra lại.");
}
