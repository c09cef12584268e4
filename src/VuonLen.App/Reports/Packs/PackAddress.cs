using System.Globalization;
using Microsoft.AspNetCore.Http;
using VuonLen.Rules.Forms;

namespace VuonLen.App.Reports.Packs;

/// <summary>Which forms an address asks for: year, stage, closing day, source.</summary>
internal static class PackAddress
{
    public static PreviewPack.Asked Read(IQueryCollection query, bool hasLists = false) => new(
        int.TryParse(query["year"], CultureInfo.InvariantCulture, out var year) ? year : null,
        query["stage"] == nameof(FormStage.Official) ? FormStage.Official : FormStage.Preliminary,
        DateOnly.TryParseExact(query["closing"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        query["live"] == "1",
        hasLists);

    public static string Write(PreviewPack.Asked asked)
    {
        var parts = new List<string>();
        if (asked.Year is { } year)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"year={year}"));
        if (asked.Stage is FormStage.Official)
            parts.Add($"stage={FormStage.Official}");
        if (asked.ClosingOn is { } day)
            parts.Add($"closing={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        if (asked.IsLive)
            parts.Add("live=1");
        return string.Join('&', parts);
    }
}
