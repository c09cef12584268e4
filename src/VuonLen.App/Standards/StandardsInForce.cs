using VuonLen.App.Areas;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Standards;

/// <summary>Which standards hold on a day: those shipped, those loaded for the nation, a province's own beside them.</summary>
/// <param name="loaded">Of the nation and of the provinces concerned.</param>
public sealed class StandardsInForce(IReadOnlyList<LoadedStandard> loaded)
{
    private readonly IReadOnlyList<(string Province, PovertyStandard Standard)> _all =
    [
        .. loaded.Select(row => (row.ProvinceCode, Read(row))),
        .. NationalStandards.All.Select(standard => (AreaPaths.ProvinceOf(AreaPaths.Nation), standard)),
    ];

    /// <summary>The national standard of a day, or null when none is known. One that was loaded comes before the shipped one of its code.</summary>
    public PovertyStandard? National(DateOnly day) => Of(AreaPaths.ProvinceOf(AreaPaths.Nation), day);

    /// <summary>A province's own standard of a day (chuẩn nghèo của địa phương), or null when it has none.</summary>
    public PovertyStandard? OfProvince(string province, DateOnly day) => Of(province, day);

    /// <summary>The standard with a code, loaded or shipped, or null.</summary>
    public PovertyStandard? Find(string code) => _all.Select(s => s.Standard).FirstOrDefault(s => s.Code == code);

    // What was loaded was read once before it was stored.
    private static PovertyStandard Read(LoadedStandard row) =>
        PovertyStandard.Parse(row.Json).Answer ?? throw new InvalidDataException($"The stored standard {row.Code} cannot be read.");

    private PovertyStandard? Of(string province, DateOnly day) =>
        _all.FirstOrDefault(s => s.Province == province && s.Standard.IsInForceOn(day)).Standard;
}
