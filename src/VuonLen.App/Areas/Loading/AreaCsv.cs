using System.Text;
using System.Text.Unicode;
using VuonLen.Rules;

namespace VuonLen.App.Areas.Loading;

/// <summary>A file of rows under a header, read strictly: what cannot be read is said and not guessed.</summary>
internal sealed class AreaCsv
{
    /// <summary>The whole list of all provinces and communes with their predecessors has 0.4 MB.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    private const int LongestLine = 10_000;

    private readonly Dictionary<string, int> _columns;

    private AreaCsv(Dictionary<string, int> columns, IReadOnlyList<Line> lines) => (_columns, Lines) = (columns, lines);

    public IReadOnlyList<Line> Lines { get; }

    public static async Task<Outcome<AreaCsv>> ReadAsync(Stream file, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await file.ReadAsync(buffer, cancel)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MostBytes)
                return new(null, AreaProblems.TooLarge);
        }

        var content = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        if (content.StartsWith(Encoding.UTF8.Preamble))
            content = content[3..];
        if (content.IsEmpty)
            return new(null, AreaProblems.NoFile);
        if (IsBinary(content))
            return new(null, AreaProblems.NotCsv);
        if (!Utf8.IsValid(content))
            return new(null, AreaProblems.NotUtf8);

        var text = Encoding.UTF8.GetString(content).Normalize(NormalizationForm.FormC);
        var physical = text.ReplaceLineEndings("\n").Split('\n');
        if (physical.Any(l => l.Length > LongestLine))
            return new(null, AreaProblems.LineTooLong);

        var separator = physical[0].Contains(';', StringComparison.Ordinal) && !physical[0].Contains(',', StringComparison.Ordinal)
            ? ';' // spreadsheets of Vietnamese offices: the comma is their decimal sign
            : ',';
        var (header, next) = Record(physical, 0, separator);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, index) in (header ?? []).Select((c, i) => (c.Trim().ToLowerInvariant(), i)))
        {
            if (!columns.TryAdd(name, index))
                return new(null, AreaProblems.UnknownHeader);
        }

        var lines = new List<Line>();
        while (next < physical.Length)
        {
            var number = next + 1;
            (var cells, next) = Record(physical, next, separator);
            if (cells is null || !cells.All(string.IsNullOrWhiteSpace))
                lines.Add(new(number, columns, cells?.Length == columns.Count ? cells : null));
        }

        return new(new(columns, lines));
    }

    /// <summary>Spreadsheets (a zip), pictures and programs have bytes that no text has; UTF-16 has them too, but says so at its beginning.</summary>
    private static bool IsBinary(ReadOnlySpan<byte> content) =>
        !content.StartsWith(Encoding.Unicode.Preamble) && !content.StartsWith(Encoding.BigEndianUnicode.Preamble)
        && (content.StartsWith("PK"u8) || content.IndexOfAnyInRange((byte)0, (byte)8) >= 0);

    public bool Has(params IEnumerable<string> columns) => columns.All(_columns.ContainsKey);

    /// <summary>The cells that begin in a line, and the line after them; a quoted cell may go over several lines.</summary>
    /// <remarks>When the quotes are wrong the cells are null and that one line is lost, not all that follow.</remarks>
    private static (string[]? Cells, int Next) Record(string[] lines, int first, char separator)
    {
        var cells = new List<string>();
        var (line, text, at) = (first, lines[first], 0);
        while (true)
        {
            if (at >= text.Length || text[at] != '"')
            {
                var end = text.IndexOf(separator, at) is var found && found < 0 ? text.Length : found;
                if (text.AsSpan(at, end - at).Contains('"'))
                    return (null, first + 1);
                cells.Add(text[at..end]);
                at = end;
            }
            else
            {
                var cell = new StringBuilder();
                for (at++; ; at++)
                {
                    if (at == text.Length)
                    {
                        if (++line == lines.Length)
                            return (null, first + 1);
                        (text, at) = (lines[line], -1);
                        cell.Append('\n');
                    }
                    else if (text[at] != '"')
                    {
                        cell.Append(text[at]);
                    }
                    else if (at + 1 < text.Length && text[at + 1] == '"')
                    {
                        cell.Append(text[at++]);
                    }
                    else
                    {
                        break;
                    }
                }

                if (++at < text.Length && text[at] != separator)
                    return (null, first + 1);
                cells.Add(cell.ToString());
            }

            if (at >= text.Length)
                return ([.. cells], line + 1);
            at++;
        }
    }

    /// <param name="Number">As an editor counts lines, the header being 1.</param>
    /// <param name="Columns">Where each column stands.</param>
    /// <param name="Cells">Null when the row does not fit the header.</param>
    internal sealed record Line(int Number, IReadOnlyDictionary<string, int> Columns, string[]? Cells)
    {
        /// <summary>Without spaces around; empty when the file has no such column.</summary>
        public string this[string column] => Columns.TryGetValue(column, out var index) ? Cells![index].Trim() : "";
    }
}
