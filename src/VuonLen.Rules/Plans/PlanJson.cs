using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace VuonLen.Rules.Plans;

/// <summary>A draft in the shape scripts read (bản đọc kế hoạch dạng JSON).</summary>
/// <remarks>Null = not stated. Every item has <c>lines</c> (first, last) and <c>confidence</c>.</remarks>
public static class PlanJson
{
    private static readonly JsonSerializerOptions _options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    /// <summary>Writes a draft.</summary>
    /// <param name="draft">The draft.</param>
    public static string Write(PlanDraft draft)
    {
        var head = draft.Head;
        var root = new JsonObject
        {
            ["number"] = head.Number?.Text,
            ["date"] = head.Date?.Text,
            ["place"] = head.Place?.Text,
            ["title"] = head.Title?.Text,
            ["issuer"] = head.Issuer?.Text,
            ["year"] = head.Year is { } year ? int.Parse(year.Text, CultureInfo.InvariantCulture) : null,
            ["signatory"] = new JsonObject { ["name"] = head.SignedBy?.Text, ["role"] = head.SignerRole?.Text, ["authority"] = head.Authority?.Text },
            ["head"] = List(head.Fields(), f => With(new() { ["field"] = f.Name, ["text"] = f.Field.Text }, f.Field)),
            ["bases"] = List(draft.Bases, b => With(
                new() { ["text"] = b.Text, ["kind"] = b.Kind, ["number"] = b.Number, ["date"] = Day(b.Date), ["issuer"] = b.Issuer, ["subject"] = b.Subject }, b)),
            ["targets"] = List(draft.Targets, Target),
            ["tasks"] = List(draft.Tasks, Task),
            ["actors"] = List(draft.Actors, a => With(new() { ["name"] = a.Name, ["duties"] = List(a.Duties, Task) }, a)),
            ["funding"] = List(draft.Funding, f => With(new() { ["text"] = f.Text, ["amount"] = f.Amount }, f)),
            ["reports"] = List(draft.Reports, r => With(
                new() { ["name"] = r.Name, ["from"] = r.Sender, ["to"] = r.Receiver, ["due"] = Day(r.Due), ["recurrence"] = r.Recurrence, ["text"] = r.Text }, r)),
            ["recipients"] = List(draft.Recipients, r => With(new() { ["text"] = r.Text }, r)),
            ["other"] = List(draft.Passages, p => With(new() { ["kind"] = Name(p.Kind), ["text"] = p.Text }, p)),
            ["warnings"] = List(draft.Warnings, w => new JsonObject { ["code"] = w.Code, ["text"] = w.Text, ["lines"] = w.Lines is { } at ? Lines(at) : null }),
            ["unread"] = List(draft.Unread, u => With(new() { ["text"] = u.Text }, u)),
            ["bad_scan"] = draft.IsBadScan,
        };
        return root.ToJsonString(_options);
    }

    private static JsonObject Target(PlanTarget target) => With(
        new()
        {
            ["text"] = target.Text,
            ["kind"] = Name(target.Kind),
            ["bound"] = Name(target.Bound),
            ["measure"] = target.Measure,
            ["value"] = target.Value,
            ["from"] = target.From,
            ["to"] = target.To,
            ["unit"] = target.Unit,
            ["area"] = target.Area,
            ["by"] = Day(target.By),
        },
        target);

    /// <summary>The deadline is a day where the text names one, otherwise its words.</summary>
    private static JsonObject Task(PlanTask task) => With(
        new()
        {
            ["text"] = task.Text,
            ["lead"] = task.Lead,
            ["cooperating"] = task.Cooperating,
            ["deadline"] = task.IsDayNamed ? Day(task.Deadline) : task.DeadlineWords,
            ["deadline_on"] = Day(task.Deadline),
            ["deadline_text"] = task.DeadlineWords,
            ["result"] = task.Result,
            ["under"] = task.Under,
        },
        task);

    private static JsonObject With(JsonObject item, PlanItem from)
    {
        item["lines"] = Lines(from.Lines);
        item["confidence"] = from.Confidence;
        return item;
    }

    private static JsonArray Lines(LineSpan span) => [span.First, span.Last];

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> write) => [.. items.Select(write)];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
