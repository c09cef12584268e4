using System.Globalization;
using System.Text;

namespace VuonLen.Rules.Scorecards;

/// <summary>Imports a scorecard from a table typed in a spreadsheet and saved as CSV.</summary>
/// <remarks>
/// Columns <c>region,area,item_code,item_name,category_code,category_name,points</c> with a header line; area is
/// <c>rural</c> or <c>urban</c>, region may be empty. Fields with a comma stand in double quotes.
/// </remarks>
public static class ScorecardCsv
{
    private const string Header = "region,area,item_code,item_name,category_code,category_name,points";

    /// <summary>Reads all rows.</summary>
    /// <param name="code">Code the card gets.</param>
    /// <param name="standard">Code of the poverty standard it belongs to.</param>
    /// <param name="csv">The whole text.</param>
    /// <returns>The card, or every row that is wrong with its number.</returns>
    public static Outcome<Scorecard> Import(string code, string standard, string csv)
    {
        var lines = csv.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        if (lines[0].Trim() != Header)
            return new(null, ScorecardProblems.Unreadable("dòng 1", $"phải là {Header}"));

        var problems = new List<Problem>();
        var sheets = new List<Sheet>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]))
                ReadRow(lines[i], i + 1, sheets, problems);
        }

        List<ScorecardVariant> variants = [.. sheets.Select(s => new ScorecardVariant(
            s.IsUrban, s.Region, [.. s.Items.Select(i => new ScorecardItem(i.Code, i.Name, i.Categories))]))];
        return ScorecardReader.Check(code, standard, variants, problems);
    }

    private static void ReadRow(string line, int number, List<Sheet> sheets, List<Problem> problems)
    {
        var place = $"dòng {number.ToString(CultureInfo.InvariantCulture)}";
        if (Fields(line) is not [var region, var area, var itemCode, var itemName, var categoryCode, var categoryName, var points])
        {
            problems.Add(ScorecardProblems.Unreadable(place, "phải có đúng 7 cột"));
            return;
        }

        if (area is not ("rural" or "urban"))
            problems.Add(ScorecardProblems.Unreadable(place, "cột area chỉ nhận rural hoặc urban"));
        if (itemCode.Length == 0 || itemName.Length == 0 || categoryCode.Length == 0 || categoryName.Length == 0)
            problems.Add(ScorecardProblems.Unreadable(place, "mã và tên không được trống"));
        if (!int.TryParse(points, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            problems.Add(ScorecardProblems.Unreadable(place, "cột points phải là số nguyên"));

        var isUrban = area == "urban";
        var owner = region.Length == 0 ? null : region;
        var sheet = sheets.Find(s => s.IsUrban == isUrban && s.Region == owner);
        if (sheet is null)
            sheets.Add(sheet = new(isUrban, owner, []));

        var item = sheet.Items.Find(i => i.Code == itemCode);
        if (item is null)
            sheet.Items.Add(item = new(itemCode, itemName, []));
        else if (item.Name != itemName)
            problems.Add(ScorecardProblems.Unreadable(place, $"mục {itemCode} có hai tên khác nhau"));

        item.Categories.Add(new(categoryCode, categoryName, value));
    }

    /// <summary>Splits one line; a doubled quote inside quotes is a quote. Null when a quote is left open.</summary>
    private static List<string>? Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var character = line[i];
            if (isQuoted && character == '"' && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (character == ',' && !isQuoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else
            {
                field.Append(character);
            }
        }

        fields.Add(field.ToString().Trim());
        return isQuoted ? null : fields;
    }

    private sealed record Sheet(bool IsUrban, string? Region, List<Item> Items);

    private sealed record Item(string Code, string Name, List<ScorecardCategory> Categories);
}
