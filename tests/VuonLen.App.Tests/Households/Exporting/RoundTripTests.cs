using VuonLen.App.Documents;
using VuonLen.App.Households;
using VuonLen.App.Households.Exporting;
using VuonLen.App.Households.Lists;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Exporting;

/// <summary>What goes out comes in again and changes nothing.</summary>
public sealed class RoundTripTests : ExportTest
{
    private static readonly string[] _texts = ["=1+1", "-5", "@nhà", "'=x", "Số 3, ngõ 5", "cạnh  trường\nhọc", "0012", "Nhà \"đỏ\"; cửa sổ", "12/5"];

    [Theory]
    [InlineData(ExportFormat.Xlsx, "a.xlsx")]
    [InlineData(ExportFormat.Csv, "a.csv")]
    public async Task The_filled_template_given_in_again_changes_nothing(ExportFormat format, string name)
    {
        var random = new Random(7);
        var households = Enumerable.Range(0, 60).Select(n => Invented(n, random)).ToList();
        await SaveAsync([.. households]);
        var before = await RegistryAsync();

        var file = await ExportAsync(new() { Kind = ExportKind.Template, Format = format });
        var (key, counts) = await ImportAsync(file, name);

        var faults = string.Join('\n', RowsOf(await ReturnedAsync(key)).SelectMany(TextsOf).SelectMany(t => t.Split('\n')).Where(t => t.Contains('→') || t.Contains("(IM-1", StringComparison.Ordinal)));
        Assert.Equal("", faults);
        Assert.Equal((0, 0, 60, 0, 0, 0), (
            counts.AddedHouseholds, counts.ChangedHouseholds, counts.SameHouseholds, counts.RefusedHouseholds, counts.Choices, counts.Skipped));
        Assert.Equal(households.Sum(h => h.Memberships.Count), counts.SamePersons);
        Assert.Equal(before, await RegistryAsync());
    }

    [Fact]
    public async Task The_filled_template_fills_an_empty_registry_with_the_same()
    {
        var random = new Random(11);
        var household = Invented(3, random);
        foreach (var member in household.Memberships)
            member.Person.Born = BirthDate.On(new(1990, 7, 1)); // the first of January would come back as a year
        await SaveAsync(household);
        var file = await ExportAsync(new() { Kind = ExportKind.Template });
        var renamed = RowsOf(file).Select(r => r.Cells.Select(c => c.Text is { } text && text.StartsWith("Lò", StringComparison.Ordinal)
            ? SheetCell.Of("Vàng" + text[2..]) : c).ToArray());

        var (_, counts) = await ImportAsync(BookOf(renamed.Select(r => r.Select(c => c.Text is { Length: 12 } id && id.All(char.IsAsciiDigit) ? default : c).ToArray())), "a.xlsx");
        Assert.Equal((1, 0), (counts.AddedHouseholds, counts.RefusedHouseholds));

        var again = RowsOf(await ExportAsync(new() { Kind = ExportKind.Template }));
        var number = TemplateNumber(again, "STT hộ");
        var (first, second) = (again.FindAll(r => r[number].Number == 1).ToList(), again.FindAll(r => r[number].Number == 2).ToList());
        var names = new[] { "STT hộ", "Họ và tên chủ hộ", "Họ và tên thành viên", "Số định danh (CCCD)" }.Select(h => TemplateNumber(again, h)).ToList();
        List<string> Told(IEnumerable<SheetRow> rows) =>
            [.. rows.Select(r => string.Join('|', Enumerable.Range(0, again[0].Cells.Count).Except(names).Select(i => VuonLen.Rules.Text.VietnameseText.Clean(r[i].ToString())))).Order(StringComparer.Ordinal)];
        Assert.Equal(Told(first), Told(second));
    }

    [Fact]
    public void Every_column_of_the_template_is_known_by_its_own_header() =>
        Assert.All(ListColumns.All, c => Assert.Equal(c.Field, HeaderMatcher.Match([c.Header])?.Field));

