using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using VuonLen.App.Data;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Architecture;

/// <summary>Which clause stands behind which code, made from the &lt;law&gt; tags.</summary>
public sealed partial class LawIndexTests
{
    private const string File = "docs/law-index.md";

    [Fact]
    public void The_index_of_laws_says_what_the_code_says()
    {
        var made = Made();
        if (Repository.IsToBeWritten)
            System.IO.File.WriteAllText(Repository.PathOf(File), made);

        Assert.Contains("| Nghị định 07/2021/NĐ-CP | Điều 3 |", made, StringComparison.Ordinal);
        Assert.True(
            System.IO.File.Exists(Repository.PathOf(File)) && System.IO.File.ReadAllText(Repository.PathOf(File)).ReplaceLineEndings("\n") == made,
            $"{File} is out of date. Run this test with VUONLEN_WRITE_DOCS=1 and commit the file.");
    }

    private static string Made()
    {
        var lines = new[] { typeof(Problem), typeof(VuonLenDb) }.SelectMany(t => Tags(t.Assembly.Location))
            .Distinct().OrderBy(l => l.Law, StringComparer.Ordinal).ThenBy(l => l.Clause, StringComparer.Ordinal).ThenBy(l => l.Member, StringComparer.Ordinal);

        var text = new StringBuilder("""
            # Law index: which clause stands behind which code

            Made from the `<law>` tags by `LawIndexTests`; do not edit. To make it anew, run that test with `VUONLEN_WRITE_DOCS=1`.
            `recall:high` and `recall:part`: written from memory and not compared with the text of the law yet; without a mark: from public sources, not compared either.

            | law | clause | how sure | code |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var (law, clause, mark, member) in lines)
            text.Append(CultureInfo.InvariantCulture, $"| {law} | {clause} | {mark} | `{member}` |\n");
        return text.ToString();
    }

    private static IEnumerable<(string Law, string Clause, string Mark, string Member)> Tags(string assembly) =>
        from member in XDocument.Load(Path.ChangeExtension(assembly, ".xml")).Descendants("member")
        from tag in member.Elements("law")
        where !member.Attribute("name")!.Value.Contains("#ctor", StringComparison.Ordinal) // a record's, the same as the record's own
        let all = Mark().Matches(tag.Value).LastOrDefault()?.Groups[1].Value ?? "" // a mark at the end speaks for the laws before it
        from part in Blanks().Replace(tag.Value, " ").Split(';', StringSplitOptions.TrimEntries)
        let mark = Mark().Match(part) is { Success: true } own ? own.Groups[1].Value : all
        let words = Mark().Replace(part, "").Split(':')[0].Trim().Split(", ", 2)
        where char.IsUpper(words[0][0]) // else a remark on the law before it
        select (words[0], words.ElementAtOrDefault(1) ?? "", mark, Member().Replace(member.Attribute("name")!.Value, ""));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\[([a-z]+(:[a-z]+)?)\]")]
    private static partial Regex Mark();

    /// <summary>"M:VuonLen.Rules.Standards.X.Do(System.Int32)" is X.Do.</summary>
    [GeneratedRegex(@"^[A-Z]:VuonLen\.|\(.*\)$|`+[0-9]+|<[A-Z]>\$?[A-F0-9]*|\.\$[A-Za-z$]*")]
    private static partial Regex Member();
}
