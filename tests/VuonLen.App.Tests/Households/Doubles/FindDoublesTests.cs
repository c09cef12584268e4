using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Households.Doubles;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Households.Doubles;

public sealed class FindDoublesTests : DoublesTest
{
    private const string Number = "011080001235";
    private const string OtherNumber = "011080001236";

    [Fact]
    public async Task The_same_number_the_same_birthday_and_the_same_head_make_a_pair_with_its_reasons()
    {
        await SaveAsync(
            At(Village, Numbered(Somebody("Lò Văn An", On(1980)), Number), Somebody("Lò Thị Bưởi", On(2010))),
            At(NextVillage, Numbered(Somebody("Lo Van An", On(1980)), Number), Somebody("Lò Thị Bưởi", On(2010))),
            At(Village, Somebody("Quàng Văn Chum", On(1975))));

        var pair = Assert.Single(await PairsAsync());

        Assert.Equal(DoubleReasons.PersonalId | DoubleReasons.NameAndBirthday | DoubleReasons.HeadInTwoVillages, pair.Reasons);
        Assert.Equal(2, pair.People);
        Assert.Equal(["Lo Van An", "Lò Văn An"], new[] { pair.One.HeadName, pair.Two.HeadName }.Order(StringComparer.Ordinal));
        Assert.Equal(["Bản Nà Lốc", "Bản Nà Phát"], new[] { pair.One.Village, pair.Two.Village }.Order(StringComparer.Ordinal));
    }

    public static TheoryData<string, DoubleReasons> Alike { get; } = new()
    {
        { "day and day, members of two villages", DoubleReasons.NameAndBirthday },
        { "year and day, members of one village", DoubleReasons.NameAndYear },
        { "year and year, members of one village", DoubleReasons.NameAndYear },
        { "year and day, heads of two villages", DoubleReasons.HeadInTwoVillages },
        { "unknown and day, heads of one village", DoubleReasons.HeadInVillage },
        { "unknown and unknown, heads of one village", DoubleReasons.HeadInVillage },
        { "number of two names", DoubleReasons.PersonalId },
        { "day and day, of two numbers", DoubleReasons.NameAndBirthday },
        { "day and day, accents aside", DoubleReasons.NameAndBirthday },
    };

    [Theory]
    [MemberData(nameof(Alike))]
    public async Task Two_who_look_alike_are_found(string how, DoubleReasons reasons)
    {
        await SaveAsync([.. Two(how).Cast<object>()]);

        Assert.Equal([reasons], (await PairsAsync()).Select(p => p.Reasons));
    }

    [Theory]
    [InlineData("year and day, members of two villages")]
    [InlineData("unknown and day, members of one village")]
    [InlineData("unknown and day, heads of two villages")]
    [InlineData("other year, heads of one village")]
    [InlineData("other day, heads of one village")]
    [InlineData("year and day, of two numbers")]
    [InlineData("day and day, in another commune")]
    [InlineData("day and day, one is dead")]
    [InlineData("day and day, one moved away")]
    public async Task Two_who_only_share_a_name_are_not(string how)
    {
        await SaveAsync([.. Two(how).Cast<object>()]);

        var found = await InAsync(AreaScope.Of("24."), db => new FindDoubles(db).ShowAsync("00070", null, null, 1, NoCancel));
        Assert.Empty(found!.Lines);
    }

    [Fact]
    public async Task Somebody_who_stands_twice_in_one_household_is_found_and_leads_to_it()
    {
        var household = At(Village, Somebody("Lò Văn An", On(1980)), Somebody("Lò Thị Bưởi", On(2010)), Somebody("Lò Thị Bưởi", In(2010)));
        await SaveAsync(household);

        var pair = Assert.Single(await PairsAsync());

        Assert.Equal((household.Id, household.Id, DoubleReasons.NameAndYear), (pair.One.Id, pair.Two.Id, pair.Reasons));
        Assert.Single(await InAsync(Commune, db => new FindDoubles(db).ShowOfAsync(household.Key, NoCancel)));
    }

    [Fact]
    public async Task A_number_joins_across_communes_for_who_reads_both_and_never_for_who_reads_one()
    {
        await SaveAsync(
            At(Village, Numbered(Somebody("Lò Văn An", On(1980)), Number)),
            At(Elsewhere, Numbered(Somebody("Lò Văn An", On(1980)), Number)));

        Assert.Empty(await PairsAsync());
        var both = await InAsync(AreaScope.Of("24.00070.", "24.00071."), db => new FindDoubles(db).ShowAsync("00070", null, null, 1, NoCancel));
        Assert.Equal([DoubleReasons.PersonalId], both!.Lines.Select(l => l.Reasons));
        Assert.Null(await InAsync(AreaScope.Of("24."), db => new FindDoubles(db).ShowAsync(null, null, null, 1, NoCancel)));
    }

