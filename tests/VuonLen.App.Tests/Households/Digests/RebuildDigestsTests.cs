using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Digests;
using VuonLen.App.Households.Facts;
using VuonLen.App.Households.Members;
using VuonLen.App.Households.Moves;
using VuonLen.App.Households.Recognising;
using VuonLen.App.Identity;
using VuonLen.App.Standards;
using VuonLen.App.Standards.Loading;
using VuonLen.App.Tests.Standards;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Digests;

public sealed class RebuildDigestsTests : RegistryTest
{
    [Fact]
    public async Task A_wrong_digest_is_told_apart_repaired_and_no_revision_or_audit_comes_of_it()
    {
        var (right, wrong) = (await RegisterAsync(Person("Lò Văn An")), await RegisterAsync(Person("Lò Văn Bình")));
        await SpoilAsync(wrong);
        var audit = await InAsync(AreaScope.Nation, db => db.Audit.CountAsync());

        var compared = await RebuildAsync(compareOnly: true);
        Assert.Equal((2, 1), (compared.Read, compared.Changed));
        Assert.Equal(wrong, compared.Differences.Single().Household);
        Assert.Equal([nameof(Household.HeadName), nameof(Household.MemberCount)], compared.Differences.Single().Columns.Order());
        Assert.Equal(7, (await StoredAsync(wrong)).MemberCount);

        Assert.Equal(1, (await RebuildAsync(compareOnly: false)).Changed);
        var stored = await StoredAsync(wrong);
        Assert.Equal(("Lò Văn Bình", 1, 0), (stored.HeadName, stored.MemberCount, stored.Revision));
        Assert.Equal(0, (await RebuildAsync(compareOnly: true)).Changed);
        Assert.Equal(audit, await InAsync(AreaScope.Nation, db => db.Audit.CountAsync()));
        Assert.NotEqual(right, wrong);
    }

    [Fact]
    public async Task What_another_standard_computed_is_forgotten_on_the_first_day_of_the_next()
    {
        var household = await RegisterAsync(Person("Lò Văn An"));
        Assert.Equal(Today.Date, (await StoredAsync(household)).ComputedOn);
        Assert.NotEqual(0, (await StoredAsync(household)).MissingAnswers);

        Assert.Equal(0, await ForgetAsync(new Day(2026, 12, 31)));
        Assert.Equal(1, await ForgetAsync(new Day(2027, 1, 1)));

        var stored = await StoredAsync(household);
        Assert.Equal(((DateOnly?)null, (PovertyClass?)null, 0), (stored.ComputedOn, stored.ComputedClass, stored.MissingAnswers));
        Assert.Equal("Lò Văn An", stored.HeadName);

        Task<int> ForgetAsync(TimeProvider clock) =>
            InAsync(AreaScope.Nation, db => new RebuildDigests(db, clock).ForgetOtherStandardsAsync(NoCancel));
    }

    [Fact]
    public async Task Loading_a_national_standard_forgets_what_the_one_before_computed_and_wakes_who_computes_anew()
    {
        var household = await RegisterAsync(Person("Lò Văn An"));
        var newYear = new Day(2027, 1, 2);
        await using var db = DataSetup.Open(Database.ConnectionString, Caller.Program, newYear);
        await RefreshAsync(db, newYear);
        db.ChangeTracker.Clear();
        Assert.Equal(new DateOnly(2027, 1, 2), (await StoredAsync(household)).ComputedOn);
        using var bell = new StandardBell();
        var loading = new LoadStandard(db, bell, newYear);

        Assert.Empty((await loading.SaveAsync(AStandard.Complete("T24-THU", "2027-01-01", "2027-12-31", "24"), null, NoCancel)).Problems);
        Assert.Equal((new DateOnly(2027, 1, 2), false), ((await StoredAsync(household)).ComputedOn, await bell.WaitAsync(TimeSpan.Zero, NoCancel)));

        Assert.Empty((await loading.SaveAsync(AStandard.Complete("QG-THU", "2027-01-01", "2030-12-31"), null, NoCancel)).Problems);
        Assert.Equal((null, true), ((await StoredAsync(household)).ComputedOn, await bell.WaitAsync(TimeSpan.Zero, NoCancel)));

        db.ChangeTracker.Clear();
        Assert.Equal(1, (await new RebuildDigests(db, newYear).RefreshAsync(NoCancel)).Changed);
        Assert.Equal(new DateOnly(2027, 1, 2), (await StoredAsync(household)).ComputedOn);
    }

    [Fact]
    public async Task Only_the_callers_area_is_made_anew()
    {
        await RegisterAsync(Person("Lò Văn An"));
        await RegisterAsync(Person("Vàng A Páo"), Elsewhere);

        Assert.Equal(1, (await InAsync(Commune, db => new RebuildDigests(db, Today.Clock).RunAsync(true, NoCancel))).Read);
    }

