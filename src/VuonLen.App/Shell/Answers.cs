using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Components.Forms;

namespace VuonLen.App.Shell;

/// <summary>A question with yes, no and unknown; unknown is an answer of its own and the one to start from.</summary>
public abstract class YesNoUnknownInput : InputBase<bool?>
{
    protected override bool TryParseValueFromString(
        string? value, out bool? result, [NotNullWhen(false)] out string? validationErrorMessage)
    {
        result = bool.TryParse(value, out var answer) ? answer : null;
        validationErrorMessage = null;
        return true;
    }
}

/// <summary>A question answered by one of the names of an enumeration, or by "unknown".</summary>
public abstract class EnumInput<T> : InputBase<T?> where T : struct, Enum
{
    protected override bool TryParseValueFromString(
        string? value, out T? result, [NotNullWhen(false)] out string? validationErrorMessage)
    {
        result = Enum.TryParse<T>(value, out var answer) && Enum.IsDefined(answer) ? answer : null;
        validationErrorMessage = null;
        return true;
    }
}

/// <summary>A day, or nothing.</summary>
public abstract class DateInput : InputBase<DateOnly?>
{
    protected override string? FormatValueAsString(DateOnly? value) =>
        value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected override bool TryParseValueFromString(
        string? value, out DateOnly? result, [NotNullWhen(false)] out string? validationErrorMessage)
    {
        var isDay = DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        result = isDay ? day : null;
        validationErrorMessage = isDay || string.IsNullOrEmpty(value) ? null : "Hãy nhập ngày theo dạng ngày/tháng/năm.";
        return validationErrorMessage is null;
    }
}