    [Fact]
    public async Task A_village_head_sees_pairs_of_the_own_village_and_none_with_another()
    {
        await SaveAsync(
            At(Village, Somebody("Lò Văn An", On(1980))), At(Village, Somebody("Lò Văn An", On(1980))),
            At(Village, Somebody("Quàng Văn Chum", On(1975))), At(NextVillage, Somebody("Quàng Văn Chum", On(1975))));

        Assert.Equal(2, (await PairsAsync()).Count);
        Assert.Equal("Lò Văn An", Assert.Single(await PairsAsync(AreaScope.Of(AHousehold.Village))).One.HeadName);
    }

    [Fact]
    public async Task The_list_is_filtered_by_village_and_by_reason_and_pages_begin_with_the_numbers()
    {
        for (var i = 0; i < FindDoubles.PageSize + 3; i++)
        {
            var name = $"Lò Văn {(char)('A' + i)}";
            await SaveAsync(At(Village, Somebody(name, In(1980))), At(Village, Somebody(name, In(1980))));
        }

        await SaveAsync(
            At(NextVillage, Numbered(Somebody("Vàng A Sử", On(1990)), Number)),
            At(Village, Numbered(Somebody("Vàng A Sừ", On(1991)), Number)));

        var first = await InAsync(Commune, db => new FindDoubles(db).ShowAsync(null, null, null, 1, NoCancel));
        Assert.Equal((FindDoubles.PageSize, FindDoubles.PageSize + 4, false), (first!.Lines.Count, first.Total, first.IsCapped));
        Assert.Equal(DoubleReasons.PersonalId, first.Lines[0].Reasons);
        var second = await InAsync(Commune, db => new FindDoubles(db).ShowAsync(null, null, null, 2, NoCancel));
        Assert.Equal(4, second!.Lines.Count);
        Assert.Empty(first.Lines.Select(l => l.Address).Intersect(second.Lines.Select(l => l.Address)));
        Assert.Equal([DoubleReasons.PersonalId], (await PairsAsync(village: NextVillage.Id)).Select(p => p.Reasons));
        Assert.Equal([DoubleReasons.PersonalId], (await PairsAsync(reason: DoubleReasons.PersonalId)).Select(p => p.Reasons));
        Assert.Empty(await PairsAsync(reason: DoubleReasons.NameAndBirthday));
    }

    [Fact]
    public async Task Two_found_to_be_two_are_not_asked_again_until_another_reason_comes_up_or_it_is_taken_back()
    {
        var (one, two) = (At(Village, Somebody("Lò Văn An", On(1980))), At(Village, Somebody("Lò Văn An", On(1980))));
        await SaveAsync(one, two);

        Assert.Empty((await DifferentAsync(one, two, "Hai anh em họ cùng tên")).Problems);
        Assert.Empty(await PairsAsync());
        Assert.Empty(await InAsync(Commune, db => new FindDoubles(db).ShowOfAsync(two.Key, NoCancel)));
        Assert.Equal([DoubleProblems.NoPair], (await DifferentAsync(one, two)).Problems);
        var decided = Assert.Single((await InAsync(Commune, db => new FindDoubles(db).ShowDifferentAsync(null, 1, NoCancel))).Lines);
        Assert.Equal(("Lò Văn An", "Hai anh em họ cùng tên"), (decided.First, decided.Decision.Why));

        // The same number is a reason nobody has decided about.
        await InAsync(AreaScope.Nation, async db =>
        {
            foreach (var person in await db.People.ToListAsync(NoCancel))
                Numbered(person, Number);
            return await db.SaveAsync("Arrange", NoCancel);
        });
        Assert.Equal([DoubleReasons.PersonalId], (await PairsAsync()).Select(p => p.Reasons));
        Assert.Empty((await DifferentAsync(two, one)).Problems);
        Assert.Empty(await PairsAsync());

        Assert.Empty((await InAsync(Commune, db => new DecideDifferent(db, Today.Clock).WithdrawAsync(two.Key, one.Id, NoCancel))).Problems);
        Assert.Equal([DoubleReasons.PersonalId | DoubleReasons.NameAndBirthday], (await PairsAsync()).Select(p => p.Reasons));
        Assert.Equal(
            [DoubleProblems.NotDecided],
            (await InAsync(Commune, db => new DecideDifferent(db, Today.Clock).WithdrawAsync(two.Key, one.Id, NoCancel))).Problems);
        Assert.Equal(4, await InAsync(AreaScope.Nation, db => db.Audit.CountAsync(a => a.UseCase == nameof(DecideDifferent))));
    }

    [Fact]
    public async Task A_decision_about_one_pair_says_nothing_of_a_third()
    {
        var (one, two, three) = (At(Village, Somebody("Lò Văn An", On(1980))), At(Village, Somebody("Lò Văn An", On(1980))), At(Village, Somebody("Lò Văn An", On(1980))));
        await SaveAsync(one, two, three);
        Assert.Equal(3, (await PairsAsync()).Count);

        Assert.Empty((await DifferentAsync(one, two)).Problems);

        Assert.Equal(2, (await PairsAsync()).Count);
        Assert.All(await PairsAsync(), p => Assert.True(p.One.Id == three.Id || p.Two.Id == three.Id));
    }

