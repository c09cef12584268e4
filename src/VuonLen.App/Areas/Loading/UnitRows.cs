using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;

namespace VuonLen.App.Areas.Loading;

/// <summary>The official list: provinces (no province_code) and communes.</summary>
internal sealed class UnitRows(VuonLenDb db, LoadRun run)
{
    private readonly Dictionary<string, AreaUnit> _provinces = [];
    private readonly Dictionary<string, AreaUnit> _communes = [];
    private readonly Dictionary<string, (string Kind, string Name, string Province)> _seen = [];

    /// <summary>Communes that became wards, or no longer are, and nobody had set the flag by hand.</summary>
    public List<string> UrbanChanged { get; } = [];

    public async Task<LoadAreas.Report> LoadAsync(AreaCsv file, CancellationToken cancel)
    {
        var known = await db.Units.AsNoTracking()
            .Where(u => u.ValidTo == null && u.Level != AreaLevel.Village).ToListAsync(cancel);
        foreach (var unit in known)
            (unit.Level is AreaLevel.Province ? _provinces : _communes)[unit.Code] = unit;

        // Provinces first, wherever they stand in the file.
        foreach (var line in file.Lines.OrderBy(l => l.Cells is null || l["province_code"].Length > 0))
        {
            if (Read(line) is not { } row)
                continue;

            var units = row.Level is AreaLevel.Province ? _provinces : _communes;
            if (units.GetValueOrDefault(row.Code) is { } unit)
                await UpdateAsync(line, unit, row, cancel);
            else
                await AddAsync(line, row, units, cancel);
        }

        return await run.EndAsync("units", cancel);
    }

    private Row? Read(AreaCsv.Line line)
    {
        if (line.Cells is null)
            return Refuse(null, AreaProblems.BadRow);

        var (code, provinceCode) = (line["code"], line["province_code"]);
        var level = provinceCode.Length == 0 ? AreaLevel.Province : AreaLevel.Commune;
        if (level is AreaLevel.Province && (code is not [>= '0' and <= '9', >= '0' and <= '9'] || code == "00"))
            return Refuse("code", AreaProblems.BadProvinceCode);
        if (level is AreaLevel.Commune && (code.Length != 5 || !code.All(char.IsAsciiDigit)))
            return Refuse("code", AreaProblems.BadCommuneCode);
        if (TypedNames.Clean(line["name"]) is not { } name)
            return Refuse("name", AreaProblems.BadName);
        if (AreaKinds.Find(level, line["kind"]) is not { } kind)
            return Refuse("kind", AreaProblems.BadKind);
        if (level is AreaLevel.Commune && !_provinces.ContainsKey(provinceCode))
            return Refuse("province_code", AreaProblems.NoProvince);
        if (level is AreaLevel.Commune && _communes.TryGetValue(code, out var other) && other.ProvinceCode != provinceCode)
            return Refuse("province_code", AreaProblems.CodeElsewhere);

        var path = level is AreaLevel.Province ? $"{code}." : $"{provinceCode}.{code}.";
        if (!db.Caller.Places.Covers(path))
            return Refuse("code", AreaProblems.OutsideScope);
        if (!_seen.TryAdd(code, (kind, name, provinceCode)) && _seen[code] != (kind, name, provinceCode))
            return Refuse("code", AreaProblems.CodeTwice);

        return new(level, code, name, kind, path, level is AreaLevel.Province ? null : _provinces[provinceCode].Id);

        Row? Refuse(string? column, Rules.Problem why)
        {
            run.Refuse(line, column, why);
            return null;
        }
    }

    private Task AddAsync(AreaCsv.Line line, Row row, Dictionary<string, AreaUnit> units, CancellationToken cancel)
    {
        var unit = new AreaUnit
        {
            AreaPath = row.Path,
            Level = row.Level,
            Code = row.Code,
            Name = row.Name,
            Kind = row.Kind,
            ParentId = row.ParentId,
            IsUrban = AreaKinds.IsUrban(row.Kind),
        };
        units.Add(row.Code, unit);
        return run.AddAsync(line, unit, $"{unit.FullName} ({unit.Code})", cancel);
    }

    private async Task UpdateAsync(AreaCsv.Line line, AreaUnit unit, Row row, CancellationToken cancel)
    {
        if ((unit.Name, unit.Kind) == (row.Name, row.Kind))
        {
            run.Leave();
            return;
        }

        db.Attach(unit);
        if (unit.IsUrban == AreaKinds.IsUrban(unit.Kind) && unit.IsUrban != AreaKinds.IsUrban(row.Kind))
        {
            var was = unit.IsUrban;
            unit.IsUrban = !was;
            UrbanChanged.Add(unit.AreaPath);
            foreach (var village in await db.Units.Where(v => v.ParentId == unit.Id && v.ValidTo == null && v.IsUrban == was).ToListAsync(cancel))
                village.IsUrban = !was;
        }

        var before = unit.FullName;
        (unit.Name, unit.Kind) = (row.Name, row.Kind);
        await run.ChangeAsync(line, $"{before} → {unit.FullName} ({unit.Code})", cancel);
    }

    private sealed record Row(AreaLevel Level, string Code, string Name, string Kind, string Path, Guid? ParentId);
}
