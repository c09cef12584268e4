using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Parts;

/// <summary>Reads to whom a report goes: one office or several, set apart by commas, semicolons and "và".</summary>
internal static partial class Receivers
{
    private const int LongestList = 300;

    /// <summary>The receivers named in a clause, as written; null when it names none.</summary>
    /// <param name="text">The paragraph; a list may go on after the clause's semicolon.</param>
    /// <param name="clause">The clause that speaks of the report.</param>
    public static string? In(FoldedText text, Clause clause) =>
        Find(text, clause) is { } found ? found.Written(text).Trim(' ', ',', '.', ';', ':') : null;

    /// <summary>Whether the receivers named in a clause go on in the next one: "Phòng Kinh tế; Phòng Văn hóa - Xã hội".</summary>
    public static bool GoOn(FoldedText text, Clause clause, Clause next) => Find(text, clause) is { } found && found.End > next.Start;

    private static Clause? Find(FoldedText text, Clause clause)
    {
        // "Tham mưu cho Ủy ban nhân dân xã …, báo cáo Sở …": who is named after the report gets it.
        var report = text.Text.IndexOf("bao cao", clause.Start, clause.End - clause.Start, StringComparison.Ordinal);
        return (report > clause.Start ? From(text, report, clause.End) : null) ?? From(text, clause.Start, clause.End);
    }

    private static Clause? From(FoldedText text, int start, int end)
    {
        for (var m = Start().Match(text.Text, start, end - start); m.Success; m = m.NextMatch())
        {
            var who = m.Groups["who"];
            if (IsMeant(text, who.Index))
                return new(who.Index, EndOfList(text, who.Index));
        }

        return null;
    }

    /// <summary>"bộ", "ban" and "sở" are offices with these marks, and only there.</summary>
    private static bool IsMeant(FoldedText text, int at) =>
        text.Original.All(char.IsAscii) || !Ambiguous().IsMatch(text.Text, at) || char.IsUpper(text.Original[text.At(at)]);

    /// <summary>
    /// A comma, a semicolon or "và" goes on with the list when an office or a word with a capital follows: "Phòng Kinh tế, Hạ tầng và
    /// Đô thị" is one office, "Ủy ban nhân dân tỉnh, Sở Y tế" are two, and both are read to their end.
    /// </summary>
    private static int EndOfList(FoldedText text, int from)
    {
        var last = Math.Min(text.Text.Length, from + LongestList);
        var depth = 0;
        for (var i = from; i < last; i++)
        {
            var letter = text.Text[i];
            depth += letter switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0)
                return i;
            if (letter == '(' && !InBrackets().IsMatch(text.Text[i..]))
                return i;
            if (depth > 0)
                continue;

            if (letter == '.' && (i + 1 >= text.Text.Length || text.Text[i + 1] is ' ' or '/'))
                return i;
            if (letter is ',' or ';' && !GoesOn(text, i + 1, isNameToo: letter == ','))
                return i;
            if (letter == ' ' && After().Match(text.Text, i) is { Success: true })
                return i;
            if (letter == ' ' && And().Match(text.Text, i) is { Success: true } and && !GoesOn(text, and.Index + and.Length, isNameToo: true))
                return i;
        }

        return last;
    }

    private static bool GoesOn(FoldedText text, int from, bool isNameToo)
    {
        var at = from;
        while (at < text.Text.Length && text.Text[at] is ' ')
            at++;
        if (at >= text.Text.Length || NewSentence().IsMatch(text.Text[at..]))
            return false;
        return Office().IsMatch(text.Text[at..]) || (isNameToo && char.IsUpper(text.Original[text.At(at)]));
    }

    private const string Offices =
        @"(?:cac |co quan |lanh dao |dong chi |d/c )*(?:ubnd|uy ban|hdnd|hoi dong|thuong truc|tt\.? |dang uy|chi bo|phong|ban (?:chi dao|thuong|to chuc|tuyen|dan|quan ly|noi)|bcd|mttq|ubmttq|mat tran|cong chuc|bo phan|so |bo |van phong|tinh uy|thanh uy|huyen uy|cap uy"
        + @"|chu tich|pho chu tich|giam doc|truong (?:phong|ban|thon)|lanh dao|thu tuong|chinh phu|chi cuc|cuc |trung tam|ngan hang|nhcsxh|bao hiem xa hoi|kho bac|cong an|tram|hoi |doan |cap tren|cap co tham quyen|co quan|don vi)";

    [GeneratedRegex(
        @"(?:\bve|\bgui(?: ve| den| cho)?|\bden|\bcho|\bbao cao(?: ket qua| tinh hinh| tien do)?(?: (?:ve|cho|voi|len|den|gui))?|\blen)\s+(?<who>" + Offices + ")",
        RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    [GeneratedRegex(@"\G(?:so|bo|hoi|doan|cuc|ban)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Ambiguous();

    [GeneratedRegex("^(?:" + Offices + "|(?:cac )?(?:xa|phuong|tinh|thanh pho|dac khu|thon|ban|ap|nganh|dia phuong|doan the)\\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Office();

    /// <summary>What begins a new thing to do, or a time, and no further receiver.</summary>
    [GeneratedRegex(
        @"^(?:truoc|cham nhat|muon nhat|dinh ky|hang (?:thang|quy|nam|tuan)|moi (?:thang|quy|nam)|bao cao|tong hop|theo doi|tham muu|chiu trach nhiem|de xuat|kip thoi|dong thoi|xem xet|phan anh|don doc|kiem tra|(?:(?!de |qua |theo |truoc )[a-z]+ ){0,9}(?:chiu trach nhiem|co trach nhiem|chu tri|tham muu|tong hop))\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex NewSentence();

    [GeneratedRegex(@"^\((?:qua|thong qua|truc tiep|co quan|b/c)\b", RegexOptions.CultureInvariant)]
    private static partial Regex InBrackets();

    [GeneratedRegex(
        @"\G\s+(?:de(?! nghi)|truoc|theo|dinh ky|hang (?:thang|quy|nam|tuan)|moi (?:thang|quy|nam|tuan)|khi|vao|cham|muon|xem xet|(?<!\bban )chi dao|biet|tong hop|trong|nham|ket qua|tinh hinh|tien do|ve (?:ket qua|tinh hinh|tien do|cong tac|viec)|sau|ngay \d|doi voi)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex After();

    [GeneratedRegex(@"\G\s+va\s+", RegexOptions.CultureInvariant)]
    private static partial Regex And();
}
