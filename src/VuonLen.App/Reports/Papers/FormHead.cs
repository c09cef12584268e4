using VuonLen.Rules.Forms.Layout;

namespace VuonLen.App.Reports.Papers;

/// <summary>The words over the table, as the forms have them.</summary>
internal sealed class FormHead
{
    public const string Country = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    public const string Motto = "Độc lập - Tự do - Hạnh phúc";
    public const string Committee = "ỦY BAN NHÂN DÂN";
    public const string Attached = "Kèm theo báo cáo kết quả rà soát định kỳ";

    public FormHead(Form form, PackPaper paper)
    {
        if (paper.Above is { } above)
            Left.Add((above.ToUpperInvariant(), false));
        Left.Add((Committee, true));
        Left.Add((paper.UnitName.ToUpperInvariant(), true));
        Annex = form.Annex;
        Title = form.Title;
        PlaceAndDate = paper.PlaceAndDate;
        Preview = paper.Seal is null ? $"({PackPaper.Preview})" : null;
    }

    /// <summary>Lines at the left, and whether they are bold.</summary>
    public List<(string Text, bool IsBold)> Left { get; } = [];

    public string? Annex { get; }

    public string Title { get; }

    public string? PlaceAndDate { get; }

    public string? Preview { get; }
}
