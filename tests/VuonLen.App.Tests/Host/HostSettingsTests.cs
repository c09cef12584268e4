using Microsoft.Extensions.Configuration;
using VuonLen.Host;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Host;

public sealed class HostSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vuonlen-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Data_lie_in_a_file_of_the_folder_unless_a_database_is_named()
    {
        Assert.Equal($"Data Source={Path.Combine(_folder, "vuonlen.db")}", Read("serve", "--data", _folder).Connection);
        Assert.Equal("Host=db", Read("--data", _folder, "--VUONLEN_DB", "Host=db").Connection);
        Assert.Equal(5081, Read("serve", "--demo", "--port", "5081", "--data", _folder).Port);
    }

    /// <summary>The test's own process: nobody else in it asks for these.</summary>
    [Fact]
    public void Only_what_bears_our_name_is_read_from_the_environment()
    {
        var foreign = new Dictionary<string, string> { ["DATA"] = _folder, ["DEMO"] = "true", ["PORT"] = "8123", ["ConnectionStrings__VuonLen"] = "Host=elsewhere" };
        foreach (var (name, value) in foreign)
            Environment.SetEnvironmentVariable(name, value);
        try
        {
            foreach (var settings in new[] { HostSettings.ForServer(["serve"]), HostSettings.ForCommand(null, null) })
            {
                Assert.Equal((default(int?), false), (settings.Port, settings.IsDemo));
                Assert.NotEqual(_folder, settings.Folder);
                Assert.DoesNotContain("elsewhere", settings.Connection, StringComparison.Ordinal);
            }

            var asked = HostSettings.ForServer(["serve", "--demo", "--port", "5081", "--data", Path.Combine(_folder, "own")]);
            Assert.Equal((5081, true, Path.Combine(_folder, "own")), (asked.Port, asked.IsDemo, asked.Folder));
        }
        finally
        {
            foreach (var name in foreign.Keys)
                Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Fact]
    public void The_demo_refuses_a_folder_with_real_data()
    {
        File.WriteAllText(Path.Combine(_folder, "vuonlen.db"), "");

        Assert.Equal("SYS-001", Read("--demo", "--data", _folder).Refusal?.Code);
        Assert.Equal("SYS-001", Read("--demo", "--data", _folder, "--VUONLEN_DB", "Host=db").Refusal?.Code); // its mark would make a demo of them
        Assert.Null(Read("--data", _folder).Refusal);
    }

    [Fact]
    public void The_demo_opens_its_own_folder_again_and_is_known_by_it()
    {
        Read("--demo", "--data", _folder).PrepareFolder();
        File.WriteAllText(Path.Combine(_folder, "vuonlen.db"), "");

        Assert.Null(Read("--demo", "--data", _folder).Refusal);
        Assert.True(Read("--data", _folder).IsDemo);
    }

    [Fact]
    public void The_date_is_the_one_asked_for_else_the_demo_has_its_own()
    {
        Assert.Equal(new DateOnly(2027, 1, 2), Read("--demo", "--data", _folder, "--VUONLEN_TODAY", "2027-01-02").Today);
        Assert.Equal(new DateOnly(2026, 10, 15), Read("--demo", "--data", _folder).Today);
        Assert.Null(Read("--data", _folder).Today);
        Assert.Equal("SYS-003", Read("--data", _folder, "--VUONLEN_TODAY", "02/01/2027").Refusal?.Code);
    }

    [Fact]
    public void The_products_clock_starts_on_its_date_and_goes_on()
    {
        var real = new Hands { Now = new(2026, 10, 14, 17, 30, 0, TimeSpan.Zero) }; // half past midnight on the 15th in Vietnam

        var clock = ProductClock.StartingOn(new(2027, 1, 2), real);
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 17, 30, 0, TimeSpan.Zero), clock.GetUtcNow());

        real.Now = real.Now.AddDays(1);
        Assert.Equal(new DateOnly(2027, 1, 3), clock.Today);
        Assert.Same(real, ProductClock.StartingOn(null, real));
    }

    private static HostSettings Read(params string[] args) =>
        HostSettings.Read(new ConfigurationBuilder().AddCommandLine(HostSettings.Arguments(args)).Build());

    private sealed class Hands : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
