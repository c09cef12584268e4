using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Members;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;
using VuonLen.Rules.Facts;

namespace VuonLen.App.Tests.Households.Members;

public sealed class MembersTests : RegistryTest
{
    private readonly Person _father = AHousehold.Member("Lò Văn An");
    private readonly Person _mother = AHousehold.Member("Lò Thị Bình");

    [Fact]
    public async Task A_child_is_born_into_the_household_on_its_birthday()
    {
        var household = Of(_father, _mother);
        await SaveAsync(household);

        var outcome = await AddAsync(household, new() { Why = MembershipEvent.Born, Relationship = Relationship.Child, Person = Person("Lò Văn Út", "02/10/2026") });

        Assert.Empty(outcome.Problems);
        var stored = await StoredAsync(household.Key);
        var child = stored.Memberships.Single(m => m.Began is MembershipEvent.Born);
        Assert.Equal((new DateOnly(2026, 10, 2), 3, Village.AreaPath, 1), (child.FromOn, stored.MemberCount, child.Person.AreaPath, stored.Revision));
    }

    [Fact]
    public async Task Nobody_comes_before_birth_before_the_household_in_the_future_or_as_a_second_head()
    {
        var household = Of(_father);
        await SaveAsync(household);

        async Task<string> CodeAsync(DateOnly? on, string born, Relationship? relationship = null) => (await AddAsync(
            household, new() { Why = MembershipEvent.Arrived, On = on, Person = Person("Lò Văn Út", born), Relationship = relationship })).Problems.Single().Code;

        Assert.Equal(HouseholdProblems.BornAfterJoining.Code, await CodeAsync(new(2026, 2, 1), "02/02/2026"));
        Assert.Equal(HouseholdProblems.JoinedBeforeHousehold.Code, await CodeAsync(AHousehold.Registered.AddDays(-1), "1990"));
        Assert.Equal(HouseholdProblems.DayInFuture.Code, await CodeAsync(Day.AddDays(1), "1990"));
        Assert.Equal(HouseholdProblems.DayMissing.Code, await CodeAsync(null, "1990"));
        Assert.Equal(HouseholdProblems.HeadStaysHead.Code, await CodeAsync(Day, "1990", Relationship.Head));
    }

    [Fact]
    public async Task All_answers_about_a_person_are_stored_and_can_go_back_to_unknown()
    {
        var household = Of(_father, _mother);
        await SaveAsync(household);
        var form = new EditPerson.Form
        {
            Relationship = Relationship.Spouse,
            Person = new()
            {
                FullName = "Lò Thị Bình",
                Sex = Sex.Female,
                Born = "1982",
                EthnicGroup = 3,
                Phone = "0912000111",
                Studying = Studying.None,
                Completed = Completed.Primary,
                OnTheJobTraining = false,
                CanAndWantsToWork = true,
                Work = Work.OwnFarmOrBusiness,
                Disabled = false,
                MonthlySocialAssistance = false,
                Insured = true,
                InsuranceNumber = "DT 201",
                InsuredUntil = new(2026, 12, 31),
                Stunted = false,
                Underweight = true,
            },
        };

        Assert.Empty((await EditAsync(household, _mother, form)).Problems);
        var shown = await ShownAsync(household, _mother);
        foreach (var property in typeof(PersonForm).GetProperties())
            Assert.Equal(property.GetValue(form.Person), property.GetValue(shown.Stored.Person));
        Assert.Equal(Relationship.Spouse, shown.Stored.Relationship);

        await EditAsync(household, _mother, new() { Revision = 1, Person = new() { FullName = "Lò Thị Bình" } });
        var empty = (await ShownAsync(household, _mother)).Stored;
        Assert.All(
            typeof(PersonForm).GetProperties().Where(p => p.Name is not (nameof(PersonForm.FullName) or nameof(PersonForm.ForgetPersonalId))),
            p => Assert.Null(p.GetValue(empty.Person)));
        Assert.Null(empty.Relationship);
    }

