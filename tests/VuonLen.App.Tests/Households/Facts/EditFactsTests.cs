using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Facts;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;
using VuonLen.Rules.Facts;
using VuonLen.Rules.People;

namespace VuonLen.App.Tests.Households.Facts;

public sealed class EditFactsTests : RegistryTest
{
    [Fact]
    public async Task All_answers_are_stored_and_can_go_back_to_unknown()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));
        var form = new FactsForm
        {
            Code = "012",
            Address = "Đầu bản",
            Phone = "0912000111",
            HasNoLabourCapacity = false,
            HasPersonOfMerit = true,
            IsIndigenous = true,
            IsOnFarmland = false,
            Wall = Material.Durable,
            Column = Material.NotDurable,
            Roof = Material.Durable,
            FloorM2 = "52,5",
            Water = Water.ProtectedSpring,
            Toilet = Toilet.None,
            InternetUsedByAMember = true,
            HasDevice = true,
            Devices = [Devices.Television, Devices.Smartphone],
            B1 = "125",
            B1On = new(2026, 9, 1),
            Income = "1.250.000",
            Causes = [PovertyCauses.Capital, PovertyCauses.Labour],
            Needs = [LocalNeeds.Housing],
            Marks = [PlanningMarks.RegisteredToEscape, PlanningMarks.AtRisk],
            Remark = "Nhà xa đường",
        };

        Assert.Empty((await SaveAsync(key, form)).Problems);

        var stored = await StoredAsync(key);
        Assert.Equal((52.5m, 125, 1250000L, Devices.Television | Devices.Smartphone), (stored.FloorM2, stored.B1, stored.IncomePerPersonPerMonth, stored.Devices));
        Assert.Equal((PovertyCauses.Capital | PovertyCauses.Labour, LocalNeeds.Housing, PlanningMarks.RegisteredToEscape | PlanningMarks.AtRisk), (stored.Causes, stored.Needs, stored.Marks));
        var shown = await ShownAsync(key);
        foreach (var property in typeof(FactsForm).GetProperties().Where(p => p.Name != nameof(FactsForm.Revision)))
            Assert.Equivalent(property.GetValue(form), property.GetValue(shown), strict: true);

        Assert.Empty((await SaveAsync(key, new() { Revision = 1 })).Problems);
        var empty = await StoredAsync(key);
        Assert.All(
            new object?[] { empty.FloorM2, empty.B1, empty.B1On, empty.IncomePerPersonPerMonth, empty.Devices, empty.HasPersonOfMerit, empty.Wall, empty.Water, empty.Toilet, empty.Code },
            Assert.Null);
    }

    [Fact]
    public async Task No_device_is_an_answer_and_not_asked_is_none()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));

        await SaveAsync(key, new() { HasDevice = false });
        Assert.Equal(Devices.None, (await StoredAsync(key)).Devices);
        Assert.False((await ShownAsync(key)).HasDevice);

        await SaveAsync(key, new() { Revision = 1 });
        Assert.Null((await StoredAsync(key)).Devices);
    }

    [Theory]
    [InlineData("1001", null, null, "HH-150")]
    [InlineData("-1", null, null, "HH-150")]
    [InlineData("120,5", null, null, "HH-150")]
    [InlineData(null, "0", null, "HH-151")]
    [InlineData(null, "năm mươi", null, "HH-151")]
    [InlineData(null, null, "-5", "HH-152")]
    [InlineData(null, null, "2.000.000.000", "HH-152")]
    public async Task Numbers_that_cannot_be_are_refused_and_nothing_is_stored(string? b1, string? floor, string? income, string code)
    {
        var key = await RegisterAsync(Person("Lò Văn An"));

        var outcome = await SaveAsync(key, new() { B1 = b1, FloorM2 = floor, Income = income, Address = "Đầu bản" });

        Assert.Equal([code], outcome.Problems.Select(p => p.Code));
        Assert.Null((await StoredAsync(key)).Address);
    }

    [Fact]
    public async Task Devices_that_contradict_the_answer_and_a_taken_code_are_refused()
    {
        await RegisterAsync(Person("Lò Văn Bình"), code: "001");
        var key = await RegisterAsync(Person("Lò Văn An"));

        Assert.Equal([HouseholdProblems.DevicesContradict], (await SaveAsync(key, new() { HasDevice = false, Devices = [Devices.Radio] })).Problems);
        Assert.Equal([HouseholdProblems.DevicesUnnamed], (await SaveAsync(key, new() { HasDevice = true })).Problems);
        Assert.Equal([HouseholdProblems.CodeTaken], (await SaveAsync(key, new() { Code = "001" })).Problems);
        Assert.Equal([HouseholdProblems.DayInFuture], (await SaveAsync(key, new() { B1 = "1", B1On = Day.AddDays(1) })).Problems);
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_and_changes_nothing_until_told()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));
        await SaveAsync(key, new() { Address = "Đầu bản" });

        Assert.Equal([DataProblems.ChangedMeanwhile], (await SaveAsync(key, new() { Address = "Cuối bản" })).Problems);
        Assert.Equal("Đầu bản", (await StoredAsync(key)).Address);
        Assert.Empty((await SaveAsync(key, new() { Revision = 1, Address = "Cuối bản" })).Problems);
    }

    private Task<Outcome> SaveAsync(AreaKey key, FactsForm form) =>
        InAsync(Commune, db => new EditFacts(db, Today.Clock).SaveAsync(key, form, NoCancel));

    private Task<FactsForm> ShownAsync(AreaKey key) =>
        InAsync(Commune, async db => (await new EditFacts(db, Today.Clock).ShowAsync(key, NoCancel))!.Stored);
}
