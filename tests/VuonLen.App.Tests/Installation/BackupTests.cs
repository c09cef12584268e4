using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Identity;
using VuonLen.App.Installation;
using VuonLen.App.Installation.Backups;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Installation;

public sealed class BackupTests : FolderTest
{
    private const string Number = "012085000123";

    private string BackupPath => Path.Combine(Folder, "all.vuonlen");

    /// <summary>In the run on SQLite all four ways are one; in the run on PostgreSQL they are four.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task What_one_database_holds_another_one_holds_after_restoring(bool isFromFile, bool isToFile)
    {
        await using var from = isFromFile ? await FileAsync("from") : Database.Open();
        await FillAsync(from, Keys("from"));
        Assert.Equal(1, (await new MakeBackup(from, Keys("from"), Today.Clock).RunAsync(BackupPath, NoCancel)).Answer!.Households);

        await using var other = await TestDatabase.CreateAsync(TestDatabaseTemplate.Instance);
        await using var to = isToFile ? await FileAsync("to") : other.Open();
        var restored = await new RestoreBackup(to, Keys("to"), Today.Clock).RunAsync(BackupPath, isForced: false, NoCancel);

        Assert.Empty(restored.Problems);
        Assert.Equal(1, restored.Answer!.Households);
        var household = await to.Households.Include(h => h.Recognitions).Include(h => h.Memberships).ThenInclude(m => m.Person).SingleAsync();
        var person = Assert.Single(household.Memberships).Person;
        Assert.Equal(45.5m, household.FloorM2);
        Assert.Equal("nạn nhân 'lũ'; \"2025\"", household.Remark);
        Assert.Equal(Today.Clock.GetUtcNow(), Assert.Single(household.Recognitions).RecordedAt);
        Assert.Equal(Number, VaultOf("to").Open(person.PersonalIdProtected!));
        Assert.True(PersonalId.TryParse(Number, out var id));
        Assert.Equal(VaultOf("to").HashOf(id), person.PersonalIdHash);
        var passkey = (await to.UserPasskeys.SingleAsync()).Data;
        Assert.Equal(("điện thoại", Today.Clock.GetUtcNow()), (passkey.Name, passkey.CreatedAt));
        Assert.Equal([4, 250], passkey.PublicKey);
        Assert.Equal(["usb", "nfc"], passkey.Transports!);

        // The numbers a database gives out itself go on after the restored ones.
        to.UserClaims.Add(new() { UserId = (await to.Users.SingleAsync()).Id, ClaimType = "area", ClaimValue = "12." });
        Assert.False((await to.SaveAsync("After", NoCancel)).IsRefused);
        Assert.Equal(2, await to.UserClaims.CountAsync());
    }

    [Fact]
    public async Task A_backup_holds_every_table_of_the_database_and_the_keys()
    {
        await BackUpAsync();

        await using var db = Database.Open();
        var tables = await NamesAsync(db, TestDatabase.IsPostgres
            ? "select tablename as \"Value\" from pg_tables where schemaname = 'public'"
            : "select name as \"Value\" from sqlite_master where type = 'table' and name not like 'sqlite_%'");
        await using var file = DataSetup.Open($"Data Source={BackupPath};Pooling=False", Caller.Program, Today.Clock);
        var kept = await NamesAsync(file, "select substr(name, 7) as \"Value\" from backup_info where name like 'table:%'");

        Assert.Equal(tables.Where(t => !t.StartsWith("__EF", StringComparison.Ordinal)).Order(), kept.Order());
        Assert.Contains("personal-id-hash.key", await NamesAsync(file, "select name as \"Value\" from backup_key"));
    }

    [Fact]
    public async Task A_backup_is_for_its_owner_alone_and_overwrites_nothing()
    {
        await BackUpAsync();

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(BackupPath));

