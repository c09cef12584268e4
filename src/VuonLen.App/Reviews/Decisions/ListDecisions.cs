using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>The decisions in the caller's areas, drafts first (danh sách quyết định).</summary>
public sealed class ListDecisions(VuonLenDb db)
{
    public const int PageSize = 50;

    /// <param name="year">Of the paper, or of the draft that has no day yet.</param>
    /// <param name="state">Null for all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<View> ShowAsync(int? year, DecisionState? state, int page, CancellationToken cancel)
    {
        var found = db.Decisions.AsNoTracking();
        if (year is >= 1 and <= 9998 and { } asked)
        {
            var (from, to) = (new DateOnly(asked, 1, 1), new DateOnly(asked + 1, 1, 1));
            found = found.Where(d => (d.DecidedOn >= from && d.DecidedOn < to) || d.DecidedOn == null);
        }

        if (state is { } one)
            found = found.Where(d => d.State == one);

        var total = await found.CountAsync(cancel);
        page = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await found
            .OrderByDescending(d => d.State == DecisionState.Draft).ThenByDescending(d => d.DecidedOn == null).ThenByDescending(d => d.DecidedOn).ThenByDescending(d => d.Id)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(d => new Row(d, db.Units.Where(u => u.ProvinceCode == d.ProvinceCode && u.Id == d.UnitId).Select(u => u.Kind + " " + u.Name).FirstOrDefault()))
            .ToListAsync(cancel);
        var years = await db.Decisions.Where(d => d.DecidedOn != null).Select(d => d.DecidedOn!.Value.Year).Distinct().ToListAsync(cancel);
        return new(rows, [.. years.OrderDescending()], page, total);
    }

    /// <param name="Rows">Of this page.</param>
    /// <param name="Years">That have one.</param>
    /// <param name="Page">From 1.</param>
    /// <param name="Total">That the filter finds.</param>
    public sealed record View(IReadOnlyList<Row> Rows, IReadOnlyList<int> Years, int Page, int Total);

    public sealed record Row(Decision Decision, string? Unit);
}
