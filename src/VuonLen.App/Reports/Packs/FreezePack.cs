using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Reviews;
using VuonLen.App.Runs;
using VuonLen.Rules;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Packs;

/// <summary>Freezes a pack (chốt): counts, checks, keeps figures, households and documents together under one hash, or says why not.</summary>
/// <remarks>Broken off, it is made anew: the pack itself is one row that is written last; files it left behind are forgotten after a day.</remarks>
public sealed class FreezePack(VuonLenDb db, FileStore files, TimeProvider clock) : IRunWork
{
    public const string Kind = "freeze-pack";

    private const int Attempts = 3;

    private static readonly TimeSpan _vietnam = TimeSpan.FromHours(7);

    public async Task<Outcome> RunAsync(AreaKey subject, IRunProgress progress, CancellationToken cancel)
    {
        if (await db.PackOrders.At(subject).AsNoTracking().SingleOrDefaultAsync(cancel) is not { FormPackId: null } order)
            return Outcome.Done;

        var key = new AreaKey(order.ProvinceCode, order.UnitId);
        var counted = await CountStillAsync(key, order, cancel);
        if (counted.Answer is not var (count, frozenAt))
            return new(counted.Problems);
        if (count.Report.Failed.Count > 0)
            return ReportProblems.IdentitiesFail(count.Report.Failed.Count);

        // A province adds up what is there and names what is not; a commune's own list must be whole to be official.
        var missing = count.Pack.Areas.Count(a => a.Group is not null && !a.IsReported);
        if (missing > 0 && order.Stage is FormStage.Official && !count.Unit.IsProvince)
            return ReportProblems.NotReported(missing);
        if (!await progress.ReportAsync(1, 3, cancel))
            return Outcome.Done;

        var earlier = await db.FormPacks.AsNoTracking()
            .Where(p => p.ProvinceCode == key.ProvinceCode && p.UnitId == key.Id && p.Year == order.Year && p.Stage == order.Stage)
            .OrderBy(p => p.Version).ToListAsync(cancel);
        var unit = count.Unit.Unit;
        var head = new PackHead(
            unit.Code, unit.FullName, order.Year, order.Stage, (earlier.LastOrDefault()?.Version ?? 0) + 1, frozenAt.ToOffset(_vietnam), db.Caller.Name);
        using var json = new MemoryStream();
        var hash = PackJson.Write(json, count.Pack, head);
        var behind = count.Unit.IsProvince ? SourcesFile.Write(count.Sources) : PartsFile.Write(count.Parts);
        var settings = FormChoices.Write(count.Pack.Book.Settings);

        // The hash is of the figures alone: the same ones of another period, standard, choice or name, or made of other packs, are another pack.
        if (earlier.FindLast(p => p.ClosingOn == count.Pack.Period.Closing) is { } same
            && (same.Hash, same.Standard, same.Settings, same.UnitName) == (hash, count.Pack.Period.Standard, settings, unit.FullName)
            && (!same.IsOfProvince || await RestsOnAsync(same, behind, cancel)))
        {
            return ReportProblems.NothingNew;
        }

        using var papers = new MemoryStream();
        PackPapers.Write(papers, count.Pack, await PaperOf.UnitAsync(db, unit, order.Stage, new(head.Version, head.FrozenAt, hash), cancel), json.ToArray());
        if (!await progress.ReportAsync(2, 3, cancel))
            return Outcome.Done;

        var name = string.Create(CultureInfo.InvariantCulture, $"Bộ biểu {unit.Code} {order.Year} phiên bản {head.Version}");
        var pack = new FormPack
        {
            AreaPath = unit.AreaPath,
            UnitId = unit.Id,
            UnitCode = unit.Code,
            UnitName = unit.FullName,
            IsOfProvince = count.Unit.IsProvince,
            Year = order.Year,
            Stage = order.Stage,
            Version = head.Version,
            Standard = count.Pack.Period.Standard,
            OpeningOn = count.Pack.Period.Opening,
            ClosingOn = count.Pack.Period.Closing,
            FrozenAt = frozenAt,
            FrozenBy = db.Caller.Name,
            Hash = hash,
            FileHash = Convert.ToHexStringLower(SHA256.HashData(json.ToArray())),
            Settings = settings,
            Totals = PackTotals.Write(count.Pack),
            JsonFileId = await StoreAsync(unit.AreaPath, $"{name}.json", json, cancel),
            PartsFileId = await StoreAsync(unit.AreaPath, $"{name} - hộ.json", new MemoryStream(behind), cancel),
            PapersFileId = await StoreAsync(unit.AreaPath, $"{name}.zip", papers, cancel),
        };
        db.ChangeTracker.Clear();
        db.Add(pack);
        (await db.PackOrders.At(subject).SingleAsync(cancel)).FormPackId = pack.Id;
        foreach (var file in new[] { pack.JsonFileId, pack.PartsFileId, pack.PapersFileId })
            await files.KeepAsync(new(pack.ProvinceCode, file), cancel);
        var saved = await db.SaveAsync(nameof(FreezePack), cancel);
        await progress.ReportAsync(3, 3, cancel);
        return saved;
    }