    [Fact]
    public void What_the_guide_of_the_template_gives_as_an_example_is_taken()
    {
        ListField[] explained = [ListField.Born, ListField.PersonalId]; // two ways to write it, a rule
        Assert.All(DownloadTemplate.Examples.Where(e => !explained.Contains(e.Key)), e => Assert.Null(
            e.Key is ListField.Class ? Classes.Find(e.Value) is null ? ListProblems.NotADay : null
            : e.Key is ListField.Relationship ? Relations.Find(e.Value) is null ? ListProblems.NotADay : null
            : ListColumns.Of(e.Key).Read(new(e.Value, CellKind.Text), Today.Date).Refused));
    }

    private static int TemplateNumber(List<SheetRow> rows, string header) => TextsOf(rows[0]).IndexOf(header);

    /// <summary>A household with anything a column can hold, read as a list would say it.</summary>
    private Household Invented(int number, Random random)
    {
        var members = Enumerable.Range(0, 1 + (number % 5)).Select(i => AHousehold.Member($"Lò {(i % 2 == 0 ? "Văn" : "Thị")} {Given(number)} {Given(i)}")).ToArray();
        foreach (var person in members)
        {
            Fill(person, isMember: true, random);
            person.Born = random.Next(3) switch { 0 => BirthDate.In(1950 + random.Next(60)), 1 => BirthDate.On(new(1990, 1, 1)), _ => BirthDate.On(new DateOnly(1960, 3, 5).AddDays(random.Next(9000))) };
            if (random.Next(3) > 0)
                GiveNumber(person, $"0123{random.Next(10_000_000, 99_999_999)}");
        }

        var household = In(number % 2 == 0 ? Village : NextVillage, members);
        Fill(household, isMember: false, random);
        household.Code = number % 3 == 0 ? null : $"{number:000}";
        if (number % 4 > 0)
        {
            household.Recognitions.Add(new()
            {
                AreaPath = household.AreaPath,
                HouseholdId = household.Id,
                Standard = "ND07-2022",
                Status = (PovertyClass)(number % 3),
                IsAverageLiving = number % 2 == 0 && (PovertyClass)(number % 3) is PovertyClass.NotPoor,
                EffectiveOn = number % 5 == 0 ? new(2026, 1, 1) : new(2025, 12, 20),
                DecisionNumber = number % 2 == 0 ? "25/QĐ-UBND" : null,
                DecisionOn = number % 5 == 1 ? null : new(2025, 12, 20),
                Source = RecognitionSource.Decision,
                RecordedAt = new(2025, 12, 20, 3, 0, 0, TimeSpan.Zero),
            });
        }

        return household;
    }

    private static void Fill(object row, bool isMember, Random random)
    {
        foreach (var column in ListColumns.All.Where(c => c is not PlainColumn && c.OnMember == isMember && c.Field is not (ListField.Code or ListField.Born or ListField.AverageLiving)))
        {
            if (random.Next(4) == 0)
                continue;

            string[] said = column.Choices.Count > 0
                ? [column.Choices[random.Next(column.Choices.Count)]]
                : [_texts[random.Next(_texts.Length)], "1; 3", "không", "48,25", $"{random.Next(1, 900)}", "05/03/2026"];
            foreach (var text in said)
            {
                if (column.Read(new(text, CellKind.Text), Today.Date) is { Value: { } value })
                    column.Put(row, value);
            }
        }

        // A marked paper says of all twelve whether they were marked.
        if (row is Household { PaperDeprived: null } household && random.Next(2) == 0)
            household.PaperDeprived = 0;
    }

    private static string Given(int number) => new[] { "An", "Bình", "Chung", "Dũng", "Én", "Giang", "Hoà", "Khánh", "Liên", "Mai" }[number % 10]
        + (number >= 10 ? " " + Given(number / 10) : "");
}
