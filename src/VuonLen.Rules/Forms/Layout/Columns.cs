namespace VuonLen.Rules.Forms.Layout;

/// <summary>Short words to write the forms' headings with.</summary>
internal static class Columns
{
    private static readonly CellRule _count = new CellRule.Count();

    public static FormColumn Over(string title, params IReadOnlyList<FormColumn> parts) => new(title) { Parts = parts };

    public static FormColumn Count(string code, string title, string? codeText = null) =>
        new(title) { Code = code, CodeText = codeText, Rule = _count };

    public static FormColumn Population(string code, string title, Func<FormPopulation, int?> of, string? codeText = null) =>
        new(title) { Code = code, CodeText = codeText, Rule = new CellRule.Population(of) };

    public static FormColumn Rate(string code, string title, string part, string whole, bool isSpelt = true) => new(title)
    {
        Code = code,
        CodeText = isSpelt ? $"{code}={part}/{whole}*100" : null,
        Rule = new CellRule.Rate(part, whole),
    };

    public static FormColumn Plain(string code, string title, double width) => new(title) { Code = code, Width = width };
}