    /// <summary>Counts until the ledger was the same before and after: households are read some at a time, and a pack must not hold half a decision.</summary>
    /// <returns>What was counted, and when this counting began: what is recorded from then on is a later version's.</returns>
    private async Task<Outcome<Counted>> CountStillAsync(AreaKey key, PackOrder order, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = await LedgerAsync(order, cancel);
            if (before.IsIssuing)
                break;

            var at = clock.GetUtcNow();
            var counted = await CountAsync(key, order, cancel);
            if (counted.Answer is not { } count)
                return new(null, counted.Problems);
            if (await LedgerAsync(order, cancel) == before)
                return new(new(count, at));
        }

        return new(null, ReportProblems.DecisionIssuing);
    }

    /// <summary>Lines are only ever added; of a decision being issued the ledger holds a part. A province reads no ledger.</summary>
    private async Task<(int Lines, bool IsIssuing)> LedgerAsync(PackOrder order, CancellationToken cancel) => AreaPaths.CommuneOf(order.AreaPath) is null ? default :
    (
        await db.Recognitions.CountAsync(r => r.ProvinceCode == order.ProvinceCode && r.AreaPath.StartsWith(order.AreaPath), cancel),
        await db.Decisions.AnyAsync(d => d.ProvinceCode == order.ProvinceCode && d.AreaPath.StartsWith(order.AreaPath) && d.State == DecisionState.Issuing, cancel));

    private async Task<Outcome<PackCount>> CountAsync(AreaKey key, PackOrder order, CancellationToken cancel)
    {
        var request = new PackRequest(order.Year, order.Stage, order.ClosingOn)
        {
            EmptyUnits = order.EmptyUnits.Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(),
            HasLists = true,
        };
        if (await PackUnit.FindAsync(db, key, cancel) is not { } unit)
            return new(null, ReportProblems.UnitNotFound);
        if (unit.Level is not AreaLevel.Province)
            return await PackCount.RunAsync(db, key, request, clock.Today, keepsParts: true, cancel);

        var sum = await RollUp.RunAsync(db, unit, request, clock.Today, cancel);
        if (sum.Answer is not { } answer)
            return new(null, sum.Problems);

        return answer.OtherSettings.Count > 0
            ? new(null, ReportProblems.OtherSettings([.. answer.OtherSettings.Select(p => p.UnitName)]))
            : new(answer.Count);
    }

    /// <summary>Whether a province's pack was made of just these.</summary>
    private async Task<bool> RestsOnAsync(FormPack frozen, byte[] sources, CancellationToken cancel)
    {
        await using var stored = await files.OpenAsync(new(frozen.ProvinceCode, frozen.PartsFileId), cancel);
        using var copy = new MemoryStream();
        await stored.CopyToAsync(copy, cancel);
        return copy.ToArray().AsSpan().SequenceEqual(sources);
    }

    private async Task<Guid> StoreAsync(string areaPath, string name, MemoryStream content, CancellationToken cancel)
    {
        content.Position = 0;
        return (await files.AddUnclaimedAsync(areaPath, name, content, cancel)).Id;
    }

    private sealed record Counted(PackCount Count, DateTimeOffset At);
}
