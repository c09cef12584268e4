namespace VuonLen.App.Areas;

/// <summary>A part of a unit's page that another capability contributes: the households of a village.</summary>
public interface IUnitPanel
{
    /// <summary>One of the rights of Identity; who lacks it does not see the panel.</summary>
    string Right { get; }

    /// <summary>A component with the one parameter <c>AreaUnit Unit</c>.</summary>
    Type Component { get; }
}