        await using var db = Database.Open();
        Assert.Equal([InstallationProblems.FileExists], (await new MakeBackup(db, Keys("own"), Today.Clock).RunAsync(BackupPath, NoCancel)).Problems);
    }

    [Fact]
    public async Task A_place_with_data_takes_a_backup_only_by_force()
    {
        await BackUpAsync();
        await using var to = await FileAsync("to");
        to.Add(AHousehold.Of(AHousehold.Member("Quàng Văn Phúc")));
        await to.SaveAsync("Arrange", NoCancel);
        var before = Text(to);

        var refused = await new RestoreBackup(to, Keys("to"), Today.Clock).RunAsync(BackupPath, isForced: false, NoCancel);
        Assert.Equal([InstallationProblems.HoldsData], refused.Problems);
        Assert.Equal(before, Text(to));

        Assert.False((await new RestoreBackup(to, Keys("to"), Today.Clock).RunAsync(BackupPath, isForced: true, NoCancel)).IsRefused);
        to.ChangeTracker.Clear();
        Assert.Equal("Lò Văn An", (await to.People.SingleAsync()).FullName);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("text")]
    [InlineData("cut")]
    [InlineData("changed")]
    [InlineData("row gone")]
    [InlineData("foreign")]
    [InlineData("evil key")]
    public async Task What_is_no_whole_backup_is_refused_and_nothing_changes(string fault)
    {
        await BackUpAsync();
        var bytes = await File.ReadAllBytesAsync(BackupPath);
        switch (fault)
        {
            case "missing":
                File.Delete(BackupPath);
                break;
            case "text":
                await File.WriteAllTextAsync(BackupPath, "không phải bản sao lưu");
                break;
            case "cut":
                await File.WriteAllBytesAsync(BackupPath, bytes[..(bytes.Length / 2)]);
                break;
            case "changed":
                await ChangeAsync("update person set full_name = 'Lò Văn Ẩn'");
                break;
            case "row gone":
                await ChangeAsync("delete from recognition");
                break;
            case "foreign":
                File.Delete(BackupPath);
                await ChangeAsync("create table household (id integer)");
                break;
            default:
                await ChangeAsync("insert into backup_key values ('../evil.key', x'00')");
                break;
        }

        await RefusedAsync(InstallationProblems.NotABackup);
    }

    [Fact]
    public async Task A_backup_of_a_later_version_is_refused_and_nothing_changes()
    {
        await BackUpAsync();
        await ChangeAsync("insert into \"__EFMigrationsHistory\" values ('99990101000000_Later', '99.0.0')");

        await RefusedAsync(InstallationProblems.TooNew);
    }

    private async Task RefusedAsync(Rules.Problem problem)
    {
        await using var to = await FileAsync("to");
        var before = Text(to);

        var outcome = await new RestoreBackup(to, Keys("to"), Today.Clock).RunAsync(BackupPath, isForced: true, NoCancel);

        Assert.Equal([problem], outcome.Problems);
        Assert.Equal(before, Text(to));
        Assert.False(Directory.EnumerateFiles(Keys("to").Path).Any());
    }

    private async Task BackUpAsync()
    {
        await using var db = Database.Open();
        await FillAsync(db, Keys("own"));
        Assert.False((await new MakeBackup(db, Keys("own"), Today.Clock).RunAsync(BackupPath, NoCancel)).IsRefused);
    }

    private async Task FillAsync(VuonLenDb db, KeyFolder keys)
    {
        var person = AHousehold.Member("Lò Văn An");
        Assert.True(PersonalId.TryParse(Number, out var id));
        person.SetPersonalId(VaultOf(Path.GetFileName(keys.Path)).Seal(id));
        var household = AHousehold.Of(person);
        (household.FloorM2, household.Remark, household.Devices) = (45.50m, "nạn nhân 'lũ'; \"2025\"", Devices.Television | Devices.Laptop);
        household.Recognitions.Add(new()
        {
            AreaPath = household.AreaPath,
            HouseholdId = household.Id,
            Standard = "ND07-2022",
            Status = PovertyClass.Poor,
            EffectiveOn = new(2025, 12, 31),
            Source = RecognitionSource.Demo,
            RecordedAt = Today.Clock.GetUtcNow(),
        });
        var user = new User { UserName = "an", DisplayName = "Lò Văn An", LockoutEnd = Today.Clock.GetUtcNow() };
        db.AddRange(
            household,
            user,
            new IdentityUserClaim<Guid> { UserId = user.Id, ClaimType = "area", ClaimValue = "24.00070." },
            new IdentityUserPasskey<Guid>
            {
                UserId = user.Id,
                CredentialId = [1, 2, 3],
                Data = new()
                {
                    Name = "điện thoại",
                    CreatedAt = Today.Clock.GetUtcNow(),
                    PublicKey = [4, 250],
                    AttestationObject = [5],
                    ClientDataJson = [6],
                    Transports = ["usb", "nfc"],
                },
            });
        Assert.False((await db.SaveAsync("Arrange", NoCancel)).IsRefused);
    }

    private KeyFolder Keys(string name) => new(Directory.CreateDirectory(Path.Combine(Folder, name)).FullName);

    private PersonalIdVault VaultOf(string name) => new(
        DataProtectionProvider.Create(new DirectoryInfo(Keys(name).Path), o => o.SetApplicationName("VuonLen")), PersonalIdHashKey.In(Keys(name).Path));

    private async Task<VuonLenDb> FileAsync(string name)
    {
        var db = DataSetup.Open($"Data Source={Path.Combine(Folder, name + ".db")};Pooling=False", Caller.Program, Today.Clock);
        await db.Database.MigrateAsync(NoCancel);
        return db;
    }

    private async Task ChangeAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={BackupPath};Pooling=False");
        await connection.OpenAsync(NoCancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(NoCancel);
    }

    private static string Text(VuonLenDb db) => string.Join('\n', TableCopy.Total(db).Select(t => $"{t.Key} {t.Value}"));

    private static Task<List<string>> NamesAsync(VuonLenDb db, string sql) => db.Database.SqlQueryRaw<string>(sql).ToListAsync();
}
