using VuonLen.App.Documents;
using VuonLen.Rules;

namespace VuonLen.App.Households.Lists;

/// <summary>
/// One column of a list: how it is headed, read, compared, stored and written. Import, template and export share it, so that
/// what goes out comes in again the same.
/// </summary>
internal abstract class ListColumn(ListField field, string header, params string[] aliases)
{
    public ListField Field { get; } = field;

    /// <summary>As our own lists head it.</summary>
    public string Header { get; } = header;

    /// <summary>How others head it; compared without diacritics and punctuation.</summary>
    public IReadOnlyList<string> Aliases { get; } = aliases;

    /// <summary>Stands under the header in the template and says how to fill it in.</summary>
    public string? Hint { get; init; }

    /// <summary>What the drop-down of the template offers; empty: anything may be written.</summary>
    public virtual IReadOnlyList<string> Choices => [];

    public double Width { get; init; } = 14;

    /// <summary>Of the member in the row; else of the household, and then the first row of the household counts.</summary>
    public abstract bool OnMember { get; }

    /// <summary>Illness, disability, nutrition: not for who may not read health.</summary>
    public bool IsHealth { get; init; }

    /// <summary>Reads a value, or says why it cannot be taken.</summary>
    public abstract Reading Read(ListValue value, DateOnly today);

    /// <summary>What is stored; null is not known.</summary>
    public abstract object? Get(object row);

    /// <summary>A value read from a list is what is stored, or less than that.</summary>
    public abstract bool SaysNoMore(object row, object value);

    /// <summary>Stores a value read from a list, unless it says the same or less than what is stored.</summary>
    /// <returns>What stood there and what stands there now, in words; null when nothing changed.</returns>
    public abstract (string? Old, string New)? Put(object row, object value);

    /// <summary>The value as a cell of our lists.</summary>
    public abstract SheetCell Write(object value);
}

/// <summary>What came of reading a value.</summary>
/// <param name="Value">Null when refused, or when the value says that nothing is known.</param>
/// <param name="Refused">Why it cannot be taken.</param>
/// <param name="Warning">Taken, but worth a look.</param>
internal readonly record struct Reading(object? Value, Problem? Refused = null, Problem? Warning = null)
{
    public static implicit operator Reading(Problem refused) => new(null, refused);
}

/// <summary>A column whose value lies in one property.</summary>
internal sealed class ListColumn<TRow, TValue>(
    ListField field, string header, Func<TRow, object?> get, Action<TRow, TValue> set, ListReader<TValue> reader, params string[] aliases)
    : ListColumn(field, header, aliases)
    where TRow : class
    where TValue : notnull
{
    public override bool OnMember => typeof(TRow) == typeof(Person);

    public override IReadOnlyList<string> Choices => reader.Choices;

    public override Reading Read(ListValue value, DateOnly today) => reader.Read(value, today);

    public override object? Get(object row) => get((TRow)row);

    public override bool SaysNoMore(object row, object value) => Get(row) is { } stored && reader.SaysNoMore((TValue)value, (TValue)stored);

    public override (string? Old, string New)? Put(object row, object value)
    {
        if (SaysNoMore(row, value))
            return null;

        var (stored, given) = (Get(row), (TValue)value);
        set((TRow)row, given);
        return (stored is null ? null : reader.Words((TValue)stored), reader.Words(given));
    }

    public override SheetCell Write(object value) => reader.Write((TValue)value);
}

/// <summary>A column that says which household or member a row is, or what only the reader checks.</summary>
internal sealed class PlainColumn(ListField field, string header, params string[] aliases) : ListColumn(field, header, aliases)
{
    public bool IsMembers { get; init; }

    public override bool OnMember => IsMembers;

    public override Reading Read(ListValue value, DateOnly today) => new(value.Shown);

    public override object? Get(object row) => null;

    public override bool SaysNoMore(object row, object value) => true;

    public override (string? Old, string New)? Put(object row, object value) => null;

    public override SheetCell Write(object value) => SheetCell.Of((string)value);
}
