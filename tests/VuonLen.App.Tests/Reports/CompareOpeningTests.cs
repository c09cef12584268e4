using System.Net;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Reports.Packs;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using static VuonLen.Rules.Standards.PovertyClass;

namespace VuonLen.App.Tests.Reports;

/// <summary>A decision made after a year's forms were frozen, and before the year was over.</summary>
public sealed class CompareOpeningTests : ReportTest
{
    [Fact]
    public async Task A_decision_between_the_freezing_and_the_end_of_the_year_is_shown_as_a_gap_of_the_next_opening()
    {
        await SaveAsync(Alone(Village, "Lò Văn An", "2025-06-01"), Alone(NextVillage, "Lò Văn Bình", "2025-06-01"));
        Assert.Empty((await FreezeAsync(CommuneUnit, closing: Day("2025-12-10"), year: 2025)).Outcome.Problems);
        Assert.Null(await CompareAsync());

        await SaveAsync(Alone(NextVillage, "Lò Văn Cao", "2025-12-20"));
        var view = (await CompareAsync())!;

        Assert.Equal([new CompareOpening.Gap(2, 0, 0, 2, 3), new(2, 0, 2, 1, 2), new(2, 1, 0, 2, 3), new(2, 1, 2, 1, 2)], view.Gaps);
        await using var host = Host();
        var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070."));
        var page = WebUtility.HtmlDecode(await officer.GetStringAsync(new Uri($"/forms/24/{CommuneUnit.Id}?stage=Official&year=2026", UriKind.Relative)));
        Assert.Contains("hãy chốt thêm phiên bản đến ngày 31/12/2025", page, StringComparison.Ordinal);

        Assert.Empty((await FreezeAsync(CommuneUnit, closing: Day("2025-12-31"), year: 2025)).Outcome.Problems);
        Assert.Null(await CompareAsync());
    }

    /// <summary>One Thái person, known for long, poor from a day on.</summary>
    private static Household Alone(AreaUnit village, string head, string poorOn)
    {
        var person = AHousehold.Member(head, areaPath: village.AreaPath);
        person.EthnicGroup = 3;
        var household = new Household { AreaPath = village.AreaPath, VillageId = village.Id, RegisteredAt = Today.Clock.GetUtcNow() };
        household.Admit(person, Day("2024-01-01"), MembershipEvent.Registered, Relationship.Head);
        household.Recognitions.Add(household.Line(Poor, Day(poorOn)));
        return household;
    }

    private async Task<CompareOpening.View?> CompareAsync()
    {
        var preview = (await PreviewAsync(CommuneUnit)).Answer!;
        return await UseAsync(Officer, s => s.GetRequiredService<CompareOpening>().ShowAsync(preview, NoCancel));
    }
}
