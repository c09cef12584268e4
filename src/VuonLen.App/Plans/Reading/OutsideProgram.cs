using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace VuonLen.App.Plans.Reading;

/// <summary>Runs a program of the system on a file of ours: no shell, no name from outside, limited in time, memory and answer.</summary>
internal static class OutsideProgram
{
    private const int MostLetters = 8_000_000;

    private static readonly string[] _folders = ["/usr/bin", "/usr/local/bin", "/bin", "/opt/homebrew/bin"];

    /// <summary>Where a program lies; null when it is not installed.</summary>
    public static string? Find(string name) => _folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Runs it and answers what it prints.</summary>
    /// <param name="program">Full path.</param>
    /// <param name="arguments">Handed over one by one.</param>
    /// <param name="time">After which it is ended and the file refused.</param>
    /// <param name="cancel">Ends it too.</param>
    /// <returns>Exit code, what it printed, what it complained about.</returns>
    public static async Task<(int Exit, string Output, string Error)> RunAsync(
        string program, IEnumerable<string> arguments, TimeSpan time, CancellationToken cancel)
    {
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            CreateNoWindow = true,
        };

        // Without prlimit the limit of memory is the machine's; time holds everywhere.
        var limiter = Find("prlimit");
        start.FileName = limiter ?? program;
        if (limiter is not null)
        {
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--as={ReadingLimits.ProgramBytes}"));
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--cpu={ReadingLimits.StepCpuSeconds}"));
            start.ArgumentList.Add("--core=0");
            start.ArgumentList.Add("--");
            start.ArgumentList.Add(program);
        }

        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        start.Environment["LC_ALL"] = "C.UTF-8";

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(time);
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            throw new DocumentRefused(PlanProblems.Damaged);
        }

        try
        {
            process.StandardInput.Close();
            var output = ReadAsync(process.StandardOutput, limit.Token);
            var error = ReadAsync(process.StandardError, limit.Token);
            var texts = await Task.WhenAll(output, error);
            await process.WaitForExitAsync(limit.Token);

            // Ended by a signal: it computed for too long.
            if (process.ExitCode is 128 + 24 or 128 + 9)
                throw new DocumentRefused(PlanProblems.TooSlow);
            return (process.ExitCode, texts[0], texts[1]);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new DocumentRefused(PlanProblems.TooSlow);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string> ReadAsync(StreamReader from, CancellationToken cancel)
    {
        var text = new StringBuilder();
        var buffer = new char[1 << 14];
        while (await from.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            if (text.Length + read > MostLetters)
                throw new DocumentRefused(PlanProblems.TooMuchText(ReadingLimits.Lines));
            text.Append(buffer, 0, read);
        }

        return text.ToString();
    }
}
