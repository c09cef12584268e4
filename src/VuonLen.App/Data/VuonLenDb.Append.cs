using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using VuonLen.App.Areas;
using VuonLen.App.Households;

namespace VuonLen.App.Data;

/// <content>New rows of a run over many households, one statement a table instead of one a row.</content>
public abstract partial class VuonLenDb
{
    /// <summary>By database: each keeps values in its own way.</summary>
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<RawTable>> _tables = new();

    /// <summary>
    /// What is new and was guarded, digested and audited like everything else; none when rows of the registry change with it,
    /// because then the order of all of them counts.
    /// </summary>
    private List<EntityEntry<AreaRow>> ToAppend()
    {
        if (!_isOfMany)
            return [];

        var changed = ChangedRows();
        return changed.TrueForAll(e => e.State is EntityState.Added || e.Entity is ListItem)
            ? changed.FindAll(e => e.State is EntityState.Added)
            : [];
    }

    /// <summary>In the transaction of the save; each table after those it refers to.</summary>
    private async Task AppendAsync(List<EntityEntry<AreaRow>> added, CancellationToken cancel)
    {
        var byType = added.ToLookup(e => e.Metadata.ClrType);
        if (added.Count == 0)
            return;

        foreach (var table in _tables.GetOrAdd(GetType(), _ => RawTable.All(this)))
        {
            if (byType[table.Entity] is var rows && rows.Any())
                await AppendAsync(table, rows.Select(e => table.ValuesOf(e.Entity)), cancel);
        }
    }
}