    /// <summary>The list asks otherwise than the pages do; whoever the people are, both find the same.</summary>
    [Fact]
    public async Task The_list_of_a_commune_and_the_pages_of_its_households_tell_the_same_pairs()
    {
        var dice = new Random(5);
        string[] names = ["Lò Văn An", "Lò Thị Bưởi", "Lò Văn Cường"];
        var households = new List<Household>();
        for (var i = 0; i < 60; i++)
        {
            var people = Enumerable.Range(0, 1 + dice.Next(3)).Select(n => Somebody(names[(n + dice.Next(2)) % 3], dice.Next(3) switch { 0 => null, 1 => In(1980 + dice.Next(3)), _ => On(1980 + dice.Next(3), 5, 3 + dice.Next(2)) })).ToArray();
            foreach (var person in people.Where(_ => dice.Next(3) == 0))
                Numbered(person, $"0110800012{dice.Next(10, 40)}");
            if (dice.Next(8) == 0)
                people[^1].DiedOn = Day;
            households.Add(At(dice.Next(5) switch { 0 => Elsewhere, 1 or 2 => NextVillage, _ => Village }, people));
        }

        await SaveAsync([.. households]);
        await DifferentAsync(households.First(h => h.VillageId == Village.Id), households.Last(h => h.VillageId == Village.Id));
        await using (var db = Database.Open())
            await db.Database.ExecuteSqlRawAsync("analyze", NoCancel); // as a server does by itself a minute after many rows have come
        foreach (var scope in new[] { Commune, AreaScope.Of("24.") })
        {
            var told = new SortedSet<string>();
            for (var page = 1; page < 100 && await InAsync(scope, db => new FindDoubles(db).ShowAsync("00070", null, null, page, NoCancel)) is { } view && view.Page == page; page++)
                told.UnionWith(view.Lines.Select(Told));
            var own = new SortedSet<string>();
            foreach (var household in households.Where(h => h.VillageId != Elsewhere.Id))
                own.UnionWith((await InAsync(scope, db => new FindDoubles(db).ShowOfAsync(household.Key, NoCancel))).Select(Told));

            Assert.NotEmpty(own);
            Assert.Empty(own.Except(told)); // a page shows twenty
            Assert.All(told.Except(own), line => Assert.True(own.Count(o => o.Contains(line[..36], StringComparison.Ordinal)) >= FindDoubles.PageSize || own.Count(o => o.Contains(line[37..73], StringComparison.Ordinal)) >= FindDoubles.PageSize));
        }

        static string Told(FindDoubles.Line line) => $"{line.One.Id} {line.Two.Id} {line.Reasons} {line.People}";
    }

    private Household[] Two(string how)
    {
        var (a, b) = how.Split(',')[0] switch
        {
            "day and day" => (Somebody("Lò Văn An", On(1980)), Somebody(how.EndsWith("aside", StringComparison.Ordinal) ? "LO VAN AN" : "Lò Văn An", On(1980))),
            "year and day" => (Somebody("Lò Văn An", In(1980)), Somebody("Lò Văn An", On(1980))),
            "year and year" => (Somebody("Lò Văn An", In(1980)), Somebody("Lò Văn An", In(1980))),
            "unknown and day" => (Somebody("Lò Văn An", null), Somebody("Lò Văn An", On(1980))),
            "unknown and unknown" => (Somebody("Lò Văn An", null), Somebody("Lò Văn An", null)),
            "other year" => (Somebody("Lò Văn An", In(1981)), Somebody("Lò Văn An", On(1980))),
            "other day" => (Somebody("Lò Văn An", On(1980, 5, 4)), Somebody("Lò Văn An", On(1980))),
            _ => (Numbered(Somebody("Lò Văn An", On(1980)), Number), Numbered(Somebody("Lò Thị Bưởi", On(1985)), Number)),
        };
        if (how.EndsWith("of two numbers", StringComparison.Ordinal))
            (_, _) = (Numbered(a, Number), Numbered(b, OtherNumber));
        if (how.EndsWith("one is dead", StringComparison.Ordinal))
            b.DiedOn = Day;

        var there = how.EndsWith("two villages", StringComparison.Ordinal) ? NextVillage : how.EndsWith("another commune", StringComparison.Ordinal) ? Elsewhere : Village;
        var isOfHeads = how.Contains("heads", StringComparison.Ordinal);
        Household[] households = isOfHeads
            ? [At(Village, a), At(there, b)]
            : [At(Village, Somebody("Tòng Văn Một", On(1950)), a), At(there, Somebody("Cà Văn Hai", On(1951)), b)];
        if (how.EndsWith("moved away", StringComparison.Ordinal))
            Assert.Empty(households[1].Leave(new HashSet<Guid> { b.Id }, Day, MembershipEvent.Departed, null, Day).Problems);
        return households;
    }
}
