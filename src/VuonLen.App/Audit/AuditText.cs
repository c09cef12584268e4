using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;

namespace VuonLen.App.Audit;

/// <summary>The names behind the keys in a page of entries, so that a reader sees "Thôn Pa Nậm" and no number.</summary>
internal sealed class AuditText
{
    private readonly Dictionary<Guid, string> _names = [];
    private readonly Dictionary<string, string> _places = [];
    private readonly VuonLenDb _db;
    private readonly bool _mayReadHealth;

    private AuditText(VuonLenDb db) => (_db, _mayReadHealth) = (db, db.Caller.May(Rights.ReadHealth));

    /// <summary>Looks up every key once; what the reader's scope does not hold stays nameless.</summary>
    public static async Task<AuditText> LoadAsync(VuonLenDb db, IReadOnlyList<AuditEntry> entries, CancellationToken cancel)
    {
        var text = new AuditText(db);
        var keys = new HashSet<Guid>(entries.Select(e => e.RowId));
        var paths = new HashSet<string>();
        foreach (var entry in entries)
            keys.UnionWith(KeysIn(entry));
        foreach (var value in entries.SelectMany(e => Values(e.Changes)))
        {
            if (value.TryGetGuid(out var key))
                keys.Add(key);
            else if (value.GetString() is { } path && AreaPaths.IsPath(path))
                paths.Add(path);
        }

        var provinces = entries.Select(e => e.ProvinceCode).Distinct().ToList();
        var ids = keys.ToList();
        foreach (var unit in await db.Units.Where(u => ids.Contains(u.Id)).AsNoTracking().ToListAsync(cancel))
            text._names[unit.Id] = unit.FullName;
        foreach (var unit in await db.Units.Where(u => u.ValidTo == null && paths.Contains(u.AreaPath)).AsNoTracking().ToListAsync(cancel))
            text._places.TryAdd(unit.AreaPath, unit.FullName);
        foreach (var user in await db.Users.Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.UserName, u.DisplayName }).ToListAsync(cancel))
            text._names[user.Id] = user.DisplayName.Length > 0 ? $"{user.DisplayName} ({user.UserName})" : user.UserName ?? "";
        foreach (var role in await db.Roles.Where(r => ids.Contains(r.Id)).ToListAsync(cancel))
            text._names[role.Id] = Enum.TryParse<Role>(role.Name, out var known) ? Rights.NameOf(known) : role.Name ?? "";

        if (db.Caller.May(Rights.ReadHouseholds))
        {
            foreach (var person in await db.People.Where(p => provinces.Contains(p.ProvinceCode) && ids.Contains(p.Id))
                .Select(p => new { p.Id, p.FullName }).ToListAsync(cancel))
            {
                text._names[person.Id] = person.FullName;
            }

            foreach (var home in await db.Households.Where(h => provinces.Contains(h.ProvinceCode) && ids.Contains(h.Id))
                .Select(h => new { h.Id, h.Code, h.HeadName }).ToListAsync(cancel))
            {
                text._names[home.Id] = string.Join(" – ", new[] { home.Code, home.HeadName }.OfType<string>());
            }
        }

        return text;
    }

    public FindAudit.Line LineOf(AuditEntry entry) => new(
        entry.Id,
        entry.At,
        entry.Who,
        AuditWords.UseCase(entry.UseCase),
        AuditWords.Entity(entry.Entity),
        _names.GetValueOrDefault(entry.RowId) is { Length: > 0 } name ? name : null,
        entry.HouseholdId is { } household ? new AreaKey(entry.ProvinceCode, household) : null,
        Changes(entry));

    private static List<Guid> KeysIn(AuditEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Changes);
        return [.. json.RootElement.EnumerateObject().Select(f => PartsOf(entry.Entity, f.Name).Row).OfType<Guid>()];
    }

    private static IEnumerable<JsonElement> Values(string changes)
    {
        using var json = JsonDocument.Parse(changes);
        return [.. json.RootElement.EnumerateObject()
            .SelectMany(field => field.Value.EnumerateArray())
            .Where(value => value.ValueKind is JsonValueKind.String)
            .Select(value => value.Clone())];
    }

    private List<FindAudit.Change> Changes(AuditEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Changes);
        var changes = new List<FindAudit.Change>();
        foreach (var field in json.RootElement.EnumerateObject())
        {
            // The line itself leads to the household.
            if (field.Name == "HouseholdId")
                continue;

            var (entity, name, row) = PartsOf(entry.Entity, field.Name);
            var kind = TypeOf(entity)?.FindProperty(name)?.ClrType;
            var word = AuditWords.Field(entity, name);
            if (row is { } id)
                word = $"{(_names.GetValueOrDefault(id) is { Length: > 0 } whose ? whose : AuditWords.Entity(entity))}: {word}";
            changes.Add(!_mayReadHealth && AuditWords.IsHealth(entity, name)
                ? new(word, AuditWords.Hidden, AuditWords.Hidden)
                : new(word, Value(entity, name, kind, field.Value[0]), Value(entity, name, kind, field.Value[1])));
        }

        return changes;
    }

    private IEntityType? TypeOf(string entity) => _db.Model.GetEntityTypes().FirstOrDefault(e => e.ShortName() == entity);

    /// <summary><c>Person.Insured@id</c>: an entry about a whole household names the row of each change.</summary>
    private static (string Entity, string Field, Guid? Row) PartsOf(string entity, string key) =>
        key.Split('.', '@') is [var of, var field, var row] && Guid.TryParse(row, out var id) ? (of, field, id) : (entity, key, null);

    private string? Value(string entity, string field, Type? kind, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.String && value.TryGetGuid(out var key))
            return _names.GetValueOrDefault(key) ?? AuditWords.OutOfReach;
        if (field == nameof(AreaRow.AreaPath) && value.GetString() is { } path)
            return _places.GetValueOrDefault(path) ?? path;

        return AuditWords.Value(entity, field, kind, value);
    }
}
