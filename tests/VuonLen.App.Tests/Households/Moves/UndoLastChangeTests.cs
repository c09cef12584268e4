using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Households.Members;
using VuonLen.App.Households.Moves;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Moves;

public sealed class UndoLastChangeTests : RegistryTest
{
    private readonly Person _father = AHousehold.Member("Lò Văn An");
    private readonly Person _mother = AHousehold.Member("Lò Thị Bình");
    private readonly Person _son = AHousehold.Member("Lò Văn Dũng");

    [Fact]
    public async Task A_death_recorded_by_mistake_is_taken_back_with_the_head()
    {
        var household = await ThreeAsync();
        await DoAsync(db => new RecordDeath(db, Today.Clock).SaveAsync(household.Key, 0, _father.Id, Day, _mother.Id, NoCancel));

        var view = await InAsync(Commune, db => new UndoLastChange(db).ShowAsync(household.Key, NoCancel));
        Assert.Contains(new("Lò Văn An", MembershipEvent.Died, false), view!.Lines);
        await DoAsync(db => new UndoLastChange(db).SaveAsync(household.Key, 1, NoCancel));

        var stored = await StoredAsync(household.Key);
        Assert.Equal((3, "Lò Văn An"), (stored.MemberCount, stored.HeadName));
        Assert.All(stored.MembersNow(), m => Assert.Null(m.Person.DiedOn));
        Assert.Equal(
            [(Relationship?)Relationship.Head, Relationship.Child, Relationship.Child],
            stored.MembersNow().OrderByDescending(m => m.IsHead).Select(m => m.Relationship));
        Assert.All([AHousehold.Registered, Day.AddDays(-1), Day], day => Assert.Equal(3, stored.MembersOn(day).Count()));
        Assert.Contains(stored.Memberships, m => m.Ended is MembershipEvent.Died);
    }

