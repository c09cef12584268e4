using System.Text.Json;
using VuonLen.Host.Commands;

namespace VuonLen.App.Tests.Commands;

public sealed class PlanCommandTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"plan-{Guid.CreateVersion7()}.txt");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_plan_is_written_as_json_in_the_agreed_shape()
    {
        await File.WriteAllTextAsync(_file, "Số: 5/KH-UBND\nKẾ HOẠCH\nGiảm nghèo năm 2026\n\nI. MỤC TIÊU\n- Giảm 05 hộ nghèo.\n");
        var (exit, output, _) = await RunAsync("plan", "read", _file, "--json");
        var plan = JsonDocument.Parse(output).RootElement;

        Assert.Equal(CommandLine.Done, exit);
        foreach (var name in new[] { "number", "date", "place", "title", "issuer", "year", "signatory", "bases", "targets", "tasks", "actors", "funding", "reports", "recipients", "warnings", "unread" })
            Assert.True(plan.TryGetProperty(name, out _), name);
        Assert.Equal(("5/KH-UBND", JsonValueKind.Null, 2026), (plan.GetProperty("number").GetString(), plan.GetProperty("date").ValueKind, plan.GetProperty("year").GetInt32()));
        var target = plan.GetProperty("targets")[0];
        Assert.Equal((5, 6, "reduce_by"), (target.GetProperty("value").GetInt32(), target.GetProperty("lines")[0].GetInt32(), target.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Without_json_it_is_summed_up_and_a_wrong_file_is_refused_with_its_code()
    {
        await File.WriteAllTextAsync(_file, "KẾ HOẠCH\nGiảm nghèo năm 2026\n\nI. MỤC TIÊU\n- Giảm 05 hộ nghèo.\n");
        var (exit, output, _) = await RunAsync("plan", "read", _file);
        Assert.Equal(CommandLine.Done, exit);
        Assert.Contains("Chỉ tiêu: 1", output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(_file, "");
        var (refused, _, error) = await RunAsync("plan", "read", _file);
        Assert.Equal((CommandLine.Failed, true), (refused, error.Contains("(PL-109)", StringComparison.Ordinal)));
        Assert.Equal(CommandLine.WrongUse, (await RunAsync("plan", "read", _file + ".khong-co")).Exit);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await CommandLine.RunAsync(args, output, error), output.ToString(), error.ToString());
    }
}
