using System.Globalization;
using System.Text;
using System.Xml;

namespace VuonLen.App.Documents.Xlsx;

/// <summary>Reading XML that somebody hands in.</summary>
internal static class PartXml
{
    private const int Deepest = 64;

    /// <summary>No document type, no entities, nothing fetched, a bounded table of names.</summary>
    public static XmlReader Open(Stream part) => XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
        NameTable = new FewNames(),
    });

    /// <summary>Moves on; nesting deeper than any workbook has is a fault.</summary>
    public static bool Step(this XmlReader reader)
    {
        if (!reader.Read())
            return false;
        if (reader.Depth > Deepest)
            throw new InvalidDataException("Nested too deep.");
        return true;
    }

    public static bool IsStart(this XmlReader reader, string name) => reader.NodeType == XmlNodeType.Element && reader.LocalName == name;

    /// <summary>The text inside the element the reader stands on, without readings of Japanese signs; ends on its end tag.</summary>
    /// <remarks>In a shared or inline text only what stands in its <c>t</c> counts: between those is layout.</remarks>
    public static string Text(this XmlReader reader, StringBuilder room, Func<Exception> tooLong, int longest)
    {
        if (reader.IsEmptyElement)
            return "";

        string? only = null;
        room.Clear();
        var depth = reader.Depth;
        var phoneticDepth = int.MaxValue;
        var isText = reader.LocalName is not ("si" or "is");
        var inParts = !isText;
        while (reader.Step() && reader.Depth > depth)
        {
            var isEnd = reader.NodeType == XmlNodeType.EndElement;
            if (isEnd || reader.NodeType == XmlNodeType.Element)
            {
                if (reader.LocalName == "rPh" && !reader.IsEmptyElement)
                    phoneticDepth = isEnd && reader.Depth == phoneticDepth ? int.MaxValue : Math.Min(phoneticDepth, reader.Depth);
                else if (inParts && reader.LocalName == "t")
                    isText = !isEnd && !reader.IsEmptyElement;
            }
            else if (isText && phoneticDepth == int.MaxValue && IsText(reader.NodeType))
            {
                Append(reader, room, ref only, tooLong, longest);
            }
        }

        if (reader.EOF)
            throw new InvalidDataException("Text ends early.");
        return Unescape(only ?? room.ToString());
    }

    /// <summary>A number of the file's own, or <paramref name="otherwise"/> where it is left out.</summary>
    public static int Int(string? text, int otherwise) => string.IsNullOrEmpty(text)
        ? otherwise
        : int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public static bool Flag(string? text) => text is "1" or "true";

    /// <summary><c>_x000D_</c> is how the format writes characters that XML cannot hold.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && i + 6 < text.Length && text[i + 1] == 'x' && text[i + 6] == '_'
                && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                i += 6;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    private static bool IsText(XmlNodeType kind) =>
        kind is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace;

    private static void Append(XmlReader reader, StringBuilder room, ref string? only, Func<Exception> tooLong, int longest)
    {
        if (reader.NodeType == XmlNodeType.CDATA)
        {
            // May hold a < and so be longer than the stream lets other text be.
            if (only is not null)
                room.Append(only);
            only = null;
            var buffer = new char[4096];
            for (int read; (read = reader.ReadValueChunk(buffer, 0, buffer.Length)) > 0;)
            {
                room.Append(buffer, 0, read);
                if (room.Length > longest)
                    throw tooLong();
            }

            return;
        }

        var value = reader.Value;
        if (value.Length + room.Length + (only?.Length ?? 0) > longest)
            throw tooLong();
        if (room.Length == 0 && only is null)
        {
            only = value;
            return;
        }

        if (only is not null)
            room.Append(only);
        only = null;
        room.Append(value);
    }

    /// <summary>A reader of XML keeps every name it meets; a workbook has some hundreds.</summary>
    private sealed class FewNames : NameTable
    {
        private const int Most = 4096;
        private int _count;

        public override string Add(string array) => Get(array) ?? Counted(base.Add(array));

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

        private string Counted(string name) => ++_count <= Most ? name : throw new InvalidDataException("Too many names.");
    }
}
