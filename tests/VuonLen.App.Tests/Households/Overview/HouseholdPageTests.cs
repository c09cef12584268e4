using System.Net;
using System.Security.Claims;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Dashboard;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Overview;

public sealed class HouseholdPageTests : DatabaseTest
{
    private readonly ACommune _commune = new();

    [Fact]
    public async Task The_recognised_status_and_the_computed_class_stand_apart_and_a_difference_is_said()
    {
        var household = _commune.Add(_commune.Near, "Lò Văn An", PovertyClass.NearPoor);
        await SaveAsync(_commune.Rows);

        var page = await PageAsync(household);

        var (recognised, computed) = (page.IndexOf("Trạng thái được công nhận", StringComparison.Ordinal), page.IndexOf("Tính từ thông tin hiện có", StringComparison.Ordinal));
        Assert.InRange(recognised, 1, computed);
        Assert.Contains("Hộ cận nghèo", page[recognised..computed], StringComparison.Ordinal);
        Assert.Contains("12/QĐ-UBND", page[recognised..computed], StringComparison.Ordinal);
        Assert.Contains("20/12/2025", page[recognised..computed], StringComparison.Ordinal);
        Assert.Contains("Hộ nghèo", page[computed..], StringComparison.Ordinal);
        Assert.DoesNotContain("B1 = ", page[recognised..computed], StringComparison.Ordinal);
        Assert.Contains("Hộ đang được công nhận là <strong>hộ cận nghèo</strong>, nhưng thông tin hiện có tính ra <strong>hộ nghèo</strong>", page, StringComparison.Ordinal);
        Assert.Contains("Thôn Gần, Xã Suối Mây, Tỉnh Bắc Ninh", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_opening_line_without_a_decision_is_unknown_and_not_empty()
    {
        var household = _commune.Add(_commune.Near, "Lò Văn An", null, h => h.Recognitions.Add(
            h.Line(PovertyClass.Poor, new(2026, 1, 1), decision: null, source: RecognitionSource.Opening)));
        await SaveAsync(_commune.Rows);

        var page = await PageAsync(household, "?tab=history");

        Assert.Contains("danh sách đầu kỳ", page, StringComparison.Ordinal);
        Assert.Contains("<td data-label=\"Quyết định số\">chưa rõ</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td data-label=\"Ngày quyết định\">chưa rõ</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_answer_is_named_with_the_person_and_leads_to_where_it_is_entered()
    {
        var household = _commune.Add(_commune.Near, "Lò Văn An", PovertyClass.Poor, h =>
            (h.Memberships[0].Person.Insured, h.Water, h.Toilet, h.Devices) = (null, Water.Tap, null, Devices.Telephone));
        await SaveAsync(_commune.Rows);

        var page = await PageAsync(household);

        Assert.Contains("Về Lò Văn An: ", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/members/24/{household.Memberships[0].PersonId}/edit\"", page, StringComparison.Ordinal);
        Assert.Contains("chưa phân loại được", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_department_sees_neither_health_nor_numbers_and_an_officer_does()
    {
        var household = _commune.Add(_commune.Near, "Lò Văn An", PovertyClass.Poor, h => h.Memberships[0].Person.Disabled = true);
        household.Memberships[0].Person.SetPersonalId(new("0********456", "x", "y"));
        await SaveAsync(_commune.Rows);

        foreach (var tab in new[] { "", "?tab=facts", "/explain" })
        {
            var page = await PageAsync(household, tab, Role.Department);
            foreach (var secret in new[] { "Khuyết tật", "Trợ cấp hằng tháng", "0********456", "bảo hiểm y tế không", "Nhật ký" })
                Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        }

        Assert.Contains("0********456", await PageAsync(household), StringComparison.Ordinal);
        Assert.Contains("Khuyết tật", await PageAsync(household, "?tab=facts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_communes_household_is_not_found()
    {
        var household = _commune.Add(_commune.Near, "Lò Văn An", PovertyClass.Poor);
        await SaveAsync(_commune.Rows);
        await using var host = new TestHost(Database);
        using var stranger = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00099."));

        foreach (var address in new[] { Address(household), Address(household) + "/explain", "/households/24/not-a-guid" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(address)).StatusCode);
    }

    [Fact]
    public async Task History_tells_a_change_of_head_once()
    {
        var household = AHousehold.In(_commune.Near.AreaPath, AHousehold.Member("Lò Văn An"), AHousehold.Member("Lò Thị Bình"));
        household.ChangeHead(household.Memberships[1].PersonId, new(2026, 5, 1), Today.Date);
        await SaveAsync([.. _commune.Rows, household]);

        var page = await PageAsync(household, "?tab=history");

        Assert.Contains("Đổi chủ hộ: Lò Thị Bình", page, StringComparison.Ordinal);
        Assert.Single(page.Split("Đổi chủ hộ").Skip(1));
        Assert.Contains("Lò Văn An: đăng ký lần đầu", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_2027_the_page_says_what_the_standard_lacks_and_classifies_nothing()
    {
        var household = _commune.Add(_commune.Near, "Lò Văn An", PovertyClass.Poor);
        await SaveAsync(_commune.Rows);

        foreach (var address in new[] { "", "/explain" })
        {
            var page = await PageAsync(household, address, clock: new Day(2027, 1, 2));
            Assert.Contains("ND351-2027", page, StringComparison.Ordinal);
            Assert.Contains("(ST-102)", page, StringComparison.Ordinal);
            Assert.Contains(StandardProblems.NoIndicators.Message, page, StringComparison.Ordinal);
            Assert.DoesNotContain("khác nhau", page, StringComparison.Ordinal);
        }

        var list = await PageAtAsync("/households", Role.Officer, new Day(2027, 1, 2));
        Assert.Contains("Lò Văn An", list, StringComparison.Ordinal);
        var before = await PageAsync(household, "/explain?on=2026-12-31", clock: new Day(2027, 1, 2));
        Assert.Contains("Kết quả: hộ nghèo", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_personal_id_typed_into_the_search_box_leaves_the_address_at_once()
    {
        await SaveAsync(_commune.Rows);
        await using var host = new TestHost(Database);
        using var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));

        var answer = await officer.OpenAsync("/households?q=024080001234&status=Poor");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.DoesNotContain("024080001234", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("status=Poor", answer.Headers.Location.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_a_department_has_no_filter_by_health()
    {
        await SaveAsync(ACommune.Lively().Rows);

        var page = await PageAtAsync("/households", Role.Department);
        Assert.DoesNotContain("Bảo hiểm y tế", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ốm đau", page, StringComparison.Ordinal);
        Assert.DoesNotContain("số định danh", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Bảo hiểm y tế", await PageAtAsync("/households", Role.Officer), StringComparison.Ordinal);
        Assert.Contains("không đọc được hoặc vai trò", await PageAtAsync("/households?lacks=4", Role.Department), StringComparison.Ordinal);
    }

    private static string Address(Household household) => $"/households/{household.ProvinceCode}/{household.Id}";

    private Task<string> PageAsync(Household household, string part = "", Role role = Role.Officer, TimeProvider? clock = null) =>
        PageAtAsync(Address(household) + part, role, clock);

    private async Task<string> PageAtAsync(string address, Role role, TimeProvider? clock = null)
    {
        await using var host = new TestHost(Database, clock);
        using var browser = await host.SignInAsync(role, new Claim(Grants.Area, "24.00070."));
        var answer = await browser.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
