using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Figures;
using VuonLen.Rules.Plans.Outline;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Parts;

/// <summary>Reads the legal bases and the sentence that opens the plan.</summary>
internal static partial class BasesReader
{
    /// <summary>Reads one paragraph before the first heading.</summary>
    /// <returns>The words that open the plan, when they stand in it: they name the issuer.</returns>
    public static string? Read(Paragraph paragraph, Drafting draft)
    {
        var folded = paragraph.Folded;
        var opening = Opening().Match(folded.Text);
        var end = opening.Success ? opening.Index : folded.Text.Length;
        var isBasis = Start().IsMatch(folded.Text) || Another().IsMatch(folded.Text) || (draft.IsBadScan && Reference().IsMatch(folded.Text[..end]));
        if (isBasis)
            ReadReferences(paragraph, end, draft);

        if (!opening.Success)
        {
            if (!isBasis)
                draft.Pass(paragraph, PassageKind.Opening, 0.6);
            return null;
        }

        if (!isBasis && opening.Index > 0)
            draft.Passages.Add(new(folded.Slice(0, opening.Index), PassageKind.Opening, paragraph.LinesOfFolded(0, opening.Index), draft.Sure(0.6)));
        var words = folded.Slice(opening.Index, folded.Text.Length);
        draft.Passages.Add(new(words, PassageKind.Opening, paragraph.LinesOfFolded(opening.Index, folded.Text.Length), draft.Sure(0.9)));
        return words;
    }

    public static bool IsBasis(Paragraph paragraph) => Start().IsMatch(paragraph.Folded.Text) && Reference().IsMatch(paragraph.Folded.Text);

    private static void ReadReferences(Paragraph paragraph, int end, Drafting draft)
    {
        var folded = paragraph.Folded;
        List<int> starts = [.. Reference().Matches(folded.Text[..end]).Where((m, i) => i == 0 || BetweenBases().IsMatch(folded.Text[..m.Index])).Select(m => m.Index)];
        if (starts.Count == 0)
        {
            // "Căn cứ kết quả rà soát …": no document, but what the plan stands on.
            var text = folded.Slice(0, end).TrimEnd(';', ',', '.', ' ');
            if (text.Length > 0)
                draft.Bases.Add(new(text, null, null, null, null, Without(text), paragraph.LinesOfFolded(0, end), draft.Sure(0.7)));
            return;
        }

        for (var i = 0; i < starts.Count; i++)
        {
            var (start, stop) = (starts[i], i + 1 < starts.Count ? starts[i + 1] : end);
            stop = start + Joint().Replace(folded.Text[start..stop], "").Length;
            draft.Bases.Add(ReadOne(paragraph, i == 0 ? 0 : start, start, stop, draft));
        }
    }

    private static LegalBasis ReadOne(Paragraph paragraph, int from, int start, int stop, Drafting draft)
    {
        var folded = paragraph.Folded;
        var match = Reference().Match(folded.Text, start, stop - start);
        var place = match.Index + match.Length;
        var number = folded.Slice(match.Groups["number"]);
        DateOnly? date = null;
        if (Dated().Match(folded.Text, place, stop - place) is { Success: true } dated)
        {
            date = PlanDates.Day(dated.Groups["day"].Value, dated.Groups["month"].Value, dated.Groups["year"].Value);
            place = dated.Index + dated.Length;
        }

        string? issuer = null;
        if (Issuer().Match(folded.Text, place, stop - place) is { Success: true } by)
        {
            issuer = folded.Slice(by.Groups["issuer"])?.TrimEnd(',', ';', '.');
            place = by.Index + by.Length;
        }

        var subject = folded.Slice(match.Groups["name"]) ?? folded.Slice(place, stop).Trim(',', ';', '.', ' ');
        return new(
            folded.Slice(from, stop).TrimEnd(';', ',', '.', ' '),
            folded.Slice(match.Groups["kind"]), number is null ? null : Blanks().Replace(number, ""), date, issuer,
            subject.Length > 0 ? subject : null, paragraph.LinesOfFolded(from, stop), draft.Sure(number is not null && date is not null ? 0.95 : 0.8));
    }

