using System.CommandLine;
using VuonLen.Rules.Plans;

namespace VuonLen.Host.Commands;

/// <summary><c>plan read FILE</c>: what a plan says, as a draft (đọc kế hoạch).</summary>
internal static class PlanCommand
{
    internal static Command Create() => new("plan", "Kế hoạch giảm nghèo.") { Read() };

    private static Command Read()
    {
        var file = new Argument<string>("FILE") { Description = "Văn bản kế hoạch: .docx, .pdf, bản quét .pdf/.png/.jpg hoặc .txt." };
        var json = new Option<bool>("--json") { Description = "In bản đọc bằng JSON." };
        var command = new Command("read", "Đọc một kế hoạch và cho biết đã hiểu gì.") { file, json };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetRequiredValue(file), parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string path, bool asJson, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var draft = PlanReader.Read(PlanLine.Split(await File.ReadAllTextAsync(path, cancel)));
        await output.WriteLineAsync(PlanJson.Write(draft));
        return CommandLine.Done;
    }
}
