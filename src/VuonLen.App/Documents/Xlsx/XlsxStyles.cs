using System.Xml;

namespace VuonLen.App.Documents.Xlsx;

/// <summary>What the styles of a workbook tell about values: which numbers are days or percentages, and in which font a text stands.</summary>
internal sealed class XlsxStyles
{
    private const int Most = 100_000;

    private readonly List<NumberStyle> _styles = [];

    public NumberStyle Of(int style) => style >= 0 && style < _styles.Count ? _styles[style] : default;

    public static XlsxStyles Read(Stream? part)
    {
        var styles = new XlsxStyles();
        if (part is null)
            return styles;

        var formats = new Dictionary<int, string>();
        var fonts = new List<string?>();
        using var reader = PartXml.Open(part);
        while (reader.Step())
        {
            if (reader.IsStart("numFmt") && reader.GetAttribute("formatCode") is { } code)
                formats[PartXml.Int(reader.GetAttribute("numFmtId"), 0)] = code;
            else if (reader.IsStart("fonts"))
                ReadFonts(reader, fonts);
            else if (reader.IsStart("cellXfs"))
                styles.ReadCells(reader, formats, fonts);
            if (formats.Count > Most)
                throw new InvalidDataException("Too many formats.");
        }

        return styles;
    }

    private static void ReadFonts(XmlReader reader, List<string?> fonts)
    {
        var depth = reader.Depth;
        if (reader.IsEmptyElement)
            return;
        while (reader.Step() && reader.Depth > depth)
        {
            if (reader.IsStart("font"))
                fonts.Add(null);
            else if (reader.IsStart("name") && fonts.Count > 0)
                fonts[^1] = reader.GetAttribute("val");
            if (fonts.Count > Most)
                throw new InvalidDataException("Too many fonts.");
        }
    }

    private void ReadCells(XmlReader reader, Dictionary<int, string> formats, List<string?> fonts)
    {
        var depth = reader.Depth;
        if (reader.IsEmptyElement)
            return;
        while (reader.Step() && reader.Depth > depth)
        {
            if (!reader.IsStart("xf"))
                continue;
            var format = PartXml.Int(reader.GetAttribute("numFmtId"), 0);
            var font = PartXml.Int(reader.GetAttribute("fontId"), 0);
            _styles.Add(NumberStyle.Of(format, formats.GetValueOrDefault(format), font >= 0 && font < fonts.Count ? fonts[font] : null));
            if (_styles.Count > Most)
                throw new InvalidDataException("Too many styles.");
        }
    }
}
