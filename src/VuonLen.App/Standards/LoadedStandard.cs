using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Standards;

/// <summary>A standard that was loaded: a province's own (chuẩn nghèo của địa phương), or the nation's next one.</summary>
/// <remarks>Its path is the owner's: a province, or <see cref="AreaPaths.Nation"/>. Everybody reads it.</remarks>
public sealed class LoadedStandard : AreaRow, IRevisioned
{
    public required string Code { get; init; }

    /// <summary>The file as it was loaded, in the shape of the shipped ones.</summary>
    public required string Json { get; set; }

    public required DateTimeOffset LoadedAt { get; set; }

    public required string LoadedBy { get; set; }

    public int Revision { get; private set; }
}

/// <summary>A card of B1 points that was loaded (bảng điểm B1). The product ships none.</summary>
public sealed class LoadedScorecard : AreaRow, IRevisioned
{
    public required string Code { get; init; }

    public required string Standard { get; init; }

    public required string Json { get; set; }

    public required DateTimeOffset LoadedAt { get; set; }

    public required string LoadedBy { get; set; }

    public int Revision { get; private set; }
}

internal sealed class LoadedStandardTable : IEntityTypeConfiguration<LoadedStandard>
{
    public void Configure(EntityTypeBuilder<LoadedStandard> builder)
    {
        builder.ToTable("loaded_standard");
        builder.Property(s => s.Code).HasMaxLength(32);
        builder.Property(s => s.LoadedBy).HasMaxLength(256);
        builder.HasIndex(s => new { s.ProvinceCode, s.Code }).IsUnique();
    }
}

internal sealed class LoadedScorecardTable : IEntityTypeConfiguration<LoadedScorecard>
{
    public void Configure(EntityTypeBuilder<LoadedScorecard> builder)
    {
        builder.ToTable("loaded_scorecard");
        builder.Property(s => s.Code).HasMaxLength(32);
        builder.Property(s => s.Standard).HasMaxLength(32);
        builder.Property(s => s.LoadedBy).HasMaxLength(256);
        builder.HasIndex(s => new { s.ProvinceCode, s.Code }).IsUnique();
    }
}
