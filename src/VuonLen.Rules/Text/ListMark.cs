namespace VuonLen.Rules.Text;

/// <summary>A mark in a column of yes and no (dấu có, không).</summary>
public enum ListMark
{
    /// <summary>Nothing, or a dash: what that means, the column says.</summary>
    Blank,

    /// <summary>x, X, 1, có, ✓ and the like.</summary>
    Yes,

    /// <summary>0, không and the like.</summary>
    No,

    /// <summary>Anything else, such as a name or a 2: see <see cref="TextProblems.UnclearMark"/>.</summary>
    Unclear,
}

/// <summary>Reads marks of yes and no.</summary>
public static class ListMarks
{
    /// <summary>By the word or sign alone, whatever its case and diacritics.</summary>
    /// <param name="text">As in the cell.</param>
    public static ListMark Read(string? text) => Names.VietnameseName.Fold(text ?? "").Trim('\'', '.', '(', ')', '[', ']') switch
    {
        "" or "-" or "--" or "_" or "–" or "—" or "☐" or "□" => ListMark.Blank,
        "x" or "xx" or "v" or "1" or "co" or "c" or "yes" or "y" or "true" or "dung" or "✓" or "✔" or "√" or "☑" or "☒" or "×" or "✗" or "✘" or "✕"
            => ListMark.Yes,
        "0" or "khong" or "khg" or "ko" or "k" or "no" or "n" or "false" or "sai" => ListMark.No,
        _ => ListMark.Unclear,
    };
}
