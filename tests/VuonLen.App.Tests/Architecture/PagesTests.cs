using System.Text.RegularExpressions;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Architecture;

/// <summary>What every page keeps to; the content security policy would drop a style of its own without a word.</summary>
public sealed partial class PagesTests
{
    [Fact]
    public void No_component_carries_a_style_or_a_script_of_its_own()
    {
        var components = Directory.GetFiles(Repository.PathOf("src"), "*.razor", SearchOption.AllDirectories);

        Assert.NotEmpty(components);
        Assert.Empty(components.Where(file => Own().IsMatch(File.ReadAllText(file))).Select(file => Path.GetRelativePath(Repository.Root, file)));
    }

    [Theory]
    [InlineData("<p style=\"color: red\">", true)]
    [InlineData("<style>p { }</style>", true)]
    [InlineData("<button onclick=\"go()\">", true)]
    [InlineData("<form @onsubmit=\"SaveAsync\" class=\"styled\">", false)]
    public void A_planted_style_is_seen(string markup, bool isSeen) => Assert.Equal(isSeen, Own().IsMatch(markup));

    [GeneratedRegex("\\sstyle=|<style|\\son[a-z]+=\"|<script(?![^>]*\\ssrc=)")]
    private static partial Regex Own();
}
