using System.Security.Cryptography;

namespace VuonLen.App.Identity;

/// <summary>Secrets that are read from one screen or paper and typed on another: no letter is mistaken for a digit.</summary>
public static class ReadableCode
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const string Digits = "23456789";

    /// <summary>Capitals and digits in two groups: about 49 bits.</summary>
    public static string SetUp() => Groups(2, 5).ToUpperInvariant();

    /// <summary>Small letters and digits in three groups, at least one of each kind: about 59 bits.</summary>
    public static string Password()
    {
        while (true)
        {
            var code = Groups(3, 4);
            if (code.Any(char.IsAsciiLetter) && code.Any(char.IsAsciiDigit))
                return code;
        }
    }

    /// <summary>Not for reading: what the framework compares to see whether an account is still as it was.</summary>
    internal static string Stamp() => RandomNumberGenerator.GetHexString(32);

    private static string Groups(int count, int length) => string.Join(
        '-', Enumerable.Range(0, count).Select(_ => RandomNumberGenerator.GetString(Letters + Digits, length)));
}