    private static string Without(string text) => text[Start().Match(FoldedText.Of(text).Text).Length..].Trim();

    private const string Kinds =
        "luat|bo luat|phap lenh|nghi dinh|nghi quyet|quyet dinh|thong tu(?: lien tich)?|chi thi|ke hoach|cong van|chuong trinh(?: hanh dong| phoi hop| cong tac)?|thong bao(?: ket luan)?|huong dan|ket luan|de an|to trinh|bao cao|van ban|cong dien|quy dinh|quy che";

    [GeneratedRegex(@"^\W*(?:can cu(?: vao)?|theo|xet|tiep theo|tren co so|thi hanh|(?:trien khai )?thuc hien|trien khai)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    [GeneratedRegex(@"^\W*(?:" + Kinds + @")\s+(?:cua\s.{3,60}\s)?so\s*:?\s*\d", RegexOptions.CultureInvariant)]
    private static partial Regex Another();

    [GeneratedRegex(
        @"(?<![a-z])(?<kind>" + Kinds + @")\s+(?:(?:so|s[o0])\s*:?\s*)?(?<number>\d{1,4}[a-z]?\s*[/-]\s*(?:\d{4}\s*/\s*)?[a-z\d]{1,6}(?:\s?[-/]\s?[a-z]{1,8}){0,2}(?:-[a-z]{1,8})?)"
        + @"|(?<![a-z])(?<kind>luat|bo luat|phap lenh)\s+(?<name>[a-z][^;.\d]{2,120}?),?\s+so\s*:?\s*(?<number>\d{1,3}/\d{4}/[a-z]{2}\d{1,2})"
        + @"|(?<![a-z])(?<kind>luat|bo luat|phap lenh)\s+(?=[a-z])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?:[;.]|,?\s+va(?:\s+(?:cac|theo))?)\s*(?:can cu\s+|theo\s+|thuc hien\s+)?$|[;.,]\s*(?:va\s+)?(?:xet|theo) de nghi cua [^;]{3,140}\stai\s+$", RegexOptions.CultureInvariant)]
    private static partial Regex BetweenBases();

    [GeneratedRegex(@"(?:[\s;,.]|\bva\b|\bcan cu\b)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    [GeneratedRegex(@"\G[^;]{0,80}?,?\s*ngay\s+(?<day>\d{1,2})\s*(?:/|-|\.|\s+thang\s+)\s*(?<month>\d{1,2})\s*(?:/|-|\.|\s*,?\s*nam\s+)\s*(?<year>\d{4})", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(@"\G[\s,]*(?:cua|c\w{2,3})\s+(?<issuer>.+?)(?=\s+(?:ve|v/v|quy dinh|phe duyet|ban hanh|sua doi|huong dan|thuc hien|trien khai|giao|dot|ky hop|khoa|lan thu)\b|[;,(]|\s*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Issuer();

    [GeneratedRegex(@"(?:(?<=^|[;,.]\s*)(?:de (?:to chuc|trien khai|thuc hien|tiep tuc)[^;]{0,160},\s*)?(?:ubnd|uy ban nhan dan|uy ban (?:mttq|mat tran)|ban thuong truc|ban chi dao|dang uy|phong (?:kinh|van|lao|nong|noi)|so (?:nong|lao|noi|y te|tai|giao)|chi cuc|hoi (?:nong|lien|cuu))\s(?:(?!quyet dinh so)[^;]){0,160}?(?:ban hanh|xay dung|lap|trien khai|de ra|thuc hien)\s(?:[a-z]+\s){0,3}?(?:ke hoach|phuong an|chuong trinh)\b.*)", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
