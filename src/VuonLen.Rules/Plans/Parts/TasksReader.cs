using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Figures;
using VuonLen.Rules.Plans.Outline;

namespace VuonLen.Rules.Plans.Parts;

/// <summary>Makes a task of each item of a section of tasks, and a duty of each item under an actor.</summary>
internal static partial class TasksReader
{
    /// <summary>One item as a task or duty.</summary>
    /// <param name="section">The item.</param>
    /// <param name="from">Where in its text the task begins.</param>
    /// <param name="confidence">How sure the place in the outline makes it.</param>
    /// <param name="draft">For the year and the kind of text.</param>
    public static PlanTask Of(Section section, int from, double confidence, Drafting draft)
    {
        var paragraph = section.Paragraph;
        var text = paragraph.Text[from..].Trim(' ', ':').TrimEnd(';', ' ');
        var folded = from == 0 ? paragraph.Folded : VuonLen.Rules.Plans.Text.FoldedText.Of(text, draft.IsBadScan);
        var (lead, cooperating) = Organisations.InSentence(folded);
        var deadline = Deadline.Find(folded, draft.Year);
        if (deadline is { IsYearSaid: false, Day: not null })
            draft.Warnings.Add(Checks.PlanWarnings.YearNotSaid(deadline.Words ?? "", deadline.Day.Value, paragraph.Lines));
        return new(text, paragraph.LinesOf(Math.Min(from, paragraph.Text.Length - 1), paragraph.Text.Length), draft.Sure(confidence))
        {
            Lead = lead,
            Cooperating = cooperating,
            Deadline = deadline?.Day,
            IsDayNamed = deadline?.IsDay == true,
            DeadlineWords = deadline?.Words,
            Under = section.Under,
        };
    }

    /// <summary>Reads a section of tasks with all below it, except sub-sections of other kinds.</summary>
    /// <param name="section">A section whose kind is tasks or time.</param>
    /// <param name="draft">Gets the tasks.</param>
    /// <param name="pass">Reads a sub-section of another kind.</param>
    public static void Read(Section section, Drafting draft, Action<Section> pass)
    {
        foreach (var child in section.Children)
        {
            if (IsAspect(child, section, draft))
                AddAspect(child, draft);
            else if (child.Kind != section.Kind && child.IsHeading)
                pass(child);
            else if (child.IsHeading && child.Children.Count > 0)
                ReadHeading(child, draft, pass);
            else if (child.Marker.Kind == MarkerKind.None && ActorsReader.IsClosing(child.Paragraph))
                draft.Pass(child.Paragraph, PassageKind.Closing);
            else if (Attached().IsMatch(child.Paragraph.Folded.Text))
                draft.Pass(child.Paragraph, PassageKind.Attachment);
            else
                ReadItem(child, draft, pass);
        }
    }

    /// <summary>"Thời gian: …", "Đơn vị chủ trì: …" after what is to be done: more about the same task.</summary>
    private static bool IsAspect(Section item, Section section, Drafting draft) =>
        draft.Tasks is [.., var task] && task.Lines.First > section.Paragraph.Lines.First && item.Children.Count == 0 && Aspect().IsMatch(item.Paragraph.Folded.Text);

    private static void AddAspect(Section item, Drafting draft)
    {
        var folded = item.Paragraph.Folded;
        var label = Aspect().Match(folded.Text);
        var said = folded.Slice(label.Length, folded.Text.Length).TrimEnd('.', ';', ' ');
        var task = draft.Tasks[^1] with { Lines = draft.Tasks[^1].Lines.With(item.Paragraph.Lines) };
        draft.Tasks[^1] = label.Groups["what"].Value switch
        {
            "thoi gian" or "thoi han" => Deadline.OfTimeText(VuonLen.Rules.Plans.Text.FoldedText.Of(said, draft.IsBadScan), draft.Year) is { } due
                ? task with { Deadline = due.Day, IsDayNamed = due.IsDay, DeadlineWords = said }
                : task with { DeadlineWords = said },
            "phoi hop" => task with { Cooperating = said },
            "san pham" or "ket qua" => task with { Result = said },
            _ => task with { Lead = said },
        };
    }

    private static void ReadHeading(Section heading, Drafting draft, Action<Section> pass)
    {
        if (heading.HasInlineContent)
            draft.Tasks.Add(Of(heading, 0, 0.8, draft));
        else
            draft.Pass(heading.Paragraph, PassageKind.Heading);
        Read(heading, draft, pass);
    }

    private static void ReadItem(Section item, Drafting draft, Action<Section> pass)
    {
        // "… cụ thể như sau:" only leads on to the items after it.
        var isLeadIn = item.Paragraph.Text.EndsWith(':') && item.Paragraph.Marker.Kind == MarkerKind.None && item.Paragraph.Text.Length < 120;
        if (isLeadIn)
            draft.Pass(item.Paragraph, PassageKind.Opening, 0.7);
        else
            draft.Tasks.Add(Of(item, 0, item.Paragraph.Marker.Kind == MarkerKind.None ? 0.8 : 0.9, draft));
        Read(item, draft, pass);
    }

    /// <summary>"(Có danh sách kèm theo)".</summary>
    public static bool IsAttachment(Paragraph paragraph) => Attached().IsMatch(paragraph.Folded.Text);

    [GeneratedRegex(@"^\W*(?:(?<what>thoi gian|thoi han)(?: thuc hien| hoan thanh)?|(?:(?:don vi|co quan) )?(?<what>chu tri|phoi hop)(?: thuc hien)?|(?:don vi|co quan) (?<what>thuc hien)|(?<what>san pham|ket qua)(?: dau ra| dat duoc)?)\s*:\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Aspect();

    [GeneratedRegex(@"^\(?\s*(?:chi tiet|co|kem theo|theo)\b[^.;]{0,120}(?:kem theo|dinh kem|phu luc|bieu)[^.;]{0,60}\)?\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Attached();
}
