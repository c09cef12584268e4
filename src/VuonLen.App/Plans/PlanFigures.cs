using System.Globalization;
using System.Text.RegularExpressions;
using VuonLen.App.Shell;
using VuonLen.Rules;

namespace VuonLen.App.Plans;

/// <summary>Figures as officers type and read them in plans.</summary>
internal static partial class PlanFigures
{
    /// <summary>Reads "71", "3,57", "1.250"; an empty field is null, anything else a refusal.</summary>
    public static bool TryRead(string? typed, out decimal? figure)
    {
        figure = null;
        var text = typed?.Replace(" ", "", StringComparison.Ordinal).TrimEnd('%') ?? "";
        if (text.Length == 0)
            return true;
        if (Grouped().IsMatch(text))
            text = text.Replace(".", "", StringComparison.Ordinal);
        if (!decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > 1_000_000_000_000m)
            return false;

        figure = value;
        return true;
    }

    /// <summary>The first of several fields that cannot be read, as a refusal.</summary>
    public static Outcome ReadAll(params ReadOnlySpan<string?> typed)
    {
        foreach (var text in typed)
        {
            if (!TryRead(text, out _))
                return PlanProblems.NotAFigure;
        }

        return Outcome.Done;
    }

    public static decimal? Read(string? typed) => TryRead(typed, out var figure) ? figure : null;

    /// <summary>As many digits as it has, at most two.</summary>
    public static string Of(decimal? figure, string whenNull = Vn.Unknown) => figure is { } f ? f.ToString("#,##0.##", Vn.Culture) : whenNull;

    /// <summary>For a field of a form.</summary>
    public static string? Typed(decimal? figure) => figure?.ToString("0.####", Vn.Culture);

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{3})+(?:,\d+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();
}
