using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.PersonalIds;
using VuonLen.Rules.Facts;

namespace VuonLen.App.Households.Lists;

/// <summary>Finds the household of the registry that one of a list is (khóa đối chiếu), from what is in memory of a commune.</summary>
/// <remarks>Order: personal ID of the head; village, code and head's name; village, head's name and birth. Two that fit are a person's decision.</remarks>
internal sealed class RegistryIndex(VuonLenDb db, PersonalIdVault vault)
{
    private readonly HashSet<string> _loaded = [];
    private readonly HashSet<Guid> _leftOut = [];
    private readonly Dictionary<string, List<Entry>> _byHash = [], _byCode = [], _byName = [], _byNameInCommune = [];

    /// <summary>Reads what is known of a commune, once.</summary>
    public async Task LoadAsync(string communePath, CancellationToken cancel)
    {
        if (!_loaded.Add(communePath))
            return;

        var (province, commune) = (AreaPaths.ProvinceOf(communePath), AreaPaths.CommuneOf(communePath));
        var rows = await db.Households
            .Where(h => h.ProvinceCode == province && h.CommuneCode == commune && h.EndedOn == null)
            .Select(h => new
            {
                h.Id,
                h.VillageId,
                h.Code,
                h.HeadName,
                Head = h.Memberships.Where(m => m.ToOn == null && m.IsHead)
                    .Select(m => new { m.Person.BornOn, m.Person.BornYear, m.Person.PersonalIdHash }).FirstOrDefault(),
            }).ToListAsync(cancel);
        foreach (var row in rows.Where(r => !_leftOut.Contains(r.Id)))
        {
            var born = Person.BirthOf(row.Head?.BornOn, row.Head?.BornYear);
            Add(new(province, row.Id, communePath, row.VillageId, row.Code, row.HeadName ?? "", born), row.Head?.PersonalIdHash is { } hash ? [hash] : []);
        }

        // The head of the list may be another member here, or the other way round.
        var members = await db.Memberships
            .Where(m => m.ProvinceCode == province && m.ToOn == null && !m.IsHead && m.Person.PersonalIdHash != null && m.AreaPath.StartsWith(communePath))
            .Select(m => new { m.HouseholdId, Hash = m.Person.PersonalIdHash! }).ToListAsync(cancel);
        var byId = _byName.Values.SelectMany(e => e).Where(e => e.CommunePath == communePath).DistinctBy(e => e.Id).ToDictionary(e => e.Id);
        foreach (var member in members)
        {
            if (byId.TryGetValue(member.HouseholdId, out var entry))
                Under(_byHash, member.Hash, entry);
        }

        await LoadMergedAsync(province, commune!, communePath, cancel);
    }

    /// <summary>Second records that were merged: a list that still has one means the household it went into.</summary>
    private async Task LoadMergedAsync(string province, string commune, string communePath, CancellationToken cancel)
    {
        var mergers = db.DoubleMerges.Where(m => m.ProvinceCode == province && m.IsOfHouseholds && m.UndoneAt == null);
        var into = (await mergers.Select(m => new { m.OtherId, m.HouseholdId }).ToListAsync(cancel)).ToDictionary(m => m.OtherId, m => m.HouseholdId);
        if (into.Count == 0)
            return;

        var gone = await db.Households
            .Where(h => h.ProvinceCode == province && h.CommuneCode == commune && h.EndedOn != null && mergers.Any(m => m.OtherId == h.Id))
            .Select(h => new
            {
                h.Id,
                h.VillageId,
                h.Code,
                Head = h.Memberships.Where(m => m.IsHead).OrderByDescending(m => m.FromOn).ThenByDescending(m => m.Id)
                    .Select(m => new { m.Person.FullName, m.Person.BornOn, m.Person.BornYear, m.Person.PersonalIdHash }).FirstOrDefault(),
            }).ToListAsync(cancel);
        var ends = gone.ToDictionary(g => g.Id, g => EndOf(g.Id, into));
        var ids = ends.Values.Distinct().ToList();
        var alive = await db.Households.Where(h => h.ProvinceCode == province && h.EndedOn == null && EF.Parameter(ids).Contains(h.Id))
            .ToDictionaryAsync(h => h.Id, h => h.HeadName ?? "", cancel);
        foreach (var row in gone.Where(g => g.Head is not null && alive.ContainsKey(ends[g.Id])))
        {
            var (head, home) = (row.Head!, ends[row.Id]);
            var born = Person.BirthOf(head.BornOn, head.BornYear);
            Add(
                new(province, home, communePath, row.VillageId, row.Code, head.FullName, born) { Merged = row.Id, Into = alive[home] },
                head.PersonalIdHash is { } hash ? [hash] : []);
        }

        HasMerged |= gone.Count > 0;
    }

    /// <summary>What a record was merged into may have been merged in its turn.</summary>
    private static Guid EndOf(Guid id, Dictionary<Guid, Guid> into)
    {
        var seen = new HashSet<Guid>();
        while (seen.Add(id) && into.TryGetValue(id, out var next))
            id = next;
        return id;
    }

    /// <summary>Of what is loaded, something was merged.</summary>
    public bool HasMerged { get; private set; }