    [Fact]
    public async Task Who_edits_the_household_is_told_when_a_member_was_edited_meanwhile()
    {
        var household = Of(_father, _mother);
        await SaveAsync(household);

        Assert.Empty((await EditAsync(household, _mother, new() { Person = Person("Lò Thị Bình", "1982") })).Problems);
        var second = await EditAsync(household, _father, new() { Person = Person("Lò Văn Ân", "1979") });
        var facts = await InAsync(Commune, db => new App.Households.Facts.EditFacts(db, Today.Clock).SaveAsync(household.Key, new() { Address = "Cuối bản" }, NoCancel));

        Assert.Equal([DataProblems.ChangedMeanwhile], second.Problems);
        Assert.Equal([DataProblems.ChangedMeanwhile], facts.Problems);
        var stored = await StoredAsync(household.Key);
        Assert.Equal(("Lò Văn An", null, 1), (stored.HeadName, stored.Address, stored.Revision));

        Assert.Empty((await EditAsync(household, _father, new() { Revision = 1, Person = Person("Lò Văn Ân", "1979") })).Problems);
    }

    [Fact]
    public async Task A_death_ends_the_membership_and_a_dead_heads_household_gets_a_new_head()
    {
        var household = Of(_father, _mother);
        await SaveAsync(household);

        Assert.Equal([HouseholdProblems.HeadNeeded], (await DieAsync(household, _father, Day, null)).Problems);
        Assert.Equal([HouseholdProblems.DiedBeforeBirth], (await DieAsync(household, _father, new(1979, 12, 31), _mother)).Problems);
        Assert.Equal([HouseholdProblems.DayInFuture], (await DieAsync(household, _father, Day.AddDays(1), _mother)).Problems);
        Assert.Equal(["HH-112"], (await DieAsync(household, _father, AHousehold.Registered.AddDays(-1), _mother)).Problems.Select(p => p.Code));
        Assert.Empty((await DieAsync(household, _father, Day, _mother)).Problems);

        var stored = await StoredAsync(household.Key);
        Assert.Equal(("Lò Thị Bình", 1, (DateOnly?)null), (stored.HeadName, stored.MemberCount, stored.EndedOn));
        Assert.Equal(Day, stored.Memberships.Single(m => m.Ended is MembershipEvent.Died).Person.DiedOn);
        Assert.Equal(2, stored.MembersOn(Day.AddDays(-1)).Count());
    }

    [Fact]
    public async Task The_last_ones_death_ends_the_household_and_its_mentors_care()
    {
        var household = Of(_father);
        var care = new MentorAssignment { AreaPath = household.AreaPath, HouseholdId = household.Id, UserId = Guid.CreateVersion7(), FromOn = AHousehold.Registered };
        await SaveAsync(household, care);

        Assert.Empty((await DieAsync(household, _father, Day, null)).Problems);

        var stored = await StoredAsync(household.Key);
        Assert.Equal((Day, HouseholdEnd.Died, 0, null), (stored.EndedOn, stored.EndedWhy, stored.MemberCount, stored.HeadName));
        Assert.Equal(Day, await InAsync(AreaScope.Nation, async db => (await db.MentorAssignments.FindAsync(care.ProvinceCode, care.Id))!.ToOn));
        Assert.Equal([HouseholdProblems.Ended], (await AddAsync(household, new() { Revision = 1, On = Day, Person = Person("Lò Văn Út") })).Problems);
    }

    [Fact]
    public async Task Relationships_are_stated_together_and_the_head_stays_head()
    {
        var household = Of(_father, _mother);
        await SaveAsync(household);

        Task<Outcome> StateAsync(int revision, Relationship? ofFather, Relationship? ofMother) => InAsync(Commune, db => new StateRelationships(db).SaveAsync(
            household.Key, revision, new Dictionary<Guid, Relationship?> { [_father.Id] = ofFather, [_mother.Id] = ofMother }, NoCancel));

        Assert.Equal([HouseholdProblems.HeadStaysHead], (await StateAsync(0, Relationship.Head, Relationship.Head)).Problems);
        Assert.Empty((await StateAsync(0, null, Relationship.Spouse)).Problems);

        var members = (await BriefAsync(household.Key)).Members;
        Assert.Equal([(Relationship?)Relationship.Head, Relationship.Spouse], members.Select(m => m.Relationship));
    }

    [Fact]
    public async Task Somebody_put_in_by_mistake_was_a_member_on_no_day()
    {
        var household = Of(_father, _mother);
        await SaveAsync(household);

        Assert.Empty((await InAsync(Commune, db => new CorrectMembership(db).SaveAsync(household.Key, 0, _mother.Id, NoCancel))).Problems);

        var stored = await StoredAsync(household.Key);
        Assert.Equal(1, stored.MemberCount);
        Assert.Single(stored.MembersOn(AHousehold.Registered.AddDays(3)));
        Assert.Equal([HouseholdProblems.HeadNeeded], (await InAsync(Commune, db => new CorrectMembership(db).SaveAsync(household.Key, 1, _father.Id, NoCancel))).Problems);
    }

