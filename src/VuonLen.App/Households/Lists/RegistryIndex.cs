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
            var born = row.Head?.BornOn is { } day ? BirthDate.On(day) : row.Head?.BornYear is { } year ? BirthDate.In(year) : (BirthDate?)null;
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
    }

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
            var alike = holders.DistinctBy(e => e.Id).ToList();
            return alike is [var only] && IsAlike(name, ListKey.Of(only.HeadName))
                ? [new(only, "cùng số định danh của chủ hộ")]
                : [.. alike.Select(e => new Found(e, "cùng số định danh, khác tên chủ hộ") { IsUnsure = true })];
        }

        if (wish.Code is { } code && _byCode.TryGetValue(Key(village, ListKey.Of(code)), out var coded))
        {
            var same = coded.FindAll(e => ListKey.Of(e.HeadName) == name);
            if (same.Count > 0)
                return [.. same.Select(e => new Found(e, "cùng thôn, mã hộ và tên chủ hộ"))];
        }

        var named = _byName.GetValueOrDefault(Key(village, name)) ?? [];
        var born = wish.Head.Born;
        var fitting = named.FindAll(e => born is { } own && e.Born is { } other && Fits(own, other));
        if (fitting.Count > 0)
            return [.. fitting.Select(e => new Found(e, "cùng thôn, tên và ngày sinh chủ hộ"))];

        // A name alone is no key; but where neither side knows more, a person has to say whether it is one household.
        var bare = named.FindAll(e => (born is null || e.Born is null) && (wish.Code is null || e.Code is null));
        return [.. bare.Select(e => new Found(e, "cùng thôn và tên chủ hộ; chưa rõ ngày sinh") { IsUnsure = true })];
    }

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
        Under(_byNameInCommune, entry.CommunePath + name, entry);
    }

    public sealed record Entry(string ProvinceCode, Guid Id, string CommunePath, Guid? VillageId, string? Code, string HeadName, BirthDate? Born);

    /// <param name="Entry">Which household.</param>
    /// <param name="Why">By which key.</param>
    public sealed record Found(Entry Entry, string Why)
    {
        /// <summary>It may be this one, or none.</summary>
        public bool IsUnsure { get; init; }
    }
}
