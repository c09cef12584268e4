using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;

namespace VuonLen.App.Audit;

/// <summary>Searches the audit and says each entry in words (tra cứu nhật ký).</summary>
/// <remarks>The area is the filter's matter; who may not read households sees what concerns places, standards and accounts alone.</remarks>
public sealed class FindAudit(VuonLenDb db)
{
    public const int PageSize = 50;

    /// <summary>Counting ends here: beyond it nobody leafs through.</summary>
    public const int MostCounted = 10_000;

    private static readonly TimeSpan _vietnam = TimeSpan.FromHours(7);

    /// <summary>The entries of a page, the newest first.</summary>
    /// <param name="filter">What is asked for; all of it must hold.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<View> ShowAsync(Filter filter, int page, CancellationToken cancel)
    {
        if (!db.Caller.May(Rights.ReadAudit))
            return new([], 0, false);

        var found = Matching(filter);
        var total = await found.OrderByDescending(a => a.At).Take(MostCounted + 1).CountAsync(cancel);
        var entries = await found
            .OrderByDescending(a => a.At).ThenByDescending(a => a.Id)
            .Skip((Math.Max(page, 1) - 1) * PageSize).Take(PageSize)
            .ToListAsync(cancel);

        var text = await AuditText.LoadAsync(db, entries, cancel);
        return new([.. entries.Select(text.LineOf)], Math.Min(total, MostCounted), total > MostCounted);
    }

    private IQueryable<AuditEntry> Matching(Filter filter)
    {
        var found = db.Audit.AsNoTracking();
        if (!db.Caller.May(Rights.ReadHouseholds))
            found = found.Where(a => AuditEntry.OfNoHousehold.Contains(a.Entity) && a.HouseholdId == null);

        if (filter.From is { } from)
        {
            var start = StartOf(from);
            found = found.Where(a => a.At >= start);
        }

        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = StartOf(to.AddDays(1));
            found = found.Where(a => a.At < end);
        }

        if (filter.Who?.Trim().ToLowerInvariant() is { Length: > 0 } who)
        {
#pragma warning disable CA1304, CA1311, CA1862 // becomes SQL, which knows no culture
            found = found.Where(a => a.Who.ToLower().Contains(who));
#pragma warning restore CA1304, CA1311, CA1862
        }

        if (filter.UseCase is { Length: > 0 } useCase)
            found = found.Where(a => a.UseCase == useCase);
        if (filter.Entity is { Length: > 0 } entity)
            found = found.Where(a => a.Entity == entity);
        if (filter.Household is { } household)
            found = found.Where(a => a.ProvinceCode == household.ProvinceCode && a.HouseholdId == household.Id);
        return found;
    }

    /// <summary>The first moment of a day in Vietnam, in UTC as both databases compare it.</summary>
    private static DateTimeOffset StartOf(DateOnly day) =>
        day == DateOnly.MinValue ? DateTimeOffset.MinValue : new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), _vietnam).ToUniversalTime();

    /// <param name="From">First day, in Vietnam.</param>
    /// <param name="To">Last day.</param>
    /// <param name="Who">A part of the name.</param>
    /// <param name="UseCase">As stored.</param>
    /// <param name="Entity">As stored.</param>
    /// <param name="Household">Whose page would show the entry.</param>
    public sealed record Filter(
        DateOnly? From = null, DateOnly? To = null, string? Who = null, string? UseCase = null, string? Entity = null,
        AreaKey? Household = null)
    {
        public bool IsEmpty => this == new Filter();
    }

    public sealed record View(IReadOnlyList<Line> Lines, int Total, bool TotalIsCapped);

    /// <summary>An entry in words.</summary>
    /// <param name="Id">Of the entry.</param>
    /// <param name="At">When.</param>
    /// <param name="Who">The account, or the program.</param>
    /// <param name="UseCase">What was done.</param>
    /// <param name="Entity">To what kind of record.</param>
    /// <param name="Subject">Which one, as its readers call it; null when it is gone or out of reach.</param>
    /// <param name="Household">The household it belongs to.</param>
    /// <param name="Changes">What became of its fields.</param>
    public sealed record Line(
        Guid Id, DateTimeOffset At, string Who, string UseCase, string Entity, string? Subject, AreaKey? Household,
        IReadOnlyList<Change> Changes);

    /// <summary>A field's value before and after; null where there was or is none.</summary>
    public sealed record Change(string Field, string? Old, string? New);
}
