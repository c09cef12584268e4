using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VuonLen.Rules.Forms.Checks;
using VuonLen.Rules.Forms.Layout;

namespace VuonLen.App.Reports.Checking;

/// <summary>The figures of a <c>pack.json</c>.</summary>
internal sealed class OwnPack
{
    private OwnPack(PackFigures figures, FormBook book, IReadOnlyList<string> notes) => (Figures, Book, Notes) = (figures, book, notes);

    public PackFigures Figures { get; }

    public FormBook Book { get; }

    public IReadOnlyList<string> Notes { get; }

    /// <summary>Null for JSON that is no pack.</summary>
    public static OwnPack? Read(Stream content, string source)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("forms", out var forms) && forms.ValueKind is JsonValueKind.Array
                ? Read(json.RootElement, forms, source)
                : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static OwnPack Read(JsonElement pack, JsonElement forms, string source)
    {
        var notes = new List<string>();
        if (pack.TryGetProperty("hash", out var hash)
            && hash.GetString() != Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(forms.GetRawText()))))
        {
            notes.Add($"{source}: số liệu không khớp mã ghi trong tệp; tệp đã bị sửa sau khi chốt.");
        }

        var book = ForeignPack.Book(ForeignPack.EthnicColumns(Rows(forms).SelectMany(r => r.Row.GetProperty("cells").EnumerateObject()).Select(c => c.Name)));
        var places = new Dictionary<(string? Group, string Area), int>();
        var areas = new List<CheckedArea>();
        foreach (var (form, row) in Rows(forms))
        {
            if (form > 13 || places.ContainsKey(KeyOf(row)))
                continue;
            var (group, area) = KeyOf(row);
            places[(group, area)] = areas.Count;
            areas.Add(new(area, row.GetProperty("name").GetString() ?? "", group is null ? null : places[(null, group)]));
        }

        var figures = new PackFigures(areas);
        foreach (var number in forms.EnumerateArray().Select(f => f.GetProperty("form").GetInt32()).Where(n => n is >= 1 and <= 15))
            figures.HasForm(number);
        foreach (var (form, row) in Rows(forms).Where(r => r.Form <= 13))
        {
            var line = Math.Max(0, book[form].Lines.ToList().IndexOf(row.GetProperty("line").GetString() ?? ""));
            foreach (var cell in row.GetProperty("cells").EnumerateObject())
                figures.Set(form, places[KeyOf(row)], line, cell.Name, cell.Value.GetDecimal());
        }

        foreach (var form in figures.Forms.Where(f => f >= 14).ToList())
        {
            var listed = Rows(forms).Where(r => r.Form == form).ToLookup(r => KeyOf(r.Row), r => (r.Row.GetProperty("line").GetString() ?? "").Split('.'));
            foreach (var (key, at) in places.Where(p => !areas.Exists(a => a.Group == p.Value)))
                figures.SetListed(form, at, listed[key].Select(l => l[0]).Distinct().Count(), listed[key].Count(l => l[^1] != "0"));
        }

        return new(figures, book, notes);
    }

    private static IEnumerable<(int Form, JsonElement Row)> Rows(JsonElement forms) =>
        from form in forms.EnumerateArray()
        let number = form.GetProperty("form").GetInt32()
        where number is >= 1 and <= 15
        from row in form.GetProperty("rows").EnumerateArray()
        select (number, row);

    private static (string? Group, string Area) KeyOf(JsonElement row) =>
        (row.TryGetProperty("group", out var group) ? group.GetString() : null, row.GetProperty("area").GetString() ?? "");
}
