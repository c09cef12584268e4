using System.Text.Json;

namespace VuonLen.Rules.Standards;

/// <summary>Reads the working-age table.</summary>
internal static class WorkingAgeReader
{
    /// <exception cref="InvalidDataException">The table the product brings along is wrong: a bug.</exception>
    public static WorkingAge Read(string json)
    {
        using var document = JsonDocument.Parse(json, StrictObject.Options);
        var problems = new List<Problem>();
        var root = new StrictObject(document.RootElement, "", StandardProblems.Unreadable, problems);
        root.RefuseAllBut("code", "name", "from_years", "clause", "certainty", "ends");
        root.Require("from_years");
        root.Require("ends");

        var ends = new SortedList<int, RetirementAge>();
        foreach (var row in root.Objects("ends") ?? [])
        {
            row.RefuseAllBut("year", "male", "female");
            row.Require("year");
            if (row.Whole("year") is { } year && !ends.TryAdd(year, new(Months(row, "male"), Months(row, "female"))))
                row.Fault("year", "bị lặp");
        }

        var table = new WorkingAge(
            root.RequiredText("code"),
            root.RequiredText("name"),
            root.Whole("from_years") ?? 0,
            root.RequiredText("clause"),
            root.RequiredText("certainty"),
            ends);

        return problems.Count == 0 && ends.Count > 0
            ? table
            : throw new InvalidDataException(problems.Count == 0 ? "The table has no row." : problems[0].Message);
    }

    private static int Months(StrictObject row, string sex)
    {
        row.Require(sex);
        if (row.Object(sex) is not { } age)
            return 0;

        age.RefuseAllBut("years", "months");
        age.Require("years");
        age.Require("months");
        return ((age.Whole("years") ?? 0) * 12) + (age.Whole("months") ?? 0);
    }
}
