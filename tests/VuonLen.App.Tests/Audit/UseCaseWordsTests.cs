using System.Text.RegularExpressions;
using VuonLen.App.Audit;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Audit;

public sealed partial class UseCaseWordsTests
{
    [Fact]
    public void Every_use_case_that_saves_has_a_vietnamese_word()
    {
        var saved = Directory.GetFiles(Repository.PathOf("src/VuonLen.App"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Saved().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).Distinct().ToList();

        Assert.Contains("ChangeHead", saved);
        Assert.DoesNotContain(saved, name => AuditWords.UseCase(name) == name);
    }

    [GeneratedRegex(@"(?:SaveAsync|AppendAsync|SaveInAsync)\([^;]*?nameof\((\w+)\)")]
    private static partial Regex Saved();
}
