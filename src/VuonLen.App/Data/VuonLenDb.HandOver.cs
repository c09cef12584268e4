using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Households;

namespace VuonLen.App.Data;

/// <content>Rows change their custodian: a merger or a split.</content>
public abstract partial class VuonLenDb
{
    /// <summary>
    /// Hands every row under one path to another custodian, children and history included (sáp nhập). One statement a
    /// table, in the caller's transaction; the caller audits it once.
    /// </summary>
    /// <param name="from">The path that ends.</param>
    /// <param name="to">The path that takes over, in the same province.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <exception cref="InvalidOperationException">One of the two is out of the caller's scope, or in another province.</exception>
    public async Task HandOverAsync(string from, string to, CancellationToken cancel)
    {
        if (!Places.Covers(from) || !Places.Covers(to) || AreaPaths.ProvinceOf(from) != AreaPaths.ProvinceOf(to))
            throw new InvalidOperationException("A hand-over needs both paths in scope and in one province.");

        // Every table of the model that has an area, so that none can be forgotten.
        var handOver = ((Func<string, string, CancellationToken, Task>)HandOverRowsAsync<AreaUnit>).Method.GetGenericMethodDefinition();
        foreach (var type in Model.GetEntityTypes().Select(e => e.ClrType).Where(t => t.IsAssignableTo(typeof(AreaRow))))
            await (Task)handOver.MakeGenericMethod(type).Invoke(this, [from, to, cancel])!;
    }

    /// <summary>What lived in one village lives in its successor; in the transaction of the hand-over.</summary>
    internal Task RehouseAsync(string province, Guid from, Guid to, CancellationToken cancel) => Households
        .IgnoreQueryFilters([AreaFilter, MentorFilter]) // who keeps the areas may not read the households in them
        .Where(h => h.ProvinceCode == province && h.VillageId == from)
        .ExecuteUpdateAsync(set => set.SetProperty(h => h.VillageId, to), cancel);

    private async Task HandOverRowsAsync<TRow>(string from, string to, CancellationToken cancel) where TRow : AreaRow
    {
        var (province, commune) = (AreaPaths.ProvinceOf(from), AreaPaths.CommuneOf(to) ?? "");
        var rows = Set<TRow>().IgnoreQueryFilters([AreaFilter, MentorFilter])
            .Where(r => r.ProvinceCode == province && r.AreaPath.StartsWith(from));

        if (Model.FindEntityType(typeof(TRow))!.FindProperty(nameof(Household.CommuneCode)) is not null)
        {
            await rows.ExecuteUpdateAsync(
                set => set.SetProperty(r => EF.Property<string>(r, nameof(Household.CommuneCode)), commune), cancel);
        }

#pragma warning disable CA1845 // becomes SQL, where spans do not exist
        await rows.ExecuteUpdateAsync(
            set => set.SetProperty(r => r.AreaPath, r => to + r.AreaPath.Substring(from.Length)), cancel);
#pragma warning restore CA1845
    }

    /// <summary>The audit of a household goes where the household goes, without being changed by anybody.</summary>
    private async Task MoveAuditAsync(IReadOnlyList<Household> moved, CancellationToken cancel)
    {
        foreach (var household in moved)
        {
            await Audit.IgnoreQueryFilters([AreaFilter, MentorFilter])
                .Where(a => a.ProvinceCode == household.ProvinceCode && a.HouseholdId == household.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.AreaPath, household.AreaPath), cancel);
        }
    }
}
