using System.Globalization;
using System.Text.Json;

namespace VuonLen.Rules;

/// <summary>Reads one JSON object member by member and reports every fault with its place, instead of stopping at the first.</summary>
internal sealed class StrictObject(JsonElement element, string path, Func<string, string, Problem> fault, List<Problem> problems)
{
    /// <summary>A duplicate name would hide one of two answers.</summary>
    public static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    public bool Has(string name) => element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>The member, or null when it is absent or null.</summary>
    public JsonElement? Value(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string? Text(string name)
    {
        if (Value(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
            return text;
        Fault(name, "phải là một chuỗi chữ không trống");
        return null;
    }

    public string RequiredText(string name)
    {
        Require(name);
        return Text(name) ?? "";
    }

    public bool? YesNo(string name)
    {
        if (Value(name) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Fault(name, "phải là true, false hoặc null");
        return null;
    }

    public decimal? Number(string name)
    {
        if (Value(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
            return number;
        Fault(name, "phải là một số");
        return null;
    }

    public int? Whole(string name)
    {
        if (Number(name) is not { } number)
            return null;
        if (number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue)
            return (int)number;
        Fault(name, "phải là một số nguyên");
        return null;
    }

    public DateOnly? Day(string name)
    {
        if (Value(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Fault(name, "phải là ngày dạng yyyy-MM-dd");
        return null;
    }

    /// <summary>One of a closed list of words.</summary>
    public T? Choice<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (Value(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && words.TryGetValue(value.GetString()!, out var choice))
            return choice;
        Fault(name, $"chỉ nhận một trong các giá trị {string.Join(", ", words.Keys)} hoặc null");
        return null;
    }

    public StrictObject? Object(string name)
    {
        if (Value(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return new(value, Under(name), fault, problems);
        Fault(name, "phải là một đối tượng {…}");
        return null;
    }

    /// <summary>An array of objects, or null when it is absent or null.</summary>
    public List<StrictObject>? Objects(string name)
    {
        if (Value(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Array)
        {
            Fault(name, "phải là một danh sách […]");
            return null;
        }

        var list = new List<StrictObject>(value.GetArrayLength());
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{Under(name)}[{index++}]");
            if (item.ValueKind == JsonValueKind.Object)
                list.Add(new(item, place, fault, problems));
            else
                problems.Add(fault(place, "phải là một đối tượng {…}"));
        }

        return list;
    }

    public IEnumerable<string> Names()
    {
        foreach (var property in element.EnumerateObject())
            yield return property.Name;
    }

    public void Require(string name)
    {
        if (!Has(name))
            Fault(name, "bắt buộc phải có");
    }

    /// <summary>Refuses a name nobody reads: it is a misspelling of one that somebody does.</summary>
    public void RefuseAllBut(params ReadOnlySpan<string> known)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
                Fault(property.Name, "không phải là tên được dùng ở đây");
        }
    }

    public void Fault(string name, string what) => problems.Add(fault(Under(name), what));

    private string Under(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
