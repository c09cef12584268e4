using System.Globalization;
using VuonLen.Rules.Plans.Outline;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Checks;

/// <summary>Numbers of headings: missing, twice, letters that are not of the alphabet documents are lettered by.</summary>
/// <law>Nghị định 30/2020/NĐ-CP, Phụ lục I</law>
internal static class NumberingChecks
{
    private static readonly string[] _letters = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"];

    private static readonly string[] _romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    public static IEnumerable<PlanWarning> Of(IReadOnlyList<PlanLine> lines, bool isBadScan)
    {
        var (clean, _) = LineCleaner.Clean(Tables.TableDetector.Mark(lines));
        var paragraphs = new LineJoiner(clean).Join(Parts.Regions.Of(clean).Body.Where(l => l.Cell is null));
        var last = new Dictionary<MarkerKind, int>();
        var dashes = false;
        foreach (var paragraph in paragraphs)
        {
            var kind = paragraph.Marker.Kind;
            dashes |= kind == MarkerKind.Dash;
            if (kind is not (MarkerKind.Roman or MarkerKind.Arabic or MarkerKind.Letter))
            {
                Forget(last, kind);
                continue;
            }

            var label = paragraph.Marker.Label;
            var place = PlaceOf(kind, label);
            var before = last.GetValueOrDefault(kind);
            Forget(last, kind);
            last[kind] = place;
            if (kind == MarkerKind.Letter && LetterWarning(label, place, before, dashes, paragraph.Lines) is { } strange)
                yield return strange;
            else if (kind != MarkerKind.Letter && place == before && before > 0)
                yield return PlanWarnings.NumberTwice(label, paragraph.Lines);
            else if (kind != MarkerKind.Letter && place > before + 1 && !isBadScan)
                yield return PlanWarnings.NumberMissing(label, kind == MarkerKind.Roman ? _romans[Math.Min(before, _romans.Length - 1)] : (before + 1).ToString(CultureInfo.InvariantCulture), paragraph.Lines);
            dashes &= kind is not (MarkerKind.Roman or MarkerKind.Arabic);
        }
    }

    private static PlanWarning? LetterWarning(string label, int place, int before, bool dashes, LineSpan lines)
    {
        if (before == 0 && place > 1)
            return dashes ? PlanWarnings.DashesForLetters(label, lines) : PlanWarnings.NumberMissing(label, _letters[0], lines);
        if (place == 0 || place > before + 1)
            return PlanWarnings.StrangeLetter(label, _letters[Math.Min(before, _letters.Length - 1)], lines);
        return place == before ? PlanWarnings.NumberTwice(label, lines) : null;
    }

    /// <summary>From 1; 0 for a letter that does not number (f, j, w, z).</summary>
    private static int PlaceOf(MarkerKind kind, string label) => kind switch
    {
        MarkerKind.Roman => Array.IndexOf(_romans, label) + 1,
        MarkerKind.Arabic => int.Parse(label, NumberStyles.None, CultureInfo.InvariantCulture),
        _ => Array.IndexOf(_letters, label) + 1,
    };

    /// <summary>A wider heading lets the narrower ones begin anew.</summary>
    private static void Forget(Dictionary<MarkerKind, int> last, MarkerKind kind)
    {
        foreach (var narrower in last.Keys.Where(k => k > kind).ToList())
            last.Remove(narrower);
    }
}
