using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace VuonLen.Bench;

/// <summary>
/// Ten times kill -9 at a random moment of the generator's long write. What was reported as saved must be there, every
/// household in it whole, and a second run must end where one without a kill ends.
/// </summary>
internal static partial class KillsBench
{
    private const int Kills = 10;

    /// <summary>How many rows of each kind belong to a household, in one query.</summary>
    private const string Parts = """
        select hex(h.id),
          (select count(*) from membership m where m.province_code = h.province_code and m.household_id = h.id), (select count(*) from recognition r where r.province_code = h.province_code and r.household_id = h.id),
          (select count(*) from household_note n where n.province_code = h.province_code and n.household_id = h.id),
          (select count(*) from membership m join person p on p.province_code = m.province_code and p.id = m.person_id where m.province_code = h.province_code and m.household_id = h.id)
        from household h
        """;

    public static async Task<bool> RunAsync(Bench bench)
    {
        var whole = bench.Folder("kills-none");
        await bench.RunAsync(["demo", "--data", whole]);
        var expected = Read(whole);
        var isGood = true;
        for (var round = 1; round <= Kills; round++)
        {
            var folder = bench.Folder($"kills-{round}");
            var reported = await KillAsync(bench, folder);
            var left = Read(folder);
            var torn = left.Count(h => expected[h.Key] != h.Value);
            await bench.RunAsync(["demo", "--data", folder]);
            var after = Read(folder);
            var isEqual = after.Count == expected.Count && after.All(h => expected[h.Key] == h.Value);
            var isRoundGood = left.Count >= reported && torn == 0 && isEqual;
            isGood &= isRoundGood;
            Console.WriteLine(
                $"kill {round}: reported {reported}, stored {left.Count}, half there {torn}, complete after a second run: {isEqual} -> {(isRoundGood ? "good" : "BAD")}");
        }

        return isGood;
    }

    /// <returns>The households last reported as stored before the kill.</returns>
    private static async Task<int> KillAsync(Bench bench, string folder)
    {
        using var process = bench.Start(["demo", "--data", folder]);
        var reported = 0;
        var hasBegun = new TaskCompletionSource();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text && Stored().Match(text) is { Success: true } match)
            {
                reported = int.Parse(match.Groups[1].Value);
                hasBegun.TrySetResult();
            }
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        await hasBegun.Task;
        await Task.Delay(Random.Shared.Next(0, 2500));
        process.Kill(); // SIGKILL
        await process.WaitForExitAsync();
        return reported;
    }

    private static Dictionary<string, string> Read(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "vuonlen.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Parts;
        using var reader = command.ExecuteReader();
        var found = new Dictionary<string, string>();
        while (reader.Read())
            found[reader.GetString(0)] = $"{reader.GetInt32(1)} {reader.GetInt32(2)} {reader.GetInt32(3)} {reader.GetInt32(4)}";
        return found;
    }

    [GeneratedRegex("đã lưu ([0-9]+) /")]
    private static partial Regex Stored();
}
