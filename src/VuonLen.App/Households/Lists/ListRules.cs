using VuonLen.App.Standards;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Lists;

/// <summary>By which days and standards a list is read.</summary>
/// <param name="Today">Vietnam's date.</param>
/// <param name="AsOf">The day the list is true for.</param>
/// <param name="Standards">In force.</param>
internal sealed record ListRules(DateOnly Today, DateOnly AsOf, StandardsInForce Standards)
{
    public PovertyStandard? StandardOn(DateOnly day) => Standards.National(day);
}
