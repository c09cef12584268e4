namespace VuonLen.App.Households.Exporting;

/// <summary>What officers call the lists that go out.</summary>
internal static class ExportWords
{
    public static string Of(ExportKind kind) => kind switch
    {
        ExportKind.Households => "Danh sách hộ",
        ExportKind.Template => "Mẫu của chương trình, đã điền",
        ExportKind.Official => "Danh sách chính thức sau rà soát",
    };

    public static string ExplanationOf(ExportKind kind) => kind switch
    {
        ExportKind.Households => "Mỗi hộ một dòng, các cột như trên màn hình.",
        ExportKind.Template => "Mỗi thành viên một dòng, đủ mọi thông tin trong sổ; sửa xong có thể nhập lại.",
        ExportKind.Official => "Ba trang: hộ nghèo và hộ cận nghèo, hộ thoát nghèo, hộ thoát cận nghèo. Chỉ theo thôn, tổ đã lọc; các điều kiện lọc khác không áp dụng.",
    };

    public static string Of(ExportFormat format) => format switch
    {
        ExportFormat.Xlsx => "Excel (.xlsx)",
        ExportFormat.Csv => "Văn bản (.csv)",
    };
}
