using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Identity;
using VuonLen.Rules;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Search;

/// <summary>Finds households by name, code or facts, a page at a time (danh sách hộ).</summary>
public sealed class FindHouseholds(VuonLenDb db, TimeProvider clock, PersonalIdVault vault)
{
    public const int PageSize = 50;

    /// <summary>Counting further helps nobody and takes long.</summary>
    public const int MostCounted = 10_000;

    /// <summary>Orders the list knows; a dash before one turns it round.</summary>
    public static IReadOnlyList<string> Sorts { get; } = ["name", "code", "members", "since"];

    public async Task<View> ShowAsync(HouseholdFilter filter, string? sort, int page, CancellationToken cancel)
    {
        var homes = filter is { Text: not null, IsByCode: false } ? await db.HomesNamedAsync(filter, cancel) : null;
        var isCommon = homes is { Ids: null };
        var found = db.Matching(filter, clock.Today, homes);
        var most = isCommon ? NameSearch.MostCounted : MostCounted;
        var counted = isCommon && filter.IsNameAlone
            ? new(homes!.AtLeast, null)
            : await found.Select(h => h.MemberCount).Take(most + 1)
                .GroupBy(_ => 1).Select(g => new Counted(g.Count(), g.Sum()))
                .SingleOrDefaultAsync(cancel);

        var total = Math.Min(counted?.Households ?? 0, most);
        var isCapped = counted is not null && (counted.Households > most || counted.Members is null);
        page = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));

        Task<List<Row>> ReadAsync() => Rows(found, sort, page).ToListAsync(cancel);
        var rows = isCommon ? await db.AlongOrderAsync(ReadAsync, cancel) : await ReadAsync();
        var names = await NamesAsync(rows, cancel);
        return new(
            [.. rows.Select(r => r with { Village = r.VillageId is { } id ? names.GetValueOrDefault(id) : null })],
            page, total, isCapped, isCapped ? null : counted?.Members ?? 0);
    }

    /// <summary>One page in its order; the last key makes the order the same every time.</summary>
    public static IQueryable<Row> Rows(IQueryable<Household> found, string? sort, int page) => Ordered(found, sort)
        .Skip((page - 1) * PageSize).Take(PageSize)
        .Select(h => new Row(
            h.ProvinceCode, h.Id, h.Code, h.HeadName, h.VillageId, null, h.MemberCount, h.Status, h.StatusSince, h.StatusStandard,
            h.ComputedClass, h.IsStatusDifferent, h.Deprived, h.MissingAnswers, h.IsEthnicMinority, h.Marks, h.EndedOn));

    /// <summary>The households in reach of a living holder of a personal ID; for those who may read such numbers.</summary>
    /// <remarks>The number comes in a form and stays out of addresses, logs and the audit.</remarks>
    public async Task<Outcome<IReadOnlyList<Row>>> FindByPersonalIdAsync(string? number, CancellationToken cancel)
    {
        if (!db.Caller.May(Rights.ReadPersonalIds))
            return new(null, HouseholdProblems.NumbersNotForYou);

        if (!PersonalId.TryParse(number, out var id))
            return new(null, PersonalIdProblems.NotTwelveDigits);

        var hash = vault.HashOf(id);
        var homes = db.Memberships.Where(m => m.ToOn == null && db.People.Any(
            p => p.PersonalIdHash == hash && p.ProvinceCode == m.ProvinceCode && p.Id == m.PersonId));
        var rows = await Rows(db.Households.Where(h => homes.Any(m => m.ProvinceCode == h.ProvinceCode && m.HouseholdId == h.Id)), null, 1).ToListAsync(cancel);
        if (rows.Count == 0)
            return new(null, HouseholdProblems.NoHolderOfNumber);

        var names = await NamesAsync(rows, cancel);
        return new([.. rows.Select(r => r with { Village = r.VillageId is { } village ? names.GetValueOrDefault(village) : null })]);
    }

    /// <summary>What the filters offer: villages in reach, and communes for who reads several.</summary>
    /// <param name="commune">Chosen, or null.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <param name="asked">Code of the province chosen, for who reads several.</param>
    public async Task<Choices> ShowChoicesAsync(string? commune, CancellationToken cancel, string? asked = null)
    {
        var scope = db.Caller.Scope;
        var province = db.OnlyProvince() ?? (asked is not null && AreaPaths.IsCode(asked) ? asked : null);
        var within = scope.OnlyCommune ?? (commune is not null && province is not null && AreaPaths.IsCode(commune) ? $"{province}.{commune}." : null);
        var villages = within is null ? [] : await db.Units
            .Where(u => u.Level == AreaLevel.Village && u.ValidTo == null && u.AreaPath.StartsWith(within))
            .Select(u => new { u.Id, u.Code, u.Kind, u.Name, u.AreaPath })
            .ToListAsync(cancel);
        var communes = scope.OnlyCommune is not null || province is null ? [] : await db.Units
            .Where(u => u.Level == AreaLevel.Commune && u.ValidTo == null && u.ProvinceCode == province)
            .Select(u => new { u.Code, u.Kind, u.Name, u.AreaPath })
            .ToListAsync(cancel);

        return new(
            [.. villages.Where(u => scope.Covers(u.AreaPath)).OrderBy(u => u.Code.Length).ThenBy(u => u.Code, StringComparer.Ordinal)
                .Select(u => (u.Id.ToString(), $"{u.Kind} {u.Name}"))],
            [.. communes.Where(u => scope.Covers(u.AreaPath) || scope.Granted.Any(p => p.StartsWith(u.AreaPath, StringComparison.Ordinal)))
                .OrderBy(u => u.Name, Shell.Vn.Order).Select(u => (u.Code, $"{u.Kind} {u.Name}"))]);
    }

    private static IQueryable<Household> Ordered(IQueryable<Household> found, string? sort) => (sort switch
    {
        "-name" => found.OrderByDescending(h => h.HeadSortKey),
        "code" => found.OrderBy(h => h.Code == null).ThenBy(h => h.VillageId).ThenBy(h => h.Code!.Length).ThenBy(h => h.Code),
        "-code" => found.OrderBy(h => h.Code == null).ThenByDescending(h => h.VillageId).ThenByDescending(h => h.Code!.Length).ThenByDescending(h => h.Code),
        "members" => found.OrderBy(h => h.MemberCount).ThenBy(h => h.HeadSortKey),
        "-members" => found.OrderByDescending(h => h.MemberCount).ThenBy(h => h.HeadSortKey),
        "since" => found.OrderBy(h => h.StatusSince == null).ThenBy(h => h.StatusSince).ThenBy(h => h.HeadSortKey),
        "-since" => found.OrderBy(h => h.StatusSince == null).ThenByDescending(h => h.StatusSince).ThenBy(h => h.HeadSortKey),
        _ => found.OrderBy(h => h.HeadSortKey),
    }).ThenBy(h => h.Id);

    private async Task<Dictionary<Guid, string>> NamesAsync(IReadOnlyList<Row> rows, CancellationToken cancel)
    {
        var ids = rows.Select(r => r.VillageId).OfType<Guid>().Distinct().ToList();
        var provinces = rows.Select(r => r.ProvinceCode).Distinct().ToList();
        return await db.Units.Where(u => provinces.Contains(u.ProvinceCode) && ids.Contains(u.Id))
            .Select(u => new { u.Id, u.Kind, u.Name }).ToDictionaryAsync(u => u.Id, u => $"{u.Kind} {u.Name}", cancel);
    }

    /// <param name="Rows">Of this page.</param>
    /// <param name="Page">From 1.</param>
    /// <param name="Total">At most <see cref="MostCounted"/>.</param>
    /// <param name="IsCapped">There are more.</param>
    /// <param name="Members">Living in them together; null when not all were counted.</param>
    public sealed record View(IReadOnlyList<Row> Rows, int Page, int Total, bool IsCapped, int? Members);

    public sealed record Row(
        string ProvinceCode, Guid Id, string? Code, string? HeadName, Guid? VillageId, string? Village, int MemberCount,
        PovertyClass? Status, DateOnly? StatusSince, string? StatusStandard, PovertyClass? ComputedClass, bool IsStatusDifferent, int Deprived,
        int MissingAnswers, bool? IsEthnicMinority, PlanningMarks Marks, DateOnly? EndedOn);

    /// <param name="Households">Counted, or at least so many.</param>
    /// <param name="Members">Null when not all were counted.</param>
    private sealed record Counted(int Households, int? Members);

    public sealed record Choices(IReadOnlyList<(string Value, string Text)> Villages, IReadOnlyList<(string Value, string Text)> Communes);
}
