using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VuonLen.App.Areas;

namespace VuonLen.App.Data;

/// <summary>What a database knows of its installation (dấu của bản cài đặt), in its one row: which keys are its own, and whether its people are invented.</summary>
/// <remarks>The keys lie in a folder and the database may lie anywhere: with keys of another one personal IDs could not be read, nor ever be found again.</remarks>
[Unaudited]
public sealed class InstallationMark : AreaRow
{
    /// <summary>Two processes that start at the same moment write the same row, and the second is told.</summary>
    public static readonly Guid OnlyId = new("00000000-0000-7000-8000-000000000001");

    /// <summary>Tells the key of the personal IDs' hash from any other without telling it.</summary>
    public required string HashKeyPrint { get; init; }

    /// <summary>A known text, sealed: who opens it has the keys of data protection. Those that follow are kept beside it, so it stays.</summary>
    public required string Sealed { get; init; }

    /// <summary>Filled with invented people: it has the demo's day whoever opens it.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Whether a database is the demo's; one without tables is not.</summary>
    public static async Task<bool> IsOfDemoAsync(VuonLenDb db, CancellationToken cancel) =>
        (await db.Database.GetAppliedMigrationsAsync(cancel)).Any() && await db.InstallationMarks.AnyAsync(m => m.IsDemo, cancel);
}

internal sealed class InstallationMarkTable : IEntityTypeConfiguration<InstallationMark>
{
    public void Configure(EntityTypeBuilder<InstallationMark> builder)
    {
        builder.ToTable("installation_mark");
        builder.Property(m => m.HashKeyPrint).HasMaxLength(64);
    }
}