    [Fact]
    public async Task Somebody_put_in_by_mistake_was_a_member_on_no_day_before_a_change_of_head_either()
    {
        var son = AHousehold.Member("Lò Văn Dũng");
        var household = Of(_father, _mother, son);
        await SaveAsync(household);
        Assert.Empty((await InAsync(Commune, db => new ChangeHead(db, Today.Clock).SaveAsync(household.Key, 0, _mother.Id, new(2026, 6, 1), NoCancel))).Problems);

        Assert.Empty((await InAsync(Commune, db => new CorrectMembership(db).SaveAsync(household.Key, 1, son.Id, NoCancel))).Problems);

        var stored = await StoredAsync(household.Key);
        Assert.All([AHousehold.Registered, new(2026, 3, 1), new(2026, 6, 1), Day], day => Assert.Equal(2, stored.MembersOn(day).Count()));
    }

    [Fact]
    public async Task An_earlier_stay_is_left_as_it_was_when_a_later_one_was_a_mistake()
    {
        var household = Of(_father, _mother);
        await SaveAsync(household);
        Assert.Empty((await InAsync(Commune, db => new App.Households.Moves.RecordDeparture(db, Today.Clock).SaveAsync(
            household.Key, 0, new HashSet<Guid> { _mother.Id }, new(2026, 4, 1), null, NoCancel))).Problems);
        Assert.Empty((await AddAsync(household, new() { Revision = 1, Why = MembershipEvent.Arrived, On = new(2026, 4, 1), FormerId = _mother.Id })).Problems);

        Assert.Empty((await InAsync(Commune, db => new CorrectMembership(db).SaveAsync(household.Key, 2, _mother.Id, NoCancel))).Problems);

        var stored = await StoredAsync(household.Key);
        Assert.Equal((2, 1), (stored.MembersOn(new(2026, 3, 31)).Count(), stored.MembersOn(new(2026, 4, 1)).Count()));
    }

    [Fact]
    public async Task Who_comes_back_does_so_after_having_left_wherever_that_was()
    {
        var household = Of(_father, _mother);
        await SaveAsync(household);
        var split = await InAsync(Commune, db => new App.Households.Moves.SplitHousehold(db, Today.Clock).SaveAsync(
            household.Key, new() { Going = [_mother.Id], HeadOfNew = _mother.Id, On = new(2026, 3, 1), VillageId = NextVillage.Id }, NoCancel));
        Assert.Empty((await InAsync(Commune, db => new App.Households.Moves.RecordDeparture(db, Today.Clock).SaveAsync(
            split.Answer!.Key, 0, new HashSet<Guid> { _mother.Id }, new(2026, 5, 1), null, NoCancel))).Problems);

        AddMember.Form Back(DateOnly on) => new() { Revision = 1, Why = MembershipEvent.Arrived, On = on, FormerId = _mother.Id };
        Assert.Equal([HouseholdProblems.BeforeLastChange(new(2026, 5, 1))], (await AddAsync(household, Back(new(2026, 4, 1)))).Problems);
        Assert.Empty((await AddAsync(household, Back(new(2026, 5, 1)))).Problems);
    }

    private Task<Outcome> AddAsync(Household household, AddMember.Form form) =>
        InAsync(Commune, db => Adding(db).SaveAsync(household.Key, form, NoCancel));

    private Task<Outcome> EditAsync(Household household, Person person, EditPerson.Form form) =>
        InAsync(Commune, db => Editing(db).SaveAsync(household.Key, person.Id, form, NoCancel));

    private Task<EditPerson.View> ShownAsync(Household household, Person person) =>
        InAsync(Commune, async db => (await Editing(db).ShowAsync(household.Key, person.Id, NoCancel))!);

    private Task<Outcome> DieAsync(Household household, Person person, DateOnly on, Person? next) =>
        InAsync(Commune, db => new RecordDeath(db, Today.Clock).SaveAsync(household.Key, 0, person.Id, on, next?.Id, NoCancel));
}
