using System.Text.RegularExpressions;

namespace VuonLen.Rules.Plans.Text;

/// <summary>Whether letters can be one Vietnamese syllable: an onset, a vowel, an end (âm tiết).</summary>
internal static partial class Syllables
{
    /// <param name="folded">Lower case, without diacritics.</param>
    public static bool IsOne(string folded) => Shape().IsMatch(folded);

    [GeneratedRegex(
        "^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?"
        + "(?:uyen?|uyet|uya|uyu|oai|oay|oao|oeo|uay|uoi|uou|ieu|yeu|ye|ie|ia|iu|ai|ao|au|ay|eo|eu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|[aeiouy])"
        + @"(?:ch|nh|ng|[cmnpt])?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
