using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Reports;
using VuonLen.App.Runs;

namespace VuonLen.App.Data;

/// <content>What each caller may write.</content>
public abstract partial class VuonLenDb
{
    private async Task<HashSet<Guid>> OwnHouseholdsAsync(CancellationToken cancel) => Scope.Mentor is null || ChangedRows().Count == 0
        ? []
        : [.. await MentorAssignments.Where(a => a.UserId == Scope.Mentor && a.ToOn == null).Select(a => a.HouseholdId).ToListAsync(cancel)];

    /// <summary>The filters guard reads only; this guards writes. A false area on an attached row matches nothing when saved.</summary>
    private void RefuseOutsideScope(EntityEntry<AreaRow> entry, HashSet<Guid> own)
    {
        var path = entry.Property(r => r.AreaPath);
        var isPlace = entry.Entity is AreaPopulation || ReadByAll.Contains(entry.Metadata.ClrType);
        var isOwn = Scope.Mentor is null || (isPlace && caller.Administered.Covers(path.CurrentValue)) || (entry.Entity.InHousehold is { } household && own.Contains(household));
        Func<string, bool> reaches = isPlace ? Places.Covers : HouseholdScope.Covers;
        if (!isOwn || !reaches(path.OriginalValue) || !reaches(path.CurrentValue))
            throw new InvalidOperationException($"{entry.Metadata.ShortName()} is outside the user's scope.");

        if (entry.Entity is AuditEntry)
            throw new InvalidOperationException("The audit is written here and changed nowhere.");

        // A household that moves takes its lines along: their custodian is no part of what they say.
        var isMoved = entry.State is EntityState.Modified && entry.Properties
            .All(p => p.Metadata.Name == nameof(AreaRow.AreaPath) || Equals(p.OriginalValue, p.CurrentValue));
        var isTakenBack = _takenBack is { } source && entry is { State: EntityState.Deleted, Entity: Recognition line }
            && (line.ListImportId == source || line.DoubleMergeId == source);
        if (entry is { Entity: Recognition, State: not EntityState.Added } && !isMoved && !isTakenBack)
            throw new InvalidOperationException("A line of the ledger stays as it is; a correction is a new line.");

        // A file is kept from the save of the pack it belongs to.
        var isFrozen = entry.Entity is FormPack || (entry.Entity is StoredFile or StoredFilePart && entry.Property(nameof(StoredFile.IsKept)).OriginalValue is true);
        if (isFrozen && entry.State is not EntityState.Added && !isMoved)
            throw new InvalidOperationException("What was frozen stays as it is; a correction is another version.");
    }
}
