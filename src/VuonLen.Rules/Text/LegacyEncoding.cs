namespace VuonLen.Rules.Text;

/// <summary>How Vietnamese was written before Unicode (bảng mã cũ), still found in lists: the letters need a font of their kind to look right.</summary>
public enum LegacyEncoding
{
    /// <summary>Unicode, or nothing that tells otherwise.</summary>
    None,

    /// <summary>TCVN3 (ABC), one byte a letter; fonts <c>.VnTime</c>, <c>.VnArial</c>, in capitals <c>.VnTimeH</c>.</summary>
    Tcvn3,

    /// <summary>VNI-Windows, a base letter and a sign after it; fonts <c>VNI-Times</c>, <c>VNI-Helve</c>.</summary>
    Vni,
}

/// <summary>What a column of texts seems to be written in.</summary>
/// <param name="Encoding">The best explanation, or <see cref="LegacyEncoding.None"/>.</param>
/// <param name="Confidence">0 to 1: the share of words with signs that are Vietnamese syllables only when read in that encoding.</param>
/// <param name="Words">How many words with signs were looked at; a finding from a handful deserves a second look.</param>
public readonly record struct LegacyFinding(LegacyEncoding Encoding, double Confidence, int Words);

/// <summary>An old encoding named by a font.</summary>
/// <param name="Encoding">What texts in this font are written in.</param>
/// <param name="IsCapitals">The font shows every letter as a capital (<c>.VnTimeH</c>).</param>
public readonly record struct LegacyFont(LegacyEncoding Encoding, bool IsCapitals);
