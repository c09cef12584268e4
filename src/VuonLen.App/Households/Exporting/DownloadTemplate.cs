using VuonLen.App.Data;
using VuonLen.App.Documents;
using VuonLen.App.Households.Lists;

namespace VuonLen.App.Households.Exporting;

/// <summary>Makes the empty template (mẫu nhập): our columns, what each can say, and a page that explains them.</summary>
public sealed class DownloadTemplate(VuonLenDb db)
{
    public const string FileName = "Mẫu danh sách hộ.xlsx";

    private const int Rows = 5000;

    /// <summary>More villages than this are no list to choose from.</summary>
    private const int MostVillages = 300;

    private const int ExampleBorn = 1980;

    internal static readonly IReadOnlyDictionary<ListField, string> Examples = new Dictionary<ListField, string>
    {
        [ListField.HouseholdNumber] = "1",
        [ListField.Code] = "012",
        [ListField.HeadName] = "Lò Văn Mẫu",
        [ListField.MemberName] = "Lò Thị Mẫu",
        [ListField.Relationship] = "Con",
        [ListField.Class] = "Hộ nghèo",
        [ListField.DecisionNumber] = "25/QĐ-UBND",
        [ListField.DecisionOn] = "20/12/2025",
        [ListField.Born] = $"05/03/{ExampleBorn} hoặc {ExampleBorn}",
        [ListField.PersonalId] = "12 chữ số, kể cả số 0 ở đầu",
        [ListField.EthnicGroup] = "Thái",
        [ListField.PaperB1] = "110",
        [ListField.PaperB2] = "30",
        [ListField.Causes] = "Thiếu đất sản xuất; Thiếu vốn sản xuất, kinh doanh",
        [ListField.Devices] = "Tivi; Điện thoại thông minh",
        [ListField.FloorM2] = "48,5",
        [ListField.Income] = "1500000",
    };

    public async Task<Stream> RunAsync(CancellationToken cancel)
    {
        var villages = (await db.VillagesInReachAsync(null, cancel)).Select(v => v.Name).Distinct().ToList();
        var columns = new TemplateColumns(null, null, showsHealth: true, default, isEmpty: true);
        var content = GrowingFile.Create();
        using var workbook = new WorkbookWriter(content);
        var (lists, choices) = (new Dictionary<string, ChoiceList>(), new List<DropDown>());
        for (var i = 0; i < columns.All.Count; i++)
        {
            var column = columns.All[i];
            var offered = column.Field is ListField.Village ? villages.Count <= MostVillages ? villages : [] : TemplateColumns.ChoicesOf(column);
            if (offered.Count == 0)
                continue;

            var key = string.Join('\n', offered);
            if (!lists.TryGetValue(key, out var list))
                lists[key] = list = workbook.AddList(offered);
            choices.Add(new(new(2, i, Rows + 1, i), list, $"Cột “{column.Header}”: hãy chọn một giá trị trong danh sách, hoặc để trống nếu chưa rõ."));
        }

        workbook.BeginSheet(new(TemplateColumns.SheetName, columns.Layout())
        {
            FrozenRows = 1,
            FrozenColumns = columns.Frozen,
            RepeatedRows = (1, 1),
            RepeatedColumn = columns.Frozen - 1,
            PagesWide = columns.PagesWide,
            DropDowns = choices,
            Notes = [.. columns.All.Select((c, i) => new CellNote(1, i, NoteOf(c)))],
        });
        workbook.WriteRow([.. columns.Headers.Select(h => SheetCell.Of(h))], RowLook.Header);
        WriteGuide(workbook, columns);
        workbook.Finish();
        content.Position = 0;
        return content;
    }

    private static void WriteGuide(WorkbookWriter workbook, TemplateColumns columns)
    {
        workbook.BeginSheet(new(UnderstandSheet.GuideSheet, [new(34), new(64), new(50)]) { IsPortrait = true });
        workbook.WriteRow([SheetCell.Of("CÁCH ĐIỀN MẪU DANH SÁCH HỘ")], RowLook.Title);
        foreach (var line in (string[])[
            "Mỗi thành viên ghi một dòng. Các dòng của một hộ đứng liền nhau, cùng STT hộ và cùng tên chủ hộ.",
            "Thông tin của hộ (nhà ở, thu nhập, phân loại…) ghi ở dòng chủ hộ; các dòng khác của hộ để trống.",
            "Chưa rõ thì để trống. Ô trống không xóa thông tin đã có trong sổ, và không được hiểu là “không”.",
            "Có thể xóa hẳn những cột không dùng, hoặc đổi thứ tự cột; không đổi tên cột.",
            "Điền xong, đưa tệp vào trang Nhập danh sách. Chương trình cho xem trước mọi thay đổi; chưa bấm Ghi thì chưa có gì vào sổ.",
            "Trang hướng dẫn này không được nhập; các ví dụ dưới đây không phải người thật."])
        {
            workbook.WriteRow([SheetCell.Of(line)], RowLook.Remark);
        }

        workbook.SkipRows(1);
        workbook.WriteRow([SheetCell.Of("Cột"), SheetCell.Of("Cách ghi"), SheetCell.Of("Ví dụ")], RowLook.Header);
        foreach (var column in columns.All)
            workbook.WriteRow([SheetCell.Of(column.Header), SheetCell.Of(NoteOf(column)), SheetCell.Of(Examples.GetValueOrDefault(column.Field))]);
    }

    private static string NoteOf(ListColumn column)
    {
        var whose = column.OnMember || column.Field is ListField.HouseholdNumber or ListField.HeadName ? "Ghi ở mọi dòng."
            : column.Field is ListField.Commune or ListField.CommuneCode ? "Để trống nếu cả tệp của một xã, phường."
            : "Ghi ở dòng chủ hộ.";
        var choices = TemplateColumns.ChoicesOf(column);
        var words = column.Hint is { } hint ? hint + "."
            : choices.Count is > 0 and <= 12 ? $"Một trong: {string.Join("; ", choices)}."
            : choices.Count > 12 ? "Chọn trong danh sách của ô."
            : "";
        return $"{words} {whose}".Trim();
    }
}
