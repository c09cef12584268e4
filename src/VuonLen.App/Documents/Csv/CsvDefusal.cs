namespace VuonLen.App.Documents.Csv;

/// <summary>
/// A field that begins with = + - @, a tab or a line end is a formula to the program that opens a .csv. An apostrophe before it makes
/// it text; reading takes one away again, so that what went out comes back.
/// </summary>
internal static class CsvDefusal
{
    public static string Apply(string text) => IsDangerous(text) ? "'" + text : text;

    public static string Undo(string text) => text.Length > 1 && text[0] == '\'' && IsDangerous(text) ? text[1..] : text;

    /// <summary>Also with apostrophes before the sign: else one that was there from the start would be lost on the way back.</summary>
    public static bool IsDangerous(string text)
    {
        var sign = text.AsSpan().TrimStart('\'');
        return sign.Length > 0 && sign[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';
    }
}
