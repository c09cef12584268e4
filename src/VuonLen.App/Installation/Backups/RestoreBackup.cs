using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Installation.Backups;

/// <summary>Brings a backup into this installation, whichever database it has (khôi phục).</summary>
/// <remarks>All in one transaction, read back and compared before it holds; whatever goes wrong, nothing has changed.</remarks>
public sealed class RestoreBackup(VuonLenDb db, KeyFolder keys, TimeProvider clock)
{
    /// <param name="file">The backup.</param>
    /// <param name="isForced">Replaces all that is here; otherwise only an empty installation takes a backup.</param>
    /// <param name="cancel">Stops and changes nothing.</param>
    public async Task<Outcome<Restored>> RunAsync(string file, bool isForced, CancellationToken cancel)
    {
        if (!isForced && await FirstStart.IsOverAsync(db, cancel))
            return new(null, InstallationProblems.HoldsData);

        Directory.CreateDirectory(keys.Path);
        var copy = Path.Combine(keys.Path, "restore.unfinished");
        try
        {
            await using var backup = await BackupFile.OpenCopyAsync(file, copy, clock, cancel);
            if (backup is null)
                return new(null, InstallationProblems.NotABackup);
            if (await backup.IsTooNewAsync(cancel))
                return new(null, InstallationProblems.TooNew);

            return await RestoreAsync(backup, cancel);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 1 or 11 or 26) // no such table, malformed, not a database
        {
            return new(null, InstallationProblems.NotABackup);
        }
        finally
        {
            foreach (var rest in new[] { "", "-wal", "-shm", "-journal" })
                File.Delete(copy + rest);
        }
    }

    private async Task<Outcome<Restored>> RestoreAsync(BackupFile backup, CancellationToken cancel)
    {
        var info = await backup.InfoAsync(cancel);
        var isOlder = (await backup.Db.Database.GetPendingMigrationsAsync(cancel)).Any();
        await backup.Db.Database.MigrateAsync(cancel);

        var stored = await backup.KeysAsync(cancel);
        if (!stored.Keys.All(KeyFolder.IsKey) || TotalOf(backup) is not { } found || !IsWhole(info, found, isOlder))
            return new(null, InstallationProblems.NotABackup);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var freeze = await db.LiftFreezeAsync(cancel);
        await TableCopy.EmptyAsync(db, cancel);
        var totals = await TableCopy.CopyAsync(backup.Db, db, cancel);
        if (!TableCopy.AreEqual(totals, TableCopy.Total(db)))
            return new(null, InstallationProblems.TotalsDiffer);

        var audit = RawTable.All(db).Single(t => t.Entity == typeof(AuditEntry));
        await db.AppendAsync(audit, [audit.ValuesOf(MakeBackup.Line(db, clock, nameof(RestoreBackup)))], cancel);

        foreach (var statement in freeze)
            await db.Database.ExecuteSqlRawAsync(statement, cancel);

        // Further keys do no harm beside others, so they come first: the restored mark says which are the database's.
        keys.Write(stored);
        await transaction.CommitAsync(cancel);
        return new(new((int)totals["household"].Rows), []);
    }

    /// <summary>Null when a value is none that the product writes.</summary>
    private static IReadOnlyDictionary<string, TableTotal>? TotalOf(BackupFile backup)
    {
        try
        {
            return TableCopy.Total(backup.Db);
        }
        catch (Exception e) when (e is InvalidCastException or FormatException or ArgumentException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What was counted when the file was made is still there; sums of an older version's tables cannot be compared.</summary>
    private static bool IsWhole(
        IReadOnlyDictionary<string, string> info, IReadOnlyDictionary<string, TableTotal> totals, bool isOlder) =>
        info.Where(i => i.Key.StartsWith("table:", StringComparison.Ordinal)).All(i =>
            totals.TryGetValue(i.Key["table:".Length..], out var total)
            && (isOlder ? total.ToString().Split(':')[0] == i.Value.Split(':')[0] : total.ToString() == i.Value))
        && totals.All(t => isOlder || info.ContainsKey($"table:{t.Key}"));

    /// <param name="Households">That are here now.</param>
    public sealed record Restored(int Households);
}
