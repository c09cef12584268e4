using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using VuonLen.App.Areas;

namespace VuonLen.App.Data;

/// <summary>What the first start leaves in a database: provinces, roles, their audit, its own mark. Nobody would miss it.</summary>
internal static class FirstStart
{
    private static readonly Type[] _leaves = [typeof(AreaUnit), typeof(IdentityRole<Guid>), typeof(AuditEntry), typeof(InstallationMark)];

    /// <summary>Whether there is anything more. Every table is asked, whatever the caller's area.</summary>
    public static async Task<bool> IsOverAsync(VuonLenDb db, CancellationToken cancel)
    {
        if (await db.Units.AnyAsync(u => u.Level != AreaLevel.Province, cancel))
            return true;

        foreach (var table in RawTable.All(db).Where(t => !_leaves.Contains(t.Entity)))
        {
            await db.Database.OpenConnectionAsync(cancel);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandText = $"select 1 from \"{table.Name}\" limit 1";
            if (await command.ExecuteScalarAsync(cancel) is not null)
                return true;
        }

        return false;
    }
}
