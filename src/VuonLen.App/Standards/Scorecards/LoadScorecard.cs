using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Standards.Loading;
using VuonLen.Rules;
using VuonLen.Rules.Scorecards;

namespace VuonLen.App.Standards.Scorecards;

/// <summary>Loads a card of B1 points, typed by those who hold the official text (nạp bảng điểm B1).</summary>
/// <remarks>A province's user loads for the province, an administrator of the whole installation for all.</remarks>
public sealed partial class LoadScorecard(VuonLenDb db, TimeProvider clock)
{
    private static readonly JsonWriterOptions _json = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What loading the file would do; nothing is saved.</summary>
    /// <param name="text">JSON, or CSV rows.</param>
    /// <param name="code">Of the card; a JSON file names it itself.</param>
    /// <param name="standard">Code of its standard; a JSON file names it itself.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Refused with every fault found.</returns>
    public async Task<Outcome<Preview>> ShowAsync(string text, string? code, string? standard, CancellationToken cancel)
    {
        if (text.Length > LoadStandard.MostBytes || Encoding.UTF8.GetByteCount(text) > LoadStandard.MostBytes)
            return new(null, StandardsProblems.TooLarge);

        var read = text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith('{')
            ? Scorecard.Parse(text)
            : ScorecardCsv.Import(code?.Trim() ?? "", standard?.Trim() ?? "", text);
        if (read.Answer is not { } card)
            return new(null, read.Problems);

        var faults = new List<Problem>();
        if (!Code().IsMatch(card.Code))
            faults.Add(StandardsProblems.BadCode);
        if ((await StandardsInForce.LoadAsync(db, cancel)).Find(card.Standard) is null)
            faults.Add(StandardsProblems.NotLoadedStandard(card.Standard));
        if (OwnPath() is null)
            faults.Add(StandardsProblems.NationOrOneProvince);
        var before = await db.LoadedScorecards.AsNoTracking().SingleOrDefaultAsync(s => s.Code == card.Code && s.AreaPath == OwnPath(), cancel);
        if (before is null && await db.LoadedScorecards.AnyAsync(s => s.Code == card.Code, cancel))
            faults.Add(StandardsProblems.CardNotYours);

        return faults.Count > 0 ? new(null, faults) : new(new Preview(card, Write(card), before?.Revision));
    }

    /// <summary>Stores the card; the version it replaces stays in the audit.</summary>
    /// <param name="json">As the preview wrote it.</param>
    /// <param name="revision">Of the version the preview showed as replaced; null when it was new.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(string json, int? revision, CancellationToken cancel)
    {
        var preview = await ShowAsync(json, null, null, cancel);
        if (preview.Answer is not { Card: var card } shown)
            return preview;
        if (shown.Revision != revision)
            return StandardsProblems.ChangedMeanwhile;

        var path = OwnPath()!;
        if (await db.LoadedScorecards.SingleOrDefaultAsync(s => s.Code == card.Code && s.AreaPath == path, cancel) is not { } row)
        {
            db.Add(new LoadedScorecard
            {
                AreaPath = path,
                Code = card.Code,
                Standard = card.Standard,
                Json = shown.Json,
                LoadedAt = clock.GetUtcNow(),
                LoadedBy = db.Caller.Name,
            });
        }
        else if (row.Standard != card.Standard)
        {
            return StandardsProblems.CardNotYours;
        }
        else
        {
            (row.Json, row.LoadedAt, row.LoadedBy) = (shown.Json, clock.GetUtcNow(), db.Caller.Name);
        }

        return await db.SaveAsync(nameof(LoadScorecard), cancel);
    }

    /// <summary>One shape in the database, whatever the file's.</summary>
    private static string Write(Scorecard card)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, _json))
        {
            json.WriteStartObject();
            json.WriteString("code", card.Code);
            json.WriteString("standard", card.Standard);
            json.WriteStartArray("variants");
            foreach (var variant in card.Variants)
                Write(json, variant);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, ScorecardVariant variant)
    {
        json.WriteStartObject();
        json.WriteString("area", variant.IsUrban ? "urban" : "rural");
        if (variant.Region is not null)
            json.WriteString("region", variant.Region);
        json.WriteStartArray("items");
        foreach (var item in variant.Items)
        {
            json.WriteStartObject();
            json.WriteString("code", item.Code);
            json.WriteString("name", item.Name);
            json.WriteStartArray("categories");
            foreach (var category in item.Categories)
            {
                json.WriteStartObject();
                json.WriteString("code", category.Code);
                json.WriteString("name", category.Name);
                json.WriteNumber("points", category.Points);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Whose card this caller loads: the nation's, or that of the one province in scope.</summary>
    private string? OwnPath() => !db.Caller.May(Rights.ManageStandards) ? null
        : db.Caller.Keeps(AreaPaths.Nation) ? AreaPaths.Nation
        : db.Caller.Administered.Granted.ToList() is [var kept] && AreaPaths.DepthOf(kept) == 1 ? kept
        : db.Caller.Scope.Granted.ToList() is [var only] && AreaPaths.DepthOf(only) == 1 ? only
        : null;

    [GeneratedRegex(@"^[A-Z0-9][A-Z0-9-]{1,31}\z")]
    private static partial Regex Code();

    /// <param name="Card">As it was read.</param>
    /// <param name="Json">As it will be stored.</param>
    /// <param name="Revision">Of the version it replaces, or null when it is new.</param>
    public sealed record Preview(Scorecard Card, string Json, int? Revision);
}
