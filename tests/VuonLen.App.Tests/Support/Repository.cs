namespace VuonLen.App.Tests.Support;

/// <summary>The files of the repository, for tests that read text and not programs.</summary>
internal static class Repository
{
    /// <summary>Where the solution lies.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Set to rewrite the generated pages instead of comparing them.</summary>
    public static bool IsToBeWritten => Environment.GetEnvironmentVariable("VUONLEN_WRITE_DOCS") == "1";

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "VuonLen.slnx"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests lie outside the repository."));
}
