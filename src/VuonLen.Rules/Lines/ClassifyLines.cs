using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VuonLen.Rules.Indicators;
using VuonLen.Rules.Standards;

namespace VuonLen.Rules.Lines;

/// <summary>Classifies households given as lines of JSON, one line in, one line out.</summary>
/// <remarks>A line that cannot be read is refused by itself and never stops the others.</remarks>
/// <param name="standards">Those a line may name.</param>
/// <param name="defaultStandard">For lines that name none; null when every line has to.</param>
public sealed class ClassifyLines(IReadOnlyList<PovertyStandard> standards, PovertyStandard? defaultStandard)
{
    private static readonly JsonWriterOptions _writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads and classifies one line.</summary>
    /// <param name="text">One JSON object.</param>
    /// <param name="line">Number of the line in its file, from 1; refusals quote it.</param>
    public Line Read(string text, int line)
    {
        string? id = null;
        try
        {
            using var document = JsonDocument.Parse(text, StrictObject.Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return Refuse(null, line, [LineProblems.NotAnObject(line)]);

            var problems = new List<Problem>();
            var root = new StrictObject(
                document.RootElement, "", (field, what) => LineProblems.BadAnswer(line, field, what), problems);
            id = HouseholdLine.Id(root);
            var standard = Standard(root, line, problems);
            var facts = HouseholdLine.Read(root, line, problems);
            if (problems.Count > 0 || standard is null)
                return Refuse(id, line, problems);

            var outcome = standard.Classify(facts);
            return outcome.Answer is { } classification
                ? new(id, line, classification, [])
                : Refuse(id, line, outcome.Problems);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: text with half a character in it.
            return Refuse(id, line, [LineProblems.NotAnObject(line)]);
        }
    }

    private static Line Refuse(string? id, int line, IReadOnlyList<Problem> problems) => new(id, line, null, problems);

    private PovertyStandard? Standard(StrictObject root, int line, List<Problem> problems)
    {
        if (!root.Has("standard"))
        {
            if (defaultStandard is null)
                problems.Add(LineProblems.NoStandard(line));
            return defaultStandard;
        }

        if (root.Text("standard") is not { } code)
            return null;

        var named = standards.FirstOrDefault(s => s.Code == code);
        if (named is null)
            problems.Add(LineProblems.UnknownStandard(line, code, standards.Select(s => s.Code)));
        return named;
    }

    /// <summary>What came of one line.</summary>
    /// <param name="Id">Id of the household, or null when it could not be read.</param>
    /// <param name="Number">Number of the line, from 1.</param>
    /// <param name="Classification">Null exactly when the line is refused.</param>
    /// <param name="Problems">Empty unless the line is refused.</param>
    public sealed record Line(string? Id, int Number, Classification? Classification, IReadOnlyList<Problem> Problems)
    {
        /// <summary>Whether the line was refused.</summary>
        public bool IsRefused => Classification is null;

        /// <summary>Vietnamese, several short lines.</summary>
        public string Explanation => Classification is { } classification
            ? classification.Explanation
            : string.Join('\n', ["Không phân loại được:", .. Problems.Select(p => $"- {p.Message} ({p.Code})")]);

        /// <summary>One line of JSON, without a line end.</summary>
        public string ToJson()
        {
            using var bytes = new MemoryStream();
            using (var json = new Utf8JsonWriter(bytes, _writing))
                Write(json);

            return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        }

        private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
        {
            if (number is { } known)
                json.WriteNumber(name, known);
            else
                json.WriteNull(name);
        }

        private void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString("id", Id);
            json.WriteString("status", Classification?.IsClassified == true ? "classified" : "cannot_classify");
            WriteNumber(json, "b1", Classification?.B1);
            WriteNumber(json, "line", Classification?.Line);
            WriteNumber(json, "b2", Classification?.B2);

            var deprived = Classification?.Results.Where(r => r.Answer == Deprivation.Yes).ToList() ?? [];
            json.WriteStartArray("deprived");
            foreach (var result in deprived)
                json.WriteNumberValue(result.Number);
            json.WriteEndArray();

            json.WriteStartObject("members");
            foreach (var result in deprived.Where(r => r.Members.Count > 0))
            {
                json.WriteStartArray(result.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
                foreach (var member in result.Members)
                    json.WriteStringValue(member);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteString("class", Classification?.Class switch
            {
                PovertyClass.Poor => "poor",
                PovertyClass.NearPoor => "near_poor",
                PovertyClass.NotPoor => "not_poor",
                null => null,
            });

            json.WriteStartArray("missing");
            foreach (var path in Classification?.Missing ?? [.. Problems.Select(StandardProblems.PathOf).OfType<string>().Distinct()])
                json.WriteStringValue(path);
            json.WriteEndArray();

            json.WriteString("explanation", Explanation);
            if (IsRefused)
            {
                json.WriteStartArray("problems");
                foreach (var problem in Problems)
                {
                    json.WriteStartObject();
                    json.WriteString("code", problem.Code);
                    json.WriteString("message", problem.Message);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }
    }
}
