using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Documents;
using VuonLen.App.Households.Importing;
using VuonLen.App.Households.Lists;
using VuonLen.App.Identity;
using VuonLen.App.Runs;
using VuonLen.Rules;
using VuonLen.Rules.Text;

namespace VuonLen.App.Households.Exporting;

/// <summary>
/// Gives a list back as it was handed in (tệp trả lại), with what came of each row and why at its right, and the faulty cells
/// marked: the officer corrects them there and hands it in again.
/// </summary>
public sealed class ReturnList(VuonLenDb db, FileStore files, DocumentLimits limits, ShowImport show)
{
    private const int LongestReason = 2000;

    private static readonly HashSet<string> _ours = [.. ListColumns.Returned.Select(ListKey.Of)];

    /// <summary>Null when out of reach.</summary>
    public async Task<Outcome<DownloadHousehold.File>?> RunAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.ListImports.At(key).AsNoTracking().SingleOrDefaultAsync(cancel) is not { Mapping: { } json } import)
            return null;

        var mapping = ListMapping.Read(json);
        var results = new Dictionary<(string Sheet, int Row), Result>();
        await foreach (var line in show.AllAsync(key, cancel))
            Add(results, line);

        await using var given = await files.OpenAsync(new(import.ProvinceCode, import.StoredFileId), cancel);
        var opened = WorkbookReader.Open(given, import.FileName, limits);
        if (opened.Answer is not { } book)
            return new(null, opened.Problems);

        using (book)
        {
            var content = GrowingFile.Create();
            using var workbook = new WorkbookWriter(content);
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var front in book.Sheets)
            {
                // Numbers that somebody else handed in are for who may read numbers.
                var sheet = mapping.Sheets.Find(s => s.Index == front.Index);
                var hidden = import.UploadedBy == db.Caller.Name || db.Caller.May(Rights.ReadPersonalIds) ? null
                    : sheet?.Columns.Find(c => c.Field is ListField.PersonalId)?.Index;
                if (Copy(book, front, sheet, hidden, results, workbook, NameOf(front.Name, names), cancel) is { } problem)
                {
                    await content.DisposeAsync();
                    return new(null, problem);
                }
            }

            workbook.Finish();
            content.Position = 0;
            return new(new DownloadHousehold.File(content, $"{Path.GetFileNameWithoutExtension(import.FileName)} – kết quả.xlsx"));
        }
    }

    private static Problem? Copy(
        WorkbookReader book, SheetFront front, SheetMapping? sheet, int? hidden, Dictionary<(string Sheet, int Row), Result> results,
        WorkbookWriter workbook, string name, CancellationToken cancel)
    {
        var measured = book.Measure(front.Index, cancel);
        if (measured.Answer is not { } shape)
            return measured.Problems[0];

        var isList = sheet is { IsUsed: true };
        var earlier = sheet?.Columns.Where(c => _ours.Contains(ListKey.Of(c.Header))).Select(c => c.Index).ToHashSet() ?? [];
        var width = Enumerable.Range(0, shape.Columns).LastOrDefault(i => !earlier.Contains(i), -1) + 1;
        var columns = Enumerable.Range(0, width).Select(i => LayoutOf(sheet?.Columns.Find(c => c.Index == i))).ToList();
        workbook.BeginSheet(new(name, isList ? [.. columns, new(16), new(70)] : columns)
        {
            FrozenRows = isList ? sheet!.HeaderLast : 0,
            FilterRow = isList ? sheet!.HeaderLast : null,
            Merged = [.. shape.Merged.Where(m => m.LastColumn < width)],
            IsHidden = front.IsHidden,
        });

        using var rows = book.Read(front.Index, cancel);
        while (rows.Next())
        {
            var row = rows.Row;
            if (row.Number > workbook.NextRow)
                workbook.SkipRows(row.Number - workbook.NextRow);
            var cells = new SheetCell[isList ? width + 2 : width];
            for (var i = 0; i < width; i++)
                cells[i] = earlier.Contains(i) || (i == hidden && row.Number > sheet!.HeaderLast) ? default : Seen(row[i], sheet);

            var look = !isList ? RowLook.Body : row.Number < sheet!.HeaderFirst ? RowLook.Remark : row.Number <= sheet.HeaderLast ? RowLook.Header : RowLook.Body;
            HashSet<int>? marked = null;
            if (isList && row.Number == sheet!.HeaderLast)
            {
                (cells[width], cells[width + 1]) = (SheetCell.Of(ListColumns.Returned[0]), SheetCell.Of(ListColumns.Returned[1]));
            }
            else if (isList && results.TryGetValue((sheet!.Name, row.Number), out var result))
            {
                var reason = string.Join("\n", result.Reasons.Distinct());
                cells[width] = SheetCell.Of(ImportWords.Of(result.Fate));
                cells[width + 1] = SheetCell.Of(reason.Length <= LongestReason ? reason : reason[..LongestReason] + "…");
                marked = result.Faulty.Count == 0 ? null : [.. sheet.Columns.Where(c => result.Faulty.Contains(c.Letter)).Select(c => c.Index), width, width + 1];
                if (marked is null && result.IsRefused)
                    marked = [width, width + 1];
            }

            workbook.WriteRow(cells, look, marked);
        }

        return rows.Problem;
    }

    private static void Add(Dictionary<(string Sheet, int Row), Result> results, ShowImport.Line line)
    {
        var content = line.Content;
        foreach (var row in content.Rows)
            results[(row.Sheet, row.Number)] = new(line.Item.Fate);

        foreach (var refused in content.Refused)
        {
            if (results.TryGetValue((refused.Sheet, refused.Row), out var result))
                result.Refuse($"{refused.Reason} ({refused.Code})", refused.Column);
        }

        foreach (var warning in content.Warnings)
        {
            if (results.TryGetValue((warning.Sheet, warning.Row), out var result))
                result.Reasons.Add($"Lưu ý: {warning.Reason} ({warning.Code})");
        }

        if (content.Rows.Count == 0 || !results.TryGetValue((content.Rows[0].Sheet, content.Rows[0].Number), out var first))
            return;
        foreach (var change in content.Differences)
            first.Reasons.Add($"{(change.Who is { } who ? who + ", " : "")}{change.What}: {change.Old ?? Words.Unknown} → {change.New}");
        if (line.Item.Fate is ListFate.Choose)
            first.Reasons.AddRange(content.Candidates.Select(c => $"Có thể là hộ {c.Label} ({c.Why})"));
    }

    /// <summary>Old letters as the user agreed to read them: the font they need does not come along.</summary>
    private static SheetCell Seen(SheetCell cell, SheetMapping? sheet) =>
        cell.Kind is CellKind.Text && sheet is { Encoding: not LegacyEncoding.None and var encoding } ? SheetCell.Of(ListRows.Repaired(cell.Text!, encoding, cell.Font)) : cell;

    private static SheetColumn LayoutOf(ColumnMapping? column) => column?.Field switch
    {
        ListField.HeadName or ListField.MemberName or ListField.Causes => new(26),
        ListField.PersonalId or ListField.Code or ListField.Phone or ListField.CommuneCode => new(16, CellFormat.Text),
        ListField.HouseholdNumber or ListField.Sex or ListField.Age => new(9),
        _ => new(14),
    };

    /// <summary>A tab needs a name that no other has.</summary>
    private static string NameOf(string name, HashSet<string> taken)
    {
        var clean = string.Concat(name.Where(c => !"[]:*?/\\".Contains(c, StringComparison.Ordinal) && !char.IsControl(c))).Trim('\'', ' ');
        clean = clean.Length == 0 ? "Danh sách" : clean.Length > 31 ? clean[..31].TrimEnd('\'') : clean;
        var unique = clean == WorkbookWriter.ListSheet ? "Danh mục" : clean;
        for (var i = 2; !taken.Add(unique); i++)
            unique = $"{(clean.Length > 27 ? clean[..27] : clean)} {i.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        return unique;
    }

    private sealed class Result(ListFate fate)
    {
        public ListFate Fate => fate;

        public bool IsRefused { get; private set; }

        public List<string> Reasons { get; } = [];

        public HashSet<string> Faulty { get; } = [];

        public void Refuse(string reason, string? column)
        {
            IsRefused = true;
            Reasons.Add(reason);
            if (column is not null)
                Faulty.Add(column);
        }
    }
}
