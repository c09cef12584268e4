using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Outline;
using VuonLen.Rules.Plans.Tables;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Parts;

/// <summary>Reads the body section by section, each by what it is about.</summary>
internal sealed partial class BodyReader(Drafting draft)
{
    /// <returns>The words that open and those that close the plan.</returns>
    public (PlanPassage? Opening, PlanPassage? Closing) Read(List<SourceLine> lines)
    {
        foreach (var table in Grid.Of(lines))
            TableReader.Read(table, draft);
        var paragraphs = new LineJoiner(lines).Join(lines.Where(l => l.Cell is null));
        if (paragraphs.Count == 0)
            return (null, null);

        // A decision names who decides above its bases, and says QUYẾT ĐỊNH below them.
        var numbered = paragraphs.FindIndex(p => p.Marker.IsNumbered && !BasesReader.IsBasis(p));
        foreach (var formal in paragraphs.Take(numbered < 0 ? 3 : numbered).Where(IsFormal).ToList())
        {
            draft.Pass(formal, PassageKind.Heading);
            paragraphs.Remove(formal);
        }

        var first = paragraphs.FindIndex(p => (p.Marker.IsNumbered && !BasesReader.IsBasis(p)) || (p.Marker.Kind == MarkerKind.None && OutlineBuilder.IsFreeHeading(p)));
        first = first < 0 ? paragraphs.Count : first;
        foreach (var paragraph in paragraphs.Take(first))
            BasesReader.Read(paragraph, draft);
        if (first < paragraphs.Count)
        {
            foreach (var section in OutlineBuilder.Build(paragraphs[first..]).Children)
                ReadSection(section);
        }

        return (draft.Passages.Where(p => p.Kind == PassageKind.Opening).MaxBy(p => p.Confidence), draft.Passages.FindLast(p => p.Kind == PassageKind.Closing));
    }

    private static bool IsFormal(Paragraph paragraph) => paragraph.Marker.Kind == MarkerKind.None && Formal().IsMatch(paragraph.Text);

    /// <summary>Annexes hold tables; words around them are headings.</summary>
    public void ReadAnnex(List<SourceLine> lines)
    {
        foreach (var table in Grid.Of(lines))
            TableReader.Read(table, draft);
        foreach (var paragraph in new LineJoiner(lines).Join(lines.Where(l => l.Cell is null)))
            draft.Pass(paragraph, PassageKind.Attachment, 0.7);
    }

    private void ReadSection(Section section)
    {
        if (!section.IsHeading)
        {
            ReadLoose(section);
            foreach (var child in section.Children)
                ReadSection(child);
            return;
        }

        switch (section.Kind)
        {
            case SectionKind.Goals:
                ReadGoals(section);
                break;
            case SectionKind.Tasks or SectionKind.Time:
                PassHeading(section);
                if (section.HasInlineContent || (section.Children.Count == 0 && section.Marker is { IsNumbered: true, Kind: >= MarkerKind.Arabic }))
                    draft.Tasks.Add(TasksReader.Of(section, section.HasInlineContent ? section.TitleLength : 0, 0.8, draft));
                TasksReader.Read(section, draft, ReadSection);
                CloseAndReport(section, null);
                break;
            case SectionKind.Organisation:
                PassHeading(section);
                if (section.HasInlineContent)
                    draft.Tasks.Add(TasksReader.Of(section, section.TitleLength, 0.6, draft));
                ActorsReader.Read(section, draft, ReadSection);
                CloseAndReport(section, null);
                break;
            case SectionKind.Funding:
                ReadEach(section, (paragraph, from) => FundingReader.Read(paragraph, from, draft));
                break;
            case SectionKind.Reports:
                ReadEach(section, ReadReports);
                break;
            case SectionKind.Bases:
                ReadEach(section, (paragraph, _) => BasesReader.Read(paragraph, draft));
                break;
            default:
                ReadOther(section);
                break;
        }
    }

    private void ReadGoals(Section section)
    {
        PassHeading(section);

        // What is said right at "MỤC TIÊU:" is general, unless it has figures.
        if (section.HasInlineContent)
            TargetsReader.Read(section.Paragraph, section.Paragraph.Folded.At(0) + section.TitleLength, isWordsToo: false, draft);
        foreach (var child in section.Children)
        {
            if (child.IsHeading && child.Kind == SectionKind.Goals && child.HasInlineContent && !child.Marker.IsNumbered)
                ReadGoalItem(child);
            else if (child.IsHeading)
                ReadSection(child);
            else
                ReadGoalItem(child);
        }
    }

    private void ReadGoalItem(Section item)
    {
        if (ActorsReader.IsClosing(item.Paragraph))
        {
            draft.Pass(item.Paragraph, PassageKind.Closing);
            return;
        }

        var isItem = item.Marker.Kind != MarkerKind.None || item.Parent!.Title.Contains("cụ thể", StringComparison.OrdinalIgnoreCase);
        var isLeadIn = item.Paragraph.Text.EndsWith(':');
        TargetsReader.Read(item.Paragraph, 0, isItem && !isLeadIn, draft, item.Under is { } title ? TargetsReader.UntilOf(title) : null);
        foreach (var child in item.Children)
            ReadGoalItem(child);
    }

