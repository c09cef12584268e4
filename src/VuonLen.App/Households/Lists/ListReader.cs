using System.Globalization;
using VuonLen.App.Documents;
using VuonLen.App.Shell;
using VuonLen.Rules;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Names;
using VuonLen.Rules.People;
using VuonLen.Rules.Text;

namespace VuonLen.App.Households.Lists;

/// <summary>How a kind of value is read from a cell, told in words, and written into one.</summary>
internal abstract class ListReader<TValue>
    where TValue : notnull
{
    public virtual IReadOnlyList<string> Choices => [];

    public abstract Reading Read(ListValue value, DateOnly today);

    public abstract string Words(TValue value);

    public virtual SheetCell Write(TValue value) => SheetCell.Of(Words(value));

    /// <summary>The given value is the stored one, or a less exact form of it.</summary>
    public virtual bool SaysNoMore(TValue given, TValue stored) => given.Equals(stored);
}

/// <summary>Free text up to a length.</summary>
internal sealed class TextReader(int most) : ListReader<string>
{
    public override Reading Read(ListValue value, DateOnly today) =>
        value.Shown.Length > most ? ListProblems.TooLong(most) : new Reading(value.Shown);

    public override string Words(string value) => value;

    /// <summary>Reading takes line ends and double blanks away; that alone is no change.</summary>
    public override bool SaysNoMore(string given, string stored) => given == stored || given == VietnameseText.Clean(stored);
}

/// <summary>One of a few words; capitals, diacritics and signs do not count.</summary>
internal sealed class WordReader<TValue>(IEnumerable<TValue> values, Func<TValue, string> words, params (string Alias, TValue Value)[] aliases)
    : ListReader<TValue>
    where TValue : struct, Enum
{
    private readonly Dictionary<string, TValue> _byKey = KeysOf(values, words, aliases);

    public override IReadOnlyList<string> Choices { get; } = [.. values.Select(words)];

    public override Reading Read(ListValue value, DateOnly today) =>
        _byKey.TryGetValue(ListKey.Of(value.Text), out var found) ? new Reading(found) : ListProblems.NotOneOf(Choices);

    public override string Words(TValue value) => words(value);

    private static Dictionary<string, TValue> KeysOf(IEnumerable<TValue> values, Func<TValue, string> words, (string Alias, TValue Value)[] aliases)
    {
        var keys = values.ToDictionary(v => ListKey.Of(words(v)));
        foreach (var (alias, value) in aliases)
            keys.TryAdd(ListKey.Of(alias), value);
        return keys;
    }
}

