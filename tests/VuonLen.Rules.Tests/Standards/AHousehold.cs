using VuonLen.Rules.Facts;
using VuonLen.Rules.Standards;

namespace VuonLen.Rules.Tests.Standards;

/// <summary>Households that lack nothing; a test changes what it is about.</summary>
internal static class AHousehold
{
    public static readonly DateOnly On = new(2026, 10, 15);

    /// <summary>Two adults of 40 in a good house: no deprivation, B1 120 in a rural area, so near-poor.</summary>
    public static HouseholdFacts WithoutDeprivation { get; } = Of(Adult("m1"), Adult("m2") with { Sex = Sex.Female });

    public static HouseholdFacts Of(params MemberFacts[] members) => new(
        On,
        IsUrban: false,
        B1: 120,
        members,
        new DwellingFacts(Material.Durable, Material.Durable, Material.Durable, FloorM2: 200),
        Water.Tap,
        Toilet.Septic,
        InternetUsedByAMember: true,
        HasDevice: true);

    /// <summary>A man of 40, working on his own land, insured.</summary>
    public static MemberFacts Adult(string id) => new(
        id, BirthDate.On(new(1986, 3, 1)), Sex.Male,
        MonthlySocialAssistance: false, Disabled: false, Insured: true, CanAndWantsToWork: true, Work.OwnFarmOrBusiness,
        Studying.None, Completed.UpperSecondary, OnTheJobTraining: false, Stunted: false, Underweight: false);

    public static MemberFacts Born(this MemberFacts member, string born) =>
        member with { Born = BirthDate.TryParse(born, out var date) ? date : throw new ArgumentException(born) };

    /// <summary>The household of this member and three adults who lack nothing, so that no share is exceeded.</summary>
    public static HouseholdFacts AmongAdults(this MemberFacts member) => Of(member, Adult("a1"), Adult("a2"), Adult("a3"));

    public static Classification Classified(this HouseholdFacts facts, PovertyStandard? standard = null)
    {
        var outcome = (standard ?? NationalStandards.Nd07).Classify(facts);
        Assert.Empty(outcome.Problems);
        return outcome.Answer!;
    }

    /// <summary>What one indicator says: <c>yes</c>, <c>no</c>, or the answers it waits for.</summary>
    public static string Says(this HouseholdFacts facts, int indicator)
    {
        var classification = facts.Classified();
        return classification.Results.Single(r => r.Number == indicator).Answer switch
        {
            Rules.Indicators.Deprivation.Yes => "yes",
            Rules.Indicators.Deprivation.No => "no",
            _ => string.Join(' ', classification.Missing),
        };
    }
}
