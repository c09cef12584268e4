using Microsoft.AspNetCore.DataProtection;
using VuonLen.App.Households;
using VuonLen.App.Households.Demo;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Demo;

public sealed class InventedPeopleTests
{
    private static readonly PersonalIdVault _vault = new(new EphemeralDataProtectionProvider(), new(new byte[32]));

    private static readonly IReadOnlyList<(Brief Brief, InventedRows Rows)> _ward = Make(DemoPlace.Ward, 1);

    private static readonly IReadOnlyList<(Brief Brief, InventedRows Rows)> _commune = Make(DemoPlace.Commune, 1);

    private static IEnumerable<InventedRows> All => _ward.Concat(_commune).Select(m => m.Rows);

    private static IEnumerable<Household> WardsPoor =>
        _ward.Where(m => m.Brief.Status is PovertyClass.Poor).Select(m => m.Rows.Household);

    [Fact]
    public void The_same_seed_gives_the_same_rows_and_another_seed_others()
    {
        Assert.Equal(Text(Make(DemoPlace.Commune, 1).Take(300)), Text(_commune.Take(300)));
        Assert.NotEqual(Text(Make(DemoPlace.Commune, 2).Take(300)), Text(_commune.Take(300)));
    }

    [Fact]
    public void Every_household_has_one_head_and_every_member_one_home()
    {
        Assert.All(All.Where(r => r.Household.EndedOn is null), rows =>
        {
            Assert.Single(rows.Household.MembersNow(), m => m.IsHead);
            Assert.Equal(rows.Household.MembersNow().Count(), rows.Household.MembersNow().Select(m => m.PersonId).Distinct().Count());
            Assert.All(rows.Household.MembersNow(), m => Assert.Null(m.Person.DiedOn));
        });
        Assert.Contains(All, r => r.People.Any(p => p.DiedOn is not null)); // a history to look at
    }

