using VuonLen.App.Areas;
using VuonLen.App.Documents;
using VuonLen.App.Households;
using VuonLen.App.Shell;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>The lines of a decision as a workbook. No personal IDs, no telephone, no health: it may be handed on.</summary>
public sealed class DownloadDecision(ShowDecision show)
{
    private static readonly string[] _headers =
        ["STT", "Chủ hộ", "Mã hộ", "Thôn, tổ", "Số nhân khẩu", "Trước", "Công nhận", "Diễn biến", "Lý do", "Có hiệu lực từ", "Ghi chú"];

    /// <summary>Null when out of reach.</summary>
    public async Task<File?> RunAsync(AreaKey key, CancellationToken cancel)
    {
        if (await show.ShowAsync(key, cancel) is not { Decision: var decision } view)
            return null;

        var content = new MemoryStream();
        using var workbook = new WorkbookWriter(content);
        workbook.BeginSheet(new("Danh sách", [new(6), new(28), new(12, CellFormat.Text), new(24), new(10, CellFormat.WholeNumber), new(16), new(16), new(30), new(18), new(12, CellFormat.Date), new(36)])
        {
            FrozenRows = 3,
            Merged = [new(1, 0, 1, _headers.Length - 1)],
            RepeatedRows = (3, 3),
        });
        workbook.WriteRow([SheetCell.Of("DANH SÁCH HỘ THEO QUYẾT ĐỊNH")], RowLook.Title);
        workbook.WriteRow(
            [SheetCell.Of($"{ReviewWords.NameOf(decision)}, {view.Unit}, chuẩn {decision.Standard}{(decision.State is DecisionState.Issued ? "" : $" ({ReviewWords.Of(decision.State).ToLower(Vn.Culture)})")}")],
            RowLook.Remark);
        workbook.WriteRow([.. _headers.Select(h => SheetCell.Of(h))], RowLook.Header);
        var number = 0;
        foreach (var line in view.Lines)
        {
            workbook.WriteRow(
            [
                SheetCell.Of((double)(line.Line.Number ?? ++number)), SheetCell.Of(line.Name), SheetCell.Of(line.Code), SheetCell.Of(line.Village ?? Vn.Unknown),
                line.MemberCount is { } members ? SheetCell.Of((double)members) : default, SheetCell.Of(ReviewWords.Was(line.Was)),
                SheetCell.Of(Words.Of(line.Line.Status) + (line.Line.IsAverageLiving ? ", mức sống trung bình" : "")), SheetCell.Of(line.Group),
                SheetCell.Of(line.Reason is { } reason ? Words.Of(reason) : null), line.On is { } on ? SheetCell.Of(on) : default, SheetCell.Of(line.Line.Remark),
            ]);
        }

        workbook.Finish();
        content.Position = 0;
        return new(content, $"Quyết định {(decision.Number ?? "dự thảo").Replace('/', '-').Replace('\\', '-')}.xlsx");
    }

    public sealed record File(Stream Content, string Name);
}
