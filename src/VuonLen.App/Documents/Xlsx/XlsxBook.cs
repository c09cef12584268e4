using System.IO.Compression;
using System.Text;

namespace VuonLen.App.Documents.Xlsx;

/// <summary>A workbook in the Open XML format, unpacked part by part within the limits.</summary>
internal sealed class XlsxBook : OpenBook
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private readonly ZipArchive _package;
    private readonly DocumentLimits _limits;
    private readonly List<SheetFront> _sheets = [];
    private readonly List<string> _parts = [];
    private readonly Dictionary<string, (string Type, string Part)> _targets;
    private readonly string? _sharedPart;
    private readonly XlsxStyles _styles;
    private readonly bool _from1904;
    private List<string>? _shared;

    public XlsxBook(Stream stream, DocumentLimits limits)
    {
        _limits = limits;
        PackageDirectory.Check(stream, limits);
        stream.Position = 0;
        _package = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);

        var book = Targets("_rels/.rels", "").FirstOrDefault(t => t.Value.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Value.Part;
        if (book is null || Entry(book) is null)
            throw new DocumentRefusal(Entry("mimetype") is null ? DocumentProblems.NotAWorkbook : DocumentProblems.OtherFormat);
        if (book.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
            throw new DocumentRefusal(DocumentProblems.OtherFormat);

        _targets = Targets(RelationshipsOf(book), Folder(book));
        _sharedPart = PartOf("/sharedStrings");
        _from1904 = ReadBook(book);
        if (_sheets.Count == 0)
            throw new DocumentRefusal(DocumentProblems.NotAWorkbook);
        _styles = XlsxStyles.Read(PartOf("/styles") is { } styles && Entry(styles) is not null ? Open(styles, default) : null);

        string? PartOf(string type) => _targets.Values.FirstOrDefault(t => t.Type.EndsWith(type, StringComparison.Ordinal)).Part;
    }

    public override IReadOnlyList<SheetFront> Sheets => _sheets;

    public override bool CountsFrom1904 => _from1904;

    public override IEnumerable<SheetRow> Rows(int sheet, List<MergedRange> merged, CancellationToken cancel)
    {
        _shared ??= _sharedPart is { } part && Entry(part) is not null ? ReadShared(Open(part, cancel)) : [];
        var rows = new XlsxSheet(_sheets[sheet].Name, _shared, _styles, _from1904, _limits).Rows(Open(_parts[sheet], cancel), merged);

        // Not returned as it is: so that also what goes before throws only when the first row is asked for.
        foreach (var row in rows)
            yield return row;
    }

    public override void Dispose()
    {
        _package.Dispose();
        base.Dispose();
    }

    private bool ReadBook(string part)
    {
        var from1904 = false;
        using var reader = PartXml.Open(Open(part, default));
        while (reader.Step())
        {
            if (reader.IsStart("workbookPr"))
            {
                from1904 = PartXml.Flag(reader.GetAttribute("date1904"));
            }
            else if (reader.IsStart("sheet"))
            {
                var id = reader.GetAttribute("id", Relationships) ?? reader.GetAttribute("id", StrictRelationships);

                // A sheet of charts or of old macros has no rows.
                if (id is null || !_targets.TryGetValue(id, out var target) || !target.Type.EndsWith("/worksheet", StringComparison.Ordinal))
                    continue;
                if (Entry(target.Part) is null)
                    throw new InvalidDataException("A sheet is missing.");
                _sheets.Add(new(_sheets.Count, PartXml.Unescape(reader.GetAttribute("name") ?? ""), reader.GetAttribute("state") is "hidden" or "veryHidden"));
                _parts.Add(target.Part);
                if (_sheets.Count > _limits.Sheets)
                    throw new DocumentRefusal(DocumentProblems.TooManySheets(_limits));
            }
            else if (reader.NodeType == System.Xml.XmlNodeType.Element && reader.Depth == 0 && reader.LocalName != "workbook")
            {
                throw new DocumentRefusal(DocumentProblems.NotAWorkbook);
            }
        }

        return from1904;
    }

    private List<string> ReadShared(Stream part)
    {
        var texts = new List<string>();
        var room = new StringBuilder();
        long characters = 0;
        using var reader = PartXml.Open(part);
        while (reader.Step())
        {
            if (!reader.IsStart("si"))
                continue;
            var text = reader.Text(room, () => new DocumentRefusal(DocumentProblems.CellTooLong("", _limits)), _limits.CellCharacters);

            // An entry costs memory beside its characters.
            characters += text.Length + 16;
            if (characters > _limits.SharedCharacters)
                throw new DocumentRefusal(DocumentProblems.TooMuchText(_limits));
            texts.Add(text);
        }

        return texts;
    }

    private Dictionary<string, (string Type, string Part)> Targets(string part, string folder)
    {
        var targets = new Dictionary<string, (string, string)>();
        if (Entry(part) is null)
            return targets;

        using var reader = PartXml.Open(Open(part, default));
        while (reader.Step())
        {
            if (reader.IsStart("Relationship") && reader.GetAttribute("TargetMode") != "External"
                && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target)
            {
                targets[id] = (reader.GetAttribute("Type") ?? "", Resolve(folder, target));
            }

            if (targets.Count > _limits.Parts)
                throw new InvalidDataException("Too many relationships.");
        }

        return targets;
    }

    private ZipArchiveEntry? Entry(string part) => _package.GetEntry(part)
        ?? _package.Entries.FirstOrDefault(e => e.FullName.Replace('\\', '/').Equals(part, StringComparison.OrdinalIgnoreCase));

    private PartStream Open(string part, CancellationToken cancel)
    {
        var entry = Entry(part) ?? throw new InvalidDataException("A part is missing.");
        return new(entry.Open(), entry.CompressedLength, _limits, cancel);
    }

    private static string Folder(string part) => part[..(part.LastIndexOf('/') + 1)];

    private static string RelationshipsOf(string part) => $"{Folder(part)}_rels/{part[(part.LastIndexOf('/') + 1)..]}.rels";

    /// <summary>A target beside its source; what climbs out of the package is found nowhere, for its parts are looked up by name only.</summary>
    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
            return target[1..];
        var path = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in target.Split('/', '\\'))
        {
            if (step == ".." && path.Count > 0)
                path.RemoveAt(path.Count - 1);
            else if (step is not ("." or "" or ".."))
                path.Add(step);
        }

        return string.Join('/', path);
    }
}
