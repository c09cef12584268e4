using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Plans.Reading;
using VuonLen.App.Runs;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Intake;

/// <summary>Takes the document of a plan in (đọc kế hoạch từ tệp): keeps it, reads it, stores the draft. Nothing is in use by that.</summary>
/// <remarks>A text is read at once. Letters in pictures take seconds a page, so a scan, and a .pdf that may be one, is read in the background.</remarks>
public sealed class UploadPlan(VuonLenDb db, FileStore files, RunRequests runs, TimeProvider clock)
{
    private const int LongestName = 200;

    /// <summary>Where a plan can go, and the plans one can start from.</summary>
    public async Task<View> ShowAsync(CancellationToken cancel) => new(
        await PlanPlaces.OfAsync(db, cancel),
        [
            .. (await db.Plans.AsNoTracking().Where(p => p.State == PlanState.InUse).OrderByDescending(p => p.Year).Take(50).ToListAsync(cancel))
                .Where(db.Keeps).Select(p => new Earlier(p.Key, p.Year is { } year ? $"{p.Name} ({year})" : p.Name)),
        ]);

    /// <param name="content">Can be sought; stays the caller's.</param>
    /// <param name="fileName">Its ending has to fit the content.</param>
    /// <param name="unit">Whose plan; null for the caller's only unit.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome<Plan>> SaveAsync(Stream content, string fileName, Guid? unit, CancellationToken cancel)
    {
        var places = await PlanPlaces.OfAsync(db, cancel);
        if ((unit is null ? places.Count == 1 ? places[0] : null : places.FirstOrDefault(p => p.Id == unit)) is not { } place)
            return new(null, PlanProblems.NoUnit);
        if (content.Length == 0)
            return new(null, PlanProblems.NoFile);
        if (content.Length > ReadingLimits.FileBytes)
            return new(null, PlanProblems.TooLarge(ReadingLimits.FileBytes));

        fileName = NameOf(fileName);
        var isQuick = Path.GetExtension(fileName).ToLowerInvariant() is not (".pdf" or ".png" or ".jpg" or ".jpeg");
        var read = isQuick ? await ReadPlan.RunAsync(content, fileName, cancel) : null;
        if (read is { IsRefused: true })
            return new(null, read.Problems);

        content.Position = 0;
        var file = await files.AddAsync(place.Path, fileName, content, cancel);
        var plan = New(place, fileName);
        plan.DocumentId = file.Id;
        db.Add(plan);
        if (read?.Answer is { } document)
        {
            db.AddRange(DraftRows.Of(plan, document));
        }
        else
        {
            plan.AwaitReading();
            plan.IsScanned = Path.GetExtension(fileName).ToLowerInvariant() is not ".pdf"; // a .pdf may hold text
            runs.Add(ReadUploadedPlan.Kind, plan);
        }

        var saved = await db.SaveAsync(nameof(UploadPlan), cancel);
        runs.Ring();
        return saved.IsRefused ? new(null, saved.Problems) : new(plan);
    }

    private Plan New(PlanPlace place, string fileName) => new()
    {
        AreaPath = place.Path,
        UnitId = place.Id,
        FileName = fileName,
        CreatedAt = clock.GetUtcNow(),
        CreatedBy = db.Caller.Name,
    };

    /// <summary>The last part of what browsers send, without what no name of a file holds.</summary>
    internal static string NameOf(string fileName)
    {
        var last = fileName.Split('/', '\\')[^1];
        // Nor what turns the direction of writing round, so that ".exe" reads as ".pdf".
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.Format)).Trim();
        return clean.Length == 0 ? "ke-hoach" : clean.Length > LongestName ? clean[..(LongestName - 40)] + clean[^40..] : clean;
    }

    public sealed record View(IReadOnlyList<PlanPlace> Places, IReadOnlyList<Earlier> Earlier);

    public sealed record Earlier(AreaKey Key, string Name);
}
