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

    private readonly List<(Guid User, string Field, string What)> _accountNotes = [];

    /// <summary>Tells in the audit, with the next save, of what changed no row by itself: many rows at once, or a secret that was read.</summary>
    /// <param name="about">The row whose page shows it.</param>
    /// <param name="changes">As in <see cref="AuditEntry.Changes"/>: a name, then old and new.</param>
    /// <param name="household">The household whose page shows it, when it is about a part of one.</param>
    internal void Note(AreaRow about, IReadOnlyDictionary<string, object?[]> changes, Guid? household = null) =>
        _notes.Add((about, household ?? about.InHousehold, changes));

    /// <summary>Tells in the audit, with the next save, of a secret of an account that changed; the secret itself is never told.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="field">As the audit's words know it: <c>Password</c>, <c>Sessions</c>…</param>
    /// <param name="what">In words: "đã đổi".</param>
    internal void Note(User user, string field, string what) => _accountNotes.Add((user.Id, field, what));

    /// <summary>Carries out what the account framework saves by itself, in one transaction with its line in the audit.</summary>
    /// <param name="useCase">Goes into the audit, also for what the framework saves.</param>
    /// <param name="user">Whose account.</param>
    /// <param name="note">The field and the words of <see cref="Note(User, string, string)"/>; null when the rows tell it themselves.</param>
    /// <param name="change">Returns whether it was done; if not, nothing is kept of it.</param>
    /// <param name="cancel">Ends with the request.</param>
    internal async Task<bool> ChangeAccountAsync(
        string useCase, User user, (string Field, string What)? note, Func<Task<bool>> change, CancellationToken cancel)
    {
        await using var transaction = await Database.BeginTransactionAsync(cancel);
        _useCase = useCase;
        try
        {
            if (!await change())
                return false;

            if (note is var (field, what))
                Note(user, field, what);
            await SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return true;
        }
        finally
        {
            _useCase = null;
        }
    }

    private IEnumerable<EntityEntry> ChangedAccounts() => ChangeTracker.Entries()
        .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
        .Where(e => e.Entity is User or IdentityUserRole<Guid> or IdentityUserClaim<Guid> or IdentityUserPasskey<Guid>);

    private async Task<List<AuditEntry>> AuditOfChangesAsync(Dictionary<Guid, Guid> homes, CancellationToken cancel)
    {
        if (ChangedAccounts().Any(e => e.Entity is IdentityUserRole<Guid>))
            await Roles.LoadAsync(cancel); // one that is new in this save is known already
        var roles = Roles.Local.ToDictionary(r => r.Id, r => r.Name);
        var revisions = ChangeTracker.Entries<Household>().ToDictionary(h => h.Entity.Id, h => h.Entity.Revision);
        var comeOrGone = !_isOfMany ? [] : ChangeTracker.Entries<Household>()
            .Where(h => h.State is EntityState.Added or EntityState.Deleted).Select(h => h.Entity.Id).ToHashSet();
        var rows = ChangedRows().Where(e => HomeOf(e.Entity, homes) is not { } home || !comeOrGone.Contains(home))
            .Select(entry => AuditOf(entry, homes, revisions)).OfType<AuditEntry>();
        return [.. (_isOfMany ? ByHousehold(rows, revisions) : rows)
            .Concat(ChangedAccounts().Select(account => AuditOf(account, roles)))
            .Concat(_notes.Select(n => AuditEntry.Of(n.About, n.Changes, LineOf(n.About, n.Household, revisions))))
            .Concat(_accountNotes.Select(n => AuditEntry.OfAccount(n.Field, n.What, LineOf(n.User))))
            .OfType<AuditEntry>()];
    }

    /// <summary>What happened to one household in one entry; a key says which row and field: <c>Person.Insured@id</c>.</summary>
    private List<AuditEntry> ByHousehold(IEnumerable<AuditEntry> entries, Dictionary<Guid, int> revisions)
    {
        var all = entries.ToList();
        return
        [
            .. all.Where(e => e.HouseholdId is null),
            .. all.Where(e => e.HouseholdId is not null).GroupBy(e => (e.AreaPath, e.HouseholdId!.Value))
                .Select(household => AuditEntry.OfMany(
                    nameof(Household), household, new(
                        household.Key.AreaPath, clock.GetUtcNow(), caller.Name, _useCase!, household.Key.Value, household.Key.Value,
                        revisions.TryGetValue(household.Key.Value, out var revision) ? revision : null))),
        ];
    }

    private AuditEntry? AuditOf(EntityEntry<AreaRow> entry, Dictionary<Guid, Guid> homes, Dictionary<Guid, int> revisions) => AuditEntry.Of(
        entry,
        LineOf(entry.Entity, HomeOf(entry.Entity, homes), revisions));

    private static Guid? HomeOf(AreaRow row, Dictionary<Guid, Guid> homes) =>
        row.InHousehold ?? (homes.TryGetValue(row.Id, out var home) ? home : null);

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
        var line = LineOf(account.Entity switch
        {
            User user => user.Id,
            IdentityUserRole<Guid> role => role.UserId,
            IdentityUserClaim<Guid> claim => claim.UserId,
            IdentityUserPasskey<Guid> passkey => passkey.UserId,
            _ => throw new InvalidOperationException("Not an account."),
        });

        // A grant has no column but its key; its line names the role.
        return account.Entity is IdentityUserRole<Guid> grant
            ? AuditEntry.OfGrant(account.State, Rights.NameOf(Enum.Parse<Role>(roles[grant.RoleId]!)), line)
            : AuditEntry.Of(account, line);
    }

    private AuditLine LineOf(Guid user) =>
        new(AreaPaths.Nation, clock.GetUtcNow(), caller.Name, _useCase ?? "Account", user, HouseholdId: null, Revision: null);
}
