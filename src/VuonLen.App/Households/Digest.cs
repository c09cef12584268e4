using System.Globalization;
using VuonLen.App.Data;
using VuonLen.Rules.Facts;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households;

/// <summary>
/// What lists, filters and the dashboard ask of a household, derived from its members, facts and ledger whenever one of
/// them is saved, so that a list of 50,000 needs no classification. <c>./vuonlen rebuild</c> makes all of it anew.
/// </summary>
public sealed partial class Household
{
    [Unaudited, Personal]
    public string? HeadName { get; private set; }

    [Unaudited, Personal]
    public string HeadSortKey { get; private set; } = "";

    [Unaudited]
    public int MemberCount { get; private set; }

    /// <summary>Chủ hộ là nữ; null when the head's sex is not known.</summary>
    [Unaudited]
    public bool? IsHeadFemale { get; private set; }

    /// <summary>Hộ dân tộc thiểu số: the head's group is not Kinh; null when not known.</summary>
    [Unaudited]
    public bool? IsEthnicMinority { get; private set; }

    /// <summary>Bit n-1 is indicator n of the standard of that day, as far as known.</summary>
    [Unaudited]
    public int Deprived { get; private set; }

    /// <summary>Deprivations counted at one bit each.</summary>
    [Unaudited]
    public int DeprivedCount { get; private set; }

    /// <summary>The computed class; null when the facts or the standard do not suffice.</summary>
    [Unaudited]
    public PovertyClass? ComputedClass { get; private set; }

    /// <summary>How many answers are missing for a classification.</summary>
    [Unaudited]
    public int MissingAnswers { get; private set; }

    /// <summary>The day the computation stands for: ages grow.</summary>
    [Unaudited]
    public DateOnly? ComputedOn { get; private set; }

    /// <summary>Recognised status today; null when nothing was ever recognised.</summary>
    [Unaudited]
    public PovertyClass? Status { get; private set; }

    /// <summary>The day the recognised status began.</summary>
    [Unaudited]
    public DateOnly? StatusSince { get; private set; }

    /// <summary>Standard the recognised status stands under.</summary>
    [Unaudited]
    public string? StatusStandard { get; private set; }

    /// <summary>Both are known and they differ: the badge on list and page.</summary>
    [Unaudited]
    public bool IsStatusDifferent { get; private set; }

    /// <summary>The facts as they are known today, for a classification on a day.</summary>
    /// <param name="on">Ages are counted on it.</param>
    /// <param name="isUrban">Null when not known.</param>
    /// <param name="standards">Codes of those whose B1 points count; of others the points are as good as none.</param>
    public HouseholdFacts ToFacts(DateOnly on, bool? isUrban, params IEnumerable<string> standards) =>
        ToFacts(on, isUrban, standards, [.. MembersOn(on).Where(m => m.Person.DiedOn is null || on < m.Person.DiedOn).Select(m => m.Person.ToFacts())]);

    /// <summary>The same, of members that were read apart.</summary>
    internal HouseholdFacts ToFacts(DateOnly on, bool? isUrban, IEnumerable<string> standards, IReadOnlyList<MemberFacts> members) => new(
        on, isUrban, B1Under(standards), members,
        new(Wall, Column, Roof, FloorM2), Water, Toilet, InternetUsedByAMember, HasDeviceOf(Devices));

    internal static bool? HasDeviceOf(Devices? devices) => devices is null ? null : devices != Households.Devices.None;

    /// <summary>Makes the digest anew from what is loaded: all memberships with their persons, all recognitions.</summary>
    internal void Digest(PovertyStandard? standard, bool? isUrban, DateOnly today)
    {
        var members = MembersNow().ToList();
        var head = members.FirstOrDefault(m => m.IsHead)?.Person;
        HeadName = head?.FullName;
        HeadSortKey = head?.SortKey ?? "";
        MemberCount = members.Count;
        IsHeadFemale = head?.Sex is { } sex ? sex is Sex.Female : null;
        IsEthnicMinority = head?.EthnicGroup is { } group ? EthnicGroups.OfCode(group.ToString("00", CultureInfo.InvariantCulture))?.IsMinority : null;

        var computed = standard?.On(today).Answer?.Summarise(ToFacts(today, isUrban, standard.Code));
        Deprived = computed?.DeprivedMask ?? 0;
        DeprivedCount = int.PopCount(Deprived);
        ComputedClass = computed?.Class;
        MissingAnswers = computed?.MissingCount ?? 0;
        ComputedOn = today;

        var status = StatusOn(today);
        Status = status?.Status;
        StatusSince = status?.EffectiveOn;
        StatusStandard = status?.Standard;
        IsStatusDifferent = Status is not null && ComputedClass is not null && Status != ComputedClass;
    }

    /// <summary>The line of the ledger that holds on a day, or null when nothing was recognised by then.</summary>
    /// <remarks>Of two of one day the one recorded later; a corrected line counts no more. A province's own standard is not the status.</remarks>
    public Recognition? StatusOn(DateOnly day) => Ledger.On(Recognitions, day);
}
