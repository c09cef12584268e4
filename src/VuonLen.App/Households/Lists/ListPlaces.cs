using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Households.Lists;

/// <summary>Finds the commune and the village a list names, in the spellings lists have.</summary>
internal sealed class ListPlaces
{
    private readonly string _within;
    private readonly Guid? _usual;
    private readonly List<Commune> _communes;

    private ListPlaces(string within, Guid? usual, List<Commune> communes) => (_within, _usual, _communes) = (within, usual, communes);

    /// <param name="db">Reads the tree.</param>
    /// <param name="within">The commune's path, or for who keeps a province the province's: then each row goes to its commune.</param>
    /// <param name="usual">The village of rows that name none.</param>
    /// <param name="cancel">Ends with the run.</param>
    public static async Task<ListPlaces> LoadAsync(VuonLenDb db, string within, Guid? usual, CancellationToken cancel)
    {
        var province = AreaPaths.ProvinceOf(within);
        var units = await db.Units.AsNoTracking()
            .Where(u => u.ProvinceCode == province && u.ValidTo == null && u.Level != AreaLevel.Province && u.AreaPath.StartsWith(within))
            .ToListAsync(cancel);
        return new(within, usual,
        [
            .. units.Where(u => u.Level is AreaLevel.Commune).Select(c => new Commune(
                c, [.. units.Where(v => v.Level is AreaLevel.Village && v.AreaPath.StartsWith(c.AreaPath, StringComparison.Ordinal))])),
        ]);
    }

    /// <summary>The path of the commune a row names; of the only one when it names none; null for another one.</summary>
    public string? CommuneOf(string? name, string? code)
    {
        if (name is null && code is null)
            return AreaPaths.CommuneOf(_within) is null ? null : _within;

        var byCode = code is null ? null : _communes.Find(c => c.Unit.Code == code.Trim().PadLeft(5, '0') || c.Unit.Code == code.Trim());
        if (byCode is not null)
            return byCode.Unit.AreaPath;
        if (name is null)
            return null;

        var key = ListKey.Of(name);
        var byName = _communes.FindAll(c => c.Names.Contains(key));
        return byName.Count == 1 ? byName[0].Unit.AreaPath : null;
    }

    public bool IsVillage(string text) => _communes.Exists(c => c.Find(text) is not null);

    public AreaUnit? VillageOf(string commune, string text) => _communes.Find(c => c.Unit.AreaPath == commune)?.Find(text);

    /// <summary>The one village whose full name stands in an address.</summary>
    public AreaUnit? VillageIn(string commune, string address)
    {
        var text = $" {ListKey.Of(address)} ";
        var named = _communes.Find(c => c.Unit.AreaPath == commune)?.Villages
            .Where(v => text.Contains($" {ListKey.Of(v.FullName)} ", StringComparison.Ordinal) || text.Contains($" {ListKey.Of(v.Name)} ", StringComparison.Ordinal))
            .OrderByDescending(v => v.Name.Length).ToList() ?? [];

        // "Thôn 1" stands in "Thôn 1 Nà Phát" too: the longer name is meant.
        return named.Count == 1 || (named.Count > 1 && ListKey.Of(named[0].Name).Contains(ListKey.Of(named[1].Name), StringComparison.Ordinal)) ? named[0] : null;
    }

    public AreaUnit? Usual(string commune) => _communes.Find(c => c.Unit.AreaPath == commune)?.Villages.Find(v => v.Id == _usual);

    private sealed class Commune
    {
        private readonly Dictionary<string, AreaUnit?> _byKey = [];

        public Commune(AreaUnit unit, List<AreaUnit> villages)
        {
            (Unit, Villages) = (unit, villages);
            Names = [ListKey.Of(unit.Name), ListKey.Of(unit.FullName)];

            // Lists still name the units it was formed from.
            foreach (var former in (unit.FormerUnits ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                Names.Add(ListKey.Of(former));
                foreach (var kind in AreaKinds.Communes.Append("Thị trấn").Where(k => former.StartsWith(k + " ", StringComparison.OrdinalIgnoreCase)))
                    Names.Add(ListKey.Of(former[(kind.Length + 1)..]));
            }

            foreach (var village in villages)
            {
                Add(ListKey.Of(village.FullName), village, isSure: true);
                foreach (var key in Loose(village.Name).Append(ListKey.Of(village.Code)))
                    Add(key, village, isSure: false);
            }
        }

        public AreaUnit Unit { get; }

        public List<AreaUnit> Villages { get; }

        public HashSet<string> Names { get; }

        public AreaUnit? Find(string text)
        {
            if (_byKey.GetValueOrDefault(ListKey.Of(text)) is { } exact)
                return exact;

            var (kind, name) = TypedNames.SplitVillage(TypedNames.Clean(text) ?? text);
            if (kind is not null && _byKey.GetValueOrDefault(ListKey.Of($"{kind} {name}")) is { } byKind)
                return byKind;

            return Loose(name).Select(k => _byKey.GetValueOrDefault(k)).FirstOrDefault(v => v is not null);
        }

        private static IEnumerable<string> Loose(string name)
        {
            var key = ListKey.Of(name);
            yield return key;
            var bare = key.StartsWith("so ", StringComparison.Ordinal) ? key[3..] : key;
            yield return bare.All(char.IsDigit) && bare.Length > 0 ? bare.TrimStart('0') : bare;
            yield return string.Concat(key.Where(c => c != ' '));
        }

        /// <summary>A key of two villages names none of them, unless it is the full name.</summary>
        private void Add(string key, AreaUnit village, bool isSure)
        {
            if (isSure)
                _byKey[key] = village;
            else if (!_byKey.TryAdd(key, village) && _byKey[key]?.Id != village.Id && (_byKey[key] is null || ListKey.Of(_byKey[key]!.FullName) != key))
                _byKey[key] = null;
        }
    }
}
