using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Households.Mentors;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Households.Moves;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Households.Mentors;

public sealed class MentorsTests : RegistryTest
{
    private readonly IdentityRole<Guid> _role = new(nameof(Role.Mentor)) { Id = Guid.CreateVersion7(), NormalizedName = "MENTOR" };

    [Fact]
    public async Task A_household_has_one_mentor_at_a_time_and_the_earlier_care_stays_readable()
    {
        var (mai, hoa) = (await MentorAsync("Vàng Thị Mai", "24.00070."), await MentorAsync("Giàng Thị Hoa", "24.00070.03."));
        var key = await RegisterAsync(Person("Lò Văn An"));

        Assert.Empty((await AssignAsync(mai, new(2026, 5, 1), key)).Problems);
        Assert.Equal([HouseholdProblems.MentorAlready], (await AssignAsync(mai, Day, key)).Problems);
        Assert.Equal(["HH-112"], (await AssignAsync(hoa, new(2026, 4, 30), key)).Problems.Select(p => p.Code));
        Assert.Empty((await AssignAsync(hoa, new(2026, 6, 1), key)).Problems);
        Assert.Empty((await AssignAsync(null, new(2026, 7, 1), key)).Problems);
        Assert.Equal([HouseholdProblems.NoMentor], (await AssignAsync(null, Day, key)).Problems);

        var care = (await InAsync(Commune, db => new AssignMentor(db, Today.Clock).ShowAsync(key, NoCancel)))!.Care;
        Assert.Equal(
            [("Giàng Thị Hoa", new DateOnly(2026, 6, 1), (DateOnly?)new DateOnly(2026, 7, 1)), ("Vàng Thị Mai", new(2026, 5, 1), new(2026, 6, 1))],
            care.Select(c => (c.Name!, c.From, c.To)));
    }

    [Fact]
    public async Task Only_open_mentors_whose_area_covers_the_household_can_be_chosen()
    {
        await MentorAsync("Vàng Thị Mai", "24.00070.");
        var near = await MentorAsync("Giàng Thị Hoa", "24.00070.04.");
        var far = await MentorAsync("Lù Thị Xa", "24.00071.");
        var closed = await MentorAsync("Lò Thị Cũ", "24.00070.", isClosed: true);
        var officer = await UserAsync("Quàng Văn Phúc", "24.00070.");
        var key = await RegisterAsync(Person("Lò Văn An"));

        Assert.Equal(
            ["Vàng Thị Mai"],
            (await InAsync(Commune, db => new AssignMentor(db, Today.Clock).ShowAsync(key, NoCancel)))!.Mentors.Select(m => m.Name));
        foreach (var user in new[] { near, far, closed, officer })
            Assert.Equal([HouseholdProblems.MentorUnknown], (await AssignAsync(user, Day, key)).Problems);
    }

    [Fact]
    public async Task The_list_counts_households_and_names_the_poor_nobody_helps()
    {
        var mai = await MentorAsync("Vàng Thị Mai", "24.00070.");
        var (helped, alone, rich) = (Of(AHousehold.Member("Lò Văn An")), Of(AHousehold.Member("Lò Văn Bình")), Of(AHousehold.Member("Lò Văn Cam")));
        helped.Recognitions.Add(MovesTests.Line(helped));
        alone.Recognitions.Add(MovesTests.Line(alone));
        await SaveAsync(helped, alone, rich);

        var before = await InAsync(Commune, db => new ListMentors(db).ShowAsync(null, 1, NoCancel));
        Assert.Equal((2, 0), (before.TotalWithout, before.Mentors.Single().Households));

        Assert.Empty((await AssignAsync(mai, Day, helped.Key, rich.Key)).Problems);
        var view = await InAsync(Commune, db => new ListMentors(db).ShowAsync(Village.Id, 1, NoCancel));
        Assert.Equal((1, 2), (view.TotalWithout, view.Mentors.Single().Households));
        Assert.Equal(["Lò Văn Bình"], view.Without.Select(h => h.HeadName));
        Assert.Equal(alone.Key, ListMentors.Alone.KeyOf(view.Without[0].Value));
        Assert.Equal(0, (await InAsync(Commune, db => new ListMentors(db).ShowAsync(NextVillage.Id, 1, NoCancel))).TotalWithout);
    }

