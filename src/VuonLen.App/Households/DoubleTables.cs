using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VuonLen.App.Households;

internal sealed class DoubleDecisionTable : IEntityTypeConfiguration<DoubleDecision>
{
    public void Configure(EntityTypeBuilder<DoubleDecision> builder)
    {
        builder.ToTable("double_decision");
        builder.Property(d => d.Why).HasMaxLength(500);
        builder.Property(d => d.DecidedBy).HasMaxLength(256);
        builder.Property(d => d.WithdrawnBy).HasMaxLength(256);
        builder.HasIndex(d => new { d.ProvinceCode, d.FirstId, d.SecondId });
    }
}

internal sealed class DoubleMergeTable : IEntityTypeConfiguration<DoubleMerge>
{
    public void Configure(EntityTypeBuilder<DoubleMerge> builder)
    {
        builder.ToTable("double_merge");
        builder.Property(m => m.Why).HasMaxLength(500);
        builder.Property(m => m.MergedBy).HasMaxLength(256);
        builder.Property(m => m.UndoneBy).HasMaxLength(256);
        builder.Property(m => m.UndoneAt).IsConcurrencyToken(); // a merger is undone once
        builder.HasIndex(m => new { m.ProvinceCode, m.OtherId });
        builder.HasIndex(m => new { m.ProvinceCode, m.MergedAt });
    }
}
