using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Households.Members;
using VuonLen.App.Households.Moves;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Moves;

public sealed class MovesTests : RegistryTest
{
    private readonly Person _father = AHousehold.Member("Lò Văn An");
    private readonly Person _mother = AHousehold.Member("Lò Thị Bình");
    private readonly Person _son = AHousehold.Member("Lò Văn Dũng");

    [Fact]
    public async Task A_member_departs_and_may_come_back()
    {
        var household = Of(_father, _son);
        await SaveAsync(household);

        Assert.Empty((await DepartAsync(household, 0, new(2026, 5, 1), _son)).Problems);
        var stored = await StoredAsync(household.Key);
        Assert.Equal((1, (DateOnly?)null), (stored.MemberCount, stored.EndedOn));

        var former = (await InAsync(Commune, db => Adding(db).ShowAsync(household.Key, NoCancel)))!.FormerMembers;
        Assert.Equal(["Lò Văn Dũng"], former.Select(f => f.FullName));
        var back = new AddMember.Form { Revision = 1, Why = MembershipEvent.Arrived, On = new(2026, 4, 30), FormerId = _son.Id };
        Assert.Equal(["HH-112"], (await InAsync(Commune, db => Adding(db).SaveAsync(household.Key, back, NoCancel))).Problems.Select(p => p.Code));
        back.On = new(2026, 6, 1);
        Assert.Empty((await InAsync(Commune, db => Adding(db).SaveAsync(household.Key, back, NoCancel))).Problems);

        stored = await StoredAsync(household.Key);
        Assert.Equal((2, 1, 2), (stored.MembersOn(new(2026, 4, 1)).Count(), stored.MembersOn(new(2026, 5, 15)).Count(), stored.MemberCount));
        Assert.Equal(2, stored.Memberships.Select(m => m.PersonId).Distinct().Count());
    }

    [Fact]
    public async Task When_all_depart_the_household_ends()
    {
        var household = Of(_father, _mother);
        await SaveAsync(household);

        Assert.Empty((await DepartAsync(household, 0, Day, _father, _mother)).Problems);

        var stored = await StoredAsync(household.Key);
        Assert.Equal((HouseholdEnd.Departed, Day, 0), (stored.EndedWhy, stored.EndedOn, stored.MemberCount));
        Assert.Equal(2, stored.MembersOn(Day.AddDays(-1)).Count());
    }

    [Fact]
    public async Task A_stranger_and_nobody_do_not_depart()
    {
        var household = Of(_father, _mother);
        await SaveAsync(household);

        Assert.Equal([HouseholdProblems.NobodyChosen], (await DepartAsync(household, 0, Day)).Problems);
        Assert.Equal([HouseholdProblems.NotAMember], (await DepartAsync(household, 0, Day, _son)).Problems);
    }

    [Fact]
    public async Task A_split_makes_a_household_with_its_people_and_without_what_was_found_of_the_old_one()
    {
        var old = Of(_father, _mother, _son);
        (old.Code, old.IsIndigenous, old.B1, old.Water, old.Wall) = ("012", true, 120, Water.Tap, Material.Durable);
        old.Recognitions.Add(Line(old));
        await SaveAsync(old);

        var split = await SplitAsync(old, new() { Going = [_son.Id], HeadOfNew = _son.Id, On = Day, VillageId = NextVillage.Id, Code = "044" });

        Assert.Empty(split.Problems);
        var made = await StoredAsync(split.Answer!.Key);
        Assert.Equal(("Lò Văn Dũng", "044", NextVillage.AreaPath, NextVillage.Id), (made.HeadName, made.Code, made.AreaPath, made.VillageId));
        Assert.Equal((true, null, null, null), (made.IsIndigenous, made.B1, made.Water, made.Wall));
        Assert.Null(made.Status);
        Assert.Equal(NextVillage.AreaPath, made.Memberships.Single().Person.AreaPath);
        Assert.Contains("mã 012", await InAsync(AreaScope.Nation, db => db.HouseholdNotes.Select(n => n.Text).SingleAsync()), StringComparison.Ordinal);
        Assert.Equal((2, PovertyClass.Poor), ((await StoredAsync(old.Key)).MemberCount, (await StoredAsync(old.Key)).Status));
    }

