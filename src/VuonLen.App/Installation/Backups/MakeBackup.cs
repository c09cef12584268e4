using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.Rules;

namespace VuonLen.App.Installation.Backups;

/// <summary>Writes everything, keys included, into one file that either database can be restored from (sao lưu).</summary>
/// <remarks>What others save meanwhile is in it wholly or not at all: it is the state of the moment it began.</remarks>
public sealed class MakeBackup(VuonLenDb db, KeyFolder keys, TimeProvider clock)
{
    public async Task<Outcome<Made>> RunAsync(string file, CancellationToken cancel)
    {
        if (File.Exists(file))
            return new(null, InstallationProblems.FileExists);

        var audit = RawTable.All(db).Single(t => t.Entity == typeof(AuditEntry));
        await db.AppendAsync(audit, [audit.ValuesOf(Line(db, clock, nameof(MakeBackup)))], cancel);

        var unfinished = file + ".unfinished";
        IReadOnlyDictionary<string, TableTotal> totals;
        try
        {
            await using (var backup = await BackupFile.CreateAsync(unfinished, clock, cancel))
            {
                await using (await db.BeginSnapshotAsync(cancel))
                await using (var write = await backup.Db.Database.BeginTransactionAsync(cancel))
                {
                    totals = await TableCopy.CopyAsync(db, backup.Db, cancel);
                    await write.CommitAsync(cancel);
                }

                await backup.AddAsync(keys.Read(), InfoOf(totals), cancel);
                await backup.FinishAsync(cancel);
            }

            File.Move(unfinished, file, overwrite: false);
        }
        finally
        {
            foreach (var rest in new[] { "", "-wal", "-shm", "-journal" })
                File.Delete(unfinished + rest);
        }

        return new(new((int)totals["household"].Rows), []);
    }

    /// <summary>That somebody made or restored a backup, for the audit.</summary>
    internal static AuditEntry Line(VuonLenDb db, TimeProvider clock, string useCase) => new()
    {
        AreaPath = AreaPaths.Nation,
        At = clock.GetUtcNow(),
        Who = db.Caller.Name,
        UseCase = useCase,
        Entity = nameof(Household),
        RowId = Guid.Empty,
        Changes = "{}",
    };

    private Dictionary<string, string> InfoOf(IReadOnlyDictionary<string, TableTotal> totals)
    {
        var info = totals.ToDictionary(t => $"table:{t.Key}", t => t.Value.ToString());
        info["version"] = typeof(MakeBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        info["engine"] = db.Database.IsNpgsql() ? "postgresql" : "sqlite";
        info["at"] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        return info;
    }

    /// <param name="Households">In the file.</param>
    public sealed record Made(int Households);
}
