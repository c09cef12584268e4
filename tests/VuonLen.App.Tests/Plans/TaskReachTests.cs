using System.Net;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Identity;
using VuonLen.App.Plans;
using VuonLen.App.Plans.Intake;
using VuonLen.App.Plans.Organisations;
using VuonLen.App.Plans.Tasks;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Plans;

/// <summary>Whose tasks and organisations stand in whose lists.</summary>
public sealed class TaskReachTests : PlanTest
{
    /// <summary>It is 15 October: the two reports and the review are late.</summary>
    private const string ProvincePlan = """
        ỦY BAN NHÂN DÂN
        TỈNH MẪU
        Số: 5/KH-UBND
        Mẫu, ngày 10 tháng 01 năm 2026
        KẾ HOẠCH
        Giảm nghèo năm 2026
        II. TỔ CHỨC THỰC HIỆN
        1. Sở Nông nghiệp và Môi trường
        - Tham mưu kế hoạch, hoàn thành trước ngày 31/3/2026.
        2. Ủy ban nhân dân các xã, phường
        - Rà soát hộ nghèo, hoàn thành trước ngày 30/9/2026.
        3. Ủy ban nhân dân các xã Bản Bo, Nậm Tăm
        - Sửa chữa đường, hoàn thành trước ngày 30/6/2026.
        Trên đây là Kế hoạch giảm nghèo năm 2026./.
        TM. ỦY BAN NHÂN DÂN
        CHỦ TỊCH
        Lê Văn Ví Dụ
        """;

    [Fact]
    public async Task A_commune_sees_of_a_superior_plan_what_names_it_and_marked_so()
    {
        await InUseAsync();
        await ProvinceInUseAsync();

        var view = await ListAsync(Role.Officer, Ward.AreaPath, new());
        var superior = Assert.Single(view.Tasks, t => t.IsSuperior);
        Assert.Contains("Rà soát hộ nghèo", superior.Title, StringComparison.Ordinal);
        Assert.Equal((4, 2, 1), (view.Total, view.Overdue, view.Superior)); // what is late above is not late here
        Assert.Equal(superior.Task.Id, Assert.Single((await ListAsync(Role.Officer, Ward.AreaPath, new() { Show = TaskShow.Superior })).Tasks).Task.Id);
        Assert.DoesNotContain((await ListAsync(Role.Officer, Ward.AreaPath, new() { Show = TaskShow.Overdue })).Tasks, t => t.IsSuperior);
        Assert.DoesNotContain(view.Leads, o => o.AreaPath == Province.AreaPath);

        var village = await ListAsync(Role.VillageHead, Village.AreaPath, new());
        Assert.Equal((4, 1), (village.Total, village.Superior)); // the commune's plan is the village's own
    }

    [Fact]
    public async Task The_plan_of_the_province_itself_shows_all_of_it_to_who_opens_it()
    {
        var key = await ProvinceInUseAsync();
        var view = await ListAsync(Role.Officer, Ward.AreaPath, new() { Plan = key.Id, Province = "24" });
        Assert.Equal((3, 3), (view.Total, view.Overdue));
        Assert.Empty(view.Reminding); // and no letter is written for it
        Assert.Null((await ListAsync(Role.Officer, Ward.AreaPath, new() { Plan = key.Id, Province = "25" })).Plan);
    }

    [Fact]
    public async Task The_first_screen_of_a_commune_counts_its_own_and_says_what_comes_from_above()
    {
        await InUseAsync();
        await ProvinceInUseAsync();
        var view = await AsAsync(Role.Officer, Ward.AreaPath, db => new PlansAtAGlance(db, Today.Clock).ShowAsync(NoCancel));
        Assert.Equal(Ward.AreaPath, Assert.Single(view!.Plans).Plan.AreaPath);
        Assert.Equal((2, 0, 1, 1, 0), (view.LateCount, view.NobodyCount, view.Superior, view.SuperiorLate, view.Below));
    }

