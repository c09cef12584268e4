using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Architecture;

/// <summary>Every word of the domain stands in the glossary, so that officers and code speak of the same thing.</summary>
public sealed partial class GlossaryTests : DatabaseTest
{
    private static readonly string[] _ground = ["Data", "Documents", "Shell"];

    [Fact]
    public async Task Every_capability_entity_enumeration_value_and_rule_has_a_line()
    {
        var known = Codes(await File.ReadAllTextAsync(Repository.PathOf("docs/glossary.md"), NoCancel)).ToHashSet();
        await using var db = Database.Open();

        var missing = Rooms.Of(typeof(VuonLenDb).Assembly.Location, "VuonLen.App").Except(_ground)
            .Concat(db.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => t.IsAssignableTo(typeof(AreaRow)) || t == typeof(User)).Select(t => t.Name))
            .Concat(Enumerations().SelectMany(t => Enum.GetNames(t).Where(n => !IsNothing(t, n)).Select(name => $"{t.Name}.{name}")))
            .Concat(typeof(Problem).Assembly.GetExportedTypes().Where(t => !t.IsNested && !t.IsEnum).Select(NameOf))
            .Where(name => !known.Contains(name))
            .Distinct().Order().ToList();

        Assert.True(missing.Count == 0, "docs/glossary.md has no line for: " + string.Join(", ", missing));
    }

    [Fact]
    public void A_line_is_read_by_its_third_column() =>
        Assert.Equal(["Household", "Sex.Male"], Codes("| hộ | household | `Household` |\n| nam | male | `Sex.Male` |\ntext `Other` |\n"));

    private static IEnumerable<Type> Enumerations() => typeof(Problem).Assembly.GetExportedTypes()
        .Concat(typeof(VuonLenDb).Assembly.GetExportedTypes())
        .Where(t => t is { IsEnum: true, IsNested: false } && t.Namespace != "VuonLen.App.Shell");

    /// <summary>"None" of a set of marks is no word of the domain.</summary>
    private static bool IsNothing(Type type, string name) => name == "None" && type.IsDefined(typeof(FlagsAttribute), inherit: false);

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    private static IEnumerable<string> Codes(string glossary) => Line().Matches(glossary).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"^\|[^|]+\|[^|]+\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Line();
}
