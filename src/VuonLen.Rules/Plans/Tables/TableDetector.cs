using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Tables;

/// <summary>Finds tables in plain text: cells between bars, or columns kept apart by blanks.</summary>
internal static partial class TableDetector
{
    /// <summary>Columns are at least this far apart.</summary>
    private const int Gap = 2;

    /// <returns>The same lines; those of tables once for each cell, with the same number.</returns>
    public static IReadOnlyList<PlanLine> Mark(IReadOnlyList<PlanLine> lines)
    {
        var marked = new List<PlanLine>(lines.Count);
        var table = lines.Max(l => l.Cell?.Table) ?? 0;
        for (var i = 0; i < lines.Count;)
        {
            var end = lines[i].Cell is not null ? i : Math.Max(EndOfBars(lines, i), i);
            if (end > i)
            {
                AddBars(lines, i, end, ++table, marked);
                i = end;
            }
            else if (lines[i].Cell is null && IsColumnHead(lines, i) && Columns(lines, i) is var (stop, starts) && stop > i + 1)
            {
                AddColumns(lines, i, stop, starts, ++table, marked);
                i = stop;
            }
            else
            {
                marked.Add(lines[i++]);
            }
        }

        return marked;
    }

    private static int EndOfBars(IReadOnlyList<PlanLine> lines, int from)
    {
        var end = from;
        while (end < lines.Count && lines[end].Cell is null && lines[end].Text.Count(c => c == '|') >= 2)
            end++;
        return end - from >= 2 ? end : from;
    }

    private static void AddBars(IReadOnlyList<PlanLine> lines, int from, int end, int table, List<PlanLine> marked)
    {
        for (var (i, row) = (from, 0); i < end; i++)
        {
            var cells = lines[i].Text.Trim().Trim('|').Split('|');
            if (cells.All(c => Bar().IsMatch(c)))
            {
                marked.Add(lines[i] with { Text = "---" });
                continue;
            }

            for (var column = 0; column < cells.Length; column++)
                Add(lines[i], cells[column].Replace("<br>", " ", StringComparison.Ordinal), new(table, row, column), marked);
            row++;
        }
    }

    /// <summary>At least three columns, two of which are called what tables of plans call them.</summary>
    private static bool IsColumnHead(IReadOnlyList<PlanLine> lines, int at)
    {
        var cells = Wide().Split(lines[at].Text.Trim());
        return cells.Length >= 3 && cells.Count(c => ColumnName().IsMatch(FoldedText.Fold(c))) >= 2;
    }

    /// <summary>How far down the columns stay apart, and where each begins.</summary>
    private static (int Stop, List<int> Starts) Columns(IReadOnlyList<PlanLine> lines, int from)
    {
        var width = 0;
        var used = new bool[400];
        var (stop, blanks) = (from, 0);
        List<int> best = [];
        for (var i = from; i < lines.Count && lines[i].Cell is null; i++)
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
            for (var k = 0; k < text.Length; k++)
                trial[k] |= text[k] != ' ';

            var starts = StartsOf(trial, Math.Max(width, text.Length));
            if (i > from && (starts.Count < Math.Min(3, best.Count) || starts.Count < best.Count - 1 || Stops().IsMatch(text)))
                break;
            (used, width, best, stop, blanks) = (trial, Math.Max(width, text.Length), i == from ? starts : starts.Count < best.Count ? starts : best.Count == starts.Count ? starts : best, i + 1, 0);
        }

        return (stop, StartsOf(used, width));
    }

    private static List<int> StartsOf(bool[] used, int width)
    {
        var (starts, blank) = (new List<int>(), Gap);
        for (var k = 0; k < width; k++)
        {
            if (used[k] && blank >= Gap)
                starts.Add(k);
            blank = used[k] ? 0 : blank + 1;
        }

        return starts;
    }

    private static void AddColumns(IReadOnlyList<PlanLine> lines, int from, int stop, List<int> starts, int table, List<PlanLine> marked)
    {
        var row = -1;
        var isHead = true;
        for (var i = from; i < stop; i++)
        {
            var text = lines[i].Text.TrimEnd();
            if (text.Length == 0)
            {
                marked.Add(lines[i]);
                continue;
            }

            List<string> cells = [.. starts.Select((start, k) => start >= text.Length ? "" : text[start..Math.Min(text.Length, k + 1 < starts.Count ? starts[k + 1] : text.Length)].Trim())];
            var startsRow = Numbered().IsMatch(cells[0]) || (!isHead && cells[0].Length > 0 && !Numbered().IsMatch(cells[0]) && cells.Count(c => c.Length > 0) * 2 > cells.Count);
            if (row < 0 || startsRow)
                row++;
            isHead &= !startsRow;
            for (var k = 0; k < cells.Count; k++)
                Add(lines[i], cells[k], new(table, row, k), marked);
        }
    }

    private static void Add(PlanLine line, string text, PlanCell cell, List<PlanLine> marked)
    {
        if (!string.IsNullOrWhiteSpace(text))
            marked.Add(line with { Text = text.Trim(), Cell = cell });
    }

    [GeneratedRegex(@"^[\s:\-=]*$")]
    private static partial Regex Bar();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Wide();

    [GeneratedRegex(@"^\W*(?:s?tt|stt|noi dung|nhiem vu|cong viec|don vi|co quan|chu tri|phoi hop|thoi gian|thoi han|tien do|hoan thanh|san pham|ket qua|ghi chu|chi tieu|thon|to dan pho|ban|lang|ten|so ho|tong so|ho ngheo|dia ban|dvt|muc tieu|ke hoach)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnName();

    [GeneratedRegex(@"^\(?(?:\d{1,3}|[IVX]{1,4}|[a-zđ])[.)]?$|^(?:Tổng|Cộng|TỔNG|CỘNG|Toàn)\b")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\s{0,8}(?:[IVX]{1,4}\.|Nơi nhận|Trên đây|TM\.|KT\.|[-–]\s)")]
    private static partial Regex Stops();
}