    [Fact]
    public async Task A_province_is_not_flooded_by_its_communes_and_finds_each_of_them()
    {
        await InUseAsync();
        await ProvinceInUseAsync();
        var view = await ListAsync(Role.Province, Province.AreaPath, new());
        Assert.All(view.Tasks, t => Assert.Equal(Province.AreaPath, t.Plan.AreaPath));
        Assert.Equal(Ward.Id, Assert.Single(view.Places).Id);
        Assert.Equal(3, (await ListAsync(Role.Province, Province.AreaPath, new() { Unit = Ward.Id })).Tasks.Count);

        var glance = await AsAsync(Role.Province, Province.AreaPath, db => new PlansAtAGlance(db, Today.Clock).ShowAsync(NoCancel));
        Assert.Equal((Province.AreaPath, 1), (Assert.Single(glance!.Plans).Plan.AreaPath, glance.Below));

        var plans = await AsAsync(Role.Province, Province.AreaPath, db => new ListPlans(db, Today.Clock).ShowAsync(NoCancel));
        Assert.Equal(["Tỉnh Mẫu", "Phường Tân Phong"], plans.Plans.Select(p => p.Unit));
    }

    [Fact]
    public async Task A_province_without_a_plan_is_told_of_its_communes_plans()
    {
        await InUseAsync();
        var glance = await AsAsync(Role.Province, Province.AreaPath, db => new PlansAtAGlance(db, Today.Clock).ShowAsync(NoCancel));
        Assert.Equal((0, 0, 1), (glance!.Plans.Count, glance.LateCount, glance.Below));
    }

    [Fact]
    public async Task Organisations_of_a_unit_stand_in_its_own_list()
    {
        await InUseAsync();
        await ProvinceInUseAsync();
        Task<KeepOrganisations.View> Of(Role role, string path, Guid? unit = null) => AsAsync(role, path, db => new KeepOrganisations(db, Today.Clock).ShowAsync(unit, NoCancel));

        var own = await Of(Role.Officer, Ward.AreaPath);
        Assert.Equal(["Phòng Kinh tế", "Trạm Y tế"], own.Organisations.Select(o => o.Name).Order());
        Assert.Empty(own.Units);
        var province = await Of(Role.Province, Province.AreaPath);
        Assert.Contains(province.Organisations, o => o.Name.StartsWith("Sở", StringComparison.Ordinal));
        Assert.DoesNotContain(province.Organisations, o => o.Name == "Trạm Y tế");
        Assert.Equal([Ward.Id], province.Units.Select(u => u.Id));
        var below = await Of(Role.Province, Province.AreaPath, Ward.Id);
        Assert.Equal([("Phòng Kinh tế", 2, 2), ("Trạm Y tế", 1, 0)], below.Organisations.Select(o => (o.Name, o.Open, o.Overdue)));
        Assert.Equal(2, below.Organisations.Count);
        Assert.Equal(2, (await Of(Role.Officer, Ward.AreaPath, Province.Id)).Organisations.Count); // the superior's list cannot be asked for
    }

    [Fact]
    public async Task A_calendar_has_the_reports_the_superior_plan_asks_of_the_unit()
    {
        var key = await InUseAsync();
        var above = await ProvinceInUseAsync();
        await SaveAsync(
            new PlannedTask { AreaPath = Province.AreaPath, PlanId = above.Id, Kind = TaskKind.Report, Text = "Báo cáo năm", Lead = "UBND các xã, phường", Receiver = "Sở", DueOn = new(2026, 12, 15) },
            new PlannedTask { AreaPath = Province.AreaPath, PlanId = above.Id, Kind = TaskKind.Report, Text = "Tổng hợp", Lead = "Sở Nông nghiệp và Môi trường", DueOn = new(2026, 12, 20) });

        var calendar = await AsAsync(Role.Officer, Ward.AreaPath, db => new ShowCalendar(db, Today.Clock).ShowAsync(key, NoCancel));
        var due = Assert.Single(calendar!.Months.SelectMany(m => m.Reports));
        Assert.Equal(("Báo cáo năm", "Tỉnh Mẫu"), (due.Task.Title, calendar.Above(due.Task)));
        Assert.Equal(2, (await AsAsync(Role.Province, Province.AreaPath, db => new ShowCalendar(db, Today.Clock).ShowAsync(above, NoCancel)))!.Months.Sum(m => m.Reports.Count));
    }

