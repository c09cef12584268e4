using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Tables;

/// <summary>A table whose columns only blanks keep apart, as text taken from a .pdf has it.</summary>
internal sealed partial class LaidOutTable
{
    /// <summary>Columns are at least this far apart.</summary>
    private const int Gap = 2;

    /// <summary>A head of more lines is none.</summary>
    private const int MostHeadLines = 7;

    /// <summary>The rows of a cell set in the middle of its row begin this far above its number.</summary>
    private const int MostLinesAbove = 4;

    private readonly IReadOnlyList<PlanLine> _lines;
    private readonly int _from;
    private readonly int _body;

    /// <summary>The lines that begin a row below the head.</summary>
    private HashSet<int> _begins;

    private LaidOutTable(IReadOnlyList<PlanLine> lines, int from, int body, int stop, List<int> starts) =>
        (_lines, _from, _body, Stop, Starts, _begins) = (lines, from, body, stop, starts, []);

    /// <summary>The line after the last one of the table.</summary>
    public int Stop { get; }

    /// <summary>Where each column begins.</summary>
    private List<int> Starts { get; }

    /// <returns>The table that begins with a line; null when none does.</returns>
    public static LaidOutTable? At(IReadOnlyList<PlanLine> lines, int from)
    {
        var named = NamedAt(lines, from);
        if (named < 0)
            return null;

        var body = named + 1;
        while (body < lines.Count && body - from <= MostHeadLines && lines[body].Cell is null && !StartsBody(lines[body].Text))
            body++;
        if (body >= lines.Count || body - from > MostHeadLines || lines[body].Cell is not null)
            body = named + 1;

        // A merged head stands over several columns and hides the gaps between them: the fullest line of the head tells.
        var fullest = Enumerable.Range(from, body - from).MaxBy(i => Cells(lines[i].Text).Count);
        var second = Cells(lines[named].Text)[1].At;
        var used = new bool[400];
        Use(used, lines[fullest].Text);
        var (stop, blanks, columns) = (body, 0, StartsOf(used).Count);
        for (var i = body; i < lines.Count && lines[i].Cell is null; i++)
        {
            var text = lines[i].Text.TrimEnd();
            if (text.Length > used.Length)
                break;
            if (text.Length == 0)
            {
                if (++blanks > 2)
                    break;
                continue;
            }

            var trial = (bool[])used.Clone();
            Use(trial, text);
            var count = StartsOf(trial).Count;
            var isLone = blanks > 0 && Cells(text).Count < 2 && i > body && text.Length - text.TrimStart().Length < second;
            if (count < 3 || count < columns - 1 || Stops().IsMatch(text) || isLone)
                break;
            (used, stop, blanks, columns) = (trial, i + 1, 0, i == body ? Math.Max(columns, count) : Math.Min(columns, count));
        }

        return stop > from + 1 ? new(lines, from, body, stop, StartsOf(used)) : null;
    }

    /// <summary>The line with most names of columns is the first of the head, or stands a little below merged and taller ones.</summary>
    private static int NamedAt(IReadOnlyList<PlanLine> lines, int from)
    {
        for (var i = from; i < Math.Min(lines.Count, from + MostLinesAbove) && lines[i].Cell is null && !string.IsNullOrWhiteSpace(lines[i].Text); i++)
        {
            if (!IsHead(lines[i].Text))
                continue;
            var second = Cells(lines[i].Text)[1].At;
            return Enumerable.Range(from, i - from).All(k => IsAbove(lines[k].Text, second)) ? i : -1;
        }

        return -1;
    }

    /// <summary>Names set higher stand to the right of the first column and are short.</summary>
    private static bool IsAbove(string text, int second) =>
        text.Length - text.TrimStart().Length >= second && Cells(text).TrueForAll(c => c.Text.Length <= 32 && !c.Text.EndsWith('.') && c.Text.Any(char.IsLetter));

    /// <summary>At least three columns, two of which are called what tables of plans call them.</summary>
    private static bool IsHead(string text)
    {
        var cells = Wide().Split(text.Trim());
        return cells.Length >= 3 && cells.Count(c => ColumnName().IsMatch(FoldedText.Fold(c))) >= 2;
    }

    private static bool StartsBody(string text) =>
        Cells(text) is [var first, ..] cells && (Numbered().IsMatch(first.Text) || cells.Count(c => c.Text.All(x => char.IsDigit(x) || x is '.' or ',' or '%')) * 2 >= cells.Count);

