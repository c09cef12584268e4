using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Documents;
using VuonLen.App.Households.Lists;
using VuonLen.App.Runs;
using VuonLen.Rules;
using VuonLen.Rules.Text;

namespace VuonLen.App.Households.Importing;

/// <summary>Shows how a list is understood, takes corrections, remembers them, and asks for the preview (cách hiểu tệp).</summary>
public sealed class UnderstandList(VuonLenDb db, FileStore files, DocumentLimits limits, RunRequests runs, TimeProvider clock)
{
    /// <summary>Null when out of reach; refused when the file cannot be opened any more.</summary>
    public async Task<Outcome<View>?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.ListImports.At(key).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } import)
            return null;

        var read = await ReadAsync(import, (book, mapping) => UnderstandFile.Read(book, mapping, cancel), cancel);
        return read.Answer is { } view ? new(new View(import, view, await VillagesAsync(import, cancel))) : new(null, read.Problems);
    }

    /// <summary>The village with a code in the place of the list, or null.</summary>
    public async Task<Guid?> VillageAsync(AreaKey key, string code, CancellationToken cancel) =>
        await db.ListImports.At(key).Select(i => i.AreaPath).SingleOrDefaultAsync(cancel) is { } path
            ? await db.Units.Where(u => u.ProvinceCode == key.ProvinceCode && u.Level == AreaLevel.Village && u.ValidTo == null
                && u.AreaPath.StartsWith(path) && u.Code == code).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancel)
            : null;

    /// <summary>Keeps the corrections and starts the preview.</summary>
    public async Task<Outcome<Run>> SaveAsync(AreaKey key, Form form, CancellationToken cancel)
    {
        if (await db.ListImports.At(key).SingleOrDefaultAsync(cancel) is not { } import)
            return new(null, ListProblems.NotFound);
        if (import.State is not (ListState.Uploaded or ListState.Planned))
            return new(null, ListProblems.WrongTime);

        var mapping = ListMapping.Read(import.Mapping!);
        var moved = form.WriteTo(mapping);
        if (moved.Count > 0)
        {
            var read = await ReadAsync(import, (book, _) => Move(book, mapping, moved, cancel), cancel);
            if (read.IsRefused)
                return new(null, read.Problems);
        }

        // What was previewed is no longer what would be written.
        import.State = ListState.Uploaded;
        import.Mapping = mapping.Write();
        (import.AsOf, import.Round) = (form.AsOf, form.Round);
        if (Check(mapping, form, import) is { Count: > 0 } problems)
        {
            // What was corrected so far stays, so that nobody has to do it twice.
            import.AsOf ??= clock.Today;
            await db.SaveAsync(nameof(UnderstandList), cancel);
            return new(null, problems);
        }

        if (moved.Count > 0)
        {
            await db.SaveAsync(nameof(UnderstandList), cancel);
            return new(null, []);
        }

        import.State = ListState.Planning;
        import.Kind = KindOf.File(mapping);
        await RememberAsync(import, mapping, cancel);
        var run = runs.Add(PlanImport.Kind, import);
        var saved = await db.SaveAsync(nameof(UnderstandList), cancel);
        runs.Ring();
        return saved.IsRefused ? new(null, saved.Problems) : new(run);
    }

    private List<Problem> Check(ListMapping mapping, Form form, ListImport import)
    {
        var problems = new List<Problem>();
        if (!mapping.Used.Any())
            problems.Add(ListProblems.NoSheet);
        if (mapping.Used.Any(s => !s.Columns.Exists(c => UnderstandSheet.IsName(c.Field))))
            problems.Add(ListProblems.NoName);
        if (mapping.Used.Any(s => s.Columns.Where(c => c.Field is not null).GroupBy(c => c.Field).Any(g => g.Count() > 1)))
            problems.Add(ListProblems.FieldTwice);
        if (form.AsOf is null || form.AsOf > clock.Today)
            problems.Add(ListProblems.NoDay);
        if (mapping.VillageId is null && AreaPaths.CommuneOf(import.AreaPath) is not null
            && mapping.Used.Any(s => !s.Columns.Exists(c => c.Field is ListField.Village or ListField.Address)))
        {
            problems.Add(ListProblems.VillageNeeded);
        }

        return problems;
    }

    private static Outcome<UnderstandFile.View> Move(WorkbookReader book, ListMapping mapping, IReadOnlyList<(int Sheet, int First, int Last)> moved, CancellationToken cancel)
    {
        foreach (var (index, first, last) in moved)
            UnderstandFile.MoveHeader(book, mapping.Sheets.Single(s => s.Index == index), first, last, cancel);
        return UnderstandFile.Read(book, mapping, cancel);
    }

    private async Task RememberAsync(ListImport import, ListMapping mapping, CancellationToken cancel)
    {
        var (path, signature) = (import.AreaPath, mapping.Signature);
        var known = await db.KnownMappings.FirstOrDefaultAsync(m => m.AreaPath == path && m.Signature == signature, cancel);
        if (known is null)
            db.Add(new KnownMapping { AreaPath = path, Signature = signature, Mapping = mapping.Write(), UsedAt = clock.GetUtcNow() });
        else
            (known.Mapping, known.UsedAt) = (mapping.Write(), clock.GetUtcNow());
    }

    private async Task<Outcome<UnderstandFile.View>> ReadAsync(
        ListImport import, Func<WorkbookReader, ListMapping, Outcome<UnderstandFile.View>> read, CancellationToken cancel)
    {
        Stream stream;
        try
        {
            stream = await files.OpenAsync(new(import.ProvinceCode, import.StoredFileId), cancel);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return new(null, ListProblems.NotReadableNow);
        }

        await using (stream)
        {
            var opened = WorkbookReader.Open(stream, import.FileName, limits);
            if (opened.Answer is not { } book)
                return new(null, opened.Problems);
            using (book)
                return read(book, ListMapping.Read(import.Mapping!));
        }
    }

    private async Task<IReadOnlyList<VillageChoice>> VillagesAsync(ListImport import, CancellationToken cancel) =>
        AreaPaths.CommuneOf(import.AreaPath) is null
            ? []
            : await db.Units.AsNoTracking()
                .Where(u => u.ProvinceCode == import.ProvinceCode && u.Level == AreaLevel.Village && u.ValidTo == null && u.AreaPath.StartsWith(import.AreaPath))
                .OrderBy(u => u.AreaPath).Select(u => new VillageChoice(u.ProvinceCode, u.Id, u.Kind + " " + u.Name)).ToListAsync(cancel);

    public sealed class View
    {
        internal View(ListImport import, UnderstandFile.View file, IReadOnlyList<VillageChoice> villages) => (Import, File, Villages) = (import, file, villages);

        public ListImport Import { get; }

        internal UnderstandFile.View File { get; }

        /// <summary>Of the commune, for a list that names none.</summary>
        public IReadOnlyList<VillageChoice> Villages { get; }
    }

    /// <summary>What the user says the file means.</summary>
    public sealed class Form
    {
        public DateOnly? AsOf { get; set; }

        public int? Round { get; set; }

        public Guid? VillageId { get; set; }

        [System.Diagnostics.CodeAnalysis.AllowNull] // a form without sheets sends none
        public List<SheetForm> Sheets { get; set => field = value ?? []; } = [];

        internal static Form Of(ListImport import, ListMapping mapping) => new()
        {
            AsOf = import.AsOf,
            Round = import.Round,
            VillageId = mapping.VillageId,
            Sheets =
            [
                .. mapping.Sheets.Select(s => new SheetForm
                {
                    Index = s.Index,
                    IsUsed = s.IsUsed,
                    Role = s.Role,
                    Encoding = s.Encoding,
                    HeaderFirst = s.HeaderFirst,
                    HeaderLast = s.HeaderLast,
                    Fields = [.. s.Columns.Select(c => c.Field?.ToString() ?? "")],
                }),
            ],
        };

        /// <returns>The sheets whose header the user moved: their columns have to be understood anew.</returns>
        internal List<(int Sheet, int First, int Last)> WriteTo(ListMapping mapping)
        {
            var moved = new List<(int, int, int)>();
            mapping.VillageId = VillageId ?? (Sheets.Count == 0 ? mapping.VillageId : null); // without sheets: as it was understood
            foreach (var sheet in mapping.Sheets)
            {
                if (Sheets.Find(s => s.Index == sheet.Index) is not { } form)
                    continue;

                sheet.IsUsed = form.IsUsed;
                sheet.Role = Enum.IsDefined(form.Role) ? form.Role : SheetRole.Listed;
                sheet.Encoding = Enum.IsDefined(form.Encoding) ? form.Encoding : LegacyEncoding.None;
                if ((form.HeaderFirst, form.HeaderLast) != (sheet.HeaderFirst, sheet.HeaderLast)
                    && form.HeaderFirst >= 1 && form.HeaderLast >= form.HeaderFirst && form.HeaderLast - form.HeaderFirst < 10 && form.HeaderLast < 200)
                {
                    moved.Add((sheet.Index, form.HeaderFirst, form.HeaderLast));
                    continue;
                }

                foreach (var (column, field) in sheet.Columns.Zip(form.Fields))
                    column.Field = Enum.TryParse<ListField>(field, out var known) && Enum.IsDefined(known) ? known : null;
            }

            return moved;
        }
    }

    public sealed class SheetForm
    {
        public int Index { get; set; }

        public bool IsUsed { get; set; }

        public SheetRole Role { get; set; }

        public LegacyEncoding Encoding { get; set; }

        public int HeaderFirst { get; set; }

        public int HeaderLast { get; set; }

        [System.Diagnostics.CodeAnalysis.AllowNull]
        public List<string> Fields { get; set => field = value ?? []; } = [];
    }
}
