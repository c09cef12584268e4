using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Outline;

namespace VuonLen.Rules.Plans.Parts;

/// <summary>Reads who has to do what: a heading for each actor, a sentence for each, or a list "Phòng …: việc".</summary>
internal static partial class ActorsReader
{
    public static void Read(Section section, Drafting draft, Action<Section> pass)
    {
        foreach (var child in section.Children)
            ReadChild(child, draft, pass);
    }

    private static void ReadChild(Section child, Drafting draft, Action<Section> pass)
    {
        var paragraph = child.Paragraph;
        if (child.IsHeading && child.Kind != SectionKind.Organisation)
        {
            pass(child);
        }
        else if (TasksReader.IsAttachment(paragraph))
        {
            draft.Pass(paragraph, PassageKind.Attachment);
        }
        else if (IsClosing(paragraph))
        {
            draft.Pass(paragraph, PassageKind.Closing);
        }
        else if (child.IsHeading && IsGroup(child))
        {
            draft.Pass(paragraph, PassageKind.Heading);
            Read(child, draft, pass);
        }
        else if (child.IsHeading)
        {
            ReadHeading(child, draft);
        }
        else if (Organisations.EndOfName(paragraph.Folded) is > 0 and var end && !child.Marker.IsNumbered | end < 160)
        {
            ReadSentence(child, end, draft);
        }
        else if (IsNameAlone(child))
        {
            draft.Actors.Add(new(paragraph.Text, Organisations.NameOf(paragraph.Text), [], paragraph.Lines, draft.Sure(0.75)));
        }
        else
        {
            // Something to do that names nobody: a task, checked as one without an actor.
            draft.Tasks.Add(TasksReader.Of(child, 0, 0.6, draft));
            Read(child, draft, pass);
        }
    }

    /// <summary>"2. Công an xã" with nothing below it: an actor the plan gives nothing to do.</summary>
    private static bool IsNameAlone(Section section) =>
        section.Marker.IsNumbered && section.Children.Count == 0 && !section.Paragraph.IsEnded && section.Paragraph.Text.Length <= 80
        && Organisations.Begins(section.Paragraph.Folded);

    /// <summary>"1. Trách nhiệm của các phòng, ban": its own children name the actors.</summary>
    private static bool IsGroup(Section section) =>
        section.Children.Count > 0
        && section.Children.Exists(c => c.IsHeading && c.Marker.IsNumbered)
        && section.Children.Where(c => c.Marker.IsNumbered).All(c => c.IsHeading || Organisations.Begins(c.Paragraph.Folded))
        && section.Children.Any(c => c.Marker.IsNumbered && Organisations.Begins(c.Paragraph.Folded));

    private static void ReadHeading(Section heading, Drafting draft)
    {
        var paragraph = heading.Paragraph;
        var duties = new List<PlanTask>();
        if (heading.HasInlineContent)
            duties.Add(TasksReader.Of(heading, heading.TitleLength, 0.85, draft));
        foreach (var duty in heading.Children.SelectMany(c => c.All))
        {
            if (TasksReader.IsAttachment(duty.Paragraph))
                draft.Pass(duty.Paragraph, PassageKind.Attachment);
            else if (IsClosing(duty.Paragraph))
                draft.Pass(duty.Paragraph, PassageKind.Closing);
            else if (duty.IsHeading && duty.Children.Count > 0 && !duty.HasInlineContent)
                draft.Pass(duty.Paragraph, PassageKind.Heading);
            else
                duties.Add(TasksReader.Of(duty, 0, 0.9, draft));
        }

        var isKnown = Organisations.Begins(VuonLen.Rules.Plans.Text.FoldedText.Of(heading.Title, draft.IsBadScan));
        draft.Actors.Add(new(
            heading.Title, Organisations.NameOf(heading.Title), duties, paragraph.LinesOf(0, Math.Max(1, heading.TitleLength)),
            draft.Sure(isKnown ? 0.95 : duties.Count > 0 ? 0.75 : 0.5)));
    }

    private static void ReadSentence(Section item, int end, Drafting draft)
    {
        var paragraph = item.Paragraph;
        var name = Organisations.NameOf(paragraph.Folded.Slice(0, end));
        var start = paragraph.Folded.At(end);
        var duties = new List<PlanTask> { TasksReader.Of(item, start, 0.85, draft) };
        duties.AddRange(item.Children.SelectMany(c => c.All).Select(c => TasksReader.Of(c, 0, 0.85, draft)));

        // A second sentence about the same actor adds to it.
        var known = draft.Actors.FindIndex(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase));
        if (known >= 0)
            draft.Actors[known] = draft.Actors[known] with { Duties = [.. draft.Actors[known].Duties, .. duties] };
        else
            draft.Actors.Add(new(paragraph.Folded.Slice(0, end), name, duties, paragraph.LinesOf(0, Math.Max(1, start)), draft.Sure(0.85)));
    }

    public static bool IsClosing(Paragraph paragraph) => Closing().IsMatch(paragraph.Folded.Text);

    [GeneratedRegex(
        @"^\W*(?:tren day la|trong qua trinh (?:to chuc |trien khai ){0,2}thuc hien|qua trinh thuc hien|(?:ubnd|uy ban nhan dan)\s.{0,80}(?:yeu cau|de nghi)\s.{0,400}(?:ke hoach|thuc hien)|yeu cau (?:cac|cong chuc|phong|thu truong).{0,300}(?:thuc hien|ke hoach)"
        + @"|can cu (?:noi dung )?ke hoach nay.{0,200}thuc hien|de nghi cac .{0,200}(?:nghiem tuc|to chuc) .{0,40}thuc hien)",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Closing();
}
