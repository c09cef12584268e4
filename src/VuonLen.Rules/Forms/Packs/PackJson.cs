using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VuonLen.Rules.Forms.Packs;

/// <summary>A pack as <c>pack.json</c> (shape: the command <c>pack</c>): cells by official column code, blank cells absent.</summary>
public static class PackJson
{
    private static readonly JsonWriterOptions _options = new() { Indented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the forms; the same pack gives the same bytes.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="pack">Of one unit.</param>
    /// <param name="head">Who, when and which version.</param>
    /// <returns>SHA-256 of the forms as written, in hexadecimal: what the pack is known by.</returns>
    public static string Write(Stream to, Pack pack, PackHead head)
    {
        var forms = Forms(pack);
        var hash = Convert.ToHexStringLower(SHA256.HashData(forms.WrittenSpan));
        using var json = new Utf8JsonWriter(to, _options);
        json.WriteStartObject();
        json.WriteString("unit", head.Unit);
        json.WriteString("unit_name", head.UnitName);
        json.WriteNumber("round", head.Round);
        json.WriteString("standard", pack.Period.Standard);
        json.WriteString("stage", head.Stage is FormStage.Official ? "official" : "preliminary");
        json.WriteNumber("version", head.Version);
        json.WriteString("opening", Day(pack.Period.Opening));
        json.WriteString("closing", Day(pack.Period.Closing));
        json.WriteString("movement", pack.Book.Settings.Mode is MovementMode.Gross ? "gross" : "net");
        json.WriteString("frozen_at", head.FrozenAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        json.WriteString("frozen_by", head.FrozenBy);
        json.WriteString("hash", hash);
        json.WritePropertyName("forms");
        json.WriteRawValue(forms.WrittenSpan, skipInputValidation: true);
        json.WriteEndObject();
        return hash;
    }

    private static ArrayBufferWriter<byte> Forms(Pack pack)
    {
        var forms = new ArrayBufferWriter<byte>(1 << 16);
        using var json = new Utf8JsonWriter(forms, _options);
        json.WriteStartArray();
        foreach (var table in pack.Tables)
            Table(json, pack, table);
        foreach (var list in pack.Lists)
            List(json, pack, list);
        json.WriteEndArray();
        return forms;
    }

    private static void Table(Utf8JsonWriter json, Pack pack, FormTable table)
    {
        json.WriteStartObject();
        json.WriteNumber("form", table.Form.Number);
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            Begin(json, pack, row.Area, pack.Areas[row.Area].Name, table.Form.Lines[row.Line]);
            for (var leaf = 0; leaf < row.Cells.Count; leaf++)
            {
                if (row.Cells[leaf] is { } value)
                    json.WriteNumber(table.Form.Leaves[leaf].Code!, value / 1.000000000000000000000000000m);
            }

            End(json);
        }

        End(json, isArray: true);
    }

    private static void List(Utf8JsonWriter json, Pack pack, FormList list)
    {
        json.WriteStartObject();
        json.WriteNumber("form", list.Form.Number);
        json.WriteStartArray("rows");
        foreach (var row in list.Rows)
        {
            Begin(json, pack, row.Area, row.Name, string.Create(CultureInfo.InvariantCulture, $"{row.Number}.{row.Member}"));
            for (var leaf = 0; leaf < row.Cells.Count; leaf++)
            {
                if (row.Cells[leaf] is { } value)
                    json.WriteString(list.Form.Leaves[leaf].Code!, value);
            }

            End(json);
        }

        End(json, isArray: true);
    }

    private static void Begin(Utf8JsonWriter json, Pack pack, int area, string name, string line)
    {
        json.WriteStartObject();
        json.WriteString("area", pack.Areas[area].Code);
        if (pack.Areas[area].Group is { } group)
            json.WriteString("group", pack.Areas[group].Code); // a village's code is its commune's own
        json.WriteString("name", name);
        json.WriteString("line", line);
        json.WriteStartObject("cells");
    }

    private static void End(Utf8JsonWriter json, bool isArray = false)
    {
        if (isArray)
            json.WriteEndArray();
        else
            json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What stands over a pack beside its figures.</summary>
/// <param name="Unit">Official code.</param>
/// <param name="UnitName">As papers print it.</param>
/// <param name="Round">The year of the review.</param>
/// <param name="Stage">Preliminary or official.</param>
/// <param name="Version">1, 2, …: a correction makes another.</param>
/// <param name="FrozenAt">When; in the offset it is printed with.</param>
/// <param name="FrozenBy">Who, as the account is called.</param>
public sealed record PackHead(string Unit, string UnitName, int Round, FormStage Stage, int Version, DateTimeOffset FrozenAt, string FrozenBy);
