using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Parts;

/// <summary>The document cut where its format changes: letterhead, name and title, body, closing block, annexes.</summary>
/// <law>Nghị định 30/2020/NĐ-CP, Phụ lục I</law>
internal sealed partial record Regions
{
    public List<SourceLine> Letterhead { get; private init; } = [];

    /// <summary>The name of the kind, KẾ HOẠCH, and the lines of the title after it.</summary>
    public List<SourceLine> Title { get; private init; } = [];

    public List<SourceLine> Body { get; private init; } = [];

    /// <summary>Nơi nhận and the signature.</summary>
    public List<SourceLine> Closing { get; private init; } = [];

    public List<SourceLine> Annex { get; private init; } = [];

    /// <summary>The letterhead once more, above a plan that a decision carries.</summary>
    public List<SourceLine> Repeated { get; private init; } = [];

    public static Regions Of(List<SourceLine> lines)
    {
        var kind = lines.FindIndex(0, Math.Min(lines.Count, 40), l => KindOfDocument().IsMatch(l.Folded.Text) && IsKindWritten(l.Text));
        var bodyStart = kind < 0 ? LetterheadEnd(lines) : TitleEnd(lines, kind);
        if (kind >= 0 && Decision().IsMatch(lines[kind].Folded.Text) && Attached(lines, bodyStart) is { } attached)
            return attached;

        var closing = ClosingStart(lines, bodyStart);
        var annex = lines.FindIndex(Math.Min(closing + 1, lines.Count), l => Annexes().IsMatch(l.Folded.Text));
        annex = annex < 0 ? lines.Count : annex;

        // A plan may carry its annex before the recipients are named, and some name them at the very top of the end.
        return new()
        {
            Letterhead = lines[..(kind < 0 ? bodyStart : kind)],
            Title = kind < 0 ? [] : lines[kind..bodyStart],
            Body = lines[bodyStart..closing],
            Closing = lines[closing..annex],
            Annex = lines[annex..],
        };
    }

    /// <summary>A decision that only issues the plan: the plan follows its signature, with a title of its own.</summary>
    private static Regions? Attached(List<SourceLine> lines, int from)
    {
        var signed = lines.FindIndex(from, l => Recipients().IsMatch(l.Folded.Text) || SignatureReader.IsAuthority(l.Text, l.IsBadScan));
        var kind = signed < 0 ? -1 : lines.FindIndex(signed, l => KindAlone().IsMatch(l.Folded.Text) && IsKindWritten(l.Text) && !Decision().IsMatch(l.Folded.Text));
        if (kind < 0)
            return null;

        // Above KẾ HOẠCH the letterhead may stand once more.
        var again = kind;
        while (again > signed + 1 && (HeadReader.IsLetterhead(lines[again - 1].Folded.Text) || lines[again - 1].Text is var above && !above.Any(char.IsLower) && !SignatureReader.IsAuthority(above, false)))
            again--;
        var inner = Of(lines[kind..]);
        return new()
        {
            Letterhead = lines[..from],
            Title = inner.Title,
            Body = [.. lines[from..signed], .. inner.Body],
            Closing = [.. lines[signed..again], .. inner.Closing],
            Annex = inner.Annex,
            Repeated = lines[again..kind],
        };
    }

    private static bool IsKindWritten(string text) => text.Take(7).All(c => !char.IsLower(c));

    private static int LetterheadEnd(List<SourceLine> lines)
    {
        var end = 0;
        for (var i = 0; i < Math.Min(lines.Count, 15); i++)
        {
            if (HeadReader.IsLetterhead(lines[i].Folded.Text))
                end = i + 1;
        }

        return end;
    }

    private static int TitleEnd(List<SourceLine> lines, int kind)
    {
        var first = kind + 1;

        // "KẾ HOẠCH Thực hiện …" on one line is the title's first line already.
        var titleLines = KindAlone().IsMatch(lines[kind].Folded.Text) ? 0 : 1;
        var end = first;
        while (end < lines.Count && titleLines < 7 && IsOfTitle(lines, end, titleLines))
        {
            end++;
            titleLines++;
        }

        return end;
    }

    private static bool IsOfTitle(List<SourceLine> lines, int at, int titleLines)
    {
        var line = lines[at];
        if (Basis().IsMatch(line.Folded.Text) || Opening().IsMatch(line.Folded.Text) || Section().IsMatch(line.Text))
            return titleLines == 0 && !Basis().IsMatch(line.Folded.Text) && !Section().IsMatch(line.Text);
        if (titleLines == 0)
            return true;
        if (line.Text[0] == '(' || Deciding().IsMatch(line.Text))
            return false;

        var before = lines[at - 1].Text;
        return !before.EndsWith('.') && !before.EndsWith(';') && before.Length <= 110
            && (!line.IsAfterBlank || char.IsLower(line.Text[0]) || (line.IsEmphasised && lines[at - 1].IsEmphasised));
    }

    private static int ClosingStart(List<SourceLine> lines, int from)
    {
        var recipients = lines.FindLastIndex(l => Recipients().IsMatch(l.Folded.Text));
        var authority = lines.FindIndex(from, l => SignatureReader.IsAuthority(l.Text, l.IsBadScan));
        if (recipients >= from)
        {
            // The right column may come first.
            return authority >= 0 && authority < recipients && recipients - authority <= 6 ? authority : recipients;
        }

        return authority >= 0 ? authority : lines.Count;
    }

    [GeneratedRegex(@"^quyet dinh\b", RegexOptions.CultureInvariant)]
    private static partial Regex Decision();

    /// <summary>Below the title of a decision: who decides.</summary>
    [GeneratedRegex(@"^(?:CHỦ TỊCH|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|GIÁM ĐỐC|HỘI ĐỒNG NHÂN DÂN|TRƯỞNG BAN)\s[\p{Lu}\s,-]{3,120}$")]
    private static partial Regex Deciding();

    [GeneratedRegex(@"^(?:du thao )?(?:ke hoach|phuong an|chuong trinh|de an|quyet dinh)(?:\s|$|:)", RegexOptions.CultureInvariant)]
    private static partial Regex KindOfDocument();

    [GeneratedRegex(@"^(?:du thao )?(?:ke hoach|phuong an|chuong trinh|de an|quyet dinh)\s*:?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex KindAlone();

    [GeneratedRegex(@"^\W*(?:can cu|theo|xet|tiep theo|tren co so|thi hanh|(?:trien khai )?thuc hien (?:luat|nghi dinh|nghi quyet|quyet dinh|thong tu|chi thi|ke hoach|cong van|chuong trinh|thong bao|huong dan|ket luan|de an|y kien) (?:so|\d))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Basis();

    [GeneratedRegex(@"^(?:ubnd|uy ban nhan dan|ban chi dao|de (?:to chuc|trien khai|thuc hien))\b.{0,200}(?:ban hanh|xay dung|nhu sau|lap)|^(?:ubnd|uy ban nhan dan) (?:xa|phuong|thi tran|huyen|thanh pho|tinh) .{3,}(?:ban hanh|xay dung)", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(?:[IVX]{1,4}|[A-B]|1)\s*[.\-)/]\s*\p{Lu}|^(?:PHẦN|Phần|CHƯƠNG|Chương)\s")]
    private static partial Regex Section();

    [GeneratedRegex(@"^noi nhan\b", RegexOptions.CultureInvariant)]
    private static partial Regex Recipients();

    [GeneratedRegex(@"^(?:phu luc|bieu|mau|danh sach|bang phan cong|bang tong hop)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Annexes();
}