    [Fact]
    public void Times_of_membership_follow_each_other_without_gap_or_overlap()
    {
        Assert.All(All.SelectMany(r => r.Household.Memberships.GroupBy(m => m.PersonId)), times =>
        {
            var ordered = times.OrderBy(m => m.FromOn).ToList();
            Assert.All(ordered, m => Assert.True(m.ToOn is null || m.FromOn < m.ToOn));
            Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.Equal(pair.First.ToOn, pair.Second.FromOn));
            Assert.True(times.First().Person.Born!.Value.Earliest <= ordered[0].FromOn);
        });
    }

    [Fact]
    public void Children_are_at_least_seventeen_years_younger_than_their_parents()
    {
        Assert.All(All, rows =>
        {
            var head = rows.Household.Memberships.Last(m => m.IsHead).Person;
            foreach (var member in rows.Household.Memberships.Where(m => m.ToOn is null && rows.Household.EndedOn is null))
            {
                var (older, younger) = member.Relationship switch
                {
                    Relationship.Child => (head, member.Person),
                    Relationship.Parent => (member.Person, head),
                    _ => (null, null),
                };
                if (older is not null)
                    Assert.True(older.Born!.Value.Latest.AddYears(17) <= younger!.Born!.Value.Latest, $"{older.BornYear} {younger.BornYear}");
            }
        });
    }

    [Fact]
    public void Spouses_are_grown_up_and_of_the_other_sex()
    {
        Assert.All(All.Where(r => r.Household.EndedOn is null), rows =>
        {
            var head = rows.Household.MembersNow().Single(m => m.IsHead).Person;
            foreach (var spouse in rows.Household.MembersNow().Where(m => m.Relationship is Relationship.Spouse))
            {
                Assert.NotEqual(head.Sex, spouse.Person.Sex);
                Assert.True(spouse.Person.BornYear <= 2026 - 19);
            }
        });
    }

    [Fact]
    public void School_and_work_agree_with_the_age()
    {
        Assert.All(All.SelectMany(r => r.People).Where(p => p.DiedOn is null), person =>
        {
            var years = 2026 - person.BornYear!.Value;
            Assert.True(years >= 15 || person.Work is null);
            Assert.True(person.Studying is Studying.None || years is >= 3 and < 23);
            Assert.True(person.Completed is Completed.None or Completed.Primary || years >= 15);
            Assert.False(person.Work is not (null or Work.None) && person.Studying is not Studying.None);
        });
    }

    [Fact]
    public void Personal_ids_agree_with_sex_and_birth_and_only_two_people_share_one()
    {
        var hashes = All.SelectMany(r => r.People).Where(p => p.PersonalIdHash is not null).GroupBy(p => p.PersonalIdHash).ToList();
        var shared = Assert.Single(hashes, g => g.Count() > 1);
        Assert.Equal(2, shared.Count());
        Assert.NotEqual(shared.First().AreaPath, shared.Last().AreaPath);

        Assert.All(All.SelectMany(r => r.People).Where(p => p.PersonalIdProtected is not null).Take(2000), person =>
        {
            Assert.True(PersonalId.TryParse(_vault.Open(person.PersonalIdProtected!), out var id));
            Assert.Empty(id.Compare(person.Sex, person.Born));
        });
    }

    [Fact]
    public void The_wards_poor_add_up_to_the_totals_of_its_plan()
    {
        Assert.Equal(301, WardsPoor.Count());
        Assert.Equal(6459, _ward.Count(m => m.Rows.Household.EndedOn is null));
        Assert.All(WardsPoor, household =>
        {
            Assert.Equal(PovertyClass.Poor, household.Status);
            Assert.Equal(PovertyClass.Poor, household.ComputedClass);
            Assert.True(household.DeprivedCount >= 3);
        });
        Assert.Equal([1, 63, 28, 34], new[] { 7, 10, 5, 2 }.Select(i => WardsPoor.Count(h => (h.Deprived & (1 << (i - 1))) != 0)));

        var classifier = NationalStandards.All.Single(s => s.Code == "ND07-2022").On(Today.Date).Answer!;
        Assert.Equal(34, WardsPoor.Sum(h => classifier.Classify(h.ToFacts(Today.Date, isUrban: true, "ND07-2022")).Answer!
            .Results.Single(r => r.Number == 5).Members.Count));
    }

    [Fact]
    public void The_wards_poor_suffer_in_all_other_indicators_too() =>
        Assert.All(new[] { 1, 3, 4, 6, 8, 9, 11, 12 }, i => Assert.Contains(WardsPoor, h => (h.Deprived & (1 << (i - 1))) != 0));

    [Fact]
    public void The_communes_villages_add_up_to_the_totals_of_its_plan()
    {
        var poor = _commune.Where(m => m.Rows.Household.Status is PovertyClass.Poor).ToList();

        Assert.Equal(242, poor.Count);
        Assert.Equal(233, poor.Count(m => m.Rows.Household.IsEthnicMinority == true));
        Assert.Equal(914, _commune.Count(m => m.Rows.Household.EndedOn is null && m.Rows.Household.IsEthnicMinority == true));
        Assert.Equal(1160, _commune.Count(m => m.Rows.Household.EndedOn is null));
        Assert.Equal(
            [("Bờ-Chư pâu", 42, 146), ("Mơ Tôn", 33, 92), ("Dơng", 12, 44), ("Mơhra-Đáp", 58, 209), ("Mơhven-Ôr", 39, 136)],
            DemoPlace.Commune.Villages.Take(5).Select((v, i) => (
                v.Name, poor.Count(m => m.Brief.Village == i),
                _commune.Count(m => m.Brief.Village == i && m.Rows.Household.EndedOn is null))));
    }

    [Fact]
    public void Listed_households_are_answered_except_a_few_and_some_differ_from_their_list()
    {
        var listed = _ward.Concat(_commune).Where(m => m.Brief.IsListed && !m.Brief.HasLeft).ToList();
        var missing = listed.Where(m => m.Rows.Household.MissingAnswers > 0).ToList();

        Assert.InRange(missing.Count, 5, listed.Count / 20);
        Assert.All(missing, m => Assert.True(m.Brief.MissesAnAnswer));
        Assert.InRange(listed.Count(m => m.Rows.Household.IsStatusDifferent), 8, listed.Count / 20);
    }

    [Fact]
    public void Two_years_of_lists_know_the_ways_in_and_out()
    {
        var movements = _ward.SelectMany(m => new[]
        {
            Ledger.Between(m.Rows.Household.Recognitions, new(2024, 12, 31), new(2025, 12, 31)),
            Ledger.Between(m.Rows.Household.Recognitions, new(2025, 12, 31), Today.Date),
        }).OfType<Movement>().Distinct().Order();

        Assert.Equal(Enum.GetValues<Movement>(), movements);
        Assert.Equal(301, _ward.Count(m => Ledger.On(m.Rows.Household.Recognitions, new(2025, 12, 31))?.Status is PovertyClass.Poor));
        Assert.Equal(376, _ward.Count(m => Ledger.On(m.Rows.Household.Recognitions, new(2024, 12, 31))?.Status is PovertyClass.Poor));
    }

    private static List<(Brief, InventedRows)> Make(DemoPlace place, int seed)
    {
        var standard = NationalStandards.All.Single(s => s.Code == "ND07-2022");
        var maker = new InventedHousehold(place, [.. place.Villages.Select(_ => Guid.Empty)], seed, _vault);
        var briefs = Briefs.Of(place, seed);
        return [.. briefs.Select((brief, i) =>
        {
            var rows = maker.Make(brief, i);
            rows.Household.Digest(standard, place.IsUrban, Today.Date);
            return (brief, rows);
        })];
    }

    private static IEnumerable<string> Text(IEnumerable<(Brief, InventedRows Rows)> made) => made.Select(m => string.Join('|',
    [
        m.Rows.Household.Id, m.Rows.Household.Code, m.Rows.Household.B1, m.Rows.Household.FloorM2, m.Rows.Household.Deprived,
        .. m.Rows.People.Select(p => $"{p.Id} {p.FullName} {p.Born} {p.PersonalIdHash} {p.Work} {p.Completed}"),
        .. m.Rows.Household.Memberships.Select(x => $"{x.Id} {x.FromOn} {x.Relationship}"),
        .. m.Rows.Household.Recognitions.Select(r => $"{r.Id} {r.EffectiveOn} {r.Status}"),
    ]));
}
