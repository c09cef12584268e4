using System.Diagnostics;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace VuonLen.Bench;

/// <summary>The program as it is deployed, started and stopped from outside.</summary>
/// <param name="Host">The program's dll.</param>
/// <param name="Work">A folder for databases, emptied by nobody.</param>
internal sealed record Bench(string Host, string Work)
{
    public string Folder(string name) => Path.Combine(Work, name);

    public Process Start(IEnumerable<string> arguments, string? postgres = null)
    {
        var start = new ProcessStartInfo("dotnet", [Host, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        if (postgres is not null)
            start.Environment["VUONLEN_DB"] = postgres;
        return Process.Start(start)!;
    }

    /// <summary>Runs a command to its end; its progress goes to standard error.</summary>
    public async Task RunAsync(string[] arguments, string? postgres = null)
    {
        using var process = Start(arguments, postgres);
        process.ErrorDataReceived += (_, line) => Console.Error.Write($"\r{line.Data}");
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        await process.WaitForExitAsync();
        Console.Error.WriteLine();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{arguments[0]} ended with {process.ExitCode}.");
    }
}

/// <summary>A server on a free port of this machine.</summary>
internal sealed partial class Served : IAsyncDisposable
{
    private readonly Process _process;

    private Served(Process process, Uri address, TimeSpan firstPage) => (_process, Address, FirstPage) = (process, address, firstPage);

    public Uri Address { get; }

    /// <summary>From the start of the program to the first page in full.</summary>
    public TimeSpan FirstPage { get; }

    public static async Task<Served> StartAsync(Bench bench, string folder, string? postgres, bool isDemo = true)
    {
        using var free = new TcpListener(System.Net.IPAddress.Loopback, 0);
        free.Start();
        var port = ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        var watch = Stopwatch.StartNew();
        var process = bench.Start(["serve", isDemo ? "--demo" : "--demo=false", "--data", folder, "--port", $"{port}"], postgres);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var address = new Uri($"http://localhost:{port}");
        using var browser = new HttpClient { BaseAddress = address };
        while (watch.Elapsed < TimeSpan.FromMinutes(5))
        {
            try
            {
                using var page = await browser.GetAsync("/sign-in");
                if (page.IsSuccessStatusCode)
                    return new(process, address, watch.Elapsed);
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            if (process.HasExited)
                throw new InvalidOperationException($"The server ended with {process.ExitCode}.");
            await Task.Delay(20);
        }

        process.Kill();
        throw new TimeoutException("No first page.");
    }

    /// <summary>Resident memory now, in MB.</summary>
    public int Megabytes()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal));
        return int.Parse(Digits().Match(line).Value) / 1024;
    }

    public TimeSpan ProcessorTime()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    public async Task<HttpClient> SignInAsync(string name, string password)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 16 }) { BaseAddress = Address };
        var page = await browser.GetStringAsync("/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["Input.Name"] = name,
            ["Input.Password"] = password,
        });
        using var answer = await browser.PostAsync("/sign-in", form);
        return (int)answer.StatusCode is 302 or 303 or 200 && answer.Headers.Location is not null
            ? browser
            : throw new InvalidOperationException($"Not signed in: {answer.StatusCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
