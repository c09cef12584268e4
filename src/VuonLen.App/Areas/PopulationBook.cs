using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;

namespace VuonLen.App.Areas;

/// <summary>The population of all units within a place in a year, read at once.</summary>
/// <remarks>
/// A unit formed during the year out of whole units has their sum; one that was there before has its own figures and theirs, unless
/// its own were counted since. What a unit entered for itself comes before the sum of the
/// units in it; a sum stands only when every one of them has that figure: "not entered" is not 0.
/// </remarks>
public sealed class PopulationBook
{
    private readonly Dictionary<Guid, (PopulationFigures Figures, DateOnly? CountedOn)> _rows;
    private readonly Dictionary<Guid, DateOnly?> _since;
    private readonly ILookup<Guid, (Guid Former, bool IsPart, DateOnly On)> _formers;
    private readonly ILookup<Guid, Guid> _parts;
    private readonly Dictionary<Guid, PopulationFigures> _known = [];
    private readonly int _year;

    private PopulationBook(
        Dictionary<Guid, (PopulationFigures, DateOnly?)> rows, Dictionary<Guid, DateOnly?> since,
        ILookup<Guid, (Guid, bool, DateOnly)> formers, ILookup<Guid, Guid> parts, int year) =>
        (_rows, _since, _formers, _parts, _year) = (rows, since, formers, parts, year);

    /// <param name="db">Figures outside its caller's scope count as not entered.</param>
    /// <param name="path">A province's or commune's path.</param>
    /// <param name="year">Of the figures.</param>
    /// <param name="cancel">Ends with the request.</param>
    public static async Task<PopulationBook> LoadAsync(VuonLenDb db, string path, int year, CancellationToken cancel)
    {
        var province = AreaPaths.ProvinceOf(path);
        var units = await db.Units
            .Where(u => u.ProvinceCode == province && u.AreaPath.StartsWith(path) && u.ParentId != null)
            .Select(u => new { u.Id, u.ParentId, u.ValidFrom, u.ValidTo }).ToListAsync(cancel);
        var rows = await db.Populations.AsNoTracking()
            .Where(p => p.ProvinceCode == province && p.AreaPath.StartsWith(path) && p.Year == year)
            .ToDictionaryAsync(p => p.UnitId, p => (p.Figures, p.CountedOn), cancel);
        var formers = await db.Successions
            .Where(s => s.ProvinceCode == province && s.AreaPath.StartsWith(path))
            .Select(s => new { s.FormerUnitId, s.SuccessorUnitId, s.IsPart, s.On }).ToListAsync(cancel);
        return new(
            rows, units.ToDictionary(u => u.Id, u => u.ValidFrom), formers.ToLookup(s => s.SuccessorUnitId, s => (s.FormerUnitId, s.IsPart, s.On)),
            units.Where(u => u.ValidTo is null).ToLookup(u => u.ParentId!.Value, u => u.Id), year);
    }

    /// <summary>The figures of a unit; those not entered are null.</summary>
    public PopulationFigures Of(Guid unit)
    {
        if (_known.TryGetValue(unit, out var known))
            return known;

        var own = Entered(unit, 0);
        var figures = _parts.Contains(unit) ? own.Over(Sum(_parts[unit])) : own;
        return _known[unit] = figures;
    }

    /// <summary>The sum over units; a figure that one of them lacks is null.</summary>
    public PopulationFigures Sum(IEnumerable<Guid> units)
    {
        var all = units.Select(Of).ToList();
        return PopulationFigures.Of(field => Sum(all, field));
    }

    private PopulationFigures Entered(Guid unit, int depth)
    {
        var formers = _formers[unit].Where(f => f.On > new DateOnly(_year, 1, 1)).ToList();
        PopulationFigures? own = null;
        if (_rows.TryGetValue(unit, out var entered))
            (own, formers) = (entered.Figures, formers.FindAll(f => WasThereBefore(unit, f.On) && !(entered.CountedOn >= f.On)));
        else if (formers.TrueForAll(f => WasThereBefore(unit, f.On)))
            return PopulationFigures.Empty;

        if (formers.Exists(f => f.IsPart) || depth > formers.Count + 10)
            return PopulationFigures.Empty;

        var sources = formers.ConvertAll(f => Entered(f.Former, depth + 1));
        if (own is not null)
            sources.Add(own);
        return PopulationFigures.Of(field => Sum(sources, field));
    }

    private bool WasThereBefore(Guid unit, DateOnly on) => _since.TryGetValue(unit, out var since) && (since is null || since < on);

    private static int? Sum(List<PopulationFigures> figures, PopulationField field) =>
        figures.Count == 0 || figures.Exists(f => f[field] is null) ? null : figures.Sum(f => f[field]);
}
