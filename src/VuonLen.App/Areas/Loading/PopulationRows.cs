using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Shell;
using VuonLen.Rules;

namespace VuonLen.App.Areas.Loading;

/// <summary>The population of villages, or of whole communes, in a year. An empty cell says nothing and erases nothing.</summary>
internal sealed class PopulationRows(VuonLenDb db, LoadRun run, LoadAreas.Options options)
{
    public static readonly string[] Wholes = ["households", "persons"];

    private static readonly string[] _columns =
        ["households", "persons", "dtts_households", "dtts_persons", "local_households", "local_persons"];

    private ILookup<string, AreaUnit> _units = null!;
    private Dictionary<Guid, AreaUnit> _communes = null!;
    private IReadOnlyDictionary<Guid, DateOnly> _grew = null!;

    public async Task<LoadAreas.Report> LoadAsync(AreaCsv file, CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking().Where(u => u.ValidTo == null && u.Level != AreaLevel.Province).ToListAsync(cancel);
        _units = units.Where(u => db.Caller.Places.Covers(u.AreaPath)).ToLookup(u => u.Code);
        _communes = units.Where(u => u.Level is AreaLevel.Commune).ToDictionary(u => u.Id);
        var year = options.Year!.Value;
        _grew = await db.UnitsThatGrewAsync(null, new(year, 1, 1), cancel);
        var stored = await db.Populations.AsNoTracking().Where(p => p.Year == year).ToDictionaryAsync(p => p.UnitId, cancel);
        var seen = new Dictionary<Guid, string>();

        foreach (var line in file.Lines)
        {
            if (Read(line, stored, out var unit, out var figures) is var (column, why))
            {
                run.Refuse(line, column, why);
                continue;
            }

            if (!seen.TryAdd(unit.Id, $"{figures}") && seen[unit.Id] != $"{figures}")
            {
                run.Refuse(line, "code", AreaProblems.CodeTwice);
                continue;
            }

            if (line["name"] is { Length: > 0 } typed && TypedNames.Clean(typed) is var name && name != unit.Name && name != unit.FullName)
                run.Warn(line, "name", AreaProblems.OtherName);

            var isNews = !figures.IsEmpty && stored.GetValueOrDefault(unit.Id)?.Figures != figures;
            if (isNews && options.CountedOn is null && _grew.TryGetValue(unit.Id, out var on))
                run.Refuse(line, "code", AreaProblems.CountedOnMissing(unit.FullName, on));
            else
                await StoreAsync(line, unit, figures, stored, year, cancel);
        }

        return await run.EndAsync("population", cancel);
    }

    private async Task StoreAsync(
        AreaCsv.Line line, AreaUnit unit, PopulationFigures figures, Dictionary<Guid, AreaPopulation> stored, int year, CancellationToken cancel)
    {
        if (stored.TryGetValue(unit.Id, out var row))
        {
            var (on, source) = (options.CountedOn ?? row.CountedOn, options.Source ?? row.Source);
            if (row.Figures == figures && (row.CountedOn, row.Source) == (on, source))
            {
                run.Leave();
                return;
            }

            db.Attach(row);
            var what = $"{unit.FullName}: {Describe(row.Figures)} → {Describe(figures)}";
            (row.Figures, row.CountedOn, row.Source) = (figures, on, source);
            await run.ChangeAsync(line, what, cancel);
            return;
        }

        if (figures.IsEmpty)
        {
            run.Leave();
            return;
        }

        stored[unit.Id] = row = new()
        {
            AreaPath = unit.AreaPath,
            UnitId = unit.Id,
            Year = year,
            Figures = figures,
            CountedOn = options.CountedOn,
            Source = options.Source,
        };
        await run.AddAsync(line, row, $"{unit.FullName}: {Describe(figures)}", cancel);
    }

    private static string Describe(PopulationFigures figures) =>
        $"{Vn.Number(figures.Households, Vn.NotEntered)} hộ, {Vn.Number(figures.Persons, Vn.NotEntered)} nhân khẩu, "
        + $"{Vn.Number(figures.EthnicMinorityHouseholds, Vn.NotEntered)} hộ DTTS";

    private (string? Column, Problem Why)? Read(
        AreaCsv.Line line, Dictionary<Guid, AreaPopulation> stored, out AreaUnit unit, out PopulationFigures figures)
    {
        (unit, figures) = (null!, null!);
        if (line.Cells is null)
            return (null, AreaProblems.BadRow);

        var (code, commune) = (line["code"].ToUpperInvariant(), line["commune_code"]);
        var found = _units[code]
            .Where(u => commune.Length == 0 || (u.ParentId is { } id && _communes.GetValueOrDefault(id)?.Code == commune)).ToList();
        if (found.Count != 1)
            return ("code", found.Count == 0 ? AreaProblems.NoUnit : AreaProblems.AmbiguousCode);

        var counts = new int?[_columns.Length];
        foreach (var (column, index) in _columns.Select((c, i) => (c, i)))
        {
            if (!PopulationFigures.TryRead(line[column], out counts[index]))
                return (column, AreaProblems.BadCount);
        }

        unit = found[0];
        figures = new PopulationFigures(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5])
            .Over(stored.GetValueOrDefault(unit.Id)?.Figures);
        return figures.FirstFault() is var (field, why) ? (_columns[(int)field], why) : null;
    }
}
