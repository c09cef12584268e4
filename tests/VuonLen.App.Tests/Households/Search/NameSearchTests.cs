using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Households.Search;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Households.Search;

/// <summary>Names are found by any of their words, by both ways of looking: from the bearers, and along the list.</summary>
public sealed class NameSearchTests : DatabaseTest
{
    [Theory]
    [InlineData("van")] // a middle name alone
    [InlineData("va")]
    [InlineData("an van lo")]
    [InlineData("van lo")]
    [InlineData("v a l")]
    public async Task Any_word_finds_a_name_and_their_order_does_not_matter(string text)
    {
        await SaveAsync(AHousehold.Of(AHousehold.Member("Lò Văn An")), AHousehold.Of(AHousehold.Member("Lò Thị Bé")));

        Assert.Equal(["Lò Văn An"], await HeadsAsync(text));
    }

    [Theory]
    [InlineData("cong")]
    [InlineData("tang")]
    [InlineData("ton")]
    [InlineData("nu")]
    [InlineData("hong")]
    [InlineData("ton nu hong")]
    public async Task Each_word_of_a_name_of_five_finds_it(string text)
    {
        await SaveAsync(AHousehold.Of(AHousehold.Member("Công Tằng Tôn Nữ Hồng")), AHousehold.Of(AHousehold.Member("Lò Văn An")));

        Assert.Equal(["Công Tằng Tôn Nữ Hồng"], await HeadsAsync(text));
    }

    [Theory]
    [InlineData("lo be")]
    [InlineData("vi van")]
    [InlineData("an thi")]
    public async Task Words_of_two_members_find_neither(string text)
    {
        await SaveAsync(AHousehold.Of(AHousehold.Member("Lò Văn An"), AHousehold.Member("Vi Thị Bé")));

        Assert.Empty(await HeadsAsync(text));
    }

    [Fact]
    public async Task A_renamed_person_is_found_by_the_new_name_only()
    {
        var household = AHousehold.Of(AHousehold.Member("Lò Văn Thanh An"));
        await SaveAsync(household);
        await InAsync(Commune, async db =>
        {
            (await db.People.SingleAsync()).FullName = "Vi Quốc Bình";
            return await db.SaveAsync("EditPerson", NoCancel);
        });

        foreach (var former in new[] { "lo", "van", "thanh", "an" })
            Assert.Empty(await HeadsAsync(former));
        foreach (var now in new[] { "vi", "quoc", "binh" })
            Assert.Equal(["Vi Quốc Bình"], await HeadsAsync(now));
    }

    [Fact]
    public async Task Nobody_finds_by_a_name_what_is_outside_the_scope()
    {
        var own = AHousehold.Of(AHousehold.Member("Lò Văn An"));
        var mentor = Guid.CreateVersion7();
        await SaveAsync(own, AHousehold.Of(AHousehold.Member("Lò Văn Ba")), AHousehold.In("24.00099.01.", AHousehold.Member("Lò Văn Cả", areaPath: "24.00099.01.")));
        await SaveAsync(new MentorAssignment { AreaPath = own.AreaPath, HouseholdId = own.Id, UserId = mentor, FromOn = AHousehold.Registered });

        Assert.Equal(["Lò Văn An", "Lò Văn Ba"], await HeadsAsync("van"));
        Assert.Equal(["Lò Văn An"], await HeadsAsync("van", Commune.OnlyOf(mentor)));
        Assert.Equal(["Lò Văn Cả"], await HeadsAsync("van", AreaScope.Of("24."), "00099"));
        Assert.Empty(await HeadsAsync("van", AreaScope.Nowhere));
    }

    [Fact]
    public async Task A_common_name_is_shown_in_order_and_counted_as_at_least()
    {
        await SaveAsync([.. Enumerable.Range(0, 20).Select(_ => AHousehold.Of([.. Enumerable.Range(0, 201).Select(_ => AHousehold.Member("Lò Văn An"))]))]);

        await using var db = Database.Open(Commune);
        await db.Database.ExecuteSqlRawAsync("analyze", NoCancel); // as a server does by itself after many rows have come
        Assert.Null((await db.HomesNamedAsync(new() { Text = "van" }, NoCancel)).Ids);
        Assert.Empty((await db.HomesNamedAsync(new() { Text = "ba" }, NoCancel)).Ids!);

        var vault = new PersonalIdVault(new EphemeralDataProtectionProvider(), new(new byte[32]));
        var view = await new FindHouseholds(db, Today.Clock, vault).ShowAsync(new() { Text = "van" }, null, 1, NoCancel);
        Assert.Equal((20, 20, true, null), (view.Rows.Count, view.Total, view.IsCapped, view.Members));
    }

    /// <summary>Heads by all three ways, which must agree.</summary>
    private async Task<List<string?>> HeadsAsync(string text, AreaScope? scope = null, string? commune = null)
    {
        var filter = new HouseholdFilter { Text = text, Commune = commune };
        var found = await InAsync(scope ?? Commune, async db => new[]
        {
            await db.Matching(filter, Today.Date).Select(h => h.HeadName).ToListAsync(),
            await db.Matching(filter, Today.Date, new(null)).Select(h => h.HeadName).ToListAsync(),
            await db.Matching(filter, Today.Date, await db.HomesNamedAsync(filter, NoCancel)).Select(h => h.HeadName).ToListAsync(),
        });
        Assert.Equal(found[0].Order(), found[1].Order());
        Assert.Equal(found[0].Order(), found[2].Order());
        return [.. found[0].Order()];
    }
}
