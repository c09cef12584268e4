using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VuonLen.App.Reviews;

internal sealed class DecisionTable : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("decision");
        builder.Ignore(d => d.TakesEffectOn);
        builder.Property(d => d.Number).HasMaxLength(60);
        builder.Property(d => d.SignedBy).HasMaxLength(100);
        builder.Property(d => d.SignerPosition).HasMaxLength(100);
        builder.Property(d => d.Standard).HasMaxLength(32);
        builder.Property(d => d.DraftedBy).HasMaxLength(256);
        builder.Property(d => d.IssuedBy).HasMaxLength(256);
        builder.HasIndex(d => new { d.ProvinceCode, d.UnitId, d.Number, d.DecidedOn }, "ux_decision_number").IsUnique().HasFilter("state <> 'Draft'");
    }
}

internal sealed class DecisionLineTable : IEntityTypeConfiguration<DecisionLine>
{
    public void Configure(EntityTypeBuilder<DecisionLine> builder)
    {
        builder.ToTable("decision_line");
        builder.Property(l => l.Remark).HasMaxLength(500);
        builder.Property(l => l.HeadName).HasMaxLength(100);
        builder.Property(l => l.Code).HasMaxLength(30);
        builder.Property(l => l.IsWritten).IsConcurrencyToken(); // two processes that hold one run cannot both write it
        builder.HasIndex(l => new { l.ProvinceCode, l.DecisionId, l.Target }).IsUnique();
    }
}
