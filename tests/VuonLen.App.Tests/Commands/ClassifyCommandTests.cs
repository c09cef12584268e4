using System.Globalization;
using System.Text.Json;
using VuonLen.Host.Commands;

namespace VuonLen.App.Tests.Commands;

public sealed class ClassifyCommandTests : IDisposable
{
    private const string Household =
        """
        {"id":"H1","date":"2026-10-15","area":"rural","b1":120,"members":[{"id":"m1","born":1980,"monthly_social_assistance":false,"insured":true,"can_and_wants_to_work":true,"work":"own_farm_or_business"}],"dwelling":{"wall":"durable","column":"durable","roof":"durable","floor_m2":40},"water":"tap","toilet":"none","internet_used_by_a_member":true,"devices":["tv"]}
        """;

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task One_line_in_gives_one_line_out_in_order_and_a_refusal_stops_nothing()
    {
        await File.WriteAllTextAsync(_file, $"\uFEFF{Household}\n\nnonsense\r\n{Household.Replace("H1", "H2", StringComparison.Ordinal)}");
        var run = await RunAsync("classify", _file, "--standard", "ND07-2022", "--json");

        Assert.Equal(1, run.Exit);
        var lines = run.Output.TrimEnd('\n').Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["H1", null, "H2"], lines.Select(l => l.GetProperty("id").GetString()));
        Assert.Equal(["near_poor", null, "near_poor"], lines.Select(l => l.GetProperty("class").GetString()));
        Assert.Contains("Dòng 3", lines[1].GetProperty("explanation").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_json_the_explanations_can_be_read()
    {
        await File.WriteAllTextAsync(_file, Household + "\n");
        var run = await RunAsync("classify", _file, "--standard", "ND07-2022");

        Assert.Equal(0, run.Exit);
        Assert.StartsWith("Hộ H1, dòng 1\nXét ngày 15/10/2026", run.Output, StringComparison.Ordinal);
        Assert.Contains("Kết quả: hộ cận nghèo.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Đã phân loại 1 hộ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_answer_is_no_refusal()
    {
        await File.WriteAllTextAsync(_file, Household.Replace("\"tap\"", "null", StringComparison.Ordinal));
        Assert.Equal(0, (await RunAsync("classify", _file, "--standard", "ND07-2022", "--json")).Exit);
    }

    [Fact]
    public async Task A_standard_of_a_province_is_read_from_its_file()
    {
        var standardFile = Path.GetTempFileName();
        try
        {
            var json = Rules.Standards.NationalStandards.Nd07.Json;
            await File.WriteAllTextAsync(_file, Household);
            await File.WriteAllTextAsync(standardFile, json);
            Assert.Equal(2, (await RunAsync("classify", _file, "--standard-file", standardFile)).Exit); // a national code

            await File.WriteAllTextAsync(
                standardFile,
                json.Replace("\"ND07-2022\"", "\"TINH-12\"", StringComparison.Ordinal).Replace("\"rural\": 140", "\"rural\": 100", StringComparison.Ordinal));
            var run = await RunAsync("classify", _file, "--standard-file", standardFile, "--json");
            Assert.Equal("not_poor", JsonDocument.Parse(run.Output).RootElement.GetProperty("class").GetString());

            await File.WriteAllTextAsync(standardFile, "{}");
            Assert.Equal(2, (await RunAsync("classify", _file, "--standard-file", standardFile)).Exit);
        }
        finally
        {
            File.Delete(standardFile);
        }
    }

    [Theory]
    [InlineData("classify")]
    [InlineData("classify", "/nowhere/x.jsonl", "--standard", "ND07-2022")]
    [InlineData("classify", "/nowhere/x.jsonl", "--nonsense")]
    [InlineData("nonsense")]
    public async Task Wrong_use_is_2_and_says_why(params string[] args)
    {
        var run = await RunAsync(args);
        Assert.Equal(2, run.Exit);
        Assert.NotEqual("", run.Error);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task An_unknown_standard_is_wrong_use()
    {
        var run = await RunAsync("classify", _file, "--standard", "ND99");
        Assert.Equal(2, run.Exit);
        Assert.Contains("ND07-2022", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_a_failure()
    {
        await File.WriteAllTextAsync(_file, Household);
        await using var error = new StringWriter(CultureInfo.InvariantCulture);

        Assert.Equal(3, await CommandLine.RunAsync(["classify", _file, "--standard", "ND07-2022"], new BrokenPipe(), error));
        Assert.Contains("Lệnh bị lỗi", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "classify", "x")]
    [InlineData(true, "--help")]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://127.0.0.1:5080")]
    [InlineData(false, "--environment=Development")]
    public void Settings_of_the_server_are_no_command(bool isCommand, params string[] args) =>
        Assert.Equal(isCommand, CommandLine.IsMeant(args));

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        await using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exit = await CommandLine.RunAsync(args, output, error);
        return (exit, output.ToString(), error.ToString());
    }

    private sealed class BrokenPipe() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Task WriteAsync(string? value) => throw new IOException("Broken pipe");
    }
}
