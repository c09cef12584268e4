using System.Text;
using System.Xml.Linq;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Plans.Reading;

/// <summary>The text of a .docx: paragraphs with their automatic numbers, tables cell by cell, footnotes, heads and feet of pages.</summary>
internal sealed class DocxText
{
    /// <summary>Tables in tables and the like; deeper nesting is a trick.</summary>
    private const int Deepest = 40;

    private static readonly XNamespace _w = DocxParts.W;

    private readonly List<PlanLine> _lines = [];
    private readonly DocxNumbering _numbering;
    private int _tables;

    private DocxText(DocxNumbering numbering) => _numbering = numbering;

    public static IReadOnlyList<PlanLine> Read(byte[] content)
    {
        using var archive = DocxParts.Open(content);
        var document = DocxParts.Load(archive, "word/document.xml") ?? throw new DocumentRefused(PlanProblems.OtherContent);
        var text = new DocxText(new(DocxParts.Load(archive, "word/numbering.xml"), DocxParts.Load(archive, "word/styles.xml")));
        text.ReadBlocks(document.Element(_w + "body") ?? document, null, 0);
        text.ReadNotes(DocxParts.Load(archive, "word/footnotes.xml"));
        text.ReadEdges(archive);
        return text._lines;
    }

    private void ReadBlocks(XElement container, PlanCell? cell, int depth)
    {
        if (depth > Deepest)
            throw new DocumentRefused(PlanProblems.Damaged);

        foreach (var block in container.Elements())
        {
            if (block.Name == _w + "p")
                ReadParagraph(block, cell, depth);
            else if (block.Name == _w + "tbl")
                ReadTable(block, cell, depth);
            else if (block.Name == _w + "sdt")
                ReadBlocks(block.Element(_w + "sdtContent") ?? block, cell, depth + 1);
            else if (block.Name == _w + "ins" || block.Name == _w + "customXml" || block.Name == _w + "smartTag")
                ReadBlocks(block, cell, depth + 1);
        }
    }

    private void ReadTable(XElement table, PlanCell? around, int depth)
    {
        // A table in a cell adds its words to that cell.
        var number = around is null ? ++_tables : 0;
        var row = 0;
        foreach (var line in table.Descendants(_w + "tr").Where(r => r.Ancestors(_w + "tbl").First() == table))
        {
            var column = 0;
            foreach (var cell in line.Descendants(_w + "tc").Where(c => c.Ancestors(_w + "tr").First() == line))
            {
                var properties = cell.Element(_w + "tcPr");
                if (properties?.Element(_w + "vMerge") is not { } merge || (string?)merge.Attribute(_w + "val") == "restart")
                    ReadBlocks(cell, around ?? new(number, row, column), depth + 1);
                column += int.TryParse((string?)properties?.Element(_w + "gridSpan")?.Attribute(_w + "val"), out var span) && span is > 0 and < 100 ? span : 1;
            }

            row++;
        }
    }

    private void ReadParagraph(XElement paragraph, PlanCell? cell, int depth)
    {
        var properties = paragraph.Element(_w + "pPr");
        var text = new StringBuilder();
        var boxes = new List<XElement>();
        var (letters, bold) = (0, 0);
        foreach (var part in paragraph.Descendants())
        {
            if (part.Name == _w + "txbxContent")
            {
                boxes.Add(part);
                continue;
            }

            if (part.Parent?.Name != _w + "r" || IsElsewhere(part, paragraph))
                continue;

            var before = text.Length;
            Append(part, text);
            if (part.Name == _w + "t")
            {
                letters += text.Length - before;
                bold += IsOn(part.Parent.Element(_w + "rPr")?.Element(_w + "b")) ? text.Length - before : 0;
            }
        }

        var content = text.ToString().Normalize(NormalizationForm.FormC);
        var number = string.IsNullOrWhiteSpace(content) ? "" : _numbering.Next(properties);
        var isEmphasised = letters > 0 && (bold == letters || _numbering.IsHeading(properties));
        foreach (var line in (number + content).Split('\n'))
            _lines.Add(new(_lines.Count + 1, line.Length > 0 || cell is null ? line : " ", null, cell, isEmphasised));

        // The old form of a box repeats the new one; only one of them is read.
        foreach (var box in boxes.Where(b => !b.Ancestors().Any(a => a.Name.LocalName == "Fallback")))
            ReadBlocks(box, cell, depth + 1);
    }

    private static bool IsElsewhere(XElement part, XElement paragraph) =>
        part.Ancestors().TakeWhile(a => a != paragraph).Any(a => a.Name == _w + "txbxContent" || a.Name == _w + "del" || a.Name.LocalName == "Fallback");

    private static void Append(XElement part, StringBuilder text)
    {
        if (part.Name == _w + "t")
            text.Append(part.Value);
        else if (part.Name == _w + "tab" || part.Name == _w + "ptab")
            text.Append("    ");
        else if (part.Name == _w + "br" || part.Name == _w + "cr")
            text.Append((string?)part.Attribute(_w + "type") is "page" or "column" ? "" : "\n");
        else if (part.Name == _w + "noBreakHyphen")
            text.Append('-');
    }

    private void ReadNotes(XElement? notes)
    {
        var number = 0;
        foreach (var note in notes?.Elements(_w + "footnote").Where(n => n.Attribute(_w + "type") is null) ?? [])
        {
            number++;
            foreach (var paragraph in note.Elements(_w + "p"))
                Add("[" + number + "] ", paragraph);
        }
    }

    private void ReadEdges(System.IO.Compression.ZipArchive archive)
    {
        foreach (var entry in archive.Entries.Where(e => e.FullName.StartsWith("word/header", StringComparison.Ordinal) || e.FullName.StartsWith("word/footer", StringComparison.Ordinal)).Take(12))
        {
            var mark = entry.FullName.StartsWith("word/header", StringComparison.Ordinal) ? "[đầu trang] " : "[chân trang] ";
            foreach (var paragraph in DocxParts.Load(archive, entry.FullName)?.Descendants(_w + "p") ?? [])
                Add(mark, paragraph);
        }
    }

    private void Add(string mark, XElement paragraph)
    {
        var text = string.Concat(paragraph.Descendants(_w + "t").Select(t => t.Value)).Normalize(NormalizationForm.FormC);
        if (text.Any(char.IsLetter))
            _lines.Add(new(_lines.Count + 1, mark + text.Trim()));
    }

    private static bool IsOn(XElement? toggle) => toggle is not null && (string?)toggle.Attribute(_w + "val") is not ("0" or "false" or "none");
}
