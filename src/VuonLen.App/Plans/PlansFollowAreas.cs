using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Shell;
using VuonLen.Rules;

namespace VuonLen.App.Plans;

/// <summary>Plans name places. What only became another unit takes along what was planned for it; parts of a target that come together are added up.</summary>
/// <remarks>
/// A place that took others in is no longer what the paper counted: its live targets wait for somebody to say again how they are
/// measured and from where. What was planned for a place that is gone stays there, as written (<see cref="Measuring.PlanGround"/>).
/// </remarks>
public sealed class PlansFollowAreas(VuonLenDb db) : IFollowsAreas
{
    public async Task<(IReadOnlyList<string> Effects, Outcome Outcome)> ForeseeAsync(AreaChange change, CancellationToken cancel)
    {
        using var _ = db.FollowAreas();
        var rows = await LoadAsync(change, cancel);
        List<string> effects = [];
        if (rows.Following > 0)
            effects.Add($"{Vn.Number(rows.Following)} kế hoạch, chỉ tiêu và phần giao theo địa bàn chuyển sang đơn vị mới.");
        if (rows.Ending.Count > 0)
            effects.Add($"{Vn.Number(rows.Ending.Count)} kế hoạch của đơn vị bị sáp nhập hoặc chia tách không đo tiếp được trên sổ hộ của đơn vị mới; hãy lập kế hoạch của đơn vị mới, có thể chép từ kế hoạch cũ.");
        if (rows.Staying > 0)
            effects.Add($"{Vn.Number(rows.Staying)} chỉ tiêu và phần giao của địa bàn không còn phải được giao lại.");
        if (rows.Reopened.Count > 0)
            effects.Add($"{Vn.Number(rows.Reopened.Count)} chỉ tiêu phải xác nhận lại cách đo và số đầu kỳ, vì địa bàn rộng ra.");
        return (effects, Outcome.Done);
    }

    public async Task<Outcome> FollowAsync(AreaChange change, CancellationToken cancel)
    {
        using var _ = db.FollowAreas();
        var rows = await LoadAsync(change, cancel);
        foreach (var plan in rows.Plans.Where(p => rows.Renamed.ContainsKey(p.UnitId)))
            plan.UnitId = rows.Renamed[plan.UnitId];
        foreach (var target in rows.Targets.Where(t => t.PlaceId is { } place && rows.Renamed.ContainsKey(place)))
            target.PlaceId = rows.Renamed[target.PlaceId!.Value];
        foreach (var target in rows.Reopened)
            target.Unbind();
        foreach (var share in rows.Shares.Where(s => rows.Renamed.ContainsKey(s.UnitId)))
            share.UnitId = rows.Renamed[share.UnitId];
        foreach (var (successor, parts) in rows.Sums)
        {
            var kept = parts.FirstOrDefault(p => p.UnitId == successor) ?? parts[0];
            (kept.UnitId, kept.Value, kept.Baseline) = (successor, parts.Sum(p => p.Value), parts.Exists(p => p.Baseline is null) ? null : parts.Sum(p => p.Baseline));
            db.RemoveRange(parts.Where(p => p != kept));
        }

        foreach (var share in rows.Grown)
            share.Baseline = null;

        // Whoever looks after a village looks after what it became; of a village that is split, after what stays together.
        var whole = change.Units.Where(u => u is { Level: AreaLevel.Village, IsPart: false }).ToDictionary(u => u.FormerId, u => u.SuccessorId);
        var villages = whole.Keys.ToList();
        foreach (var member in await db.OrganisationMembers.Where(m => m.ProvinceCode == change.ProvinceCode && m.VillageId != null && villages.Contains(m.VillageId.Value)).ToListAsync(cancel))
            member.VillageId = whole[member.VillageId!.Value];
        return await db.SaveAsync(nameof(PlansFollowAreas), cancel);
    }

