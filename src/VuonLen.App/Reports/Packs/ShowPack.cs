using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Runs;
using VuonLen.Rules;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Packs;

/// <summary>Opens a frozen pack: its figures as they were frozen, its documents, what differs from the version before and why.</summary>
public sealed class ShowPack(VuonLenDb db, FileStore files)
{
    /// <summary>Null when out of reach; refused when the stored file is not what was frozen.</summary>
    public async Task<Outcome<View>?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.FormPacks.At(key).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } frozen)
            return null;

        var read = await ReadAsync(frozen, cancel);
        if (read.Answer is not { } pack)
            return new(null, read.Problems);

        var versions = await db.FormPacks.AsNoTracking()
            .Where(p => p.ProvinceCode == key.ProvinceCode && p.UnitId == frozen.UnitId && p.Year == frozen.Year && p.Stage == frozen.Stage)
            .OrderBy(p => p.Version).ToListAsync(cancel);
        if (!frozen.IsOfProvince)
            return new(new View(frozen, pack, versions));

        var sources = await SourcesAsync(frozen, cancel);
        var used = sources.Values.Select(s => s.Pack).ToList();
        var newer = await db.FormPacks.AsNoTracking()
            .Where(p => p.ProvinceCode == key.ProvinceCode && p.Year == frozen.Year && p.Stage == frozen.Stage && !p.IsOfProvince && p.FrozenAt > frozen.FrozenAt && !used.Contains(p.Id))
            .OrderBy(p => p.UnitCode).ThenBy(p => p.Version).ToListAsync(cancel);
        return new(new View(frozen, pack, versions) { Sources = sources, Newer = newer });
    }

    /// <summary>The version that stands, when asking for another one was refused because nothing is new; else null.</summary>
    /// <param name="unit">The commune or province.</param>
    /// <param name="year">Of the round.</param>
    /// <param name="stage">Preliminary or official.</param>
    /// <param name="closing">Asked for; a province's pack ends when the last of what it adds up ends.</param>
    /// <param name="refusal">What the run said.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<AreaKey?> LatestAsync(AreaKey unit, int year, FormStage stage, DateOnly closing, string? refusal, CancellationToken cancel) =>
        refusal?.Contains(ReportProblems.NothingNew.Code, StringComparison.Ordinal) != true ? null : await db.FormPacks
            .Where(p => p.ProvinceCode == unit.ProvinceCode && p.UnitId == unit.Id && p.Year == year && p.Stage == stage && p.ClosingOn <= closing)
            .OrderByDescending(p => p.ClosingOn).ThenByDescending(p => p.Version).Select(p => (AreaKey?)new AreaKey(p.ProvinceCode, p.Id)).FirstOrDefaultAsync(cancel);

    /// <summary>What differs from the version before: which cell, from, to, because of which decisions.</summary>
    public async Task<IReadOnlyList<Change>> CompareAsync(View view, CancellationToken cancel)
    {
        if (view.Before is not { } before || (await ReadAsync(before, cancel)).Answer is not { } older)
            return [];

        var differences = PackDifference.Between(older, view.Pack);
        if (view.Frozen.IsOfProvince)
            return OfProvince(differences, view, PackDifference.RowsIn(older, view.Pack), await SourcesAsync(before, cancel));

        var (was, now) = (await PartsAsync(before, cancel), await PartsAsync(view.Frozen, cancel));
        var (rows, decisions) = (PackDifference.RowsIn(older, view.Pack), await DecisionsAsync(before, view.Frozen, cancel));
        return [.. differences.Select(d =>
        {
            var moved = d.Area < 0 ? [] : Moved(
                CellParts.Behind(older, was, d.Form, rows[d.Area] ?? -1, d.LineIndex, d.Code),
                CellParts.Behind(view.Pack, now, d.Form, d.Area, d.LineIndex, d.Code));
            return new Change(d, moved.Count, [.. moved.SelectMany(h => decisions[h]).Distinct()]);
        })];
    }

    /// <summary>The households behind a cell as they counted that day, or those a remark was about; null when there is no such cell.</summary>
    public async Task<Outcome<Behind>?> BehindAsync(AreaKey key, CellAsked cell, CancellationToken cancel)
    {
        if (await db.FormPacks.At(key).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } frozen)
            return null;

        var read = await ReadAsync(frozen, cancel);
        if (read.Answer is not { } pack)
            return new(null, read.Problems);

        return cell.IsIn(pack) ? new(new Behind(frozen.UnitName, pack, cell, cell.Of(pack, await PartsAsync(frozen, cancel)))) : null;
    }

    /// <summary>One of the pack's files: <c>pack.json</c>, <c>F01.xlsx</c>, or all of them for null.</summary>
    /// <returns>Null when there is no such file.</returns>
    public async Task<Stream?> OpenAsync(AreaKey key, string? name, CancellationToken cancel)
    {
        if (await db.FormPacks.At(key).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } frozen)
            return null;
        if (name == PackPapers.JsonName)
            return await files.OpenAsync(new(key.ProvinceCode, frozen.JsonFileId), cancel);

        var all = await files.OpenAsync(new(key.ProvinceCode, frozen.PapersFileId), cancel);
        if (name is null)
            return all;

        await using (all)
        {
            await using var zip = new ZipArchive(all, ZipArchiveMode.Read);
            if (zip.GetEntry(name) is not { } entry)
                return null;

            var copy = new MemoryStream();
            await using var content = await entry.OpenAsync(cancel);
            await content.CopyToAsync(copy, cancel);
            copy.Position = 0;
            return copy;
        }
    }

    private async Task<Outcome<Pack>> ReadAsync(FormPack frozen, CancellationToken cancel)
    {
        byte[] bytes;
        try
        {
            bytes = await BytesAsync(frozen.JsonFileId, frozen.ProvinceCode, cancel);
        }
        catch (CryptographicException)
        {
            return new(null, ReportProblems.NotReadableNow);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == frozen.FileHash
            ? new(PackJson.Read(bytes, FormChoices.Read(frozen.Settings), frozen.Stage, frozen.IsOfProvince ? "Phường/ Xã" : "Thôn/ Tổ dân phố"))
            : new(null, ReportProblems.Damaged);
    }

    /// <summary>Of a province's row, which version stood in it and which does now; of a sum, whose changed.</summary>
    private static List<Change> OfProvince(
        IReadOnlyList<PackDifference> differences, View view, IReadOnlyList<int?> rows, IReadOnlyDictionary<int, PackSource> was)
    {
        var changed = new Dictionary<int, string>();
        for (var row = 0; row < rows.Count; row++)
        {
            var (then, now) = (rows[row] is { } at ? was.GetValueOrDefault(at) : null, view.Sources.GetValueOrDefault(row));
            if (then?.Pack != now?.Pack)
                changed[row] = $"{view.Pack.Areas[row].Name}: {Of(then)} thành {Of(now)}";
        }

        return [.. differences.Select(d => new Change(
            d, null, d.Area < 0 ? [] : [.. changed.Where(c => c.Key == d.Area || view.Pack.Areas[c.Key].Group == d.Area).OrderBy(c => c.Key).Select(c => c.Value)]))];

        static string Of(PackSource? source) => source is null ? "chưa chốt" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"phiên bản {source.Version}");
    }

    private async Task<IReadOnlyDictionary<int, PackSource>> SourcesAsync(FormPack frozen, CancellationToken cancel) =>
        SourcesFile.Read(await BytesAsync(frozen.PartsFileId, frozen.ProvinceCode, cancel));

    private async Task<List<HouseholdParts>> PartsAsync(FormPack frozen, CancellationToken cancel) =>
        PartsFile.Read(await BytesAsync(frozen.PartsFileId, frozen.ProvinceCode, cancel));

    private async Task<byte[]> BytesAsync(Guid file, string province, CancellationToken cancel)
    {
        await using var stream = await files.OpenAsync(new(province, file), cancel);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancel);
        return copy.ToArray();
    }

    /// <summary>Decisions that reached the ledger between two freezings, by household; a correction changes what was before its own day too.</summary>
    private async Task<ILookup<Guid, string>> DecisionsAsync(FormPack before, FormPack frozen, CancellationToken cancel)
    {
        var lines = await db.Recognitions.AsNoTracking()
            .Where(r => r.ProvinceCode == frozen.ProvinceCode && r.AreaPath.StartsWith(frozen.AreaPath) && !r.IsOfProvince)
            .Where(r => r.RecordedAt > before.FrozenAt && r.RecordedAt <= frozen.FrozenAt && (r.EffectiveOn <= frozen.ClosingOn || r.CorrectsId != null))
            .Select(r => new { r.HouseholdId, r.DecisionNumber, r.DecisionOn, r.Source }).ToListAsync(cancel);
        return lines.ToLookup(
            r => r.HouseholdId,
            r => r.DecisionNumber is null ? Shell.Vn.Unknown : $"{r.DecisionNumber} ngày {Shell.Vn.Date(r.DecisionOn)}");
    }

    private static List<Guid> Moved(IReadOnlyDictionary<Guid, int> was, IReadOnlyDictionary<Guid, int> now) =>
        [.. was.Keys.Union(now.Keys).Where(h => was.GetValueOrDefault(h) != now.GetValueOrDefault(h) || was.ContainsKey(h) != now.ContainsKey(h))];

    /// <param name="Frozen">The row.</param>
    /// <param name="Pack">Its figures.</param>
    /// <param name="Versions">All of the same unit, year and stage.</param>
    public sealed record View(FormPack Frozen, Pack Pack, IReadOnlyList<FormPack> Versions)
    {
        /// <summary>Of a province: which commune's pack stands in which row.</summary>
        public IReadOnlyDictionary<int, PackSource> Sources { get; init; } = new Dictionary<int, PackSource>();

        /// <summary>Of a province: packs that communes froze since.</summary>
        public IReadOnlyList<FormPack> Newer { get; init; } = [];

        /// <summary>The version of the same period before this one; null for the first.</summary>
        public FormPack? Before => Versions.LastOrDefault(v => v.Version < Frozen.Version && v.ClosingOn == Frozen.ClosingOn);

        /// <summary>Whether a later version stands, of this period or a longer one.</summary>
        public FormPack? Later => Versions.Where(v => v.Version > Frozen.Version && v.ClosingOn >= Frozen.ClosingOn).MaxBy(v => (v.ClosingOn, v.Version));
    }

    /// <param name="Cell">Which, from, to.</param>
    /// <param name="Households">How many count differently in it; null for a province, which counts none.</param>
    /// <param name="Decisions">
    /// Numbers and dates of the decisions entered since, of these households; empty when facts or members changed. For a province: which
    /// communes' packs are others now.
    /// </param>
    public sealed record Change(PackDifference Cell, int? Households, IReadOnlyList<string> Decisions);
}