    /// <summary>Sections that are no items: purpose, situation, general goals, and what no rule knows.</summary>
    private void ReadOther(Section section)
    {
        var kind = section.Kind switch
        {
            SectionKind.Purpose or SectionKind.Requirement => PassageKind.Purpose,
            SectionKind.GeneralGoal => PassageKind.GeneralGoal,
            SectionKind.Situation or SectionKind.Subject => PassageKind.Situation,
            _ => PassageKind.Unknown,
        };
        PassHeading(section);
        if (section.HasInlineContent && kind != PassageKind.Unknown)
            draft.Pass(section.Paragraph, kind);
        foreach (var child in section.Children)
        {
            if (child.IsHeading && child.Kind != section.Kind)
                ReadSection(child);
            else if (child.IsHeading && child.Children.Count > 0)
                ReadOther(child);
            else
                ReadPlain(child, section.Kind, kind);
        }
    }

    private void ReadPlain(Section item, SectionKind around, PassageKind kind)
    {
        var paragraph = item.Paragraph;
        if (ActorsReader.IsClosing(paragraph))
            draft.Pass(paragraph, PassageKind.Closing);
        else if (around == SectionKind.Subject && TargetsReader.IsAim(paragraph.Folded.Text))
            TargetsReader.Read(paragraph, 0, isWordsToo: false, draft);
        else
            draft.Pass(paragraph, kind, kind == PassageKind.Unknown ? 0 : 0.9);
        foreach (var child in item.Children)
            ReadPlain(child, around, kind);
    }

    private void ReadEach(Section section, Action<Paragraph, int> read)
    {
        PassHeading(section);
        if (section.HasInlineContent)
            read(section.Paragraph, section.TitleLength);
        foreach (var child in section.Children)
        {
            if (child.IsHeading && child.Kind != section.Kind)
                ReadSection(child);
            else if (ActorsReader.IsClosing(child.Paragraph))
                CloseAndReport(child);
            else if (child.IsHeading && child.Children.Count > 0)
                ReadEach(child, read);
            else
                ReadWithChildren(child, read);
        }
    }

    private static void ReadWithChildren(Section item, Action<Paragraph, int> read)
    {
        foreach (var below in item.All)
            read(below.Paragraph, 0);
    }

    private void ReadReports(Paragraph paragraph, int from)
    {
        if (!ReportsReader.Read(paragraph, isOwnSection: true, null, draft))
            draft.Pass(paragraph, PassageKind.ReportRule);
    }

    private void ReadLoose(Section section)
    {
        if (ActorsReader.IsClosing(section.Paragraph))
            CloseAndReport(section);
        else if (TasksReader.IsAttachment(section.Paragraph))
            draft.Pass(section.Paragraph, PassageKind.Attachment);
        else if (OutlineBuilder.IsOfDecision(section.Paragraph))
            draft.Pass(section.Paragraph, PassageKind.Closing);
        else if (section.Marker.Kind is <= MarkerKind.Arabic && !section.Paragraph.IsEnded && section.Paragraph.Text.Length <= 120)
            draft.Pass(section.Paragraph, PassageKind.Heading, 0.7);
        else
            draft.Pass(section.Paragraph, PassageKind.Unknown, 0);
    }

    private void CloseAndReport(Section section)
    {
        draft.Pass(section.Paragraph, PassageKind.Closing);
        ReportsReader.Read(section.Paragraph, isOwnSection: false, null, draft);
    }

    /// <summary>Reports with a day or a period are owed wherever the plan says so.</summary>
    private void CloseAndReport(Section section, string? sender)
    {
        foreach (var below in section.Children)
        {
            if (below.Kind != section.Kind && below.IsHeading)
                continue;

            var end = section.Kind == SectionKind.Organisation && !below.IsHeading ? Organisations.EndOfName(below.Paragraph.Folded) : -1;
            var actor = section.Kind == SectionKind.Organisation && below.IsHeading ? Organisations.NameOf(below.Title)
                : end > 0 ? Organisations.NameOf(below.Paragraph.Folded.Slice(0, end))
                : sender;
            if (!below.IsHeading || below.HasInlineContent)
                ReportsReader.Read(below.Paragraph, isOwnSection: false, actor, draft);
            CloseAndReport(below, actor);
        }
    }

    private void PassHeading(Section section)
    {
        var paragraph = section.Paragraph;
        draft.Passages.Add(new(section.Title, PassageKind.Heading, paragraph.LinesOf(0, Math.Max(1, section.TitleLength)), draft.Sure(0.95)));
    }

    [GeneratedRegex(@"^(?:QUYẾT ĐỊNH|QUYẾT NGHỊ)\s*:?\s*$|^(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|GIÁM ĐỐC|TRƯỞNG BAN|HỘI ĐỒNG|BAN CHỈ ĐẠO|BAN THƯỜNG)[\p{Lu}\s,-]{3,120}$")]
    private static partial Regex Formal();
}
