using System.CommandLine;
using System.Text;
using VuonLen.Rules;

namespace VuonLen.Host.Commands;

/// <summary>The root of <c>./vuonlen COMMAND</c>. Results go to standard output, everything else to standard error.</summary>
internal static class CommandLine
{
    /// <summary>
    /// Exit codes that scripts rely on: all done; done, and what was refused or does not hold is listed; what was typed makes no
    /// sense here; nothing was done.
    /// </summary>
    public const int Done = 0, DoneWithRefusals = 1, WrongUse = 2, Failed = 3;

    /// <summary>Says why nothing was done.</summary>
    /// <param name="error">Where.</param>
    /// <param name="problems">Why.</param>
    /// <param name="ofArguments">Those which another command line would mend.</param>
    public static async Task<int> RefuseAsync(TextWriter error, IReadOnlyList<Problem> problems, params IReadOnlyList<Problem> ofArguments)
    {
        foreach (var problem in problems)
            await error.WriteLineAsync($"{problem.Message} ({problem.Code})");
        return problems.Count > 0 && problems.All(p => ofArguments.Any(a => a.Code == p.Code)) ? WrongUse : Failed;
    }

    /// <summary>Whether the arguments name a command rather than settings of the web server.</summary>
    public static bool IsMeant(string[] args) =>
        args is [not "serve" and var first, ..] && (!first.StartsWith('-') || first is "--help" or "-h" or "-?" or "--version");

    public static async Task<int> RunAsync(string[] args)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
        await using var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
        return await RunAsync(args, output, error);
    }

    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("VươnLên: rà soát, theo dõi và hỗ trợ giảm nghèo ở xã, phường.")
        {
            ClassifyCommand.Create(),
            AreasCommand.Create(),
            ImportCommand.Create(),
            ExportCommand.Create(),
            DemoCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
            RebuildCommand.Create(),
            PlanCommand.Create(),
            PackCommand.Create(),
            CheckPackCommand.Create(),
        };

        // A value that begins with @ is a value, not a file of arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var fault in parsed.Errors)
                await error.WriteLineAsync(fault.Message);
            return WrongUse;
        }

        try
        {
            var exit = await parsed.InvokeAsync(
                new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
            await output.FlushAsync();
            return exit;
        }
#pragma warning disable CA1031 // the last frame before the shell: whatever failed becomes exit code 3
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await error.WriteLineAsync($"Lệnh bị lỗi: {failure.Message}");
            return Failed;
        }
    }
}
