using System.Globalization;
using VuonLen.App.Shell;
using VuonLen.Rules;
using VuonLen.Rules.Facts;
using VuonLen.Rules.People;

namespace VuonLen.App.Households.Members;

/// <summary>What is asked about a person, as typed; null and "" are "not known".</summary>
public sealed class PersonForm
{
    public string? FullName { get; set; }

    public Sex? Sex { get; set; }

    /// <summary>03/05/1980 or 1980.</summary>
    public string? Born { get; set; }

    public int? EthnicGroup { get; set; }

    public string? Phone { get; set; }

    /// <summary>A new number; the one stored is never sent to a form.</summary>
    public string? PersonalId { get; set; }

    /// <summary>Takes the stored number away.</summary>
    public bool ForgetPersonalId { get; set; }

    public Studying? Studying { get; set; }

    public Completed? Completed { get; set; }

    public bool? OnTheJobTraining { get; set; }

    public bool? CanAndWantsToWork { get; set; }

    public Work? Work { get; set; }

    public bool? Disabled { get; set; }

    public bool? MonthlySocialAssistance { get; set; }

    public bool? Insured { get; set; }

    public string? InsuranceNumber { get; set; }

    public DateOnly? InsuredUntil { get; set; }

    public bool? Stunted { get; set; }

    public bool? Underweight { get; set; }

    internal static PersonForm Of(Person person) => new()
    {
        FullName = person.FullName,
        Sex = person.Sex,
        Born = WordsOf(person.Born),
        EthnicGroup = person.EthnicGroup,
        Phone = person.Phone,
        Studying = person.Studying,
        Completed = person.Completed,
        OnTheJobTraining = person.OnTheJobTraining,
        CanAndWantsToWork = person.CanAndWantsToWork,
        Work = person.Work,
        Disabled = person.Disabled,
        MonthlySocialAssistance = person.MonthlySocialAssistance,
        Insured = person.Insured,
        InsuranceNumber = person.InsuranceNumber,
        InsuredUntil = person.InsuredUntil,
        Stunted = person.Stunted,
        Underweight = person.Underweight,
    };

    /// <summary>03/05/1980, 1980 or nothing.</summary>
    public static string? WordsOf(BirthDate? born) => born is { } known
        ? known.Day is { } day ? Vn.Date(day) : known.Year.ToString(CultureInfo.InvariantCulture)
        : null;

    /// <summary>The birth as typed, or null when nothing readable was typed.</summary>
    internal BirthDate? ReadBirth() => BirthDate.TryParse(Born, out var born) ? born : null;

    internal PersonalId? ReadPersonalId() => Rules.People.PersonalId.TryParse(PersonalId, out var id) ? id : null;

    internal List<Problem> Check(DateOnly today, bool mayChangePersonalId)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(FullName))
            problems.Add(HouseholdProblems.NameMissing);
        CheckLength(problems, FullName, "Họ và tên", 100);
        CheckLength(problems, Phone, "Điện thoại", 30);
        CheckLength(problems, InsuranceNumber, "Số thẻ bảo hiểm y tế", 30);

        if (!string.IsNullOrWhiteSpace(Born) && ReadBirth() is null)
            problems.Add(HouseholdProblems.BirthUnreadable);
        if (ReadBirth() is { } born && born.Earliest > today)
            problems.Add(HouseholdProblems.BornInFuture);
        if (EthnicGroup is { } group && EthnicGroups.OfCode(group.ToString("00", CultureInfo.InvariantCulture)) is null)
            problems.Add(HouseholdProblems.UnknownEthnicGroup);

        if (!string.IsNullOrWhiteSpace(PersonalId) || ForgetPersonalId)
        {
            if (!mayChangePersonalId)
                problems.Add(HouseholdProblems.MayNotChangePersonalId);
            else if (!ForgetPersonalId && ReadPersonalId() is null)
                problems.Add(PersonalIdProblems.NotTwelveDigits);
        }

        return problems;
    }

    /// <summary>Writes the answers into the person; the personal ID is sealed by who has the vault.</summary>
    internal void WriteTo(Person person)
    {
        person.FullName = string.Join(' ', FullName!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        person.Sex = Sex;
        person.Born = ReadBirth();
        person.EthnicGroup = EthnicGroup;
        person.Phone = Clean(Phone);
        person.Studying = Studying;
        person.Completed = Completed;
        person.OnTheJobTraining = OnTheJobTraining;
        person.CanAndWantsToWork = CanAndWantsToWork;
        person.Work = Work;
        person.Disabled = Disabled;
        person.MonthlySocialAssistance = MonthlySocialAssistance;
        person.Insured = Insured;
        person.InsuranceNumber = Clean(InsuranceNumber);
        person.InsuredUntil = InsuredUntil;
        person.Stunted = Stunted;
        person.Underweight = Underweight;
    }

    internal static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal static void CheckLength(List<Problem> problems, string? text, string what, int most)
    {
        if (text?.Trim().Length > most)
            problems.Add(HouseholdProblems.TooLong(what, most));
    }
}
