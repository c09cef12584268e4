using VuonLen.App.Documents;
using VuonLen.App.Reports.Checking;

namespace VuonLen.App.Tests.Reports.Checking;

/// <summary>Sheets as programs of others export them.</summary>
internal static class Export
{
    /// <summary>Head, title, headings and the row of codes of a form, then rows as given; what reads as a number is one.</summary>
    public static void Sheet(WorkbookWriter workbook, string name, string title, string codes, params string[] rows) =>
        Sheet(workbook, name, title, codes, keepsText: false, rows);

    public static void Sheet(WorkbookWriter workbook, string name, string title, string codes, bool keepsText, params string[] rows)
    {
        workbook.BeginSheet(new(name, []));
        Row("ỦY BAN NHÂN DÂN||||CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        Row("||||Độc lập - Tự do - Hạnh phúc");
        workbook.SkipRows(1);
        Row(title);
        workbook.SkipRows(1);
        Row("TT|Phường/ Xã|Phân tổ");
        Row(codes);
        foreach (var row in rows)
            Row(row);

        void Row(string cells) => workbook.WriteRow([.. cells.Split('|').Select(Cell)], RowLook.Body);

        SheetCell Cell(string text) => !keepsText
            && double.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && !text.Contains("1.1", StringComparison.Ordinal) ? SheetCell.Of(number) : SheetCell.Of(text);
    }

    public static PackFile File(string name, Action<WorkbookWriter> write)
    {
        var file = new MemoryStream();
        using var workbook = new WorkbookWriter(file);
        write(workbook);
        workbook.Finish();
        return new(name, file);
    }

    public static CheckPack.Result Check(params PackFile[] files) => CheckPack.Run(files, new(), CancellationToken.None);
}
