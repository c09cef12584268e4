namespace VuonLen.App.Tests.Support;

/// <summary>Base of the tests that need files of their own beside a database.</summary>
public abstract class FolderTest : DatabaseTest
{
    /// <summary>Gone after the test.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("vuonlen-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
