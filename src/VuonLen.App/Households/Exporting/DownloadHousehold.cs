using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Documents;
using VuonLen.App.Households.Lists;
using VuonLen.App.Households.Overview;
using VuonLen.App.Identity;
using VuonLen.App.Shell;

namespace VuonLen.App.Households.Exporting;

/// <summary>One household as a workbook (hồ sơ hộ): what was asked, who lives there, what was recognised, who came and went.</summary>
/// <remarks>Personal IDs are masked, as on the household's page; the full ones are for the lists, which the audit tells of.</remarks>
public sealed class DownloadHousehold(VuonLenDb db, ShowHousehold show)
{
    private static readonly string[] _ledger = ["Từ ngày", "Trạng thái", "Chuẩn", "Quyết định số", "Ngày quyết định", "Nguồn", "Ghi chú"];

    private static readonly string[] _history = ["Từ ngày", "Họ và tên", "Quan hệ với chủ hộ", "Lý do bắt đầu", "Đến trước ngày", "Lý do kết thúc"];

    /// <summary>Null when out of reach.</summary>
    public async Task<File?> RunAsync(AreaKey key, CancellationToken cancel)
    {
        if (await show.ShowAsync(key, cancel) is not { } view)
            return null;

        var (showsHealth, showsNumbers) = (db.Caller.May(Rights.ReadHealth), db.Caller.May(Rights.ReadPersonalIds));
        var columns = new TemplateColumns(null, null, showsHealth, view.Today);
        var content = GrowingFile.Create();
        using var workbook = new WorkbookWriter(content);
        WriteFacts(workbook, view, columns);
        WriteMembers(workbook, view, columns, showsNumbers);
        WriteLedger(workbook, view);
        WriteHistory(workbook, view);
        workbook.Finish();
        content.Position = 0;
        return new(content, $"Hồ sơ hộ {view.Household.Code ?? key.Id.ToString("N")[^6..]}.xlsx");
    }

    private static void WriteFacts(WorkbookWriter workbook, ShowHousehold.View view, TemplateColumns columns)
    {
        var household = view.Household;
        workbook.BeginSheet(new("Hộ", [new(44), new(60)]) { IsPortrait = true, Merged = [new(1, 0, 1, 1)] });
        workbook.WriteRow([SheetCell.Of("HỒ SƠ HỘ")], RowLook.Title);
        workbook.WriteRow([SheetCell.Of($"Lập ngày {Vn.Date(view.Today)}")], RowLook.Remark);
        void Write(string name, SheetCell value) =>
            workbook.WriteRow([SheetCell.Of(name), value.Kind is CellKind.Blank ? SheetCell.Of(Words.Unknown) : value]);
        Write("Chủ hộ", SheetCell.Of(household.HeadName));
        Write("Địa bàn hiện nay", SheetCell.Of(view.Place));
        Write("Số nhân khẩu", SheetCell.Of((double)household.MemberCount));
        Write("Công nhận hiện nay", SheetCell.Of(view.InForce is { } line ? $"{Words.Of(line.Status)} từ {Vn.Date(line.EffectiveOn)}" : "chưa có công nhận"));
        Write("Tính từ thông tin", SheetCell.Of(view.Computed.Result?.Class is { } computed ? Words.Of(computed) : "chưa tính được"));
        foreach (var column in columns.All.Where(c => !c.OnMember && c is not PlainColumn))
            Write(column.Header, columns.OwnCell(column, household));
        if (household is { EndedOn: { } ended, EndedWhy: { } why })
            Write("Hộ kết thúc", SheetCell.Of($"{Vn.Date(ended)}: {Words.Of(why)}"));
    }

    private static void WriteMembers(WorkbookWriter workbook, ShowHousehold.View view, TemplateColumns columns, bool showsNumbers)
    {
        var own = columns.All.Where(c => c.OnMember && c is not PlainColumn).ToList();
        var numbers = showsNumbers ? ["Số định danh (đã che)"] : Array.Empty<string>();
        string[] headers = ["STT", "Họ và tên", "Quan hệ với chủ hộ", .. numbers, .. own.Select(c => c.Header), "Từ ngày"];
        workbook.BeginSheet(new("Thành viên", [new(6), new(26), new(16), .. numbers.Select(_ => new SheetColumn(18, CellFormat.Text)), .. own.Select(_ => new SheetColumn(16)), new(12)])
        {
            FrozenRows = 1,
            FrozenColumns = 2,
        });
        workbook.WriteRow([.. headers.Select(h => SheetCell.Of(h))], RowLook.Header);
        var number = 0;
        foreach (var member in view.Members)
        {
            workbook.WriteRow(
            [
                SheetCell.Of((double)++number), SheetCell.Of(member.Person.FullName), SheetCell.Of(Words.Of(member.Relationship)),
                .. numbers.Select(_ => SheetCell.Of(member.Person.PersonalIdMasked)),
                .. own.Select(c => columns.OwnCell(c, member.Person)), SheetCell.Of(member.FromOn),
            ]);
        }
    }

    private static void WriteLedger(WorkbookWriter workbook, ShowHousehold.View view)
    {
        workbook.BeginSheet(new("Sổ công nhận", [new(12), new(18), new(14), new(20), new(14), new(20), new(40)]) { FrozenRows = 1 });
        workbook.WriteRow([.. _ledger.Select(h => SheetCell.Of(h))], RowLook.Header);
        foreach (var line in view.Ledger)
        {
            var isCorrected = view.Ledger.Any(l => l.CorrectsId == line.Id);
            workbook.WriteRow(
            [
                SheetCell.Of(line.EffectiveOn),
                SheetCell.Of(Words.Of(line.Status) + (line.IsAverageLiving ? ", mức sống trung bình" : "")),
                SheetCell.Of(line.Standard + (line.IsOfProvince ? " (của tỉnh)" : "")),
                SheetCell.Of(line.DecisionNumber ?? Words.Unknown),
                line.DecisionOn is { } decided ? SheetCell.Of(decided) : SheetCell.Of(Words.Unknown),
                SheetCell.Of(Words.Of(line.Source)),
                SheetCell.Of(string.Join("; ", new[]
                {
                    line.Reason is { } reason ? Words.Of(reason) : null,
                    line.CorrectsId is null ? null : "đính chính một dòng trước",
                    isCorrected ? "đã được đính chính, không tính nữa" : null,
                }.OfType<string>())),
            ]);
        }
    }

    private static void WriteHistory(WorkbookWriter workbook, ShowHousehold.View view)
    {
        workbook.BeginSheet(new("Biến động", [new(12), new(28), new(18), new(26), new(12), new(26)]) { FrozenRows = 1 });
        workbook.WriteRow([.. _history.Select(h => SheetCell.Of(h))], RowLook.Header);
        foreach (var member in view.Household.Memberships.OrderByDescending(m => m.FromOn).ThenByDescending(m => m.IsHead))
        {
            workbook.WriteRow(
            [
                SheetCell.Of(member.FromOn), SheetCell.Of(member.Person?.FullName ?? member.NameAtEnd ?? "(người ngoài địa bàn)"),
                SheetCell.Of(Words.Of(member.Relationship)), SheetCell.Of(Words.Of(member.Began)),
                SheetCell.Of(member.ToOn), SheetCell.Of(member.Ended is { } why ? Words.Of(why) : null),
            ]);
        }
    }

    public sealed record File(Stream Content, string Name);
}
