using VuonLen.Rules.Names;

namespace VuonLen.App.Reports.Checking;

/// <summary>Tells by its words which of the 15 forms a sheet is.</summary>
internal static class FormTitles
{
    /// <summary>The number of the form whose title a text is; null for any other text.</summary>
    /// <param name="text">One cell, or several joined.</param>
    public static int? NumberOf(string text)
    {
        var title = Fold(text);
        var isNearPoor = title.Contains("can ngheo", StringComparison.Ordinal);
        if (Has("danh sach chi tiet ho"))
            return isNearPoor ? 14 : Has("ngheo") ? 15 : null;
        if (Has("dien bien ho") && Has("tong hop"))
            return isNearPoor ? 3 : Has("ngheo") ? 2 : null;
        if (Has("ty le") && Has("chi so thieu hut"))
            return isNearPoor ? 7 : 5;
        if (Has("phan tich") && Has("chi so thieu hut"))
            return isNearPoor ? 6 : 4;
        if (Has("theo cac nhom doi tuong") || Has("theo nhom doi tuong"))
            return 8;
        if (Has("phan tich") && Has("theo dan toc"))
            return 9;
        if (Has("nguyen nhan ngheo"))
            return 10;
        if (Has("thieu hut") && Has("tre em") && Has("tong hop"))
            return 11;
        if (Has("ket qua") && Has("ra soat") && Has("theo chuan ngheo"))
            return isNearPoor ? 13 : 12;
        return Has("ket qua") && Has("ra soat") && Has("muc song trung binh") && Has("tong hop") ? 1 : null;

        bool Has(string words) => title.Contains(words, StringComparison.Ordinal);
    }

    /// <summary>Without capitals and diacritics, with single blanks, whatever breaks the lines.</summary>
    public static string Fold(string text) => VietnameseName.Fold(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
