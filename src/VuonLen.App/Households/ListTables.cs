using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VuonLen.App.Households;

internal sealed class ListImportTable : IEntityTypeConfiguration<ListImport>
{
    public void Configure(EntityTypeBuilder<ListImport> builder)
    {
        builder.ToTable("list_import");
        builder.Property(i => i.FileName).HasMaxLength(260);
        builder.Property(i => i.FileHash).HasMaxLength(64);
        builder.Property(i => i.UploadedBy).HasMaxLength(256);
        builder.Property(i => i.WrittenBy).HasMaxLength(256);
        builder.Property(i => i.UndoneBy).HasMaxLength(256);
        builder.HasIndex(i => new { i.ProvinceCode, i.UploadedAt });
    }
}

internal sealed class ListItemTable : IEntityTypeConfiguration<ListItem>
{
    public void Configure(EntityTypeBuilder<ListItem> builder)
    {
        builder.ToTable("list_item");
        builder.Property(i => i.Sheet).HasMaxLength(100);
        builder.Property(i => i.TargetProvince).HasMaxLength(2);
        builder.Property(i => i.State).IsConcurrencyToken(); // two processes that hold one run cannot both write it
        builder.HasIndex(i => new { i.ProvinceCode, i.ListImportId, i.Number }).IsUnique();
        builder.HasIndex(i => new { i.ProvinceCode, i.ListImportId, i.Fate, i.Number });
    }
}

internal sealed class KnownMappingTable : IEntityTypeConfiguration<KnownMapping>
{
    public void Configure(EntityTypeBuilder<KnownMapping> builder)
    {
        builder.ToTable("known_mapping");
        builder.Property(m => m.Signature).HasMaxLength(64);
        builder.HasIndex(m => new { m.ProvinceCode, m.AreaPath, m.Signature }); // after a merger two communes may have remembered the same
    }
}

internal sealed class ListExportTable : IEntityTypeConfiguration<ListExport>
{
    public void Configure(EntityTypeBuilder<ListExport> builder)
    {
        builder.ToTable("list_export");
        builder.Property(e => e.AskedBy).HasMaxLength(256);
        builder.HasIndex(e => new { e.ProvinceCode, e.AskedAt });
    }
}