    [Fact]
    public async Task The_mentor_of_a_household_that_ended_by_mistake_helps_it_again_and_an_earlier_one_does_not()
    {
        var household = Of(_father);
        MentorAssignment Care(DateOnly? to) => new()
        {
            AreaPath = household.AreaPath,
            HouseholdId = household.Id,
            UserId = Guid.CreateVersion7(),
            FromOn = AHousehold.Registered,
            ToOn = to,
        };
        var (now, earlier) = (Care(null), Care(Day)); // the earlier one's ended on that very day, by an officer's hand
        await SaveAsync(household, now, earlier);
        await DoAsync(db => new RecordDeath(db, Today.Clock).SaveAsync(household.Key, 0, _father.Id, Day, null, NoCancel));

        Assert.Empty((await UndoAsync(household.Key)).Problems);

        var care = await InAsync(AreaScope.Nation, db => db.MentorAssignments.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.ToOn));
        Assert.Equal((null, Day), (care[now.Id], care[earlier.Id]));
    }

    [Fact]
    public async Task There_is_nothing_to_take_back_after_a_registration_or_twice()
    {
        var household = await ThreeAsync();
        Assert.Equal([HouseholdProblems.NothingToUndo], (await UndoAsync(household.Key)).Problems);

        await DoAsync(db => new ChangeHead(db, Today.Clock).SaveAsync(household.Key, 0, _mother.Id, Day, NoCancel));
        Assert.Empty((await UndoAsync(household.Key)).Problems);
        Assert.Equal("Lò Văn An", (await StoredAsync(household.Key)).HeadName);
        Assert.Equal([HouseholdProblems.NothingToUndo], (await UndoAsync(household.Key)).Problems);
        Assert.Null((await InAsync(Commune, db => new UndoLastChange(db).ShowAsync(household.Key, NoCancel)))!.Day);
    }

    [Fact]
    public async Task A_split_goes_back_on_both_sides()
    {
        var household = await ThreeAsync();
        var split = await InAsync(Commune, db => new SplitHousehold(db, Today.Clock).SaveAsync(
            household.Key, new() { Going = [_son.Id], HeadOfNew = _son.Id, On = Day, VillageId = NextVillage.Id }, NoCancel));
        Assert.Empty(split.Problems);

        Assert.Empty((await UndoAsync(household.Key)).Problems);

        var (old, made) = (await StoredAsync(household.Key), await StoredAsync(split.Answer!.Key));
        Assert.Equal((3, (HouseholdEnd?)HouseholdEnd.Corrected, 0), (old.MemberCount, made.EndedWhy, made.MemberCount));
        Assert.Equal(Village.AreaPath, old.MembersNow().Single(m => m.PersonId == _son.Id).Person.AreaPath);

        // And it can be done again, right this time.
        Assert.Empty((await InAsync(Commune, db => new SplitHousehold(db, Today.Clock).SaveAsync(
            household.Key, new() { Revision = old.Revision, Going = [_son.Id], HeadOfNew = _son.Id, On = Day, VillageId = Village.Id }, NoCancel))).Problems);
        Assert.Empty((await UndoAsync(household.Key)).Problems);
        Assert.Equal(3, (await StoredAsync(household.Key)).MemberCount);
    }

    [Fact]
    public async Task A_merger_goes_back_from_the_side_that_stayed()
    {
        var ending = Of(_son);
        var staying = Of(_father, _mother);
        await SaveAsync(ending, staying);
        await DoAsync(db => new MergeHouseholds(db, Today.Clock).SaveAsync(ending.Key, 0, staying.Id, Day, NoCancel));

        Assert.Empty((await UndoAsync(staying.Key)).Problems);

        var (back, stays) = (await StoredAsync(ending.Key), await StoredAsync(staying.Key));
        Assert.Equal((1, "Lò Văn Dũng", (DateOnly?)null), (back.MemberCount, back.HeadName, back.EndedOn));
        Assert.Equal(2, stays.MemberCount);
    }

    [Fact]
    public async Task A_later_change_of_the_other_household_is_taken_back_first()
    {
        var household = await ThreeAsync();
        var split = await InAsync(Commune, db => new SplitHousehold(db, Today.Clock).SaveAsync(
            household.Key, new() { Going = [_son.Id], HeadOfNew = _son.Id, On = new(2026, 5, 1), VillageId = NextVillage.Id }, NoCancel));
        var made = split.Answer!.Key;
        await DoAsync(db => Adding(db).SaveAsync(made, new() { On = Day, Why = MembershipEvent.Arrived, Person = Person("Lò Thị Dâu") }, NoCancel));

        Assert.Equal([HouseholdProblems.UndoneTooLate], (await UndoAsync(household.Key)).Problems);
        Assert.Empty((await UndoAsync(made)).Problems);
        Assert.Equal(["Lò Văn Dũng"], (await BriefAsync(made)).Members.Select(m => m.FullName));
    }

    [Fact]
    public async Task What_concerns_a_household_out_of_reach_is_left_to_who_reaches_both()
    {
        var household = await ThreeAsync();
        await DoAsync(async db => await new SplitHousehold(db, Today.Clock).SaveAsync(
            household.Key, new() { Going = [_son.Id], HeadOfNew = _son.Id, On = Day, VillageId = NextVillage.Id }, NoCancel));

        var outcome = await InAsync(AreaScope.Of(Village.AreaPath), async db =>
            await new UndoLastChange(db).SaveAsync(household.Key, 1, NoCancel));

        Assert.Equal([HouseholdProblems.OtherOutOfReach], outcome.Problems);
    }

    [Fact]
    public async Task A_household_recognised_since_is_not_ended_until_its_ledger_is_corrected()
    {
        var household = await ThreeAsync();
        var split = await InAsync(Commune, db => new SplitHousehold(db, Today.Clock).SaveAsync(
            household.Key, new() { Going = [_son.Id], HeadOfNew = _son.Id, On = new(2026, 3, 1), VillageId = Village.Id }, NoCancel));
        var made = split.Answer!.Key;
        var line = (await StoredAsync(made)).Line(PovertyClass.Poor, new(2026, 5, 20));
        await RecogniseAsync(made, line);

        Assert.Equal([HouseholdProblems.RecognisedSince], (await UndoAsync(household.Key)).Problems);
        Assert.Equal((1, (DateOnly?)null), ((await StoredAsync(made)).MemberCount, (await StoredAsync(made)).EndedOn));

        await RecogniseAsync(made, (await StoredAsync(made)).Line(PovertyClass.NotPoor, new(2026, 5, 20), corrects: line.Id));
        Assert.Empty((await UndoAsync(household.Key)).Problems);
        Assert.Equal(HouseholdEnd.Corrected, (await StoredAsync(made)).EndedWhy);
    }

    private Task RecogniseAsync(AreaKey key, Recognition line) => DoAsync(async db =>
    {
        (await db.Households.Include(h => h.Memberships).ThenInclude(m => m.Person).Include(h => h.Recognitions).At(key).SingleAsync()).Recognitions.Add(line);
        return await db.SaveAsync("Arrange", NoCancel);
    });

    private async Task<Household> ThreeAsync()
    {
        var household = Of(_father, _mother, _son);
        await SaveAsync(household);
        return household;
    }

    private async Task DoAsync(Func<App.Data.VuonLenDb, Task<Outcome>> use) => Assert.Empty((await InAsync(Commune, use)).Problems);

    private async Task<Outcome> UndoAsync(AreaKey key)
    {
        var revision = (await BriefAsync(key)).Revision;
        return await InAsync(Commune, db => new UndoLastChange(db).SaveAsync(key, revision, NoCancel));
    }
}
