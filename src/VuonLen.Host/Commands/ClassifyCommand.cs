using System.CommandLine;
using System.Globalization;
using System.Text;
using VuonLen.Rules.Lines;
using VuonLen.Rules.Standards;

namespace VuonLen.Host.Commands;

/// <summary><c>classify FILE.jsonl</c>: households as lines of JSON, classified one by one (phân loại hộ).</summary>
internal static class ClassifyCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE.jsonl") { Description = "Tệp các hộ, mỗi dòng một hộ (JSON); dấu - để đọc từ đầu vào chuẩn." };
        var standard = new Option<string>("--standard")
        {
            Description = "Mã chuẩn nghèo, ví dụ ND07-2022; dòng nào có ghi standard thì theo dòng đó.",
            HelpName = "CODE",
        };
        var standardFile = new Option<string>("--standard-file")
        {
            Description = "Tệp JSON của một chuẩn nghèo khác, ví dụ chuẩn của tỉnh.",
            HelpName = "FILE.json",
        };
        var json = new Option<bool>("--json") { Description = "In mỗi hộ một dòng JSON; không có thì in lời giải thích." };

        var command = new Command("classify", "Phân loại hộ nghèo, hộ cận nghèo theo chuẩn và giải thích vì sao.")
        {
            file, standard, standardFile, json,
        };
        command.SetAction((parsed, cancel) => RunAsync(
            new(parsed.GetRequiredValue(file), parsed.GetValue(standard), parsed.GetValue(standardFile), parsed.GetValue(json)),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(Request request, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        List<PovertyStandard> standards = [.. NationalStandards.All];
        PovertyStandard? chosen = null;
        if (request.StandardFile is { } path)
        {
            if (!File.Exists(path))
                return await WrongUseAsync(error, $"Không tìm thấy tệp {path}.");

            var read = PovertyStandard.Parse(await File.ReadAllTextAsync(path, cancel));
            if (read.Answer is null)
                return await WrongUseAsync(error, [.. read.Problems.Select(p => $"{p.Message} ({p.Code})")]);
            if (standards.Exists(s => s.Code == read.Answer.Code))
                return await WrongUseAsync(error, $"Mã {read.Answer.Code} là của một chuẩn quốc gia; hãy đặt mã khác.");

            standards.Add(chosen = read.Answer);
        }

        if (request.Standard is { } code)
        {
            chosen = standards.Find(s => s.Code == code);
            if (chosen is null)
                return await WrongUseAsync(error, $"Không có chuẩn {code}; các chuẩn có sẵn: {string.Join(", ", standards.Select(s => s.Code))}.");
        }

        if (request.File != "-" && !File.Exists(request.File))
            return await WrongUseAsync(error, $"Không tìm thấy tệp {request.File}.");

        using var input = new StreamReader(
            request.File == "-" ? Console.OpenStandardInput() : File.OpenRead(request.File), Encoding.UTF8);
        return await ClassifyAsync(new(standards, chosen), request.Json, input, output, error, cancel);
    }

    /// <summary>One line at a time: a file of a whole province need not fit in memory.</summary>
    private static async Task<int> ClassifyAsync(
        ClassifyLines lines, bool asJson, TextReader input, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var (number, classified, waiting, refused) = (0, 0, 0, 0);
        while (await input.ReadLineAsync(cancel) is { } text)
        {
            number++;
            if (string.IsNullOrWhiteSpace(text))
                continue;

            var line = lines.Read(text, number);
            refused += line.IsRefused ? 1 : 0;
            classified += line.Classification?.IsClassified == true ? 1 : 0;
            waiting += line.Classification?.IsClassified == false ? 1 : 0;

            if (asJson)
                await output.WriteAsync(line.ToJson() + "\n");
            else
                await output.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"Hộ {line.Id ?? "(chưa rõ mã)"}, dòng {number}\n{line.Explanation}\n\n"));
        }

        await error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Đã phân loại {classified} hộ; {waiting} hộ còn thiếu câu trả lời; {refused} dòng bị từ chối."));
        return refused > 0 ? CommandLine.DoneWithRefusals : CommandLine.Done;
    }

    private static async Task<int> WrongUseAsync(TextWriter error, params string[] messages)
    {
        foreach (var message in messages)
            await error.WriteLineAsync(message);
        return CommandLine.WrongUse;
    }

    private sealed record Request(string File, string? Standard, string? StandardFile, bool Json);
}
