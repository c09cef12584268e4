using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace VuonLen.App.Plans.Reading;

/// <summary>Automatic numbers and bullets: they are counted, for the text does not hold them.</summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;

    private static readonly XNamespace _w = DocxParts.W;

    private readonly Dictionary<string, Level[]> _lists = [];
    private readonly Dictionary<string, string> _abstractOf = [];
    private readonly Dictionary<string, (string? Number, int Level, string? BasedOn, bool IsHeading)> _styles = [];
    private readonly Dictionary<string, int[]> _counted = [];

    public DocxNumbering(XElement? numbering, XElement? styles)
    {
        foreach (var list in numbering?.Elements(_w + "abstractNum") ?? [])
            _lists["a" + Id(list, "abstractNumId")] = [.. LevelsOf(list)];
        foreach (var number in numbering?.Elements(_w + "num") ?? [])
            ReadNumber(number);
        foreach (var style in styles?.Elements(_w + "style") ?? [])
            ReadStyle(style);
    }

    /// <summary>Whether the paragraph's style makes it a heading.</summary>
    public bool IsHeading(XElement? properties) =>
        properties?.Element(_w + "outlineLvl") is not null || (StyleOf(properties) is { } style && StyleChain(style).Any(s => s.IsHeading));

    /// <summary>The number or bullet in front of a paragraph, with a blank after it; counts it.</summary>
    public string Next(XElement? properties)
    {
        if (Place(properties) is not var (number, level) || !_abstractOf.TryGetValue(number, out var key) || !_lists.TryGetValue(key, out var levels))
            return "";

        // Numbers of one list go on where another paragraph of it left off; a deeper level begins anew.
        var counts = _counted.TryGetValue(key, out var known) ? known : _counted[key] = [.. levels.Select(l => l.Start - 1)];
        counts[level]++;
        for (var deeper = level + 1; deeper < Levels; deeper++)
            counts[deeper] = levels[deeper].Start - 1;
        return Written(levels, counts, level);
    }

    private static string Written(Level[] levels, int[] counts, int level)
    {
        if (levels[level].Format == "bullet")
            return "- ";
        if (levels[level].Format == "none")
            return "";

        var text = new StringBuilder(levels[level].Text);
        for (var i = 0; i < Levels; i++)
            text.Replace($"%{i + 1}", Number(Math.Max(counts[i], levels[i].Start), levels[level].IsLegal ? "decimal" : levels[i].Format));
        return text.Length == 0 ? "" : text.Append(' ').ToString();
    }

    private (string Number, int Level)? Place(XElement? properties)
    {
        var own = properties?.Element(_w + "numPr");
        var number = Value(own?.Element(_w + "numId"));
        var level = own is null ? default(int?) : Whole(Value(own.Element(_w + "ilvl")), 0);
        if (number is null && StyleOf(properties) is { } style && StyleChain(style).FirstOrDefault(s => s.Number is not null) is { Number: { } ofStyle } found)
            (number, level) = (ofStyle, level ?? found.Level);
        return number is null or "0" ? null : (number, Math.Clamp(level ?? 0, 0, Levels - 1));
    }

    private IEnumerable<(string? Number, int Level, string? BasedOn, bool IsHeading)> StyleChain(string id)
    {
        var next = id;
        for (var depth = 0; next is not null && depth < 12 && _styles.TryGetValue(next, out var style); depth++)
        {
            yield return style;
            next = style.BasedOn;
        }
    }

    private void ReadNumber(XElement number)
    {
        var id = Id(number, "numId");
        var key = "a" + Value(number.Element(_w + "abstractNumId"));
        if (!_lists.TryGetValue(key, out var levels))
            return;

        // An instance that restarts or changes a level counts for itself.
        List<XElement> overrides = [.. number.Elements(_w + "lvlOverride")];
        if (overrides.Count > 0)
        {
            levels = [.. levels];
            foreach (var change in overrides)
            {
                var level = Math.Clamp(Whole(Id(change, "ilvl"), 0), 0, Levels - 1);
                if (change.Element(_w + "lvl") is { } own)
                    levels[level] = LevelOf(own);
                if (Value(change.Element(_w + "startOverride")) is { } start)
                    levels[level] = levels[level] with { Start = Whole(start, 1) };
            }

            _lists[key = "n" + id] = levels;
        }

        _abstractOf[id] = key;
    }

    private void ReadStyle(XElement style)
    {
        var properties = style.Element(_w + "pPr");
        var number = properties?.Element(_w + "numPr");
        _styles[Id(style, "styleId")] = (
            Value(number?.Element(_w + "numId")), Whole(Value(number?.Element(_w + "ilvl")), 0), Value(style.Element(_w + "basedOn")),
            properties?.Element(_w + "outlineLvl") is not null);
    }

    private static IEnumerable<Level> LevelsOf(XElement list)
    {
        var levels = list.Elements(_w + "lvl").GroupBy(l => Whole(Id(l, "ilvl"), 0)).ToDictionary(g => g.Key, g => LevelOf(g.First()));
        return Enumerable.Range(0, Levels).Select(i => levels.GetValueOrDefault(i, new(1, "none", "", false)));
    }

    private static Level LevelOf(XElement level) => new(
        Whole(Value(level.Element(_w + "start")), 1), Value(level.Element(_w + "numFmt")) ?? "decimal",
        Value(level.Element(_w + "lvlText")) ?? "", level.Element(_w + "isLgl") is not null);

    private static string Number(int n, string format) => format switch
    {
        "upperRoman" => Roman(n),
        "lowerRoman" => Roman(n).ToLowerInvariant(),
        "upperLetter" => Letter(n).ToUpperInvariant(),
        "lowerLetter" => Letter(n),
        "decimalZero" => n.ToString("00", CultureInfo.InvariantCulture),
        "bullet" or "none" => "",
        _ => n.ToString(CultureInfo.InvariantCulture),
    };

    private static string Letter(int n) => n is < 1 or > 260 ? "" : new((char)('a' + ((n - 1) % 26)), 1 + ((n - 1) / 26));

    private static string Roman(int n)
    {
        if (n is < 1 or > 400)
            return n.ToString(CultureInfo.InvariantCulture);

        var text = new StringBuilder();
        foreach (var (value, letters) in new[] { (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
        {
            for (; n >= value; n -= value)
                text.Append(letters);
        }

        return text.ToString();
    }

    private static string? StyleOf(XElement? properties) => Value(properties?.Element(_w + "pStyle"));

    private static string Id(XElement element, string name) => (string?)element.Attribute(_w + name) ?? "";

    private static string? Value(XElement? element) => (string?)element?.Attribute(_w + "val");

    private static int Whole(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) && n is >= 0 and < 10_000 ? n : otherwise;

    private sealed record Level(int Start, string Format, string Text, bool IsLegal);
}