    /// <summary>Households that the list itself has added, before the first <see cref="LoadAsync"/>.</summary>
    public void LeaveOut(IEnumerable<Guid> households) => _leftOut.UnionWith(households);

    /// <summary>The households a wish may be, best key first; one means that it is the one.</summary>
    public IReadOnlyList<Found> Find(HouseholdWish wish)
    {
        var name = ListKey.Of(wish.HeadName);
        var village = wish.Village!.Id;
        if (wish.Head.PersonalId is { } id && _byHash.TryGetValue(vault.HashOf(id), out var holders))
        {
            // The number of somebody of quite another name is a slip on one side; a person looks.
            var alike = Best(holders, wish);
            return alike is [var only] && IsAlike(name, ListKey.Of(only.HeadName))
                ? [new(only, "cùng số định danh của chủ hộ")]
                : [.. alike.Select(e => new Found(e, "cùng số định danh, khác tên chủ hộ") { IsUnsure = true })];
        }

        if (wish.Code is { } code && _byCode.TryGetValue(Key(village, ListKey.Of(code)), out var coded))
        {
            var same = coded.FindAll(e => ListKey.Of(e.HeadName) == name);
            if (same.Count > 0)
                return [.. Best(same, wish).Select(e => new Found(e, "cùng thôn, mã hộ và tên chủ hộ"))];
        }

        var named = _byName.GetValueOrDefault(Key(village, name)) ?? [];
        var born = wish.Head.Born;
        var fitting = named.FindAll(e => born is { } own && e.Born is { } other && Fits(own, other));
        if (fitting.Count > 0)
            return [.. Best(fitting, wish).Select(e => new Found(e, "cùng thôn, tên và ngày sinh chủ hộ"))];

        // A name alone is no key; but where neither side knows more, a person has to say whether it is one household.
        var bare = named.FindAll(e => (born is null || e.Born is null) && (wish.Code is null || e.Code is null));
        return [.. Best(bare, wish).Select(e => new Found(e, "cùng thôn và tên chủ hộ; chưa rõ ngày sinh") { IsUnsure = true })];
    }

    /// <summary>Each household once: as itself, or as the record merged into it that the row is nearest to.</summary>
    private static List<Entry> Best(IEnumerable<Entry> entries, HouseholdWish wish) =>
    [
        .. entries.GroupBy(e => e.Id).Select(g => g
            .OrderByDescending(e => e.VillageId == wish.Village!.Id)
            .ThenByDescending(e => wish.Code is { } code && e.Code is { } own && ListKey.IsSame(code, own))
            .ThenBy(e => e.Merged is not null).First()),
    ];

    /// <summary>Whether somebody of this name and birth heads a household elsewhere in the commune: told, and decided later.</summary>
    public Entry? Double(HouseholdWish wish) => wish.Head.Born is { } born
        && _byNameInCommune.GetValueOrDefault(wish.Village!.AreaPath[..AreaPaths.CommunePathOf(wish.Village.AreaPath)!.Length] + ListKey.Of(wish.HeadName)) is { } named
        ? named.Find(e => e.Born is { } other && Fits(born, other))
        : null;

    private static bool Fits(BirthDate a, BirthDate b) => a.Year == b.Year && (a.Day is null || b.Day is null || a.Day == b.Day);

    /// <summary>The same words, or all but one of at least three.</summary>
    private static bool IsAlike(string a, string b)
    {
        if (a == b || b.Length == 0)
            return true;
        var (one, two) = (a.Split(' '), b.Split(' '));
        return one[^1] == two[^1] && one.Intersect(two).Count() >= Math.Max(2, Math.Max(one.Length, two.Length) - 1);
    }

    private static string Key(Guid village, string text) => $"{village:N} {text}";

    private static void Under(Dictionary<string, List<Entry>> index, string key, Entry entry)
    {
        if (!index.TryGetValue(key, out var entries))
            index[key] = entries = [];
        entries.Add(entry);
    }

    private void Add(Entry entry, IEnumerable<string> hashes)
    {
        var name = ListKey.Of(entry.HeadName);
        foreach (var hash in hashes)
            Under(_byHash, hash, entry);
        if (entry is { VillageId: { } home, Code: { } code })
            Under(_byCode, Key(home, ListKey.Of(code)), entry);
        Under(_byName, Key(entry.VillageId ?? default, name), entry);
        if (entry.Merged is null)
            Under(_byNameInCommune, entry.CommunePath + name, entry);
    }

    public sealed record Entry(string ProvinceCode, Guid Id, string CommunePath, Guid? VillageId, string? Code, string HeadName, BirthDate? Born)
    {
        /// <summary>The entry is what this record said; it was merged into the household.</summary>
        public Guid? Merged { get; init; }

        /// <summary>The head of the household it was merged into.</summary>
        public string? Into { get; init; }
    }

    /// <param name="Entry">Which household.</param>
    /// <param name="Why">By which key.</param>
    public sealed record Found(Entry Entry, string Why)
    {
        /// <summary>It may be this one, or none.</summary>
        public bool IsUnsure { get; init; }
    }
}
