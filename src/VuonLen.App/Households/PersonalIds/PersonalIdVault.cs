using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using VuonLen.Rules.People;

namespace VuonLen.App.Households.PersonalIds;

/// <summary>Seals personal IDs (số định danh cá nhân) for storage, and opens them for who may read them.</summary>
/// <remarks>The framework's data protection encrypts; a keyed hash beside it finds one number without opening any.</remarks>
public sealed class PersonalIdVault(IDataProtectionProvider protection, PersonalIdHashKey key)
{
    private readonly IDataProtector _protector = protection.CreateProtector("VuonLen.PersonalId");

    public SealedPersonalId Seal(PersonalId id) => new(id.Masked, _protector.Protect(id.Digits), HashOf(id));

    /// <summary>The number, or null when the keys it was sealed with are not here: then only the masked form is left.</summary>
    public string? Open(string sealedText)
    {
        try
        {
            return _protector.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public string HashOf(PersonalId id) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Bytes, Encoding.ASCII.GetBytes(id.Digits)));
}

/// <summary>The key of the hash: 32 random bytes, made once for an installation and kept with its other keys.</summary>
public sealed record PersonalIdHashKey(byte[] Bytes)
{
    private const string FileName = "personal-id-hash.key";

    private const int Length = 32;

    /// <summary>Tells this key from any other; the key cannot be told from it.</summary>
    internal string Print => Convert.ToHexStringLower(HMACSHA256.HashData(Bytes, "VuonLen.InstallationMark"u8));

    /// <summary>Reads the key from the folder of keys; makes it there the first time, readable by the owner only.</summary>
    public static PersonalIdHashKey In(string folder)
    {
        var path = PathIn(folder);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(folder);
            Make(path);
        }

        if (Read(path) is { } key)
            return key;

        var broken = HouseholdProblems.HashKeyBroken(path);
        throw new InvalidDataException($"{broken.Message} ({broken.Code})");
    }

    /// <summary>All whole keys in a folder, its own first: restored backups brought the others.</summary>
    internal static IEnumerable<PersonalIdHashKey> AllIn(string folder) => !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*.key")
        .OrderByDescending(file => file == PathIn(folder)).ThenBy(file => file, StringComparer.Ordinal).Select(Read).OfType<PersonalIdHashKey>();

    internal static string PathIn(string folder) => Path.Combine(folder, FileName);

    /// <summary>Null when the file holds no whole key.</summary>
    internal static PersonalIdHashKey? Read(string path)
    {
        var bytes = new byte[Length];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), bytes, out var count) && count == Length ? new(bytes) : null;
    }

    /// <summary>Whole under its name or not at all, whenever the program is stopped; whoever else makes one that moment makes the same.</summary>
    private static void Make(string path)
    {
        var unfinished = $"{path}.{Guid.CreateVersion7():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        try
        {
            using (var file = new FileStream(unfinished, options))
            {
                file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))));
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was quicker: its key is read.
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