    [Fact]
    public async Task Households_of_a_mentor_who_can_help_no_more_are_without_help_and_name_who_it_was()
    {
        string[] names = ["Vàng Thị Ba", "Vàng Thị Đổi", "Vàng Thị Hai", "Vàng Thị Một"];
        var (closed, moved, other, open) = (
            await MentorAsync(names[0], "24.00070."), await MentorAsync(names[1], "24.00070."), await MentorAsync(names[2], "24.00070."), await MentorAsync(names[3], "24.00070."));
        var households = new[] { "Lò Văn An", "Lò Văn Bình", "Lò Văn Cam", "Lò Văn Dần" }.Select(n => Of(AHousehold.Member(n))).ToList();
        foreach (var household in households)
            household.Recognitions.Add(MovesTests.Line(household));
        await SaveAsync([.. households]);
        foreach (var (mentor, household) in new[] { closed, moved, other, open }.Zip(households))
            Assert.Empty((await AssignAsync(mentor, Day, household.Key)).Problems);
        Assert.Equal(0, (await InAsync(Commune, db => new ListMentors(db).ShowAsync(null, 1, NoCancel))).TotalWithout);

        await using (var db = Database.Open())
        {
            (await db.Users.SingleAsync(u => u.Id == closed)).IsClosed = true;
            (await db.UserClaims.SingleAsync(c => c.UserId == moved)).ClaimValue = "24.00070.04.";
            db.RemoveRange(await db.UserRoles.Where(r => r.UserId == other).ToListAsync());
            await db.SaveAsync("Arrange", NoCancel);
        }

        var view = await InAsync(Commune, db => new ListMentors(db).ShowAsync(null, 1, NoCancel));
        Assert.Equal(3, view.TotalWithout);
        Assert.Equal(
            [("Lò Văn An", names[0]), ("Lò Văn Bình", names[1]), ("Lò Văn Cam", names[2])],
            view.Without.Select(h => (h.HeadName!, h.Former!)));
        Assert.Equal([(names[1], 0), (names[3], 1)], view.Mentors.Select(m => (m.Mentor.Name, m.Households)));
        Assert.False((await InAsync(Commune, db => new AssignMentor(db, Today.Clock).ShowAsync(households[0].Key, NoCancel)))!.Care.Single().Helps);

        Assert.Empty((await AssignAsync(open, Day, households[0].Key, households[1].Key)).Problems);
        Assert.Equal(1, (await InAsync(Commune, db => new ListMentors(db).ShowAsync(null, 1, NoCancel))).TotalWithout);
    }

    [Fact]
    public async Task One_household_out_of_reach_refuses_all()
    {
        var mai = await MentorAsync("Vàng Thị Mai", "24.00070.");
        var (here, far) = (await RegisterAsync(Person("Lò Văn An")), await RegisterAsync(Person("Vàng A Páo"), Elsewhere));

        Assert.Equal([HouseholdProblems.NotFound], (await AssignAsync(mai, Day, here, far)).Problems);
        Assert.Equal(0, await InAsync(AreaScope.Nation, db => db.MentorAssignments.CountAsync()));
    }

    private Task<Outcome> AssignAsync(Guid? mentor, DateOnly on, params AreaKey[] keys) =>
        InAsync(Commune, db => new AssignMentor(db, Today.Clock).SaveAsync(keys, mentor, on, NoCancel));

    private async Task<Guid> MentorAsync(string name, string area, bool isClosed = false)
    {
        var id = await UserAsync(name, area, isClosed);
        await using var db = Database.Open();
        if (!await db.Roles.AnyAsync())
            db.Add(_role);
        db.Add(new IdentityUserRole<Guid> { UserId = id, RoleId = _role.Id });
        await db.SaveAsync("Arrange", NoCancel);
        return id;
    }

    private async Task<Guid> UserAsync(string name, string area, bool isClosed = false)
    {
        var user = new User { UserName = $"u{Guid.CreateVersion7():N}", DisplayName = name, IsClosed = isClosed };
        await SaveAsync(user, new IdentityUserClaim<Guid> { UserId = user.Id, ClaimType = Grants.Area, ClaimValue = area });
        return user.Id;
    }
}
