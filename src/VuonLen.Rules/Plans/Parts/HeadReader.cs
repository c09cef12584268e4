using System.Globalization;
using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Figures;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Parts;

/// <summary>Reads number, place, date, issuer and title, one above the other or in two columns.</summary>
internal sealed partial class HeadReader
{
    private readonly List<PlanField> _letterhead = [];
    private readonly List<(string Text, LineSpan Lines)> _issuer = [];
    private PlanField? _number;
    private PlanField? _place;
    private PlanField? _date;

    /// <summary>Reads the lines above the title and the title; issuer and year may still be found elsewhere.</summary>
    public PlanHead Read(Regions regions, Drafting draft)
    {
        foreach (var line in regions.Letterhead)
            ReadLine(line, draft);

        var title = Title(regions.Title, draft);
        if (regions.Title.Count > 0)
            _letterhead.Add(new(regions.Title[0].Text, Span(regions.Title[0]), draft.Sure(0.95)));

        PlanField? issuer = _issuer.Count == 0 ? null
            : new(string.Join(' ', _issuer.Select(i => i.Text)), _issuer.Select(i => i.Lines).Aggregate((a, b) => a.With(b)), draft.Sure(0.85));
        return new(_number, _date, _place, title, issuer, Year(title, draft), null, null, null, _letterhead);
    }

    public static bool IsLetterhead(string folded) => Motto().IsMatch(folded) || NumberLine().IsMatch(folded) || PlaceAndDate().IsMatch(folded);

