using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Standards.Loading;

/// <summary>Loads a standard of a province, or the nation's next one, from a file (nạp chuẩn nghèo).</summary>
public sealed partial class LoadStandard(VuonLenDb db, StandardBell bell, TimeProvider clock)
{
    /// <summary>Longest file in bytes.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>What loading the file would do; nothing is saved.</summary>
    /// <returns>Refused with every fault found.</returns>
    public async Task<Outcome<Preview>> ShowAsync(string json, CancellationToken cancel)
    {
        if (json.Length > MostBytes || Encoding.UTF8.GetByteCount(json) > MostBytes)
            return new(null, StandardsProblems.TooLarge);

        var read = PovertyStandard.Parse(json);
        if (read.Answer is not { } standard)
            return new(null, read.Problems);

        var all = await StandardsInForce.LoadAsync(db, cancel);
        var faults = Faults(standard, all).ToList();
        if (faults.Count > 0)
            return new(null, faults);

        var owner = OwnerOf(standard);
        var before = all.All.FirstOrDefault(s => s.Owner == owner && s.Standard.Code == standard.Code);
        var inPlaceOf = standard.IsNational
            ? NationalStandards.All.Where(s => Meet(s, standard)).ToList()
            : [];
        return new(new Preview(standard, before?.Loaded?.Revision, Changes(before?.Standard, standard), inPlaceOf));
    }

    /// <summary>Stores the file; the version it replaces stays in the audit.</summary>
    /// <param name="json">The file.</param>
    /// <param name="revision">Of the version the preview showed as replaced; null when it was new.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<Outcome> SaveAsync(string json, int? revision, CancellationToken cancel)
    {
        var preview = await ShowAsync(json, cancel);
        if (preview.Answer is not { Standard: var standard } shown)
            return preview;
        if (shown.Revision != revision)
            return StandardsProblems.ChangedMeanwhile;

        var owner = OwnerOf(standard);
        if (await db.LoadedStandards.SingleOrDefaultAsync(s => s.ProvinceCode == owner && s.Code == standard.Code, cancel) is { } row)
        {
            db.Entry(row).Property(s => s.Revision).OriginalValue = revision ?? row.Revision;
            (row.Json, row.LoadedAt, row.LoadedBy) = (json, clock.GetUtcNow(), db.Caller.Name);
        }
        else
        {
            db.Add(new LoadedStandard
            {
                AreaPath = $"{owner}.",
                Code = standard.Code,
                Json = json,
                LoadedAt = clock.GetUtcNow(),
                LoadedBy = db.Caller.Name,
            });
        }

        var outcome = await SaveAsync(standard, cancel);
        return outcome.Problems.Contains(DataProblems.ChangedMeanwhile) || outcome.Problems.Contains(DataProblems.Twice)
            ? StandardsProblems.ChangedMeanwhile
            : outcome;
    }

    /// <summary>With it goes what was computed under the one that held until now: no class of it is shown or put into a decision.</summary>
    private async Task<Outcome> SaveAsync(PovertyStandard standard, CancellationToken cancel)
    {
        // A province's own one is looked at household by household; what lists and dashboard show is of the nation's.
        if (!standard.IsNational)
            return await db.SaveAsync(nameof(LoadStandard), cancel);

        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            var saved = await db.SaveAsync(nameof(LoadStandard), cancel);
            if (saved.IsRefused)
                return saved;

            await db.ForgetComputedAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        bell.Ring();
        return Outcome.Done;
    }

    private static string OwnerOf(PovertyStandard standard) => standard.ProvinceCode ?? AreaPaths.ProvinceOf(AreaPaths.Nation);

    private static List<Change> Changes(PovertyStandard? before, PovertyStandard after)
    {
        // Several documents or missing parts may bear one name, so the values of a name go together.
        var old = Values(before);
        var now = Values(after);
        return [.. now.Keys.Union(old.Keys)
            .Select(part => new Change(part, old.GetValueOrDefault(part), now.GetValueOrDefault(part)))
            .Where(change => change.Before != change.After)];

        static Dictionary<string, string> Values(PovertyStandard? standard) => standard is null ? [] : StandardWords.Parts(standard)
            .GroupBy(p => p.Part).ToDictionary(g => g.Key, g => string.Join("; ", g.Select(p => p.Value)));
    }

    private static bool Meet(PovertyStandard one, PovertyStandard other) =>
        one.From <= (other.To ?? DateOnly.MaxValue) && other.From <= (one.To ?? DateOnly.MaxValue);

    private IEnumerable<Problem> Faults(PovertyStandard standard, StandardsInForce all)
    {
        if (!Code().IsMatch(standard.Code))
            yield return StandardsProblems.BadCode;
        if (NationalStandards.Find(standard.Code) is not null)
            yield return StandardsProblems.Shipped(standard.Code);

        var owner = OwnerOf(standard);
        if (standard.ProvinceCode is { } province && Provinces.All.All(p => p.Code != province))
        {
            yield return StandardsProblems.UnknownProvince(province);
            yield break;
        }

        var ownerName = new HeldStandard(owner, standard, null).OwnerName;
        if (!db.Caller.May(Rights.ManageStandards) || !db.Caller.Keeps($"{owner}."))
            yield return StandardsProblems.NotYours(ownerName);

        if (all.All.FirstOrDefault(s => s.Standard.Code == standard.Code && s.Owner != owner) is { } another)
            yield return StandardsProblems.CodeOfAnother(standard.Code, another.OwnerName);

        // A shipped one that cannot classify is there to be replaced by the complete text; one that can is not.
        foreach (var other in all.All.Where(s => s.Owner == owner && s.Standard.Code != standard.Code))
        {
            if (Meet(other.Standard, standard) && !(other.IsShipped && !other.Standard.CanClassify))
                yield return StandardsProblems.Overlaps(other.Standard);
        }
    }

    [GeneratedRegex(@"^[A-Z0-9][A-Z0-9-]{1,31}\z")]
    private static partial Regex Code();

    /// <param name="Standard">As it was read.</param>
    /// <param name="Revision">Of the version it replaces, or null when it is new.</param>
    /// <param name="Changes">Part by part.</param>
    /// <param name="InPlaceOf">Shipped standards it steps in for, where their times meet.</param>
    public sealed record Preview(
        PovertyStandard Standard, int? Revision, IReadOnlyList<Change> Changes, IReadOnlyList<PovertyStandard> InPlaceOf);

    public sealed record Change(string Part, string? Before, string? After);
}
