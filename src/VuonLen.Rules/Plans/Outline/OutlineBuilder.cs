using System.Text.RegularExpressions;

namespace VuonLen.Rules.Plans.Outline;

/// <summary>Makes the tree of headings and items out of paragraphs.</summary>
internal static partial class OutlineBuilder
{
    /// <summary>Headings are short.</summary>
    private const int MostHeadingLetters = 220;

    /// <summary>What is said in fewer words before a colon is a title.</summary>
    private const int MostTitleWords = 16;

    /// <returns>The sections of the widest kind used, each with its children; what stands before the first heading comes as children without one.</returns>
    public static Section Build(IReadOnlyList<Paragraph> paragraphs)
    {
        var root = new Section(paragraphs[0], null) { IsHeading = true };
        var open = new Stack<Section>();
        open.Push(root);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var paragraph = paragraphs[i];
            var next = i + 1 < paragraphs.Count ? paragraphs[i + 1] : null;
            while (open.Count > 1 && !Holds(open.Peek(), paragraph))
                open.Pop();

            var section = new Section(paragraph, open.Peek());
            open.Peek().Children.Add(section);
            Title(section, next);
            section.Kind = KindOf(section);
            if (section.IsHeading || paragraph.Marker.Kind != MarkerKind.None)
                open.Push(section);
        }

        return root;
    }

    private static bool Holds(Section above, Paragraph paragraph)
    {
        var rank = Rank(paragraph);
        if (rank == MarkerKind.None)
            return above.IsHeading;
        if (rank == MarkerKind.Dash && above.Marker.Kind == MarkerKind.Dash)
            return above.IsHeading && above.Paragraph.Text.Length < 60 && above.Children.TrueForAll(c => c.Marker.Kind == MarkerKind.Dash);
        return rank > Rank(above.Paragraph);
    }

    /// <summary>A heading without a number counts as one with: in capitals as a Roman, else just above letters.</summary>
    private static MarkerKind Rank(Paragraph paragraph) =>
        paragraph.Marker.Kind == MarkerKind.None && LabelEnd(paragraph) > 0 ? MarkerKind.Roman
        : paragraph.Marker.Kind != MarkerKind.None || !IsFreeHeading(paragraph) ? paragraph.Marker.Kind
        : paragraph.Text.Any(char.IsLower) ? MarkerKind.Third : MarkerKind.Roman;

    private static void Title(Section section, Paragraph? next)
    {
        var paragraph = section.Paragraph;
        var text = paragraph.Text;
        if (paragraph.Marker.Kind <= MarkerKind.Roman)
        {
            section.IsHeading = true;
            section.TitleLength = TitleEnd(text);
            return;
        }

        if (paragraph.Marker.Kind is MarkerKind.None)
        {
            var label = LabelEnd(paragraph);
            section.IsHeading = label > 0 || IsFreeHeading(paragraph);
            section.TitleLength = label > 0 ? label : text.Length;
            return;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var startsTitle = colon > 0 && Words(text[..colon]) <= MostTitleWords && !text.AsSpan(0, colon).ContainsAny(';', '.');
        if (paragraph.Marker.IsNumbered)
        {
            var isBare = text.Length <= MostHeadingLetters && !paragraph.IsEnded;
            var isFollowed = next is not null && (next.Marker.Kind == MarkerKind.None ? !next.IsEnded || next.Text.Length > 40 || Words(text) <= 4 : next.Marker.Kind > paragraph.Marker.Kind);
            section.IsHeading = paragraph.IsEmphasised || startsTitle || (isBare && (isFollowed || text.EndsWith(':')));
            section.TitleLength = startsTitle ? colon : text.Length;
            return;
        }

        // A dash that only names what the next dashes or pluses say.
        section.IsHeading = !paragraph.IsEnded && Words(text) <= MostTitleWords
            && (text.EndsWith(':') || (next is not null && (next.Marker.Kind == MarkerKind.Plus || (Words(text) <= 6 && Label().IsMatch(paragraph.Folded.Text)))));
    }

    /// <summary>"Kinh phí: Đóng góp của …": short plans name their parts in front of a colon, without a number.</summary>
    private static int LabelEnd(Paragraph paragraph) => PartLabel().Match(paragraph.Folded.Text) is { Success: true } label ? paragraph.Folded.At(label.Groups[1].Length) : 0;

    /// <summary>Without a number: set apart as a heading, or in capitals, and not a sentence.</summary>
    public static bool IsFreeHeading(Paragraph paragraph) =>
        paragraph.Text.Length <= MostHeadingLetters && !paragraph.IsEnded && paragraph.First.Cell is null
        && (paragraph.IsEmphasised || (paragraph.Text.Count(char.IsUpper) >= 4 && !paragraph.Text.Any(char.IsLower)));

    private static int TitleEnd(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && Words(text[..colon]) <= MostTitleWords)
            return colon;

        // "II. MỤC TIÊU Thực hiện …": capitals end where a word in lower case begins.
        var capitals = Capitals().Match(text);
        return capitals.Success && capitals.Length < text.Length - 40 ? capitals.Length : text.Length;
    }

    private static SectionKind KindOf(Section section)
    {
        var above = section.Parent!.Kind;
        if (!section.IsHeading)
            return above;

        var folded = Text.FoldedText.Of(section.Title, section.Paragraph.First.IsBadScan).Text;
        if (IsApproval(section))
            return SectionKind.Unknown;
        if (section.Parent.Parent is null)
            return SectionKinds.OfTop(folded);

        // Parts and chapters only gather sections.
        var isGathered = (section.Parent.Marker.Kind <= MarkerKind.Chapter || IsApproval(section.Parent)) && Rank(section.Paragraph) <= MarkerKind.Arabic;
        return isGathered && SectionKinds.OfTop(folded) is var own and not SectionKind.Unknown ? own : SectionKinds.OfSub(folded, above);
    }

    /// <summary>"Điều 1. Phê duyệt Kế hoạch … với các nội dung sau:" holds the sections of the plan.</summary>
    private static bool IsApproval(Section section) => section.Marker.Kind == MarkerKind.Article && Approval().IsMatch(section.Paragraph.Folded.Text);

    /// <summary>What an article of a decision says about the decision itself.</summary>
    public static bool IsOfDecision(Paragraph paragraph) => paragraph.Marker.Kind == MarkerKind.Article && OfDecision().IsMatch(paragraph.Folded.Text);

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    [GeneratedRegex(@"^(?:ban hanh kem theo|quyet dinh nay)|chiu trach nhiem (?:thi hanh|to chuc thuc hien|thuc hien|trien khai)", RegexOptions.CultureInvariant)]
    private static partial Regex OfDecision();

    [GeneratedRegex(@"^(?:phe duyet|ban hanh)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Approval();

    [GeneratedRegex(@"^((?:ve )?(?:nguon )?kinh phi(?: thuc hien)?|che do (?:thong tin,? )?bao cao|thoi gian thuc hien|to chuc thuc hien|muc tieu|chi tieu)\s*:\s*\S", RegexOptions.CultureInvariant)]
    private static partial Regex PartLabel();

    [GeneratedRegex(@"^(?:ve|doi voi|chieu|linh vuc|nhom|trong do)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^[\p{Lu}\s,;\-–&()\d]{6,}(?=\s\p{Lu}\p{Ll})")]
    private static partial Regex Capitals();
}
