using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VuonLen.App.Data;

namespace VuonLen.App.Areas;

/// <summary>A province, a commune or a village, for as long as it exists under one name and extent (đơn vị hành chính).</summary>
/// <remarks>
/// A unit of the past stays: its <see cref="AreaRow.AreaPath"/> then names who keeps its rows today, and what happened in it
/// names the unit by id. Two units may bear one name, or one code, at different times.
/// </remarks>
public sealed class AreaUnit : AreaRow, IRevisioned
{
    public required AreaLevel Level { get; init; }

    /// <summary>Official for provinces and communes, the commune's own for villages.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>As papers print it before the name: Tỉnh, Thành phố, Xã, Phường, Đặc khu, Thôn, Tổ dân phố…; see <see cref="AreaKinds"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>The unit it lay in while it existed; null for a province.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Decides which line of a standard applies. A ward is urban unless somebody says otherwise.</summary>
    public bool IsUrban { get; set; }

    /// <summary>Đặc biệt khó khăn; null when nobody said.</summary>
    public bool? IsEspeciallyDifficult { get; set; }

    /// <summary>First day; null when it has always been there as far as anybody noted.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>The first day on which it no longer exists; null while it does.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The former units in the words of the official list; those kept as units stand in <see cref="AreaSuccession"/>.</summary>
    public string? FormerUnits { get; set; }

    public int Revision { get; private set; }

    /// <summary>"Phường Tân Phong".</summary>
    public string FullName => $"{Kind} {Name}";

    public bool ExistsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day < ValidTo);
}

/// <summary>Where in the tree a unit stands.</summary>
public enum AreaLevel
{
    /// <summary>Tỉnh, thành phố.</summary>
    Province,

    /// <summary>Xã, phường, đặc khu.</summary>
    Commune,

    /// <summary>Thôn, bản, làng, buôn, tổ dân phố.</summary>
    Village,
}

/// <summary>That one unit took over from another, wholly or in part (sáp nhập, chia tách).</summary>
public sealed class AreaSuccession : AreaRow
{
    public required Guid FormerUnitId { get; init; }

    public required Guid SuccessorUnitId { get; init; }

    /// <summary>The successor's first day with what it took over.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Only a part of the former unit went to this successor.</summary>
    public bool IsPart { get; init; }
}

/// <summary>How many live in a unit in a year, as typed or loaded (dân số). Null is "not entered", never 0.</summary>
public sealed class AreaPopulation : AreaRow, IRevisioned
{
    /// <summary>A village, or a commune whose villages are not counted apart.</summary>
    public required Guid UnitId { get; init; }

    public required int Year { get; init; }

    public int? Households { get; set; }

    public int? Persons { get; set; }

    /// <summary>Hộ dân tộc thiểu số.</summary>
    public int? EthnicMinorityHouseholds { get; set; }

    public int? EthnicMinorityPersons { get; set; }

    /// <summary>Hộ dân tộc tại chỗ.</summary>
    public int? IndigenousHouseholds { get; set; }

    public int? IndigenousPersons { get; set; }

    /// <summary>The day the figures were counted.</summary>
    public DateOnly? CountedOn { get; set; }

    /// <summary>Who says so, in a few words.</summary>
    public string? Source { get; set; }

    public int Revision { get; private set; }

    public PopulationFigures Figures
    {
        get => new(Households, Persons, EthnicMinorityHouseholds, EthnicMinorityPersons, IndigenousHouseholds, IndigenousPersons);
        set => (Households, Persons, EthnicMinorityHouseholds, EthnicMinorityPersons, IndigenousHouseholds, IndigenousPersons) =
            (value.Households, value.Persons, value.EthnicMinorityHouseholds, value.EthnicMinorityPersons,
            value.IndigenousHouseholds, value.IndigenousPersons);
    }
}

/// <summary>The kinds of unit, as papers print them.</summary>
public static class AreaKinds
{
    public static IReadOnlyList<string> Provinces { get; } = ["Tỉnh", "Thành phố"];

    public static IReadOnlyList<string> Communes { get; } = ["Xã", "Phường", "Đặc khu"];

    public static IReadOnlyList<string> Villages { get; } =
    [
        "Thôn", "Bản", "Làng", "Bon", "Buôn", "Ấp", "Phum", "Sóc", "Xóm", "Khóm", "Khu phố", "Khối phố", "Tiểu khu", "Tổ dân phố",
    ];

    public static IReadOnlyList<string> Of(AreaLevel level) => level switch
    {
        AreaLevel.Province => Provinces,
        AreaLevel.Commune => Communes,
        AreaLevel.Village => Villages,
    };

    /// <summary>The kind in our spelling whatever its capitals, or null: one row of the official list says "xã".</summary>
    public static string? Find(AreaLevel level, string text) =>
        Of(level).FirstOrDefault(kind => string.Equals(kind, text.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Phường là thành thị, xã là nông thôn; đặc khu do người dùng đặt, ban đầu là nông thôn.</summary>
    public static bool IsUrban(string communeKind) => communeKind == "Phường";
}

internal sealed class AreaUnitTable : IEntityTypeConfiguration<AreaUnit>
{
    public void Configure(EntityTypeBuilder<AreaUnit> builder)
    {
        builder.ToTable("area_unit");
        builder.Property(u => u.Level).HasConversion<string>().HasMaxLength(16);
        builder.Property(u => u.Code).HasMaxLength(12);
        builder.Property(u => u.Name).HasMaxLength(100);
        builder.Property(u => u.Kind).HasMaxLength(20);
        builder.Ignore(u => u.FullName);
        builder.HasIndex(u => new { u.ProvinceCode, u.ParentId, u.Code }, "ux_area_unit_code_today").IsUnique().HasFilter("valid_to is null");
        builder.HasIndex(u => new { u.ProvinceCode, u.ParentId });
    }
}

internal sealed class AreaSuccessionTable : IEntityTypeConfiguration<AreaSuccession>
{
    public void Configure(EntityTypeBuilder<AreaSuccession> builder)
    {
        builder.ToTable("area_succession");
        builder.HasIndex(s => new { s.ProvinceCode, s.SuccessorUnitId });
        builder.HasIndex(s => new { s.ProvinceCode, s.FormerUnitId });
    }
}

internal sealed class AreaPopulationTable : IEntityTypeConfiguration<AreaPopulation>
{
    public void Configure(EntityTypeBuilder<AreaPopulation> builder)
    {
        builder.ToTable("area_population");
        builder.Property(p => p.Source).HasMaxLength(200);
        builder.Ignore(p => p.Figures);
        builder.HasIndex(p => new { p.ProvinceCode, p.UnitId, p.Year }).IsUnique();
    }
}
