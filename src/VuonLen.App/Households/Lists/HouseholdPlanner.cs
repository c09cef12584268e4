using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Standards;
using VuonLen.Rules;

namespace VuonLen.App.Households.Lists;

/// <summary>Decides what becomes of the households of a list: the preview, the choice of a person and the writing all ask here.</summary>
internal sealed class HouseholdPlanner
{
    private readonly VuonLenDb _db;
    private readonly PersonalIdVault _vault;
    private readonly ListPlaces _places;
    private readonly ListRules _rules;
    private readonly DateTimeOffset _now;
    private readonly Guid _import;
    private readonly Dictionary<Guid, MergedRecord?> _merged = [];

    /// <summary>Several that write ask in turn: what is known of the registry is read once for all of them.</summary>
    private readonly SemaphoreSlim _finding;

    private HouseholdPlanner(VuonLenDb db, PersonalIdVault vault, ListPlaces places, ListRules rules, DateTimeOffset now, Guid import) =>
        (_db, _vault, _places, _rules, _now, _import, Index, _finding) = (db, vault, places, rules, now, import, new(db, vault), new(1));

    public RegistryIndex Index { get; }

    public static async Task<HouseholdPlanner> LoadAsync(
        VuonLenDb db, PersonalIdVault vault, TimeProvider clock, ListImport import, ListMapping mapping, CancellationToken cancel) => new(
        db, vault,
        await ListPlaces.LoadAsync(db, import.AreaPath, mapping.VillageId, cancel),
        new(clock.Today, import.AsOf ?? clock.Today, await StandardsInForce.LoadAsync(db, cancel)),
        clock.GetUtcNow(), import.Id);

    public bool IsVillage(string text) => _places.IsVillage(text);

    public HouseholdWish Read(ListHousehold source) => ReadHousehold.Of(source, _places, _rules);

    /// <summary>Which household of the registry it is, if any, as far as that can be told without looking into it.</summary>
    public async Task<Match> FindAsync(HouseholdWish wish, string? chosen, CancellationToken cancel)
    {
        await _finding.WaitAsync(cancel);
        try
        {
            return await FindInTurnAsync(wish, chosen, cancel);
        }
        finally
        {
            _finding.Release();
        }
    }

    private async Task<Match> FindInTurnAsync(HouseholdWish wish, string? chosen, CancellationToken cancel)
    {
        if (wish.Refused.Count > 0)
            return new(ListFate.Refuse, null, []);

        if (chosen == ItemChoice.Skip)
            return new(ListFate.Skip, null, []);
        if (chosen == ItemChoice.New)
            return new(ListFate.Add, null, []);

        await LoadIndexAsync(wish, cancel);
        var found = Index.Find(wish);
        var candidates = found.Select(f => new ListCandidate(
            f.Entry.ProvinceCode, f.Entry.Id,
            f.Entry.Into ?? string.Join(" – ", new[] { f.Entry.HeadName, f.Entry.Code }.Where(t => !string.IsNullOrEmpty(t))),
            f.Entry.Merged is null ? f.Why : f.Why + " với hồ sơ đã gộp vào hộ này")).ToList();
        if (chosen is not null)
        {
            if (!Guid.TryParse(chosen, out var id) || found.FirstOrDefault(f => f.Entry.Id == id) is not { } one)
                return new(ListFate.Choose, null, candidates);

            await RememberMergerAsync(wish, one.Entry, cancel);
            return new(ListFate.Change, new(one.Entry.ProvinceCode, id), candidates);
        }

        if (wish.LooksLikeATest)
        {
            wish.Warnings.Add(ListFinding.Of(wish.Source.First, ListField.HeadName, ListProblems.LooksLikeATest));
            return new(ListFate.Choose, null, candidates);
        }

        switch (found)
        {
            case []:
                return new(ListFate.Add, null, []);
            case [{ IsUnsure: false } only]:
                await RememberMergerAsync(wish, only.Entry, cancel);
                return new(ListFate.Change, new(only.Entry.ProvinceCode, only.Entry.Id), []);
            default:
                wish.Warnings.Add(ListFinding.Of(wish.Source.First, null, ListProblems.SeveralCandidates));
                return new(ListFate.Choose, null, candidates);
        }
    }

    /// <summary>What is known of the commune the wish is of; of one with a village.</summary>
    public Task LoadIndexAsync(HouseholdWish wish, CancellationToken cancel) => Index.LoadAsync(AreaPaths.CommunePathOf(wish.Village!.AreaPath)!, cancel);

    /// <summary>The row is a record that was merged: it is not added again, and only what it did not say then is news.</summary>
    private async Task RememberMergerAsync(HouseholdWish wish, RegistryIndex.Entry entry, CancellationToken cancel)
    {
        if (entry is not { Merged: { } gone, Into: { } into })
            return;

        if (!_merged.TryGetValue(gone, out var record))
            _merged[gone] = record = (await LoadHouseholdsAsync(_db, [new(entry.ProvinceCode, gone)], toWrite: false, cancel)).TryGetValue(gone, out var household) ? new(household) : null;
        wish.Merged = record;
        wish.Warnings.Add(ListFinding.Of(wish.Source.First, null, ListProblems.MergedInto(into)));
    }

    /// <summary>The households with everything a list can change.</summary>
    public static async Task<Dictionary<Guid, Household>> LoadHouseholdsAsync(VuonLenDb db, IReadOnlyCollection<AreaKey> keys, bool toWrite, CancellationToken cancel)
    {
        if (keys.Count == 0)
            return [];

        var provinces = keys.Select(k => k.ProvinceCode).Distinct().ToList();
        var ids = keys.Select(k => k.Id).Distinct().ToList();
        var query = db.Households.Where(h => provinces.Contains(h.ProvinceCode) && EF.Parameter(ids).Contains(h.Id))
            .Include(h => h.Memberships).ThenInclude(m => m.Person)
            .Include(h => h.Recognitions).AsSplitQuery();
        return await (toWrite ? query : query.AsNoTrackingWithIdentityResolution()).ToDictionaryAsync(h => h.Id, cancel);
    }

    /// <summary>Puts the wish into the household, or makes one; says what that comes to.</summary>
    /// <param name="wish">Read, and matched.</param>
    /// <param name="fate">Add or change.</param>
    /// <param name="target">Null to add.</param>
    /// <param name="toWrite">False when only what it comes to is wanted.</param>
    public (ListFate Fate, Household? Household, ApplyWish Done) Apply(HouseholdWish wish, ListFate fate, Household? target, bool toWrite)
    {
        var apply = new ApplyWish(_vault, toWrite, _rules, _now, _import);
        if (fate is ListFate.Add)
            target = apply.Add(wish);
        else if (fate is ListFate.Change)
            apply.Change(target!, wish);

        if (apply.Refused.Count > 0)
            fate = ListFate.Refuse;
        else if (fate is ListFate.Change && apply.Differences.Count == 0)
            fate = ListFate.Same;
        return (fate, target, apply);
    }

    /// <param name="Fate">What would be done.</param>
    /// <param name="Target">The household it is.</param>
    /// <param name="Candidates">Among which somebody has to choose.</param>
    public sealed record Match(ListFate Fate, AreaKey? Target, IReadOnlyList<ListCandidate> Candidates);
}

/// <summary>What a person can choose besides a household.</summary>
internal static class ItemChoice
{
    public const string New = "new", Skip = "skip";
}
