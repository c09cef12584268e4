using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Identity;
using VuonLen.App.Installation;
using VuonLen.App.Installation.Backups;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Host.Commands;
using VuonLen.Rules;
using VuonLen.Rules.People;

namespace VuonLen.App.Tests.Installation;

/// <summary>The keys lie in a folder, the database anywhere: they are used together only when they belong together.</summary>
public sealed class OwnKeysTests : FolderTest
{
    private const string Number = "012085000123";

    [Fact]
    public async Task The_folder_of_the_first_start_is_the_databases_from_then_on()
    {
        Assert.Empty((await StartAsync("own")).Problems);
        var before = await EntriesAsync();

        Assert.Empty((await StartAsync("own")).Problems);
        foreach (var other in new[] { "empty", "others" })
        {
            if (other == "others")
                PersonalIdHashKey.In(KeysOf(other));
            var files = Files(other);

            Assert.Equal([InstallationProblems.OtherKeys(KeysOf(other))], (await StartAsync(other)).Problems);
            Assert.Equal(files, Files(other)); // no key was made that would look like the right one tomorrow
        }

        Assert.Equal(before, await EntriesAsync());
    }

    [Fact]
    public async Task Keys_of_another_data_protection_are_refused_though_the_hash_has_its_own()
    {
        Assert.Empty((await StartAsync("own")).Problems);
        Directory.CreateDirectory(KeysOf("half"));
        foreach (var file in Directory.GetFiles(KeysOf("own"), "*.key"))
            File.Copy(file, Path.Combine(KeysOf("half"), Path.GetFileName(file)));

        Assert.Equal([InstallationProblems.OtherKeys(KeysOf("half"))], (await StartAsync("half")).Problems);
    }

    [Fact]
    public async Task A_key_that_is_not_whole_is_told_from_one_of_another_installation()
    {
        Assert.Empty((await StartAsync("own")).Problems);
        var file = Assert.Single(Directory.GetFiles(KeysOf("own"), "*.key"));
        await File.WriteAllTextAsync(file, "AAAA");

        Assert.Equal("HH-311", Assert.Single((await StartAsync("own")).Problems).Code);
    }

    [Fact]
    public async Task New_keys_beside_the_old_ones_are_no_other_keys()
    {
        Assert.Empty((await StartAsync("own")).Problems);
        await using (var services = AProduct.On(Database, keys: KeysOf("own")))
            services.GetRequiredService<IKeyManager>().CreateNewKey(DateTimeOffset.MinValue, new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(2, Directory.GetFiles(KeysOf("own"), "*.xml").Length);
        Assert.Empty((await StartAsync("own")).Problems);
    }

    /// <summary>As when the program is told one database and the folder of another installation.</summary>
    [Fact]
    public async Task Every_command_refuses_a_folder_of_another_installation_and_writes_nothing()
    {
        Assert.Empty((await StartAsync("own")).Problems);
        var before = await EntriesAsync();
        var (backup, csv) = (Path.Combine(Folder, "all.vuonlen"), Path.Combine(Folder, "units.csv"));
        await File.WriteAllTextAsync(csv, "code,name,kind,province_code\n00070,Nà Phát,Xã,24\n");

        foreach (var arguments in new string[][] { ["backup", backup], ["restore", csv, "--force"], ["areas", "load", csv], ["import", csv], ["rebuild"], ["demo"] })
        {
            await using var output = new StringWriter();
            await using var error = new StringWriter();
            var exit = await CommandLine.RunAsync([.. arguments, "--data", Path.Combine(Folder, "others"), "--db", Database.ConnectionString], output, error);

            Assert.Equal((arguments[0], CommandLine.Failed), (arguments[0], exit));
            Assert.Contains("(IN-206)", error.ToString(), StringComparison.Ordinal);
        }

        Assert.False(File.Exists(backup));
        Assert.Equal(before, await EntriesAsync());
        Assert.Empty(Files("others"));
    }

    [Fact]
    public async Task A_restored_database_finds_its_keys_beside_those_that_were_there()
    {
        Assert.True(PersonalId.TryParse(Number, out var id));
        Assert.Empty((await StartAsync("own")).Problems);
        await using (var services = AProduct.On(Database, keys: KeysOf("own")))
        {
            await using var scope = services.CreateAsyncScope();
            var from = scope.ServiceProvider.ActAs(Caller.Program);
            Assert.Empty((await from.GetRequiredService<PrepareDatabase>().RunAsync(NoCancel)).Problems);
            var person = AHousehold.Member("Lò Văn An");
            person.SetPersonalId(from.GetRequiredService<PersonalIdVault>().Seal(id));
            await SaveAsync(AHousehold.Of(person));
            Assert.Empty((await from.GetRequiredService<MakeBackup>().RunAsync(Path.Combine(Folder, "all.vuonlen"), NoCancel)).Problems);
        }

        await using var other = await TestDatabase.CreateAsync(TestDatabaseTemplate.Instance);
        await using (var services = AProduct.On(other, keys: KeysOf("to")))
        {
            await using var scope = services.CreateAsyncScope();
            var to = scope.ServiceProvider.ActAs(Caller.Program);
            Assert.Empty((await to.GetRequiredService<PrepareDatabase>().RunAsync(NoCancel)).Problems);
            Assert.Empty((await to.GetRequiredService<RestoreBackup>().RunAsync(Path.Combine(Folder, "all.vuonlen"), false, NoCancel)).Problems);
        }

        await using (var services = AProduct.On(other, keys: KeysOf("to")))
        {
            await using var scope = services.CreateAsyncScope();
            var restored = scope.ServiceProvider.ActAs(Caller.Program);
            Assert.Empty((await restored.GetRequiredService<PrepareDatabase>().RunAsync(NoCancel)).Problems);
            var person = await restored.GetRequiredService<VuonLenDb>().People.SingleAsync();
            var vault = restored.GetRequiredService<PersonalIdVault>();
            Assert.Equal((Number, vault.HashOf(id)), (vault.Open(person.PersonalIdProtected!), person.PersonalIdHash));
        }

        Assert.Equal(2, Directory.GetFiles(KeysOf("to"), "*.key").Length);
    }

    private string KeysOf(string name) => Path.Combine(Folder, name, "keys");

    private List<string> Files(string name) => Directory.Exists(Path.Combine(Folder, name))
        ? [.. Directory.EnumerateFiles(Path.Combine(Folder, name), "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "demo").Order()]
        : [];

    private Task<int> EntriesAsync() => InAsync(AreaScope.Nation, db => db.Audit.CountAsync());

    private async Task<Outcome> StartAsync(string name)
    {
        await using var services = AProduct.On(Database, keys: KeysOf(name));
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.ActAs(Caller.Program).GetRequiredService<PrepareDatabase>().RunAsync(NoCancel);
    }
}
