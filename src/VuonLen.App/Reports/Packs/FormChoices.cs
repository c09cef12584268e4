using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;
using VuonLen.Rules.Forms;
using VuonLen.Rules.People;

namespace VuonLen.App.Reports.Packs;

/// <summary>The settings a unit's forms are made under: the province's, else its own, else the usual ones.</summary>
/// <param name="Settings">For the rules.</param>
/// <param name="Clusters">Of a province: name of the cluster by code of the commune.</param>
/// <param name="IsOfProvince">The province has chosen, so a commune cannot.</param>
internal sealed record FormChoices(FormSettings Settings, IReadOnlyDictionary<string, string> Clusters, bool IsOfProvince)
{
    public static async Task<FormChoices> OfAsync(VuonLenDb db, string areaPath, CancellationToken cancel)
    {
        var province = $"{AreaPaths.ProvinceOf(areaPath)}.";
        var rows = await db.FormChoices.AsNoTracking()
            .Where(c => c.ProvinceCode == AreaPaths.ProvinceOf(areaPath) && (c.AreaPath == province || c.AreaPath == areaPath)).OrderBy(c => c.Id).ToListAsync(cancel);
        var own = rows.Find(c => c.AreaPath == province) ?? rows.Find(c => c.AreaPath == areaPath);
        return own is null
            ? new(new(), new Dictionary<string, string>(), false)
            : new(SettingsOf(own), areaPath == province ? ClustersOf(own.Clusters, out _) : new Dictionary<string, string>(), own.AreaPath == province);
    }

    public static FormSettings SettingsOf(FormChoice choice) => new()
    {
        Mode = choice.Mode,
        EthnicGroups = choice.EthnicGroups.Split(',', StringSplitOptions.RemoveEmptyEntries),
        HasIndigenous = choice.HasIndigenous,
        Priority = [.. choice.Priority.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ReportingGroup>)],
        ReturnMonths = choice.ReturnMonths,
    };

    /// <summary>As one text, which a pack keeps with its figures.</summary>
    public static string Write(FormSettings settings) => string.Create(
        CultureInfo.InvariantCulture,
        $"{settings.Mode};{string.Join(',', settings.EthnicGroups)};{settings.HasIndigenous};{string.Join(',', settings.Priority)};{settings.ReturnMonths}");

    public static FormSettings Read(string text)
    {
        var parts = text.Split(';');
        return new()
        {
            Mode = Enum.Parse<MovementMode>(parts[0]),
            EthnicGroups = parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries),
            HasIndigenous = bool.Parse(parts[2]),
            Priority = [.. parts[3].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ReportingGroup>)],
            ReturnMonths = int.TryParse(parts[4], CultureInfo.InvariantCulture, out var months) ? months : null,
        };
    }

    /// <summary>Whether what was counted under one choice can be added up under another: the same rules, and all columns of the other.</summary>
    /// <param name="own">Under which a pack was counted.</param>
    /// <param name="sum">Of the sum.</param>
    public static bool AddsUp(FormSettings own, FormSettings sum) => own.Mode == sum.Mode && own.ReturnMonths == sum.ReturnMonths
        && own.Priority.SequenceEqual(sum.Priority) && (own.HasIndigenous || !sum.HasIndigenous) && !sum.EthnicGroups.Except(own.EthnicGroups).Any();

    /// <summary>Reads "Tên cụm: mã xã, mã xã" line by line.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="wrong">The first line that cannot be read, or null.</param>
    public static Dictionary<string, string> ClustersOf(string? text, out string? wrong)
    {
        var clusters = new Dictionary<string, string>();
        wrong = null;
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var codes = colon > 0 ? line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
            if (codes.Length == 0 || !Array.TrueForAll(codes, c => AreaPaths.IsCode(c) && clusters.TryAdd(c, line[..colon].Trim())))
                wrong ??= line;
        }

        return clusters;
    }

    /// <summary>Why a choice cannot stand; empty when it can.</summary>
    public static IEnumerable<Problem> Check(FormChoice choice)
    {
        var groups = choice.EthnicGroups.Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (groups.Length is 0 or > 12 || groups.Distinct().Count() < groups.Length || !Array.TrueForAll(groups, g => EthnicGroups.OfCode(g)?.IsMinority == true))
            yield return ReportProblems.EthnicColumns;
        if (choice.ReturnMonths is < 1 or > 240)
            yield return ReportProblems.MonthsOutside;
        ClustersOf(choice.Clusters, out var wrong);
        if (wrong is not null)
            yield return ReportProblems.ClusterUnread(wrong);
    }
}
