using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Identity;

namespace VuonLen.App.Data;

/// <content>Who changed what, in the transaction of the change.</content>
public abstract partial class VuonLenDb
{
    private readonly List<(AreaRow About, Guid? Household, IReadOnlyDictionary<string, object?[]> Changes)> _notes = [];

    /// <summary>Tells in the audit, with the next save, of what changed no row by itself: many rows at once, or a secret that was read.</summary>
    /// <param name="about">The row whose page shows it.</param>
    /// <param name="changes">As in <see cref="AuditEntry.Changes"/>: a name, then old and new.</param>
    /// <param name="household">The household whose page shows it, when it is about a part of one.</param>
    internal void Note(AreaRow about, IReadOnlyDictionary<string, object?[]> changes, Guid? household = null) =>
        _notes.Add((about, household ?? about.InHousehold, changes));

    private IEnumerable<EntityEntry> ChangedAccounts() => ChangeTracker.Entries()
        .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
        .Where(e => e.Entity is User or IdentityUserRole<Guid> or IdentityUserClaim<Guid> or IdentityUserPasskey<Guid>);

    private async Task<List<AuditEntry>> AuditOfChangesAsync(Dictionary<Guid, Guid> homes, CancellationToken cancel)
    {
        if (ChangedAccounts().Any(e => e.Entity is IdentityUserRole<Guid>))
            await Roles.LoadAsync(cancel); // one that is new in this save is known already
        var roles = Roles.Local.ToDictionary(r => r.Id, r => r.Name);
        var revisions = ChangeTracker.Entries<Household>().ToDictionary(h => h.Entity.Id, h => h.Entity.Revision);
        var rows = ChangedRows().Select(entry => AuditOf(entry, homes, revisions)).OfType<AuditEntry>();
        return [.. (_isOfMany ? ByHousehold(rows, revisions) : rows)
            .Concat(ChangedAccounts().Select(account => AuditOf(account, roles)))
            .Concat(_notes.Select(n => AuditEntry.Of(n.About, n.Changes, LineOf(n.About, n.Household, revisions))))
            .OfType<AuditEntry>()];
    }

    /// <summary>What happened to one household in one entry; a key says which row and field: <c>Person.Insured@id</c>.</summary>
    private List<AuditEntry> ByHousehold(IEnumerable<AuditEntry> entries, Dictionary<Guid, int> revisions)
    {
        var comeOrGone = ChangeTracker.Entries<Household>().Where(h => h.State is EntityState.Added or EntityState.Deleted)
            .Select(h => h.Entity.Id).ToHashSet();
        var all = entries.ToList();
        return
        [
            .. all.Where(e => e.HouseholdId is null),
            .. all.Where(e => e.HouseholdId is { } id && !comeOrGone.Contains(id)).GroupBy(e => (e.AreaPath, e.HouseholdId!.Value))
                .Select(household => AuditEntry.OfMany(
                    nameof(Household), household, new(
                        household.Key.AreaPath, clock.GetUtcNow(), caller.Name, _useCase!, household.Key.Value, household.Key.Value,
                        revisions.TryGetValue(household.Key.Value, out var revision) ? revision : null))),
        ];
    }

    private AuditEntry? AuditOf(EntityEntry<AreaRow> entry, Dictionary<Guid, Guid> homes, Dictionary<Guid, int> revisions) => AuditEntry.Of(
        entry,
        LineOf(entry.Entity, entry.Entity.InHousehold ?? (homes.TryGetValue(entry.Entity.Id, out var home) ? home : null), revisions));

    private AuditLine LineOf(AreaRow row, Guid? household, Dictionary<Guid, int> revisions) => new(
        row.AreaPath,
        clock.GetUtcNow(),
        caller.Name,
        _useCase ?? throw new InvalidOperationException("Save rows of an area with SaveAsync, which names the use case."),
        row.Id,
        household,
        household is { } id && revisions.TryGetValue(id, out var revision) ? revision : null);

    /// <summary>Accounts belong to no area; Identity saves them itself and names no use case.</summary>
    private AuditEntry? AuditOf(EntityEntry account, Dictionary<Guid, string?> roles)
    {
        var line = new AuditLine(
            AreaPaths.Nation,
            clock.GetUtcNow(),
            caller.Name,
            _useCase ?? "Account",
            account.Entity switch
            {
                User user => user.Id,
                IdentityUserRole<Guid> role => role.UserId,
                IdentityUserClaim<Guid> claim => claim.UserId,
                IdentityUserPasskey<Guid> passkey => passkey.UserId,
                _ => throw new InvalidOperationException("Not an account."),
            },
            HouseholdId: null,
            Revision: null);

        // A grant has no column but its key; its line names the role.
        return account.Entity is IdentityUserRole<Guid> grant
            ? AuditEntry.OfGrant(account.State, Rights.NameOf(Enum.Parse<Role>(roles[grant.RoleId]!)), line)
            : AuditEntry.Of(account, line);
    }
}
