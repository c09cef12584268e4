namespace VuonLen.App.Shell;

/// <summary>What the layout says about the place the program runs in.</summary>
/// <param name="IsDemo">The people shown are invented; every page says so.</param>
public sealed record Surroundings(bool IsDemo);

/// <summary>The unit in the top bar (tên xã, phường, tỉnh), for the signed-in user. Contributed by who knows areas.</summary>
public interface IUnitName
{
    Task<string?> FindAsync(CancellationToken cancel);
}