    [Fact]
    public async Task A_split_needs_somebody_to_stay_a_head_on_both_sides_and_a_village_in_reach()
    {
        var old = Of(_father, _mother, _son);
        await SaveAsync(old);

        async Task<IEnumerable<string>> CodesAsync(SplitHousehold.Form form) => (await SplitAsync(old, form)).Problems.Select(p => p.Code);

        Assert.Equal(["HH-111"], await CodesAsync(new() { Going = [_father.Id, _mother.Id, _son.Id], HeadOfNew = _son.Id, On = Day, VillageId = Village.Id }));
        Assert.Equal(["HH-102"], await CodesAsync(new() { Going = [_son.Id], HeadOfNew = _mother.Id, On = Day, VillageId = Village.Id }));
        Assert.Equal(["HH-140"], await CodesAsync(new() { Going = [_son.Id], HeadOfNew = _son.Id, On = Day, VillageId = Elsewhere.Id }));
        Assert.Equal(["HH-108"], await CodesAsync(new() { Going = [_father.Id], HeadOfNew = _father.Id, On = Day, VillageId = Village.Id }));
        Assert.Empty(await CodesAsync(new() { Going = [_father.Id], HeadOfNew = _father.Id, HeadOfOld = _mother.Id, On = Day, VillageId = Village.Id }));
        Assert.Equal("Lò Thị Bình", (await StoredAsync(old.Key)).HeadName);
    }

    [Fact]
    public async Task A_merger_brings_all_members_over_and_ends_the_household()
    {
        var ending = Of(_son);
        ending.Recognitions.Add(Line(ending));
        var staying = AHousehold.In(
            NextVillage.AreaPath,
            AHousehold.Member("Lò Văn An", areaPath: NextVillage.AreaPath), AHousehold.Member("Lò Thị Bình", areaPath: NextVillage.AreaPath));
        await SaveAsync(ending, staying);

        Assert.Equal([HouseholdProblems.SameHousehold], (await MergeAsync(ending, ending.Id, Day)).Problems);
        Assert.Equal([HouseholdProblems.MergeTargetMissing], (await MergeAsync(ending, Guid.CreateVersion7(), Day)).Problems);
        Assert.Equal([HouseholdProblems.DayMissing], (await MergeAsync(ending, staying.Id, null)).Problems);
        Assert.Empty((await MergeAsync(ending, staying.Id, Day)).Problems);

        var (ended, stays) = (await StoredAsync(ending.Key), await StoredAsync(staying.Key));
        Assert.Equal((HouseholdEnd.Merged, Day, 0), (ended.EndedWhy, ended.EndedOn, ended.MemberCount));
        Assert.Equal((3, "Lò Văn An", null), (stays.MemberCount, stays.HeadName, stays.Status));
        Assert.Equal(NextVillage.AreaPath, stays.Memberships.Single(m => m.PersonId == _son.Id).Person.AreaPath);
    }

    [Fact]
    public async Task A_household_moves_to_another_village_with_all_its_rows()
    {
        var household = Of(_father);
        household.Code = "001";
        household.Recognitions.Add(Line(household));
        await SaveAsync(household);
        var taken = await RegisterAsync(Person("Quàng Văn Phúc"), NextVillage, code: "001");

        Task<Outcome> MoveAsync(AreaUnit village, string? code) => InAsync(Commune, db =>
            new MoveHousehold(db).SaveAsync(household.Key, 0, village.Id, code, "Đầu bản", NoCancel));

        Assert.Equal([HouseholdProblems.CodeTaken], (await MoveAsync(NextVillage, "001")).Problems);
        Assert.Equal([HouseholdProblems.VillageMissing], (await MoveAsync(Elsewhere, "002")).Problems);
        Assert.Equal([HouseholdProblems.SameVillage], (await MoveAsync(Village, "002")).Problems);
        Assert.Empty((await MoveAsync(NextVillage, "002")).Problems);

        var stored = await StoredAsync(household.Key);
        Assert.Equal((NextVillage.Id, "002", "Đầu bản"), (stored.VillageId, stored.Code, stored.Address));
        Assert.All(
            new AreaRow[] { stored, stored.Memberships[0], stored.Memberships[0].Person, stored.Recognitions[0] },
            row => Assert.Equal(NextVillage.AreaPath, row.AreaPath));
        Assert.NotEqual(taken, household.Key);
    }

    internal static Recognition Line(Household household, PovertyClass status = PovertyClass.Poor) => new()
    {
        AreaPath = household.AreaPath,
        HouseholdId = household.Id,
        Standard = "ND07-2022",
        Status = status,
        EffectiveOn = new(2026, 1, 15),
        Source = RecognitionSource.Opening,
    };

    private Task<Outcome> DepartAsync(Household household, int revision, DateOnly on, params Person[] leaving) => InAsync(Commune, db =>
        new RecordDeparture(db, Today.Clock).SaveAsync(household.Key, revision, leaving.Select(p => p.Id).ToHashSet(), on, null, NoCancel));

    private Task<Outcome<SplitHousehold.Split>> SplitAsync(Household household, SplitHousehold.Form form) =>
        InAsync(Commune, db => new SplitHousehold(db, Today.Clock).SaveAsync(household.Key, form, NoCancel));

    private Task<Outcome> MergeAsync(Household household, Guid? other, DateOnly? on) =>
        InAsync(Commune, db => new MergeHouseholds(db, Today.Clock).SaveAsync(household.Key, 0, other, on, NoCancel));
}
