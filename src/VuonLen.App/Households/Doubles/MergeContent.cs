using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Lists;

namespace VuonLen.App.Households.Doubles;

/// <summary>What a merger of doubles did, so that it can be shown and taken back row by row.</summary>
public sealed class MergeContent
{
    /// <summary>Who turned out to be one: who stays, who goes.</summary>
    public List<PersonPair> People { get; set; } = [];

    /// <summary>Members of the household that went who are none of the other: they live in the one that stays now.</summary>
    public List<Guid> Moved { get; set; } = [];

    /// <summary>Lines of the ledger repeated.</summary>
    public int Lines { get; set; }

    /// <summary>Rows of the household that went, or lost the second record, as they were.</summary>
    public List<RowBefore> Other { get; set; } = [];

    /// <summary>Rows of the household that stays, as they were.</summary>
    public List<RowBefore> Kept { get; set; } = [];

    /// <summary>Rows added to the household that stays.</summary>
    public List<Guid> Added { get; set; } = [];

    /// <summary>Of the two households when all was done: a later change is one that builds upon it.</summary>
    public int KeptRevision { get; set; }

    public int OtherRevision { get; set; }
}

/// <param name="Stays">A person.</param>
/// <param name="Goes">The second record of the same one.</param>
public sealed record PersonPair([property: JsonPropertyName("s")] Guid Stays, [property: JsonPropertyName("g")] Guid Goes);

/// <summary>Seals what mergers hold, and notes rows as they are before they change.</summary>
public sealed class MergeSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("VuonLen.DoubleMerge");

    public byte[] Seal(MergeContent content) => _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(content));

    public MergeContent Open(byte[] sealedBytes) => JsonSerializer.Deserialize<MergeContent>(_protector.Unprotect(sealedBytes))!;

    /// <summary>The rows about to change, without what the program derives and where they lie: a commune may be merged meanwhile.</summary>
    internal static List<RowBefore> BeforeOf(VuonLenDb db)
    {
        db.ChangeTracker.DetectChanges();
        return
        [
            .. db.ChangeTracker.Entries<AreaRow>().Where(e => e.State is EntityState.Modified).Select(e => new RowBefore(
                e.Metadata.ShortName(), e.Entity.Id,
                e.Properties.Where(p => p.IsModified && !_leftOut.Contains(p.Metadata.Name))
                    .ToDictionary(p => p.Metadata.Name, p => JsonSerializer.SerializeToElement(p.OriginalValue, p.Metadata.ClrType)))),
        ];
    }

    internal static void Restore(EntityEntry row, RowBefore before)
    {
        foreach (var (name, value) in before.Values)
        {
            var property = row.Property(name);
            property.CurrentValue = value.Deserialize(property.Metadata.ClrType);
        }
    }

    private static readonly HashSet<string> _leftOut = [nameof(AreaRow.AreaPath), nameof(Household.CommuneCode), nameof(IRevisioned.Revision)];
}
