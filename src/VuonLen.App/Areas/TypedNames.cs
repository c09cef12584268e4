using System.Text;
using System.Text.RegularExpressions;

namespace VuonLen.App.Areas;

/// <summary>How the name of a unit is taken from what somebody typed.</summary>
public static partial class TypedNames
{
    private const int Longest = 100;

    /// <summary>What officers write for short, and what papers print.</summary>
    private static readonly (string Short, string Kind)[] _short =
        [("TDP", "Tổ dân phố"), ("Tổ", "Tổ dân phố"), ("KP", "Khu phố")];

    /// <summary>One composition of letters and no stray spaces: two typings of a name are one name. Null when it is no name.</summary>
    public static string? Clean(string text)
    {
        var clean = Spaces().Replace(text.Normalize(NormalizationForm.FormC), " ").Trim();
        return clean.Length is 0 or > Longest || clean.Any(char.IsControl) ? null : clean;
    }

    /// <summary>"Tổ dân phố số 6" → (Tổ dân phố, số 6); a name that says no kind has none.</summary>
    public static (string? Kind, string Name) SplitVillage(string name)
    {
        var known = AreaKinds.Villages.OrderByDescending(k => k.Length).Select(k => (Text: k, Kind: k)).Concat(_short);
        foreach (var (text, kind) in known)
        {
            if (name.Length > text.Length + 1 && name[text.Length] == ' ' && name.StartsWith(text, StringComparison.OrdinalIgnoreCase))
                return (kind, name[(text.Length + 1)..]);
        }

        return (null, name);
    }

    /// <summary>Thôn ở xã, tổ dân phố ở phường: what a village is called when nobody says.</summary>
    public static string UsualVillageKind(string communeKind) => communeKind == "Phường" ? "Tổ dân phố" : "Thôn";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