    [Fact]
    public async Task A_namesake_in_the_plan_of_another_unit_is_not_my_organisation()
    {
        await InUseAsync();
        var above = await ProvinceInUseAsync();
        var user = new User { UserName = "người thử", NormalizedUserName = "NGƯỜI THỬ", DisplayName = "Người Thử" };
        var station = await InAsync(Commune, db => db.Organisations.SingleAsync(o => o.Name == "Trạm Y tế"));
        await SaveAsync(
            user, new OrganisationMember { AreaPath = Ward.AreaPath, OrganisationId = station.Id, FullName = "Người Thử", UserId = user.Id },
            new PlannedTask { AreaPath = Province.AreaPath, PlanId = above.Id, Kind = TaskKind.Work, Text = "Khám", Lead = "Sở Y tế", Cooperating = "Trạm Y tế vùng biên", DueOn = new(2026, 12, 1) });

        Assert.DoesNotContain((await ListAsync(Role.Department, Ward.AreaPath, new() { Show = TaskShow.Mine })).Tasks, t => t.IsSuperior);
    }

    [Theory]
    [InlineData("Ủy ban nhân dân các xã, phường", true)]
    [InlineData("UBND cấp xã", true)]
    [InlineData("UBND các xã/phường", true)]
    [InlineData("UBND xã, phường", true)]
    [InlineData("Uỷ ban nhân dân các xã, phường, đặc khu trên địa bàn", true)]
    [InlineData("UBND CÁC XÃ, PHƯỜNG", true)]
    [InlineData("Các địa phương", true)]
    [InlineData("UBND phường Tân Phong", true)]
    [InlineData("Ủy ban nhân dân các phường Đoàn Kết, Tân Phong", true)]
    [InlineData("UBND các xã Bản Bo, Nậm Tăm", false)]
    [InlineData("UBND các xã, phường Bản Bo, Đoàn Kết", false)]
    [InlineData("UBND phường Đoàn Kết", false)]
    [InlineData("Sở Xây dựng", false)]
    [InlineData("Các xã viên hợp tác xã", false)]
    [InlineData("UBND phường", false)]
    [InlineData("Công ty Tân Phong", false)]
    public void A_commune_is_meant_by_its_name_or_as_one_of_all(string words, bool isMeant) => Assert.Equal(isMeant, NamedUnits.Means(words, Ward));

    [Fact]
    public async Task The_pages_open_for_a_commune_under_a_superior_plan_and_say_whose_it_is()
    {
        await InUseAsync();
        var above = await ProvinceInUseAsync();
        var task = await InAsync(AreaScope.Nation, db => db.PlannedTasks.SingleAsync(t => t.PlanId == above.Id && t.Text.Contains("Rà soát hộ nghèo")));
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));
        Assert.Contains("cấp trên giao", await officer.GetStringAsync(new Uri("/tasks", UriKind.Relative), NoCancel), StringComparison.Ordinal);
        Assert.Contains("Cấp trên giao: 1 việc chưa xong", WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri("/", UriKind.Relative), NoCancel)), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri($"/plans/24/{above.Id}/tasks/{task.Id}", UriKind.Relative), NoCancel));
        Assert.Contains("Việc theo kế hoạch của Tỉnh Mẫu", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ghi nhận tiến độ", page, StringComparison.Ordinal);

        using var province = await host.SignInAsync(Role.Province, new Claim(Grants.Area, "24."));
        foreach (var address in new[] { "/tasks", $"/tasks?unit={Ward.Id}", $"/tasks?unit={Ward.Id}&show=Overdue", "/organisations", $"/organisations?unit={Ward.Id}", "/", "/tasks?unit=x&organisation=y&month=z&show=w" })
            Assert.Equal((address, HttpStatusCode.OK), (address, (await province.OpenAsync(address)).StatusCode));
    }

    private Task<ListTasks.View> ListAsync(Role role, string path, TaskFilter filter) => AsAsync(role, path, db => new ListTasks(db, Today.Clock).ShowAsync(filter, NoCancel));

    private Task<AreaKey> ProvinceInUseAsync() => InUseAsync(Role.Province, Province.AreaPath, ProvincePlan);
}