/// <summary>Several of a list, set off by signs or lines; their numbers in the list will do as well.</summary>
internal sealed class SetReader<TValue>(IReadOnlyList<TValue> values, Func<TValue, string> words, params (string Alias, TValue Value)[] aliases)
    : ListReader<TValue>
    where TValue : struct, Enum
{
    private const string None = "không";

    private readonly Dictionary<string, TValue> _byKey = values
        .Select((v, i) => (Key: ListKey.Of(words(v)), v)).Concat(values.Select((v, i) => (Key: (i + 1).ToString(CultureInfo.InvariantCulture), v)))
        .Concat(aliases.Select(a => (Key: ListKey.Of(a.Alias), v: a.Value)))
        .DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.v);

    public override Reading Read(ListValue value, DateOnly today)
    {
        var sum = 0;
        if (ListKey.Of(value.Text) is "khong" or "khong co")
            return new((TValue)Enum.ToObject(typeof(TValue), sum));

        // A name may hold a comma: the whole first, then its parts.
        foreach (var part in _byKey.ContainsKey(ListKey.Of(value.Text)) ? [value.Text] : PartsOf(value.Text))
        {
            if (!_byKey.TryGetValue(ListKey.Of(part), out var found))
                return ListProblems.NotOneOf([.. values.Select(words)], part.Trim());
            sum |= Convert.ToInt32(found, CultureInfo.InvariantCulture);
        }

        return new((TValue)Enum.ToObject(typeof(TValue), sum));
    }

    public override string Words(TValue value) =>
        string.Join("; ", values.Where(v => value.HasFlag(v)).Select(words)) is { Length: > 0 } all ? all : None;

    private IEnumerable<string> PartsOf(string text)
    {
        var byLine = text.Split([';', '\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return byLine.SelectMany(part => _byKey.ContainsKey(ListKey.Of(part))
            ? [part]
            : part.Split([',', '+', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}

/// <summary>x, có, 1 / không, 0.</summary>
internal sealed class YesNoReader : ListReader<bool>
{
    public override IReadOnlyList<string> Choices { get; } = ["có", "không"];

    public override Reading Read(ListValue value, DateOnly today) =>
        ListMarks.Read(value.Text) switch
        {
            ListMark.Yes => new Reading(true),
            ListMark.No => new Reading(false),
            ListMark.Blank => default,
            ListMark.Unclear => ListProblems.NotYesNo,
        };

    public override string Words(bool value) => value ? "có" : "không";
}

/// <summary>A whole number within a range.</summary>
internal sealed class WholeReader(long least, long most, Problem otherwise) : ListReader<long>
{
    public override Reading Read(ListValue value, DateOnly today) =>
        ListCell.Number(value) switch
        {
            { Problem: { } problem } => (Reading)problem,
            { Value: { } number } => number == decimal.Truncate(number) && number >= least && number <= most ? new Reading((long)number) : otherwise,
            _ => default,
        };

    public override string Words(long value) => Vn.Number(value);

    public override SheetCell Write(long value) => SheetCell.Of((long?)value);
}

/// <summary>A number with a fraction of two digits.</summary>
internal sealed class DecimalReader(decimal least, decimal most, Problem otherwise) : ListReader<decimal>
{
    public override Reading Read(ListValue value, DateOnly today) =>
        ListCell.Number(value) switch
        {
            { Problem: { } problem } => (Reading)problem,
            { Value: { } number } => number >= least && number <= most ? new Reading(decimal.Round(number, 2)) : otherwise,
            _ => default,
        };

    public override string Words(decimal value) => value.ToString("0.##", Vn.Culture);

    public override SheetCell Write(decimal value) => SheetCell.Of((double)value);
}

/// <summary>A day, as a date of the file or in one of the usual ways to write it.</summary>
/// <param name="mayBeAhead">A card may end in the future.</param>
internal sealed class DayReader(bool mayBeAhead = false) : ListReader<DateOnly>
{
    public override Reading Read(ListValue value, DateOnly today)
    {
        var read = ListCell.Date(value, today);
        if (read.Problems.Count > 0)
            return read.Problems[0];
        if (read.Answer is not { } date)
            return default;
        if (date.Day is not { } day)
            return ListProblems.NotADay;
        return day > today && !mayBeAhead ? HouseholdProblems.DayInFuture : new Reading(day);
    }

    public override string Words(DateOnly value) => Vn.Date(value);

    public override SheetCell Write(DateOnly value) => SheetCell.Of((DateOnly?)value);
}

/// <summary>A day or year of birth. The first of January mostly means that only the year is known, and is taken so.</summary>
internal sealed class BirthReader : ListReader<BirthDate>
{
    public override Reading Read(ListValue value, DateOnly today)
    {
        var read = ListCell.Date(value, today);
        if (read.Problems.Count > 0)
            return read.Problems[0];
        if (read.Answer is not { } date)
            return default;

        var isYearOnly = date.Day is null or { Month: 1, Day: 1 };
        var born = isYearOnly ? BirthDate.In(date.Year) : BirthDate.On(date.Day!.Value);
        if (born.Earliest > today)
            return HouseholdProblems.BornInFuture;
        return new(born, null, date.Doubts.HasFlag(DateDoubts.FirstOfYear) ? ListProblems.FirstOfJanuary
            : date.Doubts.HasFlag(DateDoubts.ShortYear) ? ListProblems.ShortYear(date.Year)
            : date.Doubts.HasFlag(DateDoubts.SerialNumber) ? ListProblems.SerialNumber(Words(born)) : null);
    }

    public override string Words(BirthDate value) => value.Day is { } day ? Vn.Date(day) : value.Year.ToString(CultureInfo.InvariantCulture);

    public override SheetCell Write(BirthDate value) => value.Day is { } day ? SheetCell.Of((DateOnly?)day) : SheetCell.Of((long?)value.Year);

    public override bool SaysNoMore(BirthDate given, BirthDate stored) => given == stored || (given.Day is null && given.Year == stored.Year);
}

/// <summary>One of the 54 groups, by name, alias or code.</summary>
internal sealed class EthnicReader : ListReader<int>
{
    public override IReadOnlyList<string> Choices { get; } = [.. EthnicGroups.All.Select(g => g.Name)];

    public override Reading Read(ListValue value, DateOnly today) =>
        EthnicGroups.Find(value.Text) is { } group ? new Reading(int.Parse(group.Code, CultureInfo.InvariantCulture)) : ListProblems.NotOneOf(Choices);

    public override string Words(int value) => EthnicGroups.OfCode(value.ToString("00", CultureInfo.InvariantCulture))!.Name;
}

/// <summary>Numbers and dates of a cell, whatever kind of cell it was.</summary>
internal static class ListCell
{
    /// <summary>Neither value nor problem: nothing is said.</summary>
    public static (decimal? Value, Problem? Problem) Number(ListValue value)
    {
        if (value.Kind is CellKind.Number)
        {
            return decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                ? (exact, null)
                : (null, TextProblems.NotANumber);
        }

        var read = ListNumber.Read(value.Shown);
        return (read.Answer?.Value, read.Problems.Count > 0 ? read.Problems[0] : null);
    }

    /// <summary>A year of two digits does not lie ahead.</summary>
    public static Outcome<ListDate> Date(ListValue value, DateOnly today) =>
        value.Kind is CellKind.Number && double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? ListDate.FromNumber(number, value.From1904)
            : ListDate.Read(value.Text, today.Year);
}

/// <summary>What is compared when words are looked up: folded letters and digits, single blanks.</summary>
internal static class ListKey
{
    private const int MostOnStack = 256;

    public static string Of(string text)
    {
        var folded = VietnameseName.Fold(text);
        var key = folded.Length <= MostOnStack ? stackalloc char[MostOnStack] : new char[folded.Length];
        var length = 0;
        foreach (var character in folded)
        {
            if (char.IsLetterOrDigit(character))
                key[length++] = character;
            else if (length > 0 && key[length - 1] != ' ')
                key[length++] = ' ';
        }

        if (length > 0 && key[length - 1] == ' ')
            length--;
        return length == folded.Length && key[..length].SequenceEqual(folded) ? folded : new(key[..length]);
    }

    /// <summary>Whether two texts have the same key.</summary>
    public static bool IsSame(string one, string other) => one == other || Of(one) == Of(other);
}
