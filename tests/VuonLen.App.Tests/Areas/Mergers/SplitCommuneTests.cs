using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Areas.Mergers;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Areas.Mergers;

public sealed class SplitCommuneTests : AreaTest
{
    private static readonly Caller _administrator = new("quan.tri", AreaScope.Nowhere, Role.Administrator) { Administered = AreaScope.Of("24.") };

    private readonly AreaUnit _commune;
    private readonly AreaUnit _neighbour;
    private readonly AreaUnit _east;
    private readonly AreaUnit _west;
    private readonly AreaUnit _near;
    private readonly Household _eastern;
    private readonly Household _western;
    private readonly AreaPopulation _population;

    public SplitCommuneTests()
    {
        _commune = AnArea.Commune(Bac, "24001", "Hòa Bình", from: new(2020, 1, 1));
        _neighbour = AnArea.Commune(Bac, "24002", "Lạc Thủy", "Phường", new(2020, 1, 1));
        _east = AnArea.Village(_commune, "01", "Đông");
        _west = AnArea.Village(_commune, "02", "Tây");
        _near = AnArea.Village(_neighbour, "01", "Gần");
        _eastern = In(_east, "Lò Văn An");
        _western = In(_west, "Quàng Văn Phúc");
        _population = new() { AreaPath = _commune.AreaPath, UnitId = _commune.Id, Year = 2025, Households = 900 };
    }

    /// <summary>East stays in a commune of the old name and code, west goes to the neighbour.</summary>
    private SplitCommune.Request Usual => new(_commune.Key, Day,
        [new(_neighbour.Id, null, [_west.Id]), new(null, new("24001", "Hòa Bình", "Xã"), [_east.Id])]);

    [Fact]
    public async Task Each_village_goes_with_its_households_to_the_commune_it_was_given_to()
    {
        await ArrangeAsync();

        Assert.Empty((await SplitAsync(Usual)).Problems);

        await using var db = Database.Open();
        var (eastern, western) = (await db.Households.SingleAsync(h => h.Id == _eastern.Id), await db.Households.SingleAsync(h => h.Id == _western.Id));
        Assert.Equal(("24.24001.01.", "24001"), (eastern.AreaPath, eastern.CommuneCode));
        Assert.Equal(("24.24002.02.", "24002"), (western.AreaPath, western.CommuneCode));
        Assert.Equal("24.24002.02.", await db.People.Where(p => p.FullName == "Quàng Văn Phúc").Select(p => p.AreaPath).SingleAsync());
        Assert.Equal("Thôn Tây, Phường Lạc Thủy, Tỉnh Bắc Ninh", (await UnitNames.OnAsync(db, new("24", western.VillageId!.Value), Day, NoCancel))!.Full);
        Assert.Equal("24.24001.", await db.Populations.Where(p => p.Id == _population.Id).Select(p => p.AreaPath).SingleAsync());
    }

    [Fact]
    public async Task What_happened_keeps_the_commune_of_its_time()
    {
        await ArrangeAsync();

        await SplitAsync(Usual);

        await using var db = Database.Open();
        var western = await db.Households.SingleAsync(h => h.Id == _western.Id);
        Assert.Equal(
            "Thôn Tây, Xã Hòa Bình, Tỉnh Bắc Ninh",
            (await UnitNames.OnAsync(db, new("24", western.VillageId!.Value), Day.AddDays(-1), NoCancel))!.Full);
        Assert.Equal(Day, await db.Units.Where(u => u.Id == _commune.Id).Select(u => u.ValidTo).SingleAsync());
        var successors = await db.Successions.Where(s => s.FormerUnitId == _commune.Id && s.IsPart && s.On == Day).Select(s => s.SuccessorUnitId).ToListAsync();
        Assert.Contains(_neighbour.Id, successors);
        Assert.Equal(2, successors.Distinct().Count());
        Assert.DoesNotContain(_commune.Id, successors);

        // Which of the two it is now cannot be said of the commune as a whole.
        Assert.Null(await UnitNames.OnAsync(db, _commune.Key, Day, NoCancel));
    }

