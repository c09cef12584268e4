using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Runs;

namespace VuonLen.App.Households.Exporting;

/// <summary>Deletes the files of lists made long ago, full of people's data, and files nobody ever referred to (xóa tệp hết hạn).</summary>
/// <remarks>What was asked for, by whom and how many households it told of stays, and the page says that the file is gone.</remarks>
public sealed class ForgetFiles(VuonLenDb db, FileStore files, TimeProvider clock)
{
    /// <summary>How long a list can be fetched again.</summary>
    public const int Days = 30;

    private const int Batch = 5;

    /// <returns>How many files were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var forgotten = await files.ForgetUnclaimedAsync(cancel);
        var before = clock.GetUtcNow().AddDays(-Days);
        while (true)
        {
            var old = await db.ListExports.Where(e => db.StoredFiles.Any(f => f.ProvinceCode == e.ProvinceCode && f.Id == e.StoredFileId && f.StoredAt < before))
                .OrderBy(e => e.AskedAt).Take(Batch).ToListAsync(cancel);
            if (old.Count == 0)
                return forgotten;

            foreach (var export in old)
            {
                // No longer of the file before the file goes, or the row would be cut from its province too.
                var file = export.StoredFileId!.Value;
                export.StoredFileId = null;
                db.ChangeTracker.DetectChanges();
                await files.RemoveAsync(new(export.ProvinceCode, file), cancel);
            }

            // Refused: somebody deletes them as well; the next day sees to what is left.
            if ((await db.SaveAsync(nameof(ForgetFiles), cancel)).IsRefused)
                return forgotten;
            db.ChangeTracker.Clear();
            forgotten += old.Count;
        }
    }
}
