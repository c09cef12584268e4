using System.Collections;
using VuonLen.App.Shell;
using VuonLen.Rules.Facts;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households;

/// <summary>Where a form as typed and the same form as stored differ, in the words of the form.</summary>
internal static class FormDifferences
{
    private static readonly HashSet<string> _notAsked = ["Revision", "Read", "PersonalId", "ForgetPersonalId", "Person"];

    /// <summary>By name of the field: "hiện lưu: …".</summary>
    public static IReadOnlyDictionary<string, string> Between<TForm>(TForm typed, TForm stored) where TForm : class => typeof(TForm).GetProperties()
        .Where(p => !_notAsked.Contains(p.Name))
        .Select(p => (p.Name, Typed: WordsOf(p.GetValue(typed)), Stored: WordsOf(p.GetValue(stored))))
        .Where(p => p.Typed != p.Stored)
        .ToDictionary(p => p.Name, p => $"hiện lưu: {p.Stored}");

    private static string WordsOf(object? value) => value switch
    {
        null or "" => Words.Unknown,
        string text => text.Trim(),
        bool answer => Words.Of(answer),
        DateOnly day => Vn.Date(day),
        int code => EthnicGroups.OfCode(code.ToString("00", System.Globalization.CultureInfo.InvariantCulture))?.Name ?? Vn.Number(code),
        Sex v => Words.Of(v),
        Studying v => Words.Of(v),
        Completed v => Words.Of(v),
        Work v => Words.Of(v),
        Material v => Words.Of(v),
        Water v => Words.Of(v),
        Toilet v => Words.Of(v),
        Relationship v => Words.Of(v),
        PovertyClass v => Words.Of(v),
        Devices v => Words.Of(v),
        PlanningMarks v => Words.Of(v),
        PovertyCauses v => Causes.NameOf(v),
        LocalNeeds v => Causes.NameOf(v),
        IEnumerable list => string.Join(", ", list.Cast<object>().Select(WordsOf)) is { Length: > 0 } all ? all : "không có",
        _ => value.ToString() ?? "",
    };
}
