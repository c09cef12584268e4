using System.Text;
using System.Text.RegularExpressions;
using VuonLen.Rules.Names;

namespace VuonLen.Rules.Plans.Text;

/// <summary>A text beside its folded form (lower case, no diacritics, plain dashes and quotes), so that words are found
/// however they are typed and quoted as they stand.</summary>
internal sealed class FoldedText
{
    private readonly int[] _at;

    private FoldedText(string original, string text, int[] at) => (Original, Text, _at) = (original, text, at);

    /// <summary>As written.</summary>
    public string Original { get; }

    /// <summary>What patterns are matched against.</summary>
    public string Text { get; }

    public static FoldedText Of(string original, bool isBadScan = false)
    {
        var text = new StringBuilder(original.Length);
        var at = new List<int>(original.Length + 1);
        for (var i = 0; i < original.Length; i++)
        {
            if (Letter.BaseOf(original[i]) is { } letter)
            {
                text.Append(Plain(letter));
                at.Add(i);
            }
        }

        if (isBadScan)
            (text, at) = ScanRepair.Repair(text.ToString(), at, original);
        at.Add(original.Length);
        return new(original, text.ToString(), [.. at]);
    }

    /// <summary>The folded form alone.</summary>
    public static string Fold(string text) => Of(text).Text.Trim();

    /// <summary>Where a place of the folded form lies in the original.</summary>
    public int At(int folded) => _at[folded];

    /// <summary>What was written at a place of the folded form.</summary>
    public string Slice(int start, int end) => end <= start ? "" : Original[_at[start].._at[end]].Trim();

    /// <summary>What was written where a group of a pattern matched; null when it did not or matched nothing.</summary>
    public string? Slice(Group group) => group.Success && Slice(group.Index, group.Index + group.Length) is { Length: > 0 } text ? text : null;

    private static char Plain(char letter) => letter switch
    {
        '–' or '—' or '‑' or '−' or '‒' or '―' => '-',
        '“' or '”' or '„' or '«' or '»' or '‟' => '"',
        '’' or '‘' or '´' or '`' => '\'',
        _ => letter,
    };
}
