using Microsoft.Extensions.Configuration;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Tests.Support;
using VuonLen.Host;

namespace VuonLen.App.Tests.Host;

/// <summary>A demo in a database of its own has one day for all who open it: the server asked for it, a command did not.</summary>
public sealed class DemoDayTests : DatabaseTest
{
    private static readonly DateOnly _day = new(2026, 10, 15);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_opens_a_database_has_the_demos_day_when_it_is_the_demos(bool isDemo)
    {
        await SaveAsync(new InstallationMark { Id = InstallationMark.OnlyId, AreaPath = AreaPaths.Nation, HashKeyPrint = "", Sealed = "", IsDemo = isDemo });

        foreach (var settings in new[] { HostSettings.ForCommand(Database.Folder, Database.ConnectionString), Served() })
        {
            var asked = await settings.AskDatabaseAsync(NoCancel);

            Assert.Equal((isDemo, isDemo ? _day : default(DateOnly?)), (asked.IsDemo, asked.Today));
        }

        Assert.Equal(new DateOnly(2027, 1, 2), (await Served("--VUONLEN_TODAY", "2027-01-02").AskDatabaseAsync(NoCancel)).Today);
    }

    [Fact]
    public async Task A_database_that_nobody_has_filled_yet_is_no_demo()
    {
        await using var empty = await TestDatabase.CreateAsync();

        Assert.False((await HostSettings.ForCommand(Database.Folder, empty.ConnectionString).AskDatabaseAsync(NoCancel)).IsDemo);
    }

    private HostSettings Served(params string[] more) => HostSettings.Read(new ConfigurationBuilder()
        .AddCommandLine(["--VUONLEN_DB", Database.ConnectionString, "--data", Database.Folder, .. more]).Build());
}
