using Microsoft.EntityFrameworkCore;
using VuonLen.App.Households;
using VuonLen.App.Households.Doubles;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Households.Doubles;

public sealed class MergePeopleTests : DoublesTest
{
    private const string Number = "011080001235";

    [Fact]
    public async Task Somebody_written_down_twice_in_a_household_is_one_and_nothing_is_lost()
    {
        var (once, twice) = (Somebody("Lò Thị Bưởi", In(2010)), Somebody("Lò Thị Bưởi", On(2010)));
        var household = At(Village, Somebody("Lò Văn An", On(1980)), once, twice);
        (twice.Phone, once.Insured, twice.Insured) = ("0912000111", true, false);
        await SaveAsync(household);
        var before = await DumpAsync();

        var merge = await MergeAsync(household, once, household, twice);

        var stored = await StoredAsync(household.Key);
        Assert.Equal(2, stored.MemberCount);
        var kept = stored.MembersNow().Single(m => m.PersonId == once.Id).Person;
        Assert.Equal((On(2010), "0912000111", true), (kept.Born!.Value, kept.Phone, kept.Insured));
        Assert.Equal(MembershipEvent.Corrected, stored.Memberships.Single(m => m.PersonId == twice.Id).Ended);
        Assert.Empty(await PairsAsync());
        Assert.Empty((await UndoAsync(merge)).Problems);
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task Somebody_with_one_number_in_two_households_stays_where_the_officer_says()
    {
        var (child, adult) = (Numbered(Somebody("Lò Thị Bưởi", In(2010)), Number), Numbered(Somebody("Lò Thị Bưởi", In(2010)), Number));
        var (parents, own) = (At(Village, Somebody("Lò Văn An", On(1980)), child), At(NextVillage, adult, Somebody("Quàng Văn Chum", On(2008))));
        await SaveAsync(parents, own);
        var before = await DumpAsync();

        Assert.Equal([DoubleProblems.HeadGoes], (await TryAsync(parents, child, own, adult)).Problems);
        var merge = await MergeAsync(own, adult, parents, child);

        Assert.Equal((1, 2), ((await StoredAsync(parents.Key)).MemberCount, (await StoredAsync(own.Key)).MemberCount));
        Assert.Empty(await InAsync(Commune, db => new SecondHolders(db, Vault).OfHouseholdAsync(own.Key, NoCancel)));
        Assert.Empty((await UndoAsync(merge)).Problems);
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task A_second_record_counts_on_no_day_before_a_change_of_head_either()
    {
        var (mother, once, twice) = (Somebody("Lò Thị Bình", On(1982)), Somebody("Lò Thị Bưởi", On(2010)), Somebody("Lò Thị Bưởi", On(2010)));
        var household = At(Village, Somebody("Lò Văn An", On(1980)), mother, once, twice);
        await SaveAsync(household);
        Assert.Empty((await InAsync(Commune, db => new App.Households.Members.ChangeHead(db, Today.Clock).SaveAsync(household.Key, 0, mother.Id, new(2026, 6, 1), NoCancel))).Problems);
        var before = await DumpAsync();

        var merge = await MergeAsync(household, once, household, twice);

        Assert.Equal(3, (await StoredAsync(household.Key)).MembersOn(new(2026, 3, 1)).Count());
        Assert.Empty((await UndoAsync(merge)).Problems);
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task Who_lives_alone_goes_with_the_household_only()
    {
        var (one, two) = (Somebody("Lò Thị Bưởi", On(2010)), Somebody("Lò Thị Bưởi", On(2010)));
        var (family, alone) = (At(Village, Somebody("Lò Văn An", On(1980)), one), At(Village, two));
        await SaveAsync(family, alone);
        var before = await DumpAsync();

        Assert.Equal([DoubleProblems.AloneGoes], (await TryAsync(family, one, alone, two)).Problems);
        Assert.Equal([DoubleProblems.SamePerson], (await TryAsync(family, one, family, one)).Problems);
        Assert.Equal([DoubleProblems.NotAPair], (await TryAsync(family, two, family, one)).Problems);

        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task What_was_built_upon_it_keeps_it()
    {
        var (once, twice) = (Somebody("Lò Thị Bưởi", On(2010)), Somebody("Lò Thị Bưởi", On(2010)));
        var household = At(Village, Somebody("Lò Văn An", On(1980)), once, twice);
        await SaveAsync(household);
        var merge = await MergeAsync(household, once, household, twice);
        await InAsync(Commune, async db =>
        {
            (await db.People.SingleAsync(p => p.Id == once.Id, NoCancel)).Phone = "0912";
            return await db.SaveAsync("EditPerson", NoCancel);
        });

        Assert.Equal([DoubleProblems.BuiltUpon], (await UndoAsync(merge)).Problems);
    }

    private async Task<Outcome<DoubleMerge>> TryAsync(Household home, Person stays, Household other, Person goes) => await InAsync(
        Commune,
        async db => await new MergePeople(db, Seal, Today.Clock).SaveAsync(
            home.Key, other.Id, stays.Id, goes.Id,
            new() { Revision = await RevisionAsync(home), OtherRevision = await RevisionAsync(other) }, NoCancel));

    private async Task<DoubleMerge> MergeAsync(Household home, Person stays, Household other, Person goes)
    {
        var outcome = await TryAsync(home, stays, other, goes);
        Assert.Empty(outcome.Problems);
        return outcome.Answer!;
    }
}