    [Fact]
    public async Task The_next_day_brings_what_follows_from_the_date()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));
        await RegisterAsync(Person("Lò Văn Bình"));
        var ended = await RegisterAsync(Person("Lò Văn Cam"));
        await InAsync(Commune, db => new App.Households.Registration.CorrectRegistration(db, Today.Clock).SaveAsync(ended, 0, NoCancel));
        var newYear = new LaterDay();
        await using var db = DataSetup.Open(Database.ConnectionString, Caller.Program, newYear);

        Assert.Equal((2, 2), await RefreshAsync(db, newYear));
        Assert.Equal((0, 0), await RefreshAsync(db, newYear));

        Assert.Equal(new DateOnly(2027, 1, 2), (await StoredAsync(key)).ComputedOn);
        Assert.Null((await StoredAsync(key)).ComputedClass);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_any_edits_the_stored_digests_are_those_a_fresh_computation_gives(int number)
    {
        var random = new Random(number);
        var keys = new List<AreaKey>();
        for (var i = 0; i < 4; i++)
            keys.Add(await RegisterAsync(Person($"Lò Văn {(char)('A' + i)}"), i % 2 == 0 ? Village : NextVillage));

        var (done, tried) = (0, 0);
        for (; tried < 40; tried++)
        {
            var key = keys[random.Next(keys.Count)];
            var outcome = await EditAsync(random, key, keys);
            done += outcome.IsRefused ? 0 : 1;
        }

        Assert.True(done > tried / 2, $"Only {done} of {tried} edits went through.");
        var compared = await RebuildAsync(compareOnly: true);
        Assert.Empty(compared.Differences);
        Assert.Equal(await InAsync(AreaScope.Nation, db => db.Households.CountAsync()), compared.Read);

        // And each person lives in one household at most, each living household with members has one head.
        foreach (var key in keys)
        {
            var stored = await StoredAsync(key);
            Assert.Equal(stored.EndedOn is null ? 1 : 0, stored.MembersNow().Count(m => m.IsHead));
            Assert.All(stored.MembersNow(), m => Assert.Equal(stored.AreaPath, m.Person.AreaPath));
        }
    }

    private async Task<Outcome> EditAsync(Random random, AreaKey key, List<AreaKey> keys)
    {
        var brief = await BriefAsync(key);
        var (revision, members) = (brief.Revision, brief.Members);
        var someone = members.Count == 0 ? default : members[random.Next(members.Count)].PersonId;
        var other = members.Where(m => m.PersonId != someone).Select(m => (Guid?)m.PersonId).FirstOrDefault();
        return await InAsync(Commune, async Task<Outcome> (db) =>
        {
            switch (random.Next(11))
            {
                case 0 or 1 or 2:
                    return await Adding(db).SaveAsync(key, new() { Revision = revision, On = Day, Why = MembershipEvent.Arrived, Person = Answers(random) }, NoCancel);
                case 3:
                    return await Editing(db).SaveAsync(key, someone, new() { Revision = revision, Person = Answers(random) }, NoCancel);
                case 4:
                    return await new EditFacts(db, Today.Clock).SaveAsync(key, Facts(random, revision), NoCancel);
                case 5:
                    return await new RecordStatus(db, Today.Clock).SaveAsync(key, new()
                    {
                        Revision = revision,
                        Standard = "ND07-2022",
                        Status = (PovertyClass)random.Next(3),
                        EffectiveOn = Day.AddDays(-random.Next(500)),
                    }, NoCancel);
                case 6:
                    return await new RecordDeath(db, Today.Clock).SaveAsync(key, revision, someone, Day, other, NoCancel);
                case 7:
                    return await new ChangeHead(db, Today.Clock).SaveAsync(key, revision, someone, Day, NoCancel);
                case 8:
                    return await new UndoLastChange(db).SaveAsync(key, revision, NoCancel);
                case 9:
                    return await new MergeHouseholds(db, Today.Clock).SaveAsync(key, revision, keys[random.Next(keys.Count)].Id, Day, NoCancel);
                default:
                    var split = await new SplitHousehold(db, Today.Clock).SaveAsync(key, new()
                    {
                        Revision = revision,
                        Going = [someone],
                        HeadOfNew = someone,
                        HeadOfOld = other,
                        On = Day,
                        VillageId = random.Next(2) == 0 ? Village.Id : NextVillage.Id,
                    }, NoCancel);
                    if (split.Answer is { } made)
                        keys.Add(made.Key);
                    return split;
            }
        });
    }

    private static PersonForm Answers(Random random) => new()
    {
        FullName = $"Lò Thị {(char)('A' + random.Next(26))}",
        Born = (1950 + random.Next(76)).ToString(System.Globalization.CultureInfo.InvariantCulture),
        Sex = random.Next(3) == 0 ? null : (Sex)random.Next(2),
        EthnicGroup = random.Next(3) == 0 ? null : 1 + random.Next(54),
        Insured = random.Next(3) == 0 ? null : random.Next(2) == 0,
        Work = random.Next(2) == 0 ? null : Work.OwnFarmOrBusiness,
        Studying = Studying.None,
        Stunted = random.Next(2) == 0,
    };

    private static FactsForm Facts(Random random, int revision) => new()
    {
        Revision = revision,
        B1 = random.Next(3) == 0 ? null : random.Next(300).ToString(System.Globalization.CultureInfo.InvariantCulture),
        Toilet = (Toilet)random.Next(7),
        Water = random.Next(2) == 0 ? null : Water.Other,
        FloorM2 = "20",
        Wall = Material.NotDurable,
        Roof = (Material)random.Next(2),
    };

    private Task<RebuildDigests.Result> RebuildAsync(bool compareOnly) =>
        InAsync(AreaScope.Nation, db => new RebuildDigests(db, Today.Clock).RunAsync(compareOnly, NoCancel));

    private static async Task<(int, int)> RefreshAsync(VuonLenDb db, TimeProvider clock)
    {
        var result = await new RebuildDigests(db, clock).RefreshAsync(NoCancel);
        return (result.Read, result.Changed);
    }

    private async Task SpoilAsync(AreaKey key)
    {
        await using var db = Database.Open();
        await db.Database.ExecuteSqlAsync($"UPDATE household SET member_count = 7, head_name = 'X' WHERE id = {(TestDatabase.IsPostgres ? key.Id : (object)key.Id.ToByteArray(true))}");
    }

    private sealed class LaterDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2027, 1, 2, 2, 0, 0, TimeSpan.Zero);
    }
}
