using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Identity;

namespace VuonLen.App.Installation.Backups;

/// <summary>A backup: a SQLite database with all tables of the product, and beside them its keys and what it holds.</summary>
internal sealed class BackupFile : IAsyncDisposable
{
    private const string Format = "1";

    private BackupFile(string path, VuonLenDb db) => (Path, Db) = (path, db);

    public string Path { get; }

    public VuonLenDb Db { get; }

    /// <summary>A new one, empty, of this version.</summary>
    public static async Task<BackupFile> CreateAsync(string path, TimeProvider clock, CancellationToken cancel)
    {
        await PrivateFile.Create(path).DisposeAsync();
        var file = new BackupFile(path, Open(path, clock));
        await file.RunAsync("pragma user_version=1", cancel); // a database from here on; migrating begins with a look that only reads
        await file.Db.Database.MigrateAsync(cancel);
        await file.RunAsync("create table backup_key (name text primary key, content blob not null)", cancel);
        await file.RunAsync("create table backup_info (name text primary key, value text not null)", cancel);
        return file;
    }

    /// <summary>Opens a copy of a backup that may be changed, or null when the original is none or is broken.</summary>
    public static async Task<BackupFile?> OpenCopyAsync(string original, string copy, TimeProvider clock, CancellationToken cancel)
    {
        if (!File.Exists(original))
            return null;

        await using (var from = File.OpenRead(original))
        await using (var to = PrivateFile.Create(copy))
            await from.CopyToAsync(to, cancel);

        var file = new BackupFile(copy, Open(copy, clock));
        try
        {
            if (await file.ScalarAsync("pragma quick_check(1)", cancel) is "ok" && (await file.InfoAsync(cancel)).GetValueOrDefault("format") == Format)
                return file;
        }
        catch (SqliteException)
        {
            // Not a database, or not one of ours: the answer is null.
        }

        await file.DisposeAsync();
        return null;
    }

    /// <summary>Whether a later version of the product made it.</summary>
    public async Task<bool> IsTooNewAsync(CancellationToken cancel) =>
        (await Db.Database.GetAppliedMigrationsAsync(cancel)).Except(Db.Database.GetMigrations()).Any();

    public async Task<IReadOnlyDictionary<string, string>> InfoAsync(CancellationToken cancel)
    {
        var info = new Dictionary<string, string>();
        await ReadAsync("select name, value from backup_info", r => info.Add(r.GetString(0), r.GetString(1)), cancel);
        return info;
    }

    public async Task<IReadOnlyDictionary<string, byte[]>> KeysAsync(CancellationToken cancel)
    {
        var keys = new Dictionary<string, byte[]>();
        await ReadAsync("select name, content from backup_key", r => keys.Add(r.GetString(0), r.GetFieldValue<byte[]>(1)), cancel);
        return keys;
    }

    public async Task AddAsync(
        IReadOnlyDictionary<string, byte[]> keys, IReadOnlyDictionary<string, string> info, CancellationToken cancel)
    {
        foreach (var (name, content) in keys)
            await RunAsync("insert into backup_key values (@name, @value)", cancel, ("@name", name), ("@value", content));
        foreach (var (name, value) in info.Append(new("format", Format)))
            await RunAsync("insert into backup_info values (@name, @value)", cancel, ("@name", name), ("@value", value));
    }

    /// <summary>Leaves one file that needs no other beside it.</summary>
    public Task FinishAsync(CancellationToken cancel) => RunAsync("pragma journal_mode=delete", cancel);

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        SqliteConnection.ClearPool(new($"Data Source={Path};Pooling=False"));
    }

    private static VuonLenDb Open(string path, TimeProvider clock) =>
        DataSetup.Open($"Data Source={path};Pooling=False", Caller.Program, clock);

    private async Task RunAsync(string sql, CancellationToken cancel, params (string Name, object Value)[] values)
    {
        await using var command = await CommandAsync(sql, cancel);
        foreach (var (name, value) in values)
            command.Parameters.Add(new SqliteParameter(name, value));
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<object?> ScalarAsync(string sql, CancellationToken cancel)
    {
        await using var command = await CommandAsync(sql, cancel);
        return await command.ExecuteScalarAsync(cancel);
    }

    private async Task ReadAsync(string sql, Action<DbDataReader> each, CancellationToken cancel)
    {
        await using var command = await CommandAsync(sql, cancel);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            each(reader);
    }

    private async Task<DbCommand> CommandAsync(string sql, CancellationToken cancel)
    {
        await Db.Database.OpenConnectionAsync(cancel);
        var command = Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