    [Fact]
    public async Task Whoever_worked_in_the_commune_works_in_all_that_took_it_over_and_a_village_head_in_the_own_village()
    {
        await ArrangeAsync();
        var (officer, head, province) = (await UserAsync(_commune.AreaPath), await UserAsync(_west.AreaPath), await UserAsync("24."));

        await SplitAsync(Usual);

        Assert.Equal(["24.24001.", "24.24002."], await GrantsOfAsync(officer));
        Assert.Equal(["24.24002.02."], await GrantsOfAsync(head));
        Assert.Equal(["24."], await GrantsOfAsync(province));
    }

    [Theory]
    [InlineData(null, "24.24001.", "24.24001.")]
    [InlineData(Role.Officer, "24.24001.", "24.24001.")]
    [InlineData(Role.Leader, "24.24001.", "24.24001.")]
    [InlineData(Role.Officer, null, "24.24001.")]
    [InlineData(Role.Province, "24.", "24.")]
    [InlineData(Role.Officer, Grants.Nation, "")]
    public async Task An_administrator_administers_one_unit_after_the_split_too(Role? worksAs, string? administers, string then)
    {
        await ArrangeAsync();
        var user = await UserAsync(worksAs is null ? [] : worksAs is Role.Province ? ["24."] : [_commune.AreaPath]);
        await GiveAsync(user, [Role.Administrator, .. worksAs is { } role ? [role] : Array.Empty<Role>()], administers);

        Assert.Empty((await SplitAsync(Usual)).Problems);

        Assert.Equal([then], (await WorksAsync(user)).Administered.Granted);
    }

