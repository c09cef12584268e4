using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Documents;
using VuonLen.App.Households.Lists;
using VuonLen.App.Runs;
using VuonLen.Rules;

namespace VuonLen.App.Households.Importing;

/// <summary>Takes a list in (tải danh sách lên): keeps the file, says how it is understood. Nothing of the registry is touched.</summary>
public sealed class UploadList(VuonLenDb db, FileStore files, DocumentLimits limits, TimeProvider clock)
{
    private const int MostShown = 50;

    private const int MostOfName = 200, TailOfName = 40;

    /// <summary>The imports in reach, the latest first, and where a list can go.</summary>
    public async Task<View> ShowAsync(CancellationToken cancel)
    {
        var imports = await db.ListImports.AsNoTracking().OrderByDescending(i => i.UploadedAt).Take(MostShown).ToListAsync(cancel);
        return new(
            await PlacesAsync(cancel),
            [.. imports.Select(i => new Line(i.Key, i.FileName, i.Kind, i.State, i.UploadedAt, i.UploadedBy, ListCounts.Read(i.Counts)))],
            limits);
    }

    /// <param name="content">Can be sought; stays the caller's.</param>
    /// <param name="fileName">As the user calls it; only shown.</param>
    /// <param name="place">Path of the commune, or of the province whose communes the rows go to; null for the caller's only one.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome<ListImport>> SaveAsync(Stream content, string fileName, string? place, CancellationToken cancel)
    {
        var places = await PlacesAsync(cancel);
        if ((place is null ? places.Count == 1 ? places[0] : null : places.FirstOrDefault(p => p.Path == place)) is not { } chosen)
            return new(null, ListProblems.NoCommune);

        fileName = NameOf(fileName);
        var opened = WorkbookReader.Open(content, fileName, limits);
        if (opened.Answer is not { } book)
            return new(null, opened.Problems);

        ListMapping mapping;
        using (book)
        {
            var understood = UnderstandFile.Read(book, null, cancel);
            if (understood.Answer is not { } view)
                return new(null, understood.Problems);

            mapping = view.Mapping;
        }

        var signature = mapping.Signature;
        var known = await db.KnownMappings.AsNoTracking().Where(m => m.AreaPath == chosen.Path && m.Signature == signature)
            .OrderByDescending(m => m.UsedAt).FirstOrDefaultAsync(cancel);
        if (known is not null)
            mapping.TakeOver(ListMapping.Read(known.Mapping));

        content.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
        content.Position = 0;
        var file = await files.AddUnclaimedAsync(chosen.Path, fileName, content, cancel);
        var import = new ListImport
        {
            AreaPath = chosen.Path,
            FileName = fileName,
            StoredFileId = file.Id,
            FileHash = hash,
            UploadedAt = clock.GetUtcNow(),
            UploadedBy = db.Caller.Name,
            Kind = KindOf.File(mapping),
            Mapping = mapping.Write(),
            AsOf = clock.Today,
        };
        db.Add(import);
        await files.ClaimAsync(file.Key, cancel);
        var saved = await db.SaveAsync(nameof(UploadList), cancel);
        return saved.IsRefused ? new(null, saved.Problems) : new(import);
    }

    /// <summary>The communes in which the caller may write, and for who keeps provinces the provinces.</summary>
    private async Task<IReadOnlyList<Place>> PlacesAsync(CancellationToken cancel)
    {
        var places = new List<Place>();
        foreach (var path in db.Caller.Scope.Granted)
        {
            // A village's list goes through the commune, whose file it is.
            var found = await db.Units.AsNoTracking()
                .Where(u => u.ValidTo == null && u.AreaPath.StartsWith(path) && (u.Level == AreaLevel.Commune || u.Level == AreaLevel.Province))
                .OrderBy(u => u.AreaPath).Take(4000).ToListAsync(cancel);
            places.AddRange(found.Select(u => new Place(u.AreaPath, u.FullName)));
        }

        return [.. places.DistinctBy(p => p.Path)];
    }

    /// <summary>The last part of what browsers send, without what nobody sees and what turns the rest round; never cut within a letter.</summary>
    private static string NameOf(string fileName)
    {
        var last = fileName.Split('/', '\\')[^1];
        var clean = string.Concat(last.EnumerateRunes().Where(r => Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.Format))).Trim();
        if (clean.All(c => c is '.' or ' '))
            return "danh-sach";
        if (clean.Length <= MostOfName)
            return clean;

        var (head, tail) = (MostOfName - TailOfName, clean.Length - TailOfName);
        return clean[..(char.IsHighSurrogate(clean[head - 1]) ? head - 1 : head)] + clean[(char.IsLowSurrogate(clean[tail]) ? tail + 1 : tail)..];
    }

    /// <param name="Places">Where a list can go.</param>
    /// <param name="Imports">Of late.</param>
    /// <param name="Limits">What is refused as too large.</param>
    public sealed record View(IReadOnlyList<Place> Places, IReadOnlyList<Line> Imports, DocumentLimits Limits);

    public sealed record Place(string Path, string Name);

    public sealed record Line(
        AreaKey Key, string FileName, ListKind Kind, ListState State, DateTimeOffset UploadedAt, string UploadedBy, ListCounts Counts);
}
