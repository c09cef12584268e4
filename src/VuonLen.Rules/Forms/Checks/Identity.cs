using System.Globalization;

namespace VuonLen.Rules.Forms.Checks;

/// <summary>A statement that must hold between cells of one unit (đẳng thức): <c>9 = 1 - 2 - 3 - 4 + 5 + 6 + 7 + 8</c>.</summary>
/// <param name="Text">As shown: codes alone within one form, <c>F2.2 = F3.5</c> across forms.</param>
/// <param name="Form">The form it is reported under.</param>
/// <param name="Line">The line it is reported under.</param>
/// <param name="Left">Terms of the left side.</param>
/// <param name="Right">Terms of the right side.</param>
/// <param name="Relation">Equal, or at most.</param>
public sealed record Identity(
    string Text, int Form, int Line, IReadOnlyList<Term> Left, IReadOnlyList<Term> Right, Relation Relation)
{
    /// <summary>The forms without which it cannot be checked.</summary>
    public IEnumerable<int> Forms => Left.Concat(Right).Select(t => t.Form).Distinct().Order();

    /// <summary>Reads <c>F2n.9 = F1.9</c>: a form, its line (none, n: second, c: third), a code; sums with + and -.</summary>
    internal static Identity Parse(string text)
    {
        var relation = text.Contains("<=", StringComparison.Ordinal) ? Relation.AtMost : Relation.Equal;
        var sides = text.Split(relation is Relation.AtMost ? "<=" : "=");
        var (left, right) = (Terms(sides[0]), Terms(sides[1]));
        var first = left[0];
        var all = left.Concat(right).ToList();
        var isOneLine = all.TrueForAll(t => t.Line == first.Line);
        var isWithin = isOneLine && all.TrueForAll(t => t.Form == first.Form);
        var shown = Side(left) + (relation is Relation.AtMost ? "≤" : "=") + Side(right);
        return new(shown, first.Form, first.Line, left, right, relation);

        string Side(List<Term> terms) => string.Concat(terms.Select((term, at) =>
            (term.IsMinus ? "-" : at > 0 ? "+" : "") + (isWithin ? term.Code : isOneLine ? term.Name : term.Name + LineOf(term))));
    }

    private static string LineOf(Term term) => (term.Form, term.Line) switch
    {
        (10, 1) => " (nghèo)",
        (10, 2) => " (cận nghèo)",
        (_, 1) => " (khẩu)",
        _ => "",
    };

    private static List<Term> Terms(string side)
    {
        var terms = new List<Term>();
        var isMinus = false;
        foreach (var word in side.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is "+" or "-")
            {
                isMinus = word == "-";
                continue;
            }

            var dot = word.IndexOf('.', StringComparison.Ordinal);
            var line = word[dot - 1] switch { 'n' => 1, 'c' => 2, _ => 0 };
            var form = int.Parse(word[1..(line > 0 ? dot - 1 : dot)], CultureInfo.InvariantCulture);
            terms.Add(new(isMinus, form, line, word[(dot + 1)..]));
        }

        return terms;
    }
}

/// <summary>A cell in a statement.</summary>
/// <param name="IsMinus">Taken away rather than added.</param>
/// <param name="Form">1 to 15.</param>
/// <param name="Line">From 0.</param>
/// <param name="Code">Of the column.</param>
public readonly record struct Term(bool IsMinus, int Form, int Line, string Code)
{
    /// <summary>"F2.9".</summary>
    public string Name => $"F{Form.ToString(CultureInfo.InvariantCulture)}.{Code}";
}

/// <summary>How two sides must stand to each other.</summary>
public enum Relation
{
    /// <summary>Bằng nhau.</summary>
    Equal,

    /// <summary>Không lớn hơn.</summary>
    AtMost,
}
