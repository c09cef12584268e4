using System.Globalization;
using VuonLen.Rules.Forms.Layout;

namespace VuonLen.Rules.Forms.Checks;

/// <summary>Finds what is wrong in a pack, ours or somebody else's (kiểm tra bộ biểu).</summary>
public static class PackChecks
{
    private static readonly CultureInfo _vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Checks every identity of every unit, the sums over units, and every rate.</summary>
    /// <param name="figures">As printed.</param>
    /// <param name="book">Says which columns are rates and how the ethnic columns stand; codes are those of the official forms.</param>
    public static CheckReport Check(PackFigures figures, FormBook book)
    {
        var run = new Run(figures, book);
        run.Identities();
        run.Counts();
        run.EthnicSums();
        run.Sums();
        run.Rates();
        return run.Report();
    }

    /// <summary>How a figure is printed in a sentence: decimal comma, no grouping.</summary>
    public static string Print(decimal value) => value.ToString("0.##", _vietnamese);

    private sealed class Run(PackFigures figures, FormBook book)
    {
        private readonly List<CheckFailure> _failures = [];
        private readonly List<string> _notes = [];
        private int _checked;

        public CheckReport Report() => new(_checked, _failures, _notes);

        public void Identities()
        {
            foreach (var identity in Checks.Identities.All)
            {
                var absent = identity.Forms.Where(f => !figures.Forms.Contains(f)).ToList();
                if (absent.Count > 0)
                {
                    // A form of which nothing is there needs no line for each of its own statements.
                    if (identity.Forms.Any(figures.Forms.Contains))
                        _notes.Add($"{identity.Text}: không kiểm được vì thiếu biểu {string.Join(", ", absent)}.");
                    continue;
                }

                for (var area = 0; area < figures.Areas.Count; area++)
                {
                    if (Side(identity.Left, area) is { } left && Side(identity.Right, area) is { } right)
                        Compare(identity, area, left, right);
                }
            }
        }

        /// <summary>Nobody counts fewer than none, or a part of a household.</summary>
        public void Counts()
        {
            foreach (var form in book.Forms.Where(f => !f.IsList && figures.Forms.Contains(f.Number)))
            {
                foreach (var leaf in form.Leaves.Where(l => l.Rule is CellRule.Count or CellRule.Population))
                {
                    for (var at = 0; at < figures.Areas.Count * form.Lines.Count; at++)
                    {
                        var (area, line) = (at / form.Lines.Count, at % form.Lines.Count);
                        if (figures[form.Number, area, line, leaf.Code!] is not { } count)
                            continue;
                        _checked++;
                        if (count < 0 || count != decimal.Truncate(count))
                            Fail(form.Number, area, line, $"{leaf.Code}≥0", count, 0, "số đếm phải là số nguyên không âm", [new(false, form.Number, line, leaf.Code!)]);
                    }
                }
            }
        }

        /// <summary>1.2 is the sum of the ethnic columns, however many the office prints.</summary>
        public void EthnicSums()
        {
            foreach (var list in new[] { "1.2", "2.2" })
            {
                var parts = book[9].Leaves.Select(l => l.Code!).Where(c => c.StartsWith(list + ".", StringComparison.Ordinal)).ToList();
                var identity = new Identity(
                    $"{list}=Σ {list}.x", 9, 0, [new(false, 9, 0, list)], [.. parts.Select(c => new Term(false, 9, 0, c))], Relation.Equal);
                for (var area = 0; area < figures.Areas.Count && figures.Forms.Contains(9); area++)
                {
                    if (Side(identity.Left, area) is { } left && Side(identity.Right, area) is { } right)
                        Compare(identity, area, left, right);
                }
            }
        }

        /// <summary>A group's row is the sum of its units' rows.</summary>
        public void Sums()
        {
            var children = figures.Areas.Select((area, at) => (area.Group, at)).Where(a => a.Group is not null).ToLookup(a => a.Group!.Value, a => a.at);
            foreach (var form in book.Forms.Where(f => !f.IsList && figures.Forms.Contains(f.Number)))
            {
                foreach (var group in children)
                {
                    for (var line = 0; line < form.Lines.Count; line++)
                    {
                        foreach (var leaf in form.Leaves.Where(l => l.Rule is CellRule.Count or CellRule.Population))
                            Sum(form.Number, group.Key, [.. group], line, leaf);
                    }
                }
            }
        }

        public void Rates()
        {
            foreach (var form in book.Forms.Where(f => figures.Forms.Contains(f.Number)))
            {
                foreach (var leaf in form.Leaves)
                {
                    if (leaf.Rule is not CellRule.Rate rate)
                        continue;
                    if (rate.PartForm is { } other && !figures.Forms.Contains(other))
                    {
                        _notes.Add($"F{form.Number}.{leaf.Code}=F{other}.{rate.Part}/{rate.Whole}*100: không kiểm được vì thiếu biểu {other}.");
                        continue;
                    }

                    for (var area = 0; area < figures.Areas.Count; area++)
                        CheckRate(form, leaf, rate, area);
                }
            }
        }