    [Fact]
    public async Task With_new_codes_only_the_administrator_goes_with_the_first_part_and_the_preview_says_so()
    {
        await ArrangeAsync();
        var user = await UserAsync();
        await GiveAsync(user, [Role.Administrator], _commune.AreaPath);
        SplitCommune.Request request = new(_commune.Key, Day,
            [new(null, new("24011", "Đông Hòa", "Xã"), [_east.Id]), new(null, new("24012", "Tây Hòa", "Xã"), [_west.Id])]);

        var preview = (await InAsync(AreaScope.Nation, db => Split(db).ForeseeAsync(request, NoCancel))).Answer!;
        Assert.Empty((await SplitAsync(request)).Problems);

        Assert.Contains(preview.Effects, e => e.StartsWith("1 người quản trị của xã chỉ quản trị tiếp", StringComparison.Ordinal));
        Assert.Equal("Xã Đông Hòa", preview.Keeper);
        Assert.Equal(["24.24011."], (await WorksAsync(user)).Administered.Granted);
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Mentor)]
    [InlineData(Role.Department)]
    [InlineData(Role.Leader)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Province)]
    [InlineData(Role.VillageHead)]
    public async Task Nobody_is_left_without_a_place_to_work_by_a_split(Role role)
    {
        await ArrangeAsync();
        var user = await UserAsync(role is Role.Province ? "24." : role is Role.VillageHead ? _west.AreaPath : _commune.AreaPath);
        await GiveAsync(user, [role], null);

        Assert.Empty((await SplitAsync(Usual)).Problems);

        var (scope, administered) = await WorksAsync(user);
        Assert.True(scope.Covers("24.24002.02."));
        Assert.Equal(role is not Role.VillageHead, scope.Covers("24.24001.01."));
        Assert.Equal(role is Role.Province, scope.Covers("24.24002.01.") && scope.Covers("24.24099."));
        Assert.Empty(administered.Granted);
    }

    [Fact]
    public async Task With_new_codes_only_no_row_is_left_under_the_old_one()
    {
        await ArrangeAsync();

        await SplitAsync(new(_commune.Key, Day,
            [new(null, new("24011", "Đông Hòa", "Xã"), [_east.Id]), new(null, new("24012", "Tây Hòa", "Xã"), [_west.Id])]));

        await using var db = Database.Open();
        Assert.Equal("24.24011.", await db.Populations.Where(p => p.Id == _population.Id).Select(p => p.AreaPath).SingleAsync());
        Assert.Equal(["24.24011.01.", "24.24012.02."], await db.Households.OrderBy(h => h.AreaPath).Select(h => h.AreaPath).ToListAsync());
        Assert.False(await db.Units.AnyAsync(u => u.AreaPath.StartsWith("24.24001.")));
        Assert.False(await db.Audit.AnyAsync(a => a.AreaPath.StartsWith("24.24001.")));
    }

    [Fact]
    public async Task The_preview_names_new_codes_and_changes_nothing()
    {
        await ArrangeAsync();

        var preview = (await InAsync(AreaScope.Nation, db => Split(db).ForeseeAsync(Usual, NoCancel))).Answer!;

        Assert.Equal(
            [("Thôn Đông", "Xã Hòa Bình", "01", "01"), ("Thôn Tây", "Phường Lạc Thủy", "02", "02")],
            preview.Villages.Select(v => (v.Name, v.Commune, v.OldCode, v.NewCode)));
        Assert.Equal("Xã Hòa Bình", preview.Keeper);
        Assert.Contains("2 hộ, 2 nhân khẩu chuyển sang đơn vị mới cùng toàn bộ hồ sơ.", preview.Effects);
        Assert.Equal(0, await InAsync(AreaScope.Nation, db => db.Successions.CountAsync()));
    }

    [Fact]
    public async Task An_administrator_who_reads_no_household_splits_all_the_same()
    {
        await ArrangeAsync();
        await using (var db = DataSetup.Open(Database.ConnectionString, _administrator, Today.Clock))
        {
            Assert.Empty(await db.Households.ToListAsync());
            Assert.Empty((await Split(db).SaveAsync(Usual, NoCancel)).Problems);
            Assert.Empty(await db.Households.ToListAsync());
        }

        Assert.Equal(
            ["24.24001.01.", "24.24002.02."],
            await InAsync(AreaScope.Nation, d => d.Households.OrderBy(h => h.AreaPath).Select(h => h.AreaPath).ToListAsync()));
    }

    [Fact]
    public async Task An_administrator_merges_villages_in_which_one_code_names_two_households()
    {
        await ArrangeAsync();
        await using (var db = DataSetup.Open(Database.ConnectionString, _administrator, Today.Clock))
        {
            var merge = new MergeUnits(db, Today.Clock, AnArea.Followers(db));
            var merged = await merge.SaveAsync(new("24", [_east.Id, _west.Id], Day, Into: new("03", "Hợp", "Thôn")), NoCancel);
            Assert.Empty(merged.Problems);
        }

        var saved = await InAsync(AreaScope.Nation, d => d.Households.OrderBy(h => h.Code).Select(h => new { h.Code, h.AreaPath, h.MemberCount }).ToListAsync());
        Assert.Equal([("005", "24.24001.03.", 1), ("005-02", "24.24001.03.", 1)], saved.Select(h => (h.Code!, h.AreaPath, h.MemberCount)));
    }

    [Fact]
    public async Task What_cannot_be_split_is_refused_and_nothing_changes()
    {
        await ArrangeAsync();
        var own = new SplitCommune.Part(null, new("24001", "Hòa Bình", "Xã"), [_east.Id]);
        var other = new SplitCommune.Part(null, new("24009", "Mới", "Xã"), [_west.Id]);
        SplitCommune.Request Of(params SplitCommune.Part[] parts) => new(_commune.Key, Day, parts);

        Assert.Equal([AreaProblems.TooFewParts], await RefusedAsync(Of(own with { Villages = [_east.Id, _west.Id] })));
        Assert.Equal([AreaProblems.TooFewParts], await RefusedAsync(Of(own with { Villages = [_east.Id, _west.Id] }, other with { Villages = [] })));
        Assert.Equal([AreaProblems.VillageInNoPart], await RefusedAsync(Of(own, other with { Villages = [_near.Id] })));
        Assert.Equal([AreaProblems.VillageInNoPart], await RefusedAsync(Of(own, other with { Villages = [_west.Id, _east.Id] })));
        Assert.Equal([AreaProblems.CodeInUse], await RefusedAsync(Of(own, other with { Into = new("24001", "Mới", "Xã") })));
        Assert.Equal([AreaProblems.CodeInUse], await RefusedAsync(Of(own, other with { Into = new("24002", "Mới", "Xã") })));
        Assert.Equal([AreaProblems.IntoItself], await RefusedAsync(Of(other, new(_commune.Id, null, [_east.Id]))));
        Assert.Equal([AreaProblems.SamePartTwice], await RefusedAsync(Of(new(_neighbour.Id, null, [_east.Id]), new(_neighbour.Id, null, [_west.Id]))));
        Assert.Equal([AreaProblems.NothingChosen], await RefusedAsync(Of(own, new(null, null, [_west.Id]))));
        Assert.Equal([AreaProblems.WrongDay], await RefusedAsync(Of(own, other) with { On = Today.Date.AddDays(1) }));
        Assert.Equal([AreaProblems.WrongDay], await RefusedAsync(Of(own, other) with { On = new(2020, 1, 1) }));
        Assert.Equal([AreaProblems.NotFound], await RefusedAsync(new(_near.Key, Day, [own, other])));
        Assert.Equal([AreaProblems.OutsideScope], await RefusedAsync(Of(own, other), _commune.AreaPath));
        Assert.Equal([AreaProblems.OutsideScope], await RefusedAsync(Of(own, new(_neighbour.Id, null, [_west.Id])), _commune.AreaPath));
        Assert.Equal([AreaProblems.NotFound], await RefusedAsync(Of(own, other), _neighbour.AreaPath));
        Assert.Equal(6, await InAsync(AreaScope.Nation, db => db.Units.CountAsync(u => u.ProvinceCode == "24" && u.ValidTo == null)));
    }

    private static SplitCommune Split(VuonLenDb db) => new(db, Today.Clock, AnArea.Followers(db));

    private static Household In(AreaUnit village, string head)
    {
        var household = AHousehold.In(village.AreaPath, AHousehold.Member(head, areaPath: village.AreaPath));
        (household.VillageId, household.Code) = (village.Id, "005");
        return household;
    }

    private Task<bool> GiveAsync(Guid user, Role[] roles, string? administers) => InAsync(AreaScope.Nation, async db =>
    {
        var known = await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id);
        foreach (var role in roles.Select(r => r.ToString()))
        {
            if (!known.TryGetValue(role, out var id))
            {
                id = Guid.CreateVersion7();
                db.Add(new IdentityRole<Guid>(role) { Id = id, NormalizedName = role.ToUpperInvariant() });
            }

            db.Add(new IdentityUserRole<Guid> { UserId = user, RoleId = id });
        }

        if (administers is not null)
            db.Add(new IdentityUserClaim<Guid> { UserId = user, ClaimType = Grants.Administers, ClaimValue = administers });
        await db.SaveAsync("Arrange", NoCancel);
        return true;
    });

    /// <summary>Where the user works and administers, as the next cookie says it.</summary>
    private Task<(AreaScope Scope, AreaScope Administered)> WorksAsync(Guid user) => InAsync(AreaScope.Nation, async db =>
    {
        var roles = await db.UserRoles.Where(r => r.UserId == user).Select(r => db.Roles.First(n => n.Id == r.RoleId).Name!).ToListAsync();
        var claims = await db.UserClaims.Where(c => c.UserId == user).Select(c => new Claim(c.ClaimType!, c.ClaimValue!)).ToListAsync();
        var principal = Grants.Principal(user, roles, claims);
        return (Grants.ScopeOf(principal), Grants.AdministeredBy(principal));
    });

    private Task ArrangeAsync() => SaveAsync(Bac, _commune, _neighbour, _east, _west, _near, _eastern, _western, _population);

    private Task<Outcome> SplitAsync(SplitCommune.Request request) =>
        InAsync(AreaScope.Nation, db => Split(db).SaveAsync(request, NoCancel));

    private async Task<IReadOnlyList<Problem>> RefusedAsync(SplitCommune.Request request, string? scope = null)
    {
        var area = scope is null ? AreaScope.Nation : AreaScope.Of(scope);
        var foreseen = await InAsync(area, db => Split(db).ForeseeAsync(request, NoCancel));
        var saved = await InAsync(area, db => Split(db).SaveAsync(request, NoCancel));
        Assert.Equal(foreseen.Problems, saved.Problems);
        return saved.Problems;
    }
}
