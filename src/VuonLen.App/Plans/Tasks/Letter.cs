using VuonLen.App.Documents;
using VuonLen.App.Shell;

namespace VuonLen.App.Plans.Tasks;

/// <summary>An official letter as a .docx: two heads side by side, subject, addressee, text, a table, place for number and signature.</summary>
internal sealed record Letter(
    string Issuer, string Place, DateOnly On, string Subject, string To, IReadOnlyList<string> Before, IReadOnlyList<Letter.Line> Rows, IReadOnlyList<string> After)
{
    private static readonly DocumentPage _page = new(IsLandscape: false, IsA3: false, Footer: null);

    private static readonly string[] _columns = ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Hạn", "Quá hạn (ngày)"];

    /// <summary>In hundredths of the page; a date stands in one line.</summary>
    private static readonly int[] _shares = [6, 44, 24, 15, 11];

    public byte[] Write()
    {
        using var file = new MemoryStream();
        using var document = new DocumentWriter(file, _page);
        WriteHead(document);
        document.Paragraph(new($"Kính gửi: {To}.", TextAlign.Centre) { Size = 14 });
        document.Paragraph(new("") { Size = 8 });
        foreach (var text in Before)
            document.Paragraph(Body(text));
        document.Paragraph(new("") { Size = 6 });
        WriteRows(document);
        document.Paragraph(new("") { Size = 6 });
        foreach (var text in After)
            document.Paragraph(Body(text));
        WriteFoot(document);
        document.Finish();
        return file.ToArray();
    }

    private static DocumentText Body(string text) => new(text, TextAlign.Both) { Size = 14, IsIndented = true };

    private static int[] Widths(params int[] hundredths) => [.. hundredths.Select(h => _page.TextWidth * h / 100)];

    private void WriteHead(DocumentWriter document)
    {
        document.BeginTable(Widths(41, 59), isFramed: false);
        document.Row([new(new(Issuer.ToUpper(Vn.Culture), TextAlign.Centre) { IsBold = true }), new(new("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", TextAlign.Centre) { IsBold = true, Size = 12.5 })]);
        document.Row([new(new("Số:        /UBND", TextAlign.Centre)), new(new("Độc lập - Tự do - Hạnh phúc", TextAlign.Centre) { IsBold = true, IsUnderlined = true })]);
        document.Row(
        [
            new(new(Subject, TextAlign.Centre) { Size = 12 }),
            new(new($"{Place}, ngày {On.Day:00} tháng {(On.Month < 3 ? $"{On.Month:00}" : $"{On.Month}")} năm {On.Year}", TextAlign.Centre) { IsItalic = true }),
        ]);
        document.EndTable();
        document.Paragraph(new("") { Size = 14 });
    }

    private void WriteRows(DocumentWriter document)
    {
        document.BeginTable(Widths(_shares));
        document.Row([.. _columns.Select(c => new DocumentCell(new(c, TextAlign.Centre) { IsBold = true }))], isHeader: true);
        var number = 0;
        foreach (var row in Rows)
        {
            document.Row(
            [
                new(new(Vn.Number(++number), TextAlign.Centre)), new(new(row.Task)), new(new(row.Lead ?? "chưa giao") { IsItalic = row.Lead is null }),
                new(new(Vn.Date(row.DueOn), TextAlign.Centre)), new(new(Vn.Number(row.DaysLate), TextAlign.Centre)),
            ]);
        }

        document.EndTable();
    }

    private static void WriteFoot(DocumentWriter document)
    {
        document.Paragraph(new("") { Size = 8 });
        document.BeginTable(Widths(50, 50), isFramed: false);
        document.Row([new(new("Nơi nhận:") { IsBold = true, IsItalic = true, Size = 12 }), new(new("TM. ỦY BAN NHÂN DÂN", TextAlign.Centre) { IsBold = true, Size = 14 })]);
        document.Row([new(new("- Như trên;\n- Lưu: VT.") { Size = 11 }), new(new(""))]);
        document.EndTable();
        document.Paragraph(new("") { Size = 2 });
    }

    /// <param name="Task">What was to be done.</param>
    /// <param name="Lead">Who leads; null when nobody does.</param>
    /// <param name="DueOn">By when.</param>
    /// <param name="DaysLate">Since then.</param>
    internal sealed record Line(string Task, string? Lead, DateOnly DueOn, int DaysLate);
}
