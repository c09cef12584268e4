using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VuonLen.App.Reports;

internal sealed class FormPackTable : IEntityTypeConfiguration<FormPack>
{
    public void Configure(EntityTypeBuilder<FormPack> builder)
    {
        builder.ToTable("form_pack");
        builder.Property(p => p.UnitCode).HasMaxLength(12);
        builder.Property(p => p.UnitName).HasMaxLength(150);
        builder.Property(p => p.Standard).HasMaxLength(32);
        builder.Property(p => p.FrozenBy).HasMaxLength(256);
        builder.Property(p => p.Hash).HasMaxLength(64);
        builder.Property(p => p.FileHash).HasMaxLength(64);
        builder.HasIndex(p => new { p.ProvinceCode, p.UnitId, p.Year, p.Stage, p.Version }).IsUnique();
    }
}

internal sealed class PackOrderTable : IEntityTypeConfiguration<PackOrder>
{
    public void Configure(EntityTypeBuilder<PackOrder> builder)
    {
        builder.ToTable("pack_order");
        builder.Property(o => o.AskedBy).HasMaxLength(256);
        builder.HasIndex(o => new { o.ProvinceCode, o.UnitId, o.AskedAt });
    }
}

internal sealed class FormChoiceTable : IEntityTypeConfiguration<FormChoice>
{
    public void Configure(EntityTypeBuilder<FormChoice> builder)
    {
        builder.ToTable("form_choice");
        builder.Property(c => c.EthnicGroups).HasMaxLength(200);
        builder.Property(c => c.Priority).HasMaxLength(100);
        builder.HasIndex(c => new { c.ProvinceCode, c.AreaPath }); // after a merger two communes may have chosen
    }
}
