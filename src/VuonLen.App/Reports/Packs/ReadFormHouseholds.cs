using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Standards;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Indicators;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Reports.Packs;

/// <summary>Households as the forms read them: ledger, members in time, facts on the closing day.</summary>
/// <remarks>
/// The registry keeps facts as they are known today, not as they were: forms of a day long past show today's facts on that day's
/// list, and say so; what was frozen on the day stays as it was.
/// </remarks>
internal sealed class ReadFormHouseholds(VuonLenDb db, PackUnit unit, FormPeriod period, MovesOfCommune moves, bool hasPeople)
{
    private const int ChildYears = 16;
    private const int Nutrition = 3, Insurance = 4, Schooling = 6, AllIndicators = 0xfff;

    private readonly Dictionary<string, Guid> _communes = [];
    private Classifier? _classifier;
    private UrbanPlaces? _urban;

    /// <summary>Every household that was ever on a list by the closing day, village by village, in the order of names.</summary>
    public async IAsyncEnumerable<IReadOnlyList<FormHousehold>> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var of = unit.Unit;
        _urban = await UrbanPlaces.LoadAsync(db, [of.ProvinceCode], cancel);
        _classifier = (await StandardsInForce.LoadAsync(db, cancel)).Find(period.Standard)?.On(period.Closing).Answer;
        if (unit.IsProvince)
        {
            foreach (var commune in await db.Units.Where(u => u.ProvinceCode == of.ProvinceCode && u.Level == AreaLevel.Commune && u.ValidTo == null)
                .Select(u => new { u.Code, u.Id }).ToListAsync(cancel))
            {
                _communes[commune.Code] = commune.Id;
            }
        }

        var keys = await HouseholdBatches.KeysAsync(
            db.Households.Where(h => h.ProvinceCode == of.ProvinceCode && h.AreaPath.StartsWith(of.AreaPath)).Where(WasListed(period.Closing)), cancel);
        await foreach (var batch in HouseholdBatches.WithAsync(db, keys, MemberRow.Of, cancel))
            yield return [.. batch.Select(h => Of(h.Household, h.Members)).OfType<FormHousehold>()];
        if (moves.Left.Count > 0)
            yield return [.. moves.Left.Select(h => Of(h.Household, h.Members, PlaceSpan.Elsewhere))];
    }

    /// <summary>Was ever on a list by a day.</summary>
    public static Expression<Func<Household, bool>> WasListed(DateOnly day) => h => h.Recognitions.Any(r =>
        !r.IsOfProvince && r.EffectiveOn <= day && (r.Status != PovertyClass.NotPoor || r.IsAverageLiving));

    /// <summary>Null when it lies in no row of the unit.</summary>
    private FormHousehold? Of(Household household, IReadOnlyList<MemberRow> rows)
    {
        var commune = _communes.TryGetValue(household.CommuneCode, out var id) ? id : (Guid?)null;
        return unit.RowOf(household.VillageId, commune) is { } today ? Of(household, moves.Complete(household.Id, rows), today) : null;
    }

    /// <param name="household">With its ledger.</param>
    /// <param name="rows">Its members, past ones too.</param>
    /// <param name="today">The row it lives in today.</param>
    private FormHousehold Of(Household household, IReadOnlyList<MemberRow> rows, int today)
    {
        var members = rows.Where(m => m.IsOn(period.Closing)).DistinctBy(m => m.PersonId).ToList();
        var head = members.Find(m => m.IsHead);
        var (deprived, unclear, children) = FactsOf(household, members);
        return new()
        {
            Id = household.Id,
            Lines = Ledger.LinesOf(Ledger.Counting(household.Recognitions)),
            Members = [.. rows.Select(m => new MemberSpan(m.PersonId, m.FromOn, m.ToOn))],
            Places = moves.PlacesOf(household.Id, today, unit.Unplaced),
            EndedOn = household.EndedOn,
            EthnicGroup = head?.EthnicGroup?.ToString("00", CultureInfo.InvariantCulture),
            IsIndigenous = household.IsIndigenous,
            HasNoLabourCapacity = household.HasNoLabourCapacity,
            HasPersonOfMerit = household.HasPersonOfMerit,
            IsHeadFemale = head?.Sex is { } sex ? sex is Sex.Female : null,
            Causes = household.Causes,
            Deprived = deprived,
            Unclear = unclear,
            Children = children,
            People = hasPeople ? [.. HouseholdBatches.InOrder(members).Select(PersonOf)] : [],
        };
    }

    private (int Deprived, int Unclear, ChildCounts? Children) FactsOf(Household household, List<MemberRow> members)
    {
        if (_classifier is null)
            return (0, AllIndicators, null);

        var facts = household.ToFacts(
            period.Closing, _urban!.IsUrban(moves.VillageOn(household.Id, period.Closing) ?? household.VillageId, household.AreaPath), [_classifier.Standard.Code], [.. members.Where(m => m.LivesOn(period.Closing)).Select(m => m.ToFacts())]);
        if (_classifier.Classify(facts) is not { Answer: { } result })
            return (0, AllIndicators, null);

        var unclear = 0;
        foreach (var indicator in result.Results)
            unclear |= indicator.Answer is Deprivation.Unknown ? 1 << (indicator.Number - 1) : 0;

        var children = new HashSet<string>();
        foreach (var member in members)
        {
            if (member.Born is not { } born)
                return (result.DeprivedMask, unclear, null);

            // Of a child whose day of birth is not known and who may just have turned 16, the year decides.
            if (born.Latest.AddYears(ChildYears) > period.Closing)
                children.Add(member.PersonId.ToString());
        }

        int Concerned(int number) => result.Results.FirstOrDefault(r => r.Number == number)?.Members.Count(children.Contains) ?? 0;
        return (result.DeprivedMask, unclear, new(children.Count, Concerned(Insurance), Concerned(Nutrition), Concerned(Schooling)));
    }

    /// <summary>Who lives in another commune by now counts, and is not named to this one.</summary>
    private static FormMember PersonOf(MemberRow member) => member.FullName is not { } name ? new("(đã chuyển sang nơi khác)", null, null, null, null) : new(
        name,
        member.BornYear ?? member.BornOn?.Year,
        member.Sex is { } sex ? sex is Sex.Female : null,
        member.EthnicGroup is { } group ? EthnicGroups.OfCode(group.ToString("00", CultureInfo.InvariantCulture))?.Name : null,
        member.Relationship is { } relationship ? Words.Of(relationship) : null);
}
