using VuonLen.App.Areas;
using VuonLen.App.Identity;

namespace VuonLen.App.Households;

/// <summary>The households of a village, on the village's page.</summary>
internal sealed class HouseholdsUnitPanel : IUnitPanel
{
    public string Right => Rights.ReadHouseholds;

    public Type Component => typeof(VillageHouseholds);
}
