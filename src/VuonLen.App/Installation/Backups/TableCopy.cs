using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using VuonLen.App.Data;

namespace VuonLen.App.Installation.Backups;

/// <summary>Reads, empties and copies whole tables, from one database into another.</summary>
internal static class TableCopy
{
    /// <summary>Copies all tables, within the transactions of both sides.</summary>
    /// <returns>By table, what was read.</returns>
    public static async Task<IReadOnlyDictionary<string, TableTotal>> CopyAsync(VuonLenDb from, VuonLenDb to, CancellationToken cancel)
    {
        var totals = new Dictionary<string, TableTotal>();
        var targets = RawTable.All(to).ToDictionary(t => t.Name);
        foreach (var table in RawTable.All(from))
        {
            var total = totals[table.Name] = new();
            await to.AppendAsync(targets[table.Name], Read(from, table, total), cancel);
        }

        return totals;
    }

    public static IReadOnlyDictionary<string, TableTotal> Total(VuonLenDb db)
    {
        var totals = new Dictionary<string, TableTotal>();
        foreach (var table in RawTable.All(db))
        {
            var total = totals[table.Name] = new();
            foreach (var _ in Read(db, table, total))
            {
                // Counting is all.
            }
        }

        return totals;
    }

    public static async Task EmptyAsync(VuonLenDb db, CancellationToken cancel)
    {
        foreach (var table in RawTable.All(db).Reverse())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandText = $"delete from \"{table.Name}\"";
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>Whether both have the same rows in every table.</summary>
    public static bool AreEqual(IReadOnlyDictionary<string, TableTotal> one, IReadOnlyDictionary<string, TableTotal> other) =>
        one.Count == other.Count && one.All(t => other.TryGetValue(t.Key, out var total) && total.ToString() == t.Value.ToString());

    private static IEnumerable<object?[]> Read(VuonLenDb db, RawTable table, TableTotal total)
    {
        db.Database.OpenConnection();
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = table.Select();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var values = table.Read(reader);
            total.Add(table, values);
            yield return values;
        }
    }
}