    private static List<(int At, string Text)> Cells(string text) => [.. Wide().Matches(text + "  ").Aggregate((At: 0, Found: new List<(int, string)>()), (state, gap) =>
    {
        if (gap.Index > state.At)
            state.Found.Add((state.At, text[state.At..gap.Index]));
        return (gap.Index + gap.Length, state.Found);
    }).Found];

    private static void Use(bool[] used, string text)
    {
        for (var k = 0; k < Math.Min(text.Length, used.Length); k++)
            used[k] |= text[k] != ' ';
    }

    private static List<int> StartsOf(bool[] used)
    {
        var (starts, blank) = (new List<int>(), Gap);
        for (var k = 0; k < used.Length; k++)
        {
            if (used[k] && blank >= Gap)
                starts.Add(k);
            blank = used[k] ? 0 : blank + 1;
        }

        return starts;
    }

    /// <summary>The cells of the table, line by line; blank lines as they are.</summary>
    public IEnumerable<PlanLine> Marked(int table)
    {
        _begins = RowStarts();
        var row = 0;
        for (var i = _from; i < Stop; i++)
        {
            row += _begins.Contains(i) ? 1 : 0;
            if (string.IsNullOrWhiteSpace(_lines[i].Text))
            {
                yield return _lines[i];
                continue;
            }

            foreach (var (column, text) in row == 0 ? HeadCells(i) : BodyCells(_lines[i].Text).Select((text, k) => (k, text)))
            {
                if (text.Length > 0)
                    yield return _lines[i] with { Text = text, Cell = new(table, row, column) };
            }
        }
    }

    private HashSet<int> RowStarts()
    {
        var (starts, anchors, isCentred) = (new HashSet<int>(), new List<int>(), false);
        var last = _from;
        for (var i = _body; i < Stop; i++)
        {
            var cells = BodyCells(_lines[i].Text);
            var isNumbered = Numbered().IsMatch(cells[0]);
            var isTotal = cells.Take(2).Any(c => Total().IsMatch(c));
            var isFilled = cells[0].Length > 0 && !isNumbered && cells.Count(c => c.Length > 0) * 2 > cells.Count;
            if (!isNumbered && !isTotal && !isFilled)
                continue;

            var start = isNumbered ? Above(i, last) : i;
            isCentred |= start < i;
            anchors.Add(i);
            starts.Add(start);
            last = i;
        }

        if (starts.Count == 0)
            starts.Add(_body);
        return anchors.Count > 1 && isCentred && Centred(anchors) is { } centred ? centred : starts;
    }

    /// <summary>Where every cell is set in the middle of its row, as many lines of the row stand above its number as below.</summary>
    private HashSet<int>? Centred(List<int> anchors)
    {
        List<int> written = [.. Enumerable.Range(_from, Stop - _from).Where(i => !string.IsNullOrWhiteSpace(_lines[i].Text))];
        var starts = new HashSet<int>();
        var end = written.Count - 1;
        for (var a = anchors.Count - 1; a >= 0; a--)
        {
            var at = written.IndexOf(anchors[a]);
            var start = at - (end - at);
            if (start < 1 || (a > 0 && start <= written.IndexOf(anchors[a - 1])))
                return null;
            starts.Add(written[start]);
            end = start - 1;
        }

        return starts;
    }

    /// <summary>A number set in the middle of its row: what stands beside it goes on from the lines above.</summary>
    private int Above(int at, int last)
    {
        if (BodyCells(_lines[at].Text) is not [_, var beside, ..] || (beside.Length > 0 && !char.IsLower(beside[0])))
            return at;
        for (var i = at - 1; i > last && at - i <= MostLinesAbove; i--)
        {
            if (BodyCells(_lines[i].Text) is ["", { Length: > 0 } words, ..] && char.IsUpper(words[0]) && (i >= _body || !ColumnName().IsMatch(FoldedText.Fold(words))))
                return i;
        }

        return at;
    }

    private List<string> BodyCells(string text) =>
        [.. Starts.Select((start, k) => start >= text.Length ? "" : text[start..Math.Min(text.Length, k + 1 < Starts.Count ? Starts[k + 1] : text.Length)].Trim())];