    private async Task<Rows> LoadAsync(AreaChange change, CancellationToken cancel)
    {
        var province = change.ProvinceCode;
        var (formers, successors) = (change.Units.Select(u => u.FormerId).Distinct().ToList(), change.Units.Select(u => u.SuccessorId).Distinct().ToList());
        var existing = (await db.Units.AsNoTracking().Where(u => u.ProvinceCode == province && successors.Contains(u.Id) && (u.ValidFrom == null || u.ValidFrom < change.On)).Select(u => u.Id).ToListAsync(cancel)).ToHashSet();
        var bySuccessor = change.Units.ToLookup(u => u.SuccessorId);
        var renamed = change.Units
            .Where(u => !u.IsPart && !existing.Contains(u.SuccessorId) && bySuccessor[u.SuccessorId].Count() == 1 && change.Units.Count(other => other.FormerId == u.FormerId) == 1)
            .ToDictionary(u => u.FormerId, u => u.SuccessorId);

        List<Guid> touched = [.. formers, .. existing];
        var targets = await db.PlannedTargets.Where(t => t.ProvinceCode == province && t.PlaceId != null && touched.Contains(t.PlaceId.Value)).ToListAsync(cancel);
        var shares = await db.TargetShares.Where(s => s.ProvinceCode == province && touched.Contains(s.UnitId)).ToListAsync(cancel);
        var shared = shares.Select(s => s.PlannedTargetId).Distinct().ToList();
        var rates = (await db.PlannedTargets.AsNoTracking().Where(t => t.ProvinceCode == province && shared.Contains(t.Id)).ToListAsync(cancel)).Where(t => t.IsRate).Select(t => t.Id).ToHashSet();
        var plans = await db.Plans.Where(p => p.ProvinceCode == province && touched.Contains(p.UnitId)).ToListAsync(cancel);

        // Of a plan whose time was over that day, the figures are of an earlier day and stay as they are.
        var grown = plans.Where(p => existing.Contains(p.UnitId) && !p.IsOver(change.On)).Select(p => p.Id).ToList();
        var ofGrown = await db.PlannedTargets.Where(t => t.ProvinceCode == province && t.PlaceId == null && t.Place == null && grown.Contains(t.PlanId)).ToListAsync(cancel);
        var reopened = ofGrown.Concat(targets.Where(t => existing.Contains(t.PlaceId!.Value))).Where(t => t is { IsBound: true, Measure: not null }).ToList();

        var sums = new List<(Guid, List<TargetShare>)>();
        foreach (var merged in bySuccessor.Where(g => !renamed.ContainsValue(g.Key) && g.All(u => !u.IsPart && change.Units.Count(other => other.FormerId == u.FormerId) == 1)))
        {
            var parts = merged.Select(u => u.FormerId).Concat(existing.Contains(merged.Key) ? [merged.Key] : []).ToHashSet();
            sums.AddRange(shares.Where(s => parts.Contains(s.UnitId)).GroupBy(s => s.PlannedTargetId)
                .Where(g => !rates.Contains(g.Key) && g.Count() == parts.Count).Select(g => (merged.Key, g.ToList())));
        }

        var summed = sums.SelectMany(s => s.Item2).ToHashSet();
        return new(plans, targets, shares, renamed, reopened, sums, [.. shares.Where(s => existing.Contains(s.UnitId) && !summed.Contains(s))])
        {
            Ending = [.. plans.Where(p => formers.Contains(p.UnitId) && !renamed.ContainsKey(p.UnitId) && !p.IsOver(change.On))],
            Following = plans.Count(p => renamed.ContainsKey(p.UnitId)) + targets.Count(t => renamed.ContainsKey(t.PlaceId!.Value)) + shares.Count(s => renamed.ContainsKey(s.UnitId)) + summed.Count,
            Staying = targets.Count(t => IsGone(t.PlaceId!.Value)) + shares.Count(s => IsGone(s.UnitId) && !summed.Contains(s)),
        };

        bool IsGone(Guid unit) => formers.Contains(unit) && !renamed.ContainsKey(unit);
    }

    /// <param name="Plans">Of units that end or take over.</param>
    /// <param name="Targets">For such a unit.</param>
    /// <param name="Shares">Of such a unit.</param>
    /// <param name="Renamed">Who only became another unit, and which.</param>
    /// <param name="Reopened">Targets of a place that takes others in.</param>
    /// <param name="Sums">Shares of one target that come together in a unit.</param>
    /// <param name="Grown">Shares of a unit that takes in others without a share: nobody knows where they began.</param>
    private sealed record Rows(
        List<Plan> Plans, List<PlannedTarget> Targets, List<TargetShare> Shares, Dictionary<Guid, Guid> Renamed, List<PlannedTarget> Reopened,
        List<(Guid Successor, List<TargetShare> Parts)> Sums, List<TargetShare> Grown)
    {
        public required List<Plan> Ending { get; init; }

        public required int Following { get; init; }

        public required int Staying { get; init; }
    }
}
