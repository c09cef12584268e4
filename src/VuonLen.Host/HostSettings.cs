using System.Globalization;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.Host;

/// <summary>Where the data lies, on which port pages are served, and whether this is the demo.</summary>
/// <param name="Port">On this machine only; null leaves it to <c>urls</c>.</param>
/// <param name="Folder">Holds the SQLite file and the keys which protect cookies and personal IDs.</param>
/// <param name="Connection">A SQLite file in <paramref name="Folder"/>, or what VUONLEN_DB names.</param>
/// <param name="IsDemo">Asked for, or folder or database was made by the demo.</param>
/// <param name="Today">The product's date at the start; null for the real one.</param>
/// <param name="Refusal">Why the program must not start with these settings.</param>
internal sealed record HostSettings(
    int? Port, string Folder, string Connection, bool IsDemo, DateOnly? Today, Problem? Refusal)
{
    private const string FileName = "vuonlen.db";

    /// <summary>What is read from the environment.</summary>
    private const string Database = "VUONLEN_DB", Home = "VUONLEN_HOME", Date = "VUONLEN_TODAY";

    /// <summary>An empty file that tells a folder with invented people from one with real ones.</summary>
    private const string DemoMark = "demo";

    private static readonly DateOnly _demoToday = new(2026, 10, 15);

    private static readonly Problem _demoOverRealData = new("SYS-001",
        "Thư mục này đang giữ dữ liệu thật nên không chạy bản minh họa ở đây. Hãy bỏ --demo, hoặc chọn thư mục khác bằng --data.");

    private static readonly Problem _badToday = new("SYS-003",
        "VUONLEN_TODAY phải là một ngày dạng năm-tháng-ngày, ví dụ 2026-10-15.");

    /// <summary>What a command that only works with what is there says of a folder in which nothing was ever kept.</summary>
    public Problem? NothingHere => Connection == OwnFile(Folder) && !File.Exists(Path.Combine(Folder, FileName))
        ? new("SYS-004", $"Thư mục {Folder} không có dữ liệu VươnLên. Hãy chỉ thư mục dữ liệu bằng --data, hoặc cơ sở dữ liệu PostgreSQL bằng --db.")
        : null;

    /// <summary>Keys of cookies and personal IDs; a backup carries them.</summary>
    public string KeyFolder => Path.Combine(Folder, "keys");

    /// <summary>The command line as the configuration reads it: without the verb, and a switch as a key with a value.</summary>
    public static string[] Arguments(string[] args) =>
        [.. (args is ["serve", .. var rest] ? rest : args).Select(a => a == "--demo" ? "--demo=true" : a)];

    /// <summary>The settings of the web server: from the command line, and from VUONLEN_* in the environment.</summary>
    public static HostSettings ForServer(string[] args) => Read(FromEnvironment().AddCommandLine(Arguments(args)).Build());

    public static HostSettings Read(IConfiguration configuration)
    {
        var isDemoAsked = configuration.GetValue<bool>("Demo");
        var folder = Path.GetFullPath(
            configuration["Data"] ?? Path.Combine(configuration[Home] ?? "", "var", isDemoAsked ? "demo" : "data"));
        var isMarked = File.Exists(Path.Combine(folder, DemoMark));
        var connection = configuration[Database];
        var isDemo = isDemoAsked || (isMarked && connection is null);

        var today = isDemo ? _demoToday : default(DateOnly?);
        var isDate = true;
        if (configuration[Date] is { Length: > 0 } asked)
        {
            isDate = DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            today = day;
        }

        var isOverRealData = isDemoAsked && !isMarked && File.Exists(Path.Combine(folder, FileName));
        return new(
            configuration.GetValue<int?>("Port"),
            folder,
            connection ?? OwnFile(folder),
            isDemo,
            today,
            !isDate ? _badToday : isOverRealData ? _demoOverRealData : null);
    }

    /// <summary>The settings of a command, which finds its installation as <c>./run</c> does unless told otherwise.</summary>
    /// <param name="data">As after <c>--data</c>.</param>
    /// <param name="db">As after <c>--db</c>.</param>
    /// <param name="isDemo">The command makes the demo.</param>
    public static HostSettings ForCommand(string? data, string? db, bool isDemo = false)
    {
        var asked = new Dictionary<string, string?> { ["Demo"] = isDemo ? "true" : null, ["Data"] = data, [Database] = db };
        var configuration = FromEnvironment().AddInMemoryCollection(asked.Where(option => option.Value is not null)).Build();

        // A folder that is named holds its own file, whatever database the environment names.
        if (data is not null && db is null)
            configuration[Database] = null;
        return Read(configuration);
    }

    /// <summary>
    /// A folder knows by its mark that it is the demo's; a database elsewhere is asked itself: whoever opens it, by whatever
    /// folder and without <c>--demo</c>, has the demo's day.
    /// </summary>
    public async Task<HostSettings> AskDatabaseAsync(CancellationToken cancel)
    {
        if (IsDemo || Connection == OwnFile(Folder))
            return this;

        await using var db = DataSetup.Open(Connection, Caller.Program, TimeProvider.System);
        return await InstallationMark.IsOfDemoAsync(db, cancel) ? this with { IsDemo = true, Today = Today ?? _demoToday } : this;
    }

    /// <summary>Makes the folder, readable by its owner only where the system knows owners, and marks a demo's.</summary>
    public void PrepareFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Folder);
        else
            Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        if (IsDemo)
            File.Open(Path.Combine(Folder, DemoMark), FileMode.OpenOrCreate).Dispose();
    }

    private static string OwnFile(string folder) => $"Data Source={Path.Combine(folder, FileName)}";

    /// <summary>Only what bears our name: DATA, DEMO or PORT of somebody's shell are not meant for us.</summary>
    private static IConfigurationBuilder FromEnvironment() => new ConfigurationBuilder().AddInMemoryCollection(
        new[] { Database, Home, Date }.Select(name => KeyValuePair.Create(name, Environment.GetEnvironmentVariable(name)))
            .Where(variable => !string.IsNullOrEmpty(variable.Value)));
}