    /// <summary>A cell of the head names the column it stands over; a merged one each column nearest to it that has a name of its own below.</summary>
    private IEnumerable<(int Column, string Text)> HeadCells(int at)
    {
        var cells = Cells(_lines[at].Text);
        List<(int Column, string Text, double Middle)> over = [.. cells.Select(c => (ColumnAt(c.At, c.At + c.Text.Length), c.Text.Trim(), c.At + (c.Text.Length / 2.0)))];
        List<(int Column, string Text, double Middle)> merged = [.. over.Where(c => NameBelow(at, c.Column) is not null && c.Text.Length > 0)];
        List<(int Column, string Name)> parts = [.. Enumerable.Range(0, Starts.Count).Select(k => (k, NameBelow(at, k)!)).Where(p => p.Item2 is not null)];
        parts.RemoveAll(p => p.Column < 2);
        var size = merged.Count > 1 ? parts.Count / merged.Count : 0;
        while (size > 1 && !IsRepeated(parts, size, merged.Count))
            size--;
        var isRepeated = size > 1;
        if (isRepeated)
            parts = parts[^(size * merged.Count)..];
        for (var column = 0; column < Starts.Count; column++)
        {
            var own = over.Where(c => c.Column == column && !(isRepeated && merged.Contains(c))).ToList();
            if (own.Count > 0)
            {
                foreach (var (_, text, _) in own)
                    yield return (column, text);
            }
            else if (merged.Count > 0 && parts.FindIndex(p => p.Column == column) is >= 0 and var place)
            {
                // "Đầu năm, cuối năm, đầu năm, cuối năm": each round is under one head, wherever that was set.
                var middle = Starts[column] + ((WidthOf(column) - 1) / 2.0);
                yield return (column, (isRepeated ? merged[place / size] : merged.MinBy(c => Math.Abs(c.Middle - middle))).Text);
            }
        }
    }

    /// <summary>Whether the last columns have the same names over and over.</summary>
    private static bool IsRepeated(List<(int Column, string Name)> parts, int size, int times)
    {
        var last = parts[^(size * times)..];
        return last.Skip(size).Select((p, i) => p.Name == last[i].Name).All(same => same);
    }

    private double WidthOf(int column)
    {
        var end = column + 1 < Starts.Count ? Starts[column + 1] : Starts[column] + 8;
        return Math.Max(1, end - Starts[column] - Gap);
    }

    private string? NameBelow(int at, int column) => Enumerable.Range(at + 1, Math.Max(0, _begins.Min() - at - 1))
        .SelectMany(i => Cells(_lines[i].Text)).Where(c => ColumnAt(c.At, c.At + c.Text.Length) == column && char.IsUpper(c.Text.TrimStart()[0])).Select(c => c.Text.Trim()).FirstOrDefault();

    /// <summary>The column whose stretch a cell covers most of.</summary>
    private int ColumnAt(int start, int end) => Enumerable.Range(0, Starts.Count).MaxBy(k =>
        Math.Min(end, k + 1 < Starts.Count ? Starts[k + 1] - Gap : int.MaxValue) - Math.Max(start, Starts[k]));

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Wide();

    [GeneratedRegex(@"^\W*(?:s?tt|stt|noi dung|nhiem vu|cong viec|don vi|co quan|chu tri|phoi hop|thoi gian|thoi han|tien do|hoan thanh|san pham|ket qua|ghi chu|chi tieu|thon|to dan pho|ban|lang|ap|buon|khu pho|xa|phuong|ten|so ho|tong so|ho ngheo|ho can ngheo|dia ban|dvt|muc tieu|ke hoach)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnName();

    [GeneratedRegex(@"^\(?(?:\d{1,3}|[IVX]{1,4}|[a-zđ])[.)]?$|^(?:Tổng|Cộng|TỔNG|CỘNG|Toàn)\b")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?:Tổng|Cộng|TỔNG|CỘNG|Toàn|TOÀN)\b(?! số hộ)")]
    private static partial Regex Total();

    [GeneratedRegex(@"^\s*(?:[IVX]{1,4}[./]\s?\p{Lu}|[A-EĐ]\.\s\p{Lu}{2}|Nơi nhận|Trên đây|TM\.|KT\.|_{5,}|\d{1,2}[.)]\s\S+(?: \S+){5,}$)|^\s{0,8}[-–]\s")]
    private static partial Regex Stops();
}
