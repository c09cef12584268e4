using System.Text;

namespace VuonLen.App.Documents.Csv;

/// <summary>A text file of lines and fields; every cell is a text.</summary>
internal sealed class CsvBook : OpenBook
{
    private readonly Stream _stream;
    private readonly DocumentLimits _limits;
    private readonly Encoding _encoding;
    private readonly char _separator;
    private readonly bool _saysSeparator;

    public CsvBook(Stream stream, DocumentLimits limits)
    {
        (_stream, _limits) = (stream, limits);
        _encoding = CsvEncoding.Find(stream);
        using var reader = Reader();
        var start = new char[64 * 1024];
        var text = start.AsSpan(0, reader.ReadBlock(start, 0, start.Length));
        if (text.Trim().IsEmpty)
            throw new DocumentRefusal(DocumentProblems.Empty);

        // Excel's own way of naming it, in a line before the first.
        _saysSeparator = text.Length > 5 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text[5] is '\r' or '\n';
        _separator = _saysSeparator ? text[4] : Separator(text);
    }

    public override IReadOnlyList<SheetFront> Sheets { get; } = [new(0, "", false)];

    public override string? Encoding => _encoding.WebName;

    public override IEnumerable<SheetRow> Rows(int sheet, List<MergedRange> merged, CancellationToken cancel)
    {
        using var reader = Reader();
        var fields = new CsvFields(reader, _separator, _encoding.CodePage == 1258, _limits);
        if (_saysSeparator)
            reader.ReadLine();

        // The line of the separator is none of the list, but Excel does not show it either.
        for (var number = 1; fields.Next() is { } row; number++)
        {
            cancel.ThrowIfCancellationRequested();
            if (number > _limits.Rows)
                throw new DocumentRefusal(DocumentProblems.TooManyRows("", _limits));
            if (row.Length > 0)
                yield return new(number, row);
        }
    }

    private StreamReader Reader()
    {
        _stream.Position = 0;
        return new(_stream, _encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true);
    }

    /// <summary>The sign that stands most evenly outside quotes: the one with the highest count that most of the first lines share.</summary>
    private static char Separator(ReadOnlySpan<char> text)
    {
        var best = (Sign: ',', Score: 0);
        foreach (var sign in (ReadOnlySpan<char>)[';', '\t', ','])
        {
            var counts = new List<int>();
            var count = 0;
            var isQuoted = false;
            foreach (var c in text)
            {
                if (c == '"')
                    isQuoted = !isQuoted;
                else if (c == sign && !isQuoted)
                    count++;
                else if (c == '\n' && !isQuoted)
                    (counts, count) = ([.. counts, count], 0);
                if (counts.Count >= 50)
                    break;
            }

            counts.Add(count);
            var usual = counts.Where(c => c > 0).GroupBy(c => c).OrderByDescending(g => g.Count()).FirstOrDefault();
            var score = usual is null ? 0 : (usual.Count() * 1000 / counts.Count) + Math.Min(usual.Key, 500);
            if (score > best.Score)
                best = (sign, score);
        }

        return best.Sign;
    }
}
