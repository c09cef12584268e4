using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace VuonLen.App.Households.Doubles;

/// <summary>What the pages of mergers send: as many choices as the two records differ in.</summary>
internal static class MergeForm
{
    private const string Person = "p-";
    private const string Take = "take-";

    public static MergeDoubles.Form Read(IFormCollection form) => new()
    {
        Revision = Number(form["Revision"]),
        OtherRevision = Number(form["OtherRevision"]),
        People = PeopleIn(form.Select(f => (f.Key, f.Value.ToString()))),
        Taken = TakenIn(form),
        Lines = LinesIn(form),
        Why = form["Why"],
    };

    /// <summary>Who goes → who stays.</summary>
    public static Dictionary<Guid, Guid> PeopleIn(IEnumerable<(string Key, string Value)> sent)
    {
        var people = new Dictionary<Guid, Guid>();
        foreach (var (key, value) in sent)
        {
            if (key.StartsWith(Person, StringComparison.Ordinal) && Guid.TryParse(key[Person.Length..], out var goes) && Guid.TryParse(value, out var stays))
                people[goes] = stays;
        }

        return people;
    }

    public static HashSet<string> TakenIn(IFormCollection form) =>
        [.. form.Where(f => f.Key.StartsWith(Take, StringComparison.Ordinal) && f.Value == "goes").Select(f => f.Key[Take.Length..])];

    public static HashSet<Guid> LinesIn(IFormCollection form) =>
        [.. form["Lines"].Select(text => Guid.TryParse(text, out var id) ? id : default).Where(id => id != default)];

    /// <summary>A form without its revision is stale.</summary>
    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
