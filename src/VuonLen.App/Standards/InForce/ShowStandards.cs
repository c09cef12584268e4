using VuonLen.App.Data;
using VuonLen.Rules;
using VuonLen.Rules.Income;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Standards.InForce;

/// <summary>Which standards there are, which one holds on a day, and where an income stands in each (xem chuẩn nghèo).</summary>
public sealed class ShowStandards(VuonLenDb db)
{
    /// <param name="on">The day asked for.</param>
    /// <param name="incomeDong">Đồng per person per month to compare, or null.</param>
    /// <param name="isUrban">The area whose lines count.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<View> ShowAsync(DateOnly on, long? incomeDong, bool isUrban, CancellationToken cancel)
    {
        var all = await StandardsInForce.LoadAsync(db, cancel);
        var national = all.National(on);
        var rows = all.All
            .OrderBy(s => s.Standard.ProvinceCode ?? "").ThenBy(s => s.Standard.From).ThenBy(s => s.Standard.Code, StringComparer.Ordinal)
            .ToList();
        var inForce = rows.Where(s => s.Standard == national || (!s.Standard.IsNational && all.OfProvince(s.Owner, on) == s.Standard)).ToList();

        return new(
            national,
            inForce,
            rows,
            incomeDong is >= 0 and { } dong ? [.. rows.Select(s => Compare(s.Standard, IncomePerPersonPerMonth.Of(dong), isUrban, on))] : []);
    }

    /// <summary>A standard of another time is compared as on its nearest day, so that a reader can look ahead.</summary>
    private static Comparison Compare(PovertyStandard standard, IncomePerPersonPerMonth income, bool isUrban, DateOnly on)
    {
        var day = on < standard.From ? standard.From : on > standard.To ? standard.To.Value : on;
        return new(standard, standard.IncomeWithinLine(income, isUrban), standard.AverageLiving(income, isUrban, day));
    }

    /// <param name="National">Of the day; null when nobody knows one.</param>
    /// <param name="InForce">The national one and the provinces' own.</param>
    /// <param name="All">Every one there is.</param>
    /// <param name="Comparisons">One for each when an income was asked about.</param>
    public sealed record View(
        PovertyStandard? National, IReadOnlyList<HeldStandard> InForce, IReadOnlyList<HeldStandard> All, IReadOnlyList<Comparison> Comparisons);

    public sealed record Comparison(PovertyStandard Standard, Outcome<IncomeFinding> Line, Outcome<IncomeFinding> AverageLiving);
}