    private void ReadLine(SourceLine line, Drafting draft)
    {
        var folded = line.Folded;
        var span = Span(line);
        _letterhead.Add(new(line.Text, span, draft.Sure(0.9)));

        if (NumberLine().Match(folded.Text) is { Success: true } number && _number is null && number.Groups["number"].Success)
        {
            // "Số:    /KH-UBND": the number is left blank until it is signed. A scan may have run number and code together.
            var written = folded.Slice(number.Groups["number"])!;
            var isWhole = WholeNumber().IsMatch(written);
            _number = new(Spaces().Replace(written, ""), span, draft.Sure(isWhole ? 0.95 : 0.3));
        }

        if (PlaceAndDate().Match(folded.Text) is { Success: true } date && _date is null)
        {
            if (PlanDates.Day(date.Groups["day"].Value, date.Groups["month"].Value, date.Groups["year"].Value) is { } day)
                _date = new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), span, draft.Sure(0.95));
            if (PlaceName().Match(folded.Text[..date.Index]) is { Success: true } place && place.Groups["place"].Length > 1)
                _place = new(folded.Slice(place.Groups["place"].Index, place.Groups["place"].Index + place.Groups["place"].Length), span, draft.Sure(0.9));
        }

        var left = Motto().Replace(folded.Text, m => new string('\u0001', m.Length));
        var end = left.IndexOf('\u0001', StringComparison.Ordinal);
        var words = end < 0 ? folded.Original : folded.Slice(0, end);
        var isOne = Issuers().IsMatch(FoldedText.Of(words, line.IsBadScan).Text) || GoesOn(words, line);
        if (isOne && !NumberLine().IsMatch(folded.Text) && !PlaceAndDate().IsMatch(folded.Text))
            _issuer.Add((words.Trim(), span));
    }

    /// <summary>"BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH" and, on the next line, "MỤC TIÊU QUỐC GIA".</summary>
    private bool GoesOn(string words, SourceLine line) =>
        _issuer.Count > 0 && !line.IsAfterBlank && _issuer[^1].Lines.Last == line.Number - 1 && words.Count(char.IsUpper) >= 4 && !words.Any(char.IsLower)
        && words.Length <= 60 && !words.Any(char.IsDigit);

    private static PlanField? Title(List<SourceLine> lines, Drafting draft)
    {
        if (lines.Count == 0)
            return null;

        var kind = Kind().Match(lines[0].Folded.Text);
        var first = lines[0].Folded.Slice(kind.Length, lines[0].Folded.Text.Length);
        List<string> words = [.. lines.Skip(1).Select(l => l.Text).Prepend(first).Where(t => t.Length > 0)];
        return words.Count == 0 ? null
            : new(string.Join(' ', words), new(lines[first.Length > 0 ? 0 : 1].Number, lines[^1].Number), draft.Sure(0.9));
    }

    private PlanField? Year(PlanField? title, Drafting draft)
    {
        if (title is not null && YearOfTitle().Match(FoldedText.Of(title.Text, draft.IsBadScan).Text) is { Success: true } year)
            return new(year.Groups[1].Value, title.Lines, draft.Sure(0.9));
        return _date is not null ? new(_date.Text[..4], _date.Lines, draft.Sure(0.6)) : null;
    }

    private static LineSpan Span(SourceLine line) => new(line.Number, line.Number);

    [GeneratedRegex(@"cong hoa xa hoi chu nghia viet nam|cong h\w+ xa h\w+ ch\w+ nghia viet nam|doc lap\s*-\s*tu do\s*-\s*hanh phuc|\w+ lap\s*-\s*tu do\s*-\s*(?:hanh|hạnh)\s*\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Motto();

    [GeneratedRegex(@"(?:^|\s)(?:so|s[o0868]|se)\s*[:.]\s*(?<number>\d{1,5}\s*-\s*[a-z]{2,4}\s*/\s*[a-z]{2,8}|\d{1,5}[a-z]?\s*/?\s*[a-z\d]{0,4}[a-z]{0,4}\s*-\s*[a-z]{2,8}(?:-[a-z]{2,8}){0,2}|\d{1,5}\s*/\s*[a-z]{2,6}-[a-z]{2,8})?(?:\s*/\s*[a-z]{2,6}\s*-\s*[a-z]{2,8})?|^so\s+(?<number>\d{1,5}\s?-\s?[a-z]{2,4}\s?/\s?[a-z]{2,8}|\d{1,5}[a-z]?\s?/\s?[a-z]{1,6}-[a-z]{2,8}(?:-[a-z]{2,8})?)", RegexOptions.CultureInvariant)]
    private static partial Regex NumberLine();

    [GeneratedRegex(@"^\d{1,5}\s*-\s*\p{L}{2,4}\s*/\s*\p{L}{2,8}$|^\d{1,5}[A-Za-zđĐ]?\s*/\s*(?:\d{4}\s*/\s*)?[\p{L}]{1,6}\s*-\s*[\p{L}&]{2,10}(?:-\p{L}{2,8}){0,2}$")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@",?\s*ngay\s+(?<day>\d{1,2})?[\s.…_]*thang\s+(?<month>\d{1,2})?[\s.…_]*nam\s+(?<year>\d{4})?|(?<=[a-z]),\s*ngay\s+(?<day>\d{1,2})\s?[/.-]\s?(?<month>\d{1,2})\s?[/.-]\s?(?<year>\d{4})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceAndDate();

    /// <summary>What stands before the date, after the number when both share a line.</summary>
    [GeneratedRegex(@"(?:^|\s{2,}|(?:kh|pa|ctr|da|qd)\s*-\s*[a-z]{2,8}\s+)(?<place>[a-z][a-z .'\-]*?)\s*,?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceName();

    [GeneratedRegex(@"^(?:uy ban nhan dan|ubnd|uy ban (?:mttq|mat tran)|hoi dong nhan dan|ban chi dao|ban thuong truc|so (?!\d)|phong |chi cuc |trung tam |hoi (?:nong|lien|cuu)|dang uy |dang bo |tinh |huyen |thanh pho |thi xa |quan |xa |phuong |thi tran |dac khu )", RegexOptions.CultureInvariant)]
    private static partial Regex Issuers();

    [GeneratedRegex(@"^(?:du thao )?(?:ke hoach|phuong an|chuong trinh|de an|quyet dinh)\s*:?\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Kind();

    [GeneratedRegex(@"nam\s+(20\d{2})(?!\s*-\s*20)", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex YearOfTitle();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
