namespace VuonLen.Rules.Plans.Outline;

/// <summary>A heading or an item of the outline with what stands below it.</summary>
internal sealed class Section(Paragraph paragraph, Section? parent)
{
    public Paragraph Paragraph { get; } = paragraph;

    public Section? Parent { get; } = parent;

    public List<Section> Children { get; } = [];

    /// <summary>Only a name for what follows; otherwise the paragraph says something itself.</summary>
    public bool IsHeading { get; set; }

    /// <summary>Where, in a heading, its own words end and what is said under it begins: "II. MỤC TIÊU: Thực hiện …".</summary>
    public int TitleLength { get; set; } = paragraph.Text.Length;

    public SectionKind Kind { get; set; }

    public Marker Marker => Paragraph.Marker;

    public string Title => Paragraph.Text[..TitleLength].Trim().TrimEnd(':', '.').Trim();

    /// <summary>Whether words of content follow the title on its own lines.</summary>
    public bool HasInlineContent => Paragraph.Text[TitleLength..].Trim(' ', ':', '.').Length > 0;

    public IEnumerable<Section> All => Children.SelectMany(c => c.All).Prepend(this);

    /// <summary>The nearest heading above, for people: "Hỗ trợ về nhà ở".</summary>
    public string? Under
    {
        get
        {
            for (var above = Parent; above is not null; above = above.Parent)
            {
                if (above.IsHeading && above.Parent is not null)
                    return above.Title;
            }

            return null;
        }
    }
}
