using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Standards;

/// <summary>Which standards hold on a day: those shipped, those loaded for the nation, a province's own beside them.</summary>
/// <param name="loaded">Of the nation and of the provinces concerned.</param>
public sealed class StandardsInForce(IReadOnlyList<LoadedStandard> loaded)
{
    /// <summary>All of them; what was loaded for the nation comes before what was shipped, so that it is found first.</summary>
    public IReadOnlyList<HeldStandard> All { get; } =
    [
        .. loaded.Select(row => new HeldStandard(row.ProvinceCode, Read(row), row)),
        .. NationalStandards.All.Select(standard => new HeldStandard(AreaPaths.ProvinceOf(AreaPaths.Nation), standard, null)),
    ];

    /// <summary>With everything that was ever loaded.</summary>
    public static async Task<StandardsInForce> LoadAsync(VuonLenDb db, CancellationToken cancel) =>
        new(await db.LoadedStandards.AsNoTracking().OrderBy(s => s.ProvinceCode).ThenBy(s => s.Code).ToListAsync(cancel));

    /// <summary>The national standard of a day, or null when none is known. One that was loaded comes before the shipped one.</summary>
    public PovertyStandard? National(DateOnly day) => Of(AreaPaths.ProvinceOf(AreaPaths.Nation), day);

    /// <summary>A province's own standard of a day (chuẩn nghèo của địa phương), or null when it has none.</summary>
    public PovertyStandard? OfProvince(string province, DateOnly day) => Of(province, day);

    /// <summary>The standard with a code, loaded or shipped, or null.</summary>
    public PovertyStandard? Find(string code) => All.FirstOrDefault(s => s.Standard.Code == code)?.Standard;

    // What was loaded was read once before it was stored.
    private static PovertyStandard Read(LoadedStandard row) =>
        PovertyStandard.Parse(row.Json).Answer ?? throw new InvalidDataException($"The stored standard {row.Code} cannot be read.");

    private PovertyStandard? Of(string province, DateOnly day) =>
        All.FirstOrDefault(s => s.Owner == province && s.Standard.IsInForceOn(day))?.Standard;
}

/// <summary>A standard and where it comes from.</summary>
/// <param name="Owner">Code of the province, or of the nation.</param>
/// <param name="Standard">As the rules read it.</param>
/// <param name="Loaded">The row it was loaded into; null when it was shipped.</param>
public sealed record HeldStandard(string Owner, PovertyStandard Standard, LoadedStandard? Loaded)
{
    public bool IsShipped => Loaded is null;

    /// <summary>"Quốc gia", "Tỉnh Gia Lai".</summary>
    public string OwnerName => Standard.ProvinceCode is { } code ? StandardWords.Province(code) : "Quốc gia";
}
