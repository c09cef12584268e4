using System.Globalization;
using System.Text.Json;
using VuonLen.Rules.Plans;

namespace VuonLen.Rules.Tests.Plans;

/// <summary>Invented plans of several structures, each with what stands in it.</summary>
public sealed class PlanReaderTests
{
    public static TheoryData<string> Documents => ["hai-phan", "muc-so", "bang-thon", "khong-danh-so", "quet-hong", "to-trinh-dai", "quyet-dinh-kem", "noi-nhan-bao-cao", "bang-gop", "du-an-bang"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_plan_is_read_as_its_key_says(string name)
    {
        var draft = Read(name);
        var key = JsonDocument.Parse(File.ReadAllText(PathOf($"{name}.key.json"))).RootElement;

        var head = draft.Head.Fields().Where(f => f.Name != "letterhead").ToDictionary(f => f.Name, f => f.Field.Text);
        foreach (var field in key.GetProperty("head").EnumerateObject())
            Assert.Equal((field.Name, field.Value.GetString()), (field.Name, head.GetValueOrDefault(field.Name)));
        Assert.Equal(List(key, "bases"), draft.Bases.Select(b => $"{b.Kind} | {b.Number} | {Day(b.Date)}"));
        Assert.Equal(List(key, "targets"), draft.Targets.Where(t => t.Kind != TargetKind.Words).Select(Written));
        Assert.Equal(List(key, "tasks"), draft.Tasks.Select(t => $"{Day(t.Deadline) ?? t.DeadlineWords} {t.Lead}".Trim()));
        Assert.Equal(List(key, "actors"), draft.Actors.Select(a => $"{a.Name}: {a.Duties.Count}"));
        Assert.Equal(List(key, "funding"), draft.Funding.Select(f => f.Amount?.ToString(CultureInfo.InvariantCulture) ?? ""));
        Assert.Equal(List(key, "reports"), draft.Reports.Select(r => $"{r.Sender} → {r.Receiver}: {Day(r.Due) ?? r.Recurrence}"));
        Assert.Equal(List(key, "recipients"), draft.Recipients.Select(r => r.Text));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void No_line_of_a_plan_is_lost(string name)
    {
        var draft = Read(name);
        var items = JsonDocument.Parse(PlanJson.Write(draft)).RootElement;
        var covered = Spans(items).SelectMany(s => Enumerable.Range(s.First, s.Last - s.First + 1)).ToHashSet();

        Assert.Empty(Lines(name).Where(l => !string.IsNullOrWhiteSpace(l.Text) && !covered.Contains(l.Number)).Select(l => l.Text));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Nothing_of_these_plans_stays_unread(string name) => Assert.Empty(Read(name).Unread.Select(u => u.Text));

    [Fact]
    public void A_scan_without_marks_is_said_to_be_one_and_nothing_in_it_is_sure()
    {
        var draft = Read("quet-hong");

        Assert.True(draft.IsBadScan);
        Assert.Contains(draft.Warnings, w => w.Code == "PL-201");
        Assert.All(draft.Targets, t => Assert.True(t.Confidence < 0.8));
        Assert.DoesNotContain(Read("hai-phan").Warnings, w => w.Code == "PL-201");
    }

    [Fact]
    public void What_the_document_leaves_blank_stays_null()
    {
        var head = Read("bang-thon").Head;

        Assert.Null(head.Number);
        Assert.Null(head.Date);
        Assert.Equal("Đồng Lúa", head.Place?.Text);
    }

    [Fact]
    public void Empty_and_meaningless_texts_are_read_without_a_word()
    {
        Assert.Empty(PlanReader.Read(PlanLine.Split("")).Unread);
        Assert.Equal("abc", Assert.Single(PlanReader.Read(PlanLine.Split("\n\nabc\n")).Unread.Concat(PlanReader.Read(PlanLine.Split("\n\nabc\n")).Passages)).Text);
    }

    private static IReadOnlyList<PlanLine> Lines(string name) => PlanLine.Split(File.ReadAllText(PathOf($"{name}.txt")));

    private static PlanDraft Read(string name) => PlanReader.Read(Lines(name));

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Plans", "Documents", file);

    private static IEnumerable<string> List(JsonElement key, string name) => key.GetProperty(name).EnumerateArray().Select(e => e.GetString()!);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Written(PlanTarget t)
    {
        var figure = t.Kind switch
        {
            TargetKind.Range => $"{t.From}–{t.To}",
            TargetKind.PartOfSet => $"{t.Value}/{t.From}",
            _ => t.From is null ? $"{t.Value}" : $"{t.From}→{t.Value}",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{t.Kind} {t.Bound} {figure} {t.Unit}{(t.Area is null ? "" : $" @{t.Area}")} {Day(t.By)}").TrimEnd().Replace(',', '.');
    }

    private static IEnumerable<(int First, int Last)> Spans(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Spans),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p is { Name: "lines", Value.ValueKind: JsonValueKind.Array }
            ? [(p.Value[0].GetInt32(), p.Value[1].GetInt32())] : Spans(p.Value)),
        _ => [],
    };
}
