namespace VuonLen.App.Plans.Reading;

/// <summary>A folder of our own for one file, readable by nobody else, gone afterwards.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vuonlen-plan-");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(_folder.FullName, pattern).Order(StringComparer.Ordinal);

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // The system empties its folder of temporary files itself; a refusal is worth more than this.
        }
    }
}
