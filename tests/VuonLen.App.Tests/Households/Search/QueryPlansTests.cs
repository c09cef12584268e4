using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Search;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Households.Search;

/// <summary>The lists of a commune stay fast beside a million other households: no plan reads a whole table.</summary>
public sealed partial class QueryPlansTests : DatabaseTest
{
    public static TheoryData<string> Lists { get; } = ["name", "middle name", "common name", "code", "village and status", "status", "all", "commune of a province", "newly escaped", "on a day", "homes of a name"];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_reads_no_whole_table(string list)
    {
        await using var db = Database.Open(list == "commune of a province" ? AreaScope.Of("24.") : Commune);
        var filter = list switch
        {
            "name" => new HouseholdFilter { Text = "lo van an" },
            "middle name" or "common name" or "homes of a name" => new() { Text = "van" },
            "code" => new() { Text = "03-012" },
            "village and status" => new() { Village = Guid.CreateVersion7(), Status = StatusChoice.Poor },
            "status" => new() { Status = StatusChoice.NearPoor },
            "commune of a province" => new() { Commune = "00070", Text = "an" },
            "newly escaped" => new() { NewlyEscaped = true },
            "on a day" => new() { Status = StatusChoice.Listed, On = new(2025, 12, 31) },
            _ => new(),
        };
        var found = db.Matching(filter, Today.Date, list switch
        {
            "common name" => new(null),
            "homes of a name" => new([Guid.CreateVersion7(Today.Clock.GetUtcNow())]),
            _ => null,
        });

        Assert.Empty(await WholeTablesAsync(db, FindHouseholds.Rows(found, null, 1)));
        Assert.Empty(await WholeTablesAsync(db, found.Select(h => h.MemberCount).Take(10_001)));
    }

    [Fact]
    public async Task A_planted_scan_is_seen()
    {
        await using var db = Database.Open();
        Assert.NotEmpty(await WholeTablesAsync(db, db.Households.Where(h => h.Remark == "x").OrderBy(h => h.Remark)));
    }

    private static async Task<List<string>> WholeTablesAsync<T>(VuonLenDb db, IQueryable<T> query)
    {
        await db.Database.OpenConnectionAsync();
        if (TestDatabase.IsPostgres)
            await db.Database.ExecuteSqlRawAsync("SET enable_seqscan = off");

        await using var command = query.CreateDbCommand();
        command.CommandText = (TestDatabase.IsPostgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(reader.FieldCount - 1));
        Assert.NotEmpty(lines);
        return [.. lines.Where(line => Whole().IsMatch(line))];
    }

    [GeneratedRegex(@"^SCAN [hpm]\d*\b(?! USING INDEX)|Seq Scan on (household|person|membership)\b")]
    private static partial Regex Whole();
}
