using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace VuonLen.App.Documents.Xlsx;

/// <summary>Writes a part of a package as UTF-8, straight into the packing.</summary>
internal sealed class PartWriter : IDisposable
{
    private const int Room = 64 * 1024;

    private static readonly SearchValues<char> _hex = SearchValues.Create("0123456789ABCDEFabcdef");

    private static readonly DateTimeOffset _noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Stream _part;
    private readonly byte[] _bytes = new byte[Room];
    private int _used;
    private bool _isClosed;

    public PartWriter(ZipArchive package, string name)
    {
        var entry = package.CreateEntry(name, CompressionLevel.Fastest);

        // The same content gives the same file.
        entry.LastWriteTime = _noTime;
        _part = entry.Open();
        Put("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"u8);
    }

    public PartWriter Put(ReadOnlySpan<byte> xml)
    {
        if (xml.Length > Room - _used)
            Flush();
        if (xml.Length > Room)
        {
            _part.Write(xml);
        }
        else
        {
            xml.CopyTo(_bytes.AsSpan(_used));
            _used += xml.Length;
        }

        return this;
    }

    public PartWriter Put(int number)
    {
        if (Room - _used < 16)
            Flush();
        number.TryFormat(_bytes.AsSpan(_used), out var written, default, CultureInfo.InvariantCulture);
        _used += written;
        return this;
    }

    public PartWriter Put(double number)
    {
        if (Room - _used < 32)
            Flush();
        number.TryFormat(_bytes.AsSpan(_used), out var written, "R", CultureInfo.InvariantCulture);
        _used += written;
        return this;
    }

    /// <summary>XML as it stands.</summary>
    public PartWriter Put(string xml)
    {
        if (xml.Length > Room / 4)
            return Put((ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(xml));
        if (xml.Length * 3 > Room - _used)
            Flush();
        _used += Encoding.UTF8.GetBytes(xml, _bytes.AsSpan(_used));
        return this;
    }

    /// <summary>Text of the user's, between tags or in an attribute, as workbooks keep it.</summary>
    public PartWriter PutText(string text) => Put(IsPlain(text) ? text : Escape(text, isWorkbook: true));

    /// <summary>Text of the user's in a part of another kind: what XML cannot hold is left out.</summary>
    public PartWriter PutPlainText(string text) => Put(IsPlain(text) ? text : Escape(text, isWorkbook: false));

    public void Dispose()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        Flush();
        _part.Dispose();
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c < ' ' || c is '&' or '<' or '>' or '"' or '_' || c is >= '\uD800' and <= '\uDFFF' or >= '\uFFFE')
                return false;
        }

        return true;
    }

    /// <summary>What XML cannot hold is written as <c>_x000D_</c>, and what looks like that already gets its underscore written so.</summary>
    private static string Escape(string text, bool isWorkbook)
    {
        var xml = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                xml.Append(c).Append(text[++i]);
            else if (c is '&')
                xml.Append("&amp;");
            else if (c is '<')
                xml.Append("&lt;");
            else if (c is '>')
                xml.Append("&gt;");
            else if (c is '"')
                xml.Append("&quot;");
            else if ((c < ' ' && c is not '\t' and not '\n') || char.IsSurrogate(c) || c >= '\uFFFE' || (isWorkbook && c == '_' && LooksEscaped(text, i)))
                xml.Append(isWorkbook ? string.Create(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_") : "");
            else
                xml.Append(c);
        }

        return xml.ToString();
    }

    private static bool LooksEscaped(string text, int at) =>
        at + 6 < text.Length && text[at + 1] == 'x' && text[at + 6] == '_' && !text.AsSpan(at + 2, 4).ContainsAnyExcept(_hex);

    private void Flush()
    {
        _part.Write(_bytes, 0, _used);
        _used = 0;
    }
}
