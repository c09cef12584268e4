using System.Security.Cryptography;

namespace VuonLen.App.Installation;

/// <summary>Where the installation's keys lie: those of data protection and that of the personal IDs' hash.</summary>
public sealed record KeyFolder(string Path)
{
    private const string HashKey = ".key";

    /// <summary>Reads all keys: name of the file → content.</summary>
    internal IReadOnlyDictionary<string, byte[]> Read() => Directory.Exists(Path)
        ? Directory.EnumerateFiles(Path).Where(f => IsKey(System.IO.Path.GetFileName(f)))
            .ToDictionary(f => System.IO.Path.GetFileName(f), File.ReadAllBytes)
        : new Dictionary<string, byte[]>();

    /// <summary>Puts keys beside those already there. Each file is there whole or not at all.</summary>
    /// <remarks>A hash's key never takes the place of another one, which another database may need.</remarks>
    internal void Write(IReadOnlyDictionary<string, byte[]> keys)
    {
        Directory.CreateDirectory(Path);
        foreach (var (name, content) in keys)
        {
            var file = System.IO.Path.Combine(Path, NameBesideOthers(name, content));
            using (var stream = PrivateFile.Create(file + ".new"))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(file + ".new", file, overwrite: true);
        }
    }

    private string NameBesideOthers(string name, byte[] content) =>
        System.IO.Path.Combine(Path, name) is var file && name.EndsWith(HashKey, StringComparison.Ordinal) && File.Exists(file) && !File.ReadAllBytes(file).AsSpan().SequenceEqual(content)
            ? $"{name[..^HashKey.Length]}-{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}{HashKey}"
            : name;

    /// <summary>A name as we write it: never a path.</summary>
    internal static bool IsKey(string name) => name == System.IO.Path.GetFileName(name)
        && (name.EndsWith(".xml", StringComparison.Ordinal) || name.EndsWith(HashKey, StringComparison.Ordinal));
}

/// <summary>Files only their owner may read.</summary>
internal static class PrivateFile
{
    public static FileStream Create(string path)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }
}
