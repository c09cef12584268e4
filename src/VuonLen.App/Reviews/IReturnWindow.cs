namespace VuonLen.App.Reviews;

/// <summary>How long after an escape a fall back is a return (tái nghèo), as the place has chosen for its forms.</summary>
public interface IReturnWindow
{
    /// <param name="areaPath">Of a commune.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Months; null for any time.</returns>
    Task<int?> MonthsAsync(string areaPath, CancellationToken cancel);
}