        private void CheckRate(Form form, FormColumn leaf, CellRule.Rate rate, int area)
        {
            if (figures[form.Number, area, 0, leaf.Code!] is not { } printed)
                return;

            var partForm = rate.PartForm ?? form.Number;
            var (part, whole) = (figures[partForm, area, 0, rate.Part], figures[form.Number, area, 0, rate.Whole]);
            var text = partForm == form.Number
                ? $"{leaf.Code}={rate.Part}/{rate.Whole}*100"
                : $"F{form.Number}.{leaf.Code}=F{partForm}.{rate.Part}/F{form.Number}.{rate.Whole}*100";
            IReadOnlyList<Term> left = [new(false, form.Number, 0, leaf.Code!)], right = [new(false, form.Number, 0, rate.Whole)];
            _checked++;
            if (printed is > 100 or < 0)
            {
                Fail(form.Number, area, 0, text, printed, 100, $"tỷ lệ {Print(printed)} % không thể có: hãy nhập lại mẫu số (cột {rate.Whole})", left, right);
            }
            else if (whole is null or 0)
            {
                if (printed != 0)
                    Fail(form.Number, area, 0, text, printed, 0, $"có tỷ lệ {Print(printed)} % nhưng mẫu số (cột {rate.Whole}) trống hoặc bằng 0", left, right);
            }
            else
            {
                // As finely as the form prints its rates; a rate that fits when rounded is no fault.
                var exact = 100m * (part ?? 0) / whole.Value;
                var half = 0.5m / (decimal)Math.Pow(10, Math.Min(2, figures.DigitsOf(form.Number)));
                if (Math.Abs(printed - exact) > half)
                    Fail(form.Number, area, 0, text, printed, Math.Round(exact, 2, MidpointRounding.AwayFromZero), null, left, right);
            }
        }

        private void Sum(int form, int group, List<int> children, int line, FormColumn leaf)
        {
            var parts = children.Select(c => figures[form, c, line, leaf.Code!]).ToList();

            // What was entered for the whole need not have been entered for each part.
            if (parts.TrueForAll(p => p is null) || (leaf.Rule is CellRule.Population && parts.Contains(null)))
                return;

            // A blank count in a row that is there is 0, as on either side of an identity.
            if (figures[form, group, line, leaf.Code!] is not { } whole)
            {
                if (leaf.Rule is not CellRule.Count || !figures.HasRow(form, group, line))
                    return;
                whole = 0;
            }

            _checked++;
            var sum = parts.Sum(p => p ?? 0);
            if (whole != sum)
                Fail(form, group, line, $"{leaf.Code}=Σ {leaf.Code}", whole, sum, "dòng tổng khác tổng các dòng dưới nó", [new(false, form, line, leaf.Code!)]);
        }

        private void Compare(Identity identity, int area, decimal left, decimal right)
        {
            _checked++;
            if (identity.Relation is Relation.Equal ? left != right : left > right)
                Fail(identity.Form, area, identity.Line, identity.Text, left, right, null, identity.Left, identity.Right);
        }

        /// <summary>A blank count in a row that is there is none; a figure nobody entered, or a row that is not there, cannot be checked.</summary>
        private decimal? Side(IReadOnlyList<Term> terms, int area)
        {
            var sum = 0m;
            foreach (var term in terms)
            {
                var value = figures[term.Form, area, term.Line, term.Code];
                if (value is null && (!figures.HasRow(term.Form, area, term.Line) || IsEntered(term)))
                    return null;
                sum += term.IsMinus ? -(value ?? 0) : value ?? 0;
            }

            return sum;
        }

        private bool IsEntered(Term term) =>
            book[term.Form].Find(term.Code) is not { } leaf || book[term.Form].Leaves[leaf].Rule is CellRule.Population;

        private void Fail(
            int form, int area, int line, string identity, decimal left, decimal right, string? why, IReadOnlyList<Term> leftTerms, IReadOnlyList<Term>? rightTerms = null)
        {
            var lineName = book[form].Lines is { Count: > 1 } lines ? lines[line] : "";
            var of = figures.Areas[area];
            var where = $"Biểu {form}, {of.Name}{(lineName.Length > 0 ? $", dòng {lineName}" : "")}";
            var text = why is null
                ? $"{where}: {identity} không đúng: bên trái {Print(left)}, bên phải {Print(right)}, lệch {Print(left - right)}."
                : $"{where}: {identity}: {why} ({Print(left)} so với {Print(right)}).";
            _failures.Add(new(form, of.Code, of.Name, lineName, identity, left, right, left - right, text)
            {
                At = area,
                LineIndex = line,
                LeftTerms = leftTerms,
                RightTerms = rightTerms ?? [],
            });
        }
    }
}

/// <summary>What a check of a pack found.</summary>
/// <param name="Checked">How many statements were checked.</param>
/// <param name="Failed">Those that do not hold.</param>
/// <param name="Notes">What could not be checked and why, in Vietnamese.</param>
public sealed record CheckReport(int Checked, IReadOnlyList<CheckFailure> Failed, IReadOnlyList<string> Notes);

/// <summary>A statement that does not hold.</summary>
/// <param name="Form">The form's number.</param>
/// <param name="Area">The unit's code.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="Line">"Hộ", "Nhân khẩu"; empty when a unit has one line.</param>
/// <param name="Identity">As the forms write it.</param>
/// <param name="Left">Value of its left side.</param>
/// <param name="Right">Value of its right side.</param>
/// <param name="Gap">Left minus right.</param>
/// <param name="Text">A Vietnamese sentence.</param>
public sealed record CheckFailure(
    int Form, string Area, string AreaName, string Line, string Identity, decimal Left, decimal Right, decimal Gap, string Text)
{
    /// <summary>Index of the unit among those checked.</summary>
    public int At { get; init; }

    /// <summary>Index of the line.</summary>
    public int LineIndex { get; init; }

    /// <summary>The cells its left side is made of.</summary>
    public IReadOnlyList<Term> LeftTerms { get; init; } = [];

    /// <summary>The cells its right side is made of; none when it is compared with a bound or a sum over units.</summary>
    public IReadOnlyList<Term> RightTerms { get; init; } = [];
}
