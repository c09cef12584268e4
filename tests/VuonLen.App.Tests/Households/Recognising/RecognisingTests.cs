using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Households.Facts;
using VuonLen.App.Households.Recognising;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Recognising;

public sealed class RecognisingTests : RegistryTest
{
    private static RecordStatus.Form Poor => new() { Standard = "ND07-2022", Status = PovertyClass.Poor, EffectiveOn = new(2026, 1, 1) };

    [Fact]
    public async Task An_opening_line_gives_the_status_and_what_is_not_known_of_its_decision_stays_unknown()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));

        Assert.Empty((await RecordAsync(key, Poor)).Problems);

        var stored = await StoredAsync(key);
        var line = Assert.Single(stored.Recognitions);
        Assert.Equal((PovertyClass.Poor, new DateOnly(2026, 1, 1), "ND07-2022"), (stored.Status, stored.StatusSince, stored.StatusStandard));
        Assert.Equal((RecognitionSource.Opening, null, null, Village.Id, false), (line.Source, line.DecisionNumber, line.DecisionOn, line.VillageId, line.IsOfProvince));
    }

    [Fact]
    public async Task A_correction_is_a_new_line_and_the_old_one_stays_as_it_was()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));
        await RecordAsync(key, Poor);
        var wrong = (await StoredAsync(key)).Recognitions[0];

        var right = Poor;
        (right.Revision, right.Status, right.DecisionNumber, right.DecisionOn, right.CorrectsId) = (1, PovertyClass.NearPoor, " 12/QĐ-UBND ", new(2025, 12, 20), wrong.Id);
        Assert.Empty((await RecordAsync(key, right)).Problems);

        var stored = await StoredAsync(key);
        Assert.Equal((2, PovertyClass.NearPoor), (stored.Recognitions.Count, stored.Status));
        Assert.Equal(PovertyClass.Poor, stored.Recognitions.Single(r => r.Id == wrong.Id).Status);
        Assert.Equal("12/QĐ-UBND", stored.Recognitions.Single(r => r.CorrectsId == wrong.Id).DecisionNumber);

        right.Revision = 2;
        Assert.Equal([HouseholdProblems.NothingToCorrect, HouseholdProblems.StatusTwice], (await RecordAsync(key, right)).Problems);
    }

    [Fact]
    public async Task What_cannot_stand_in_the_ledger_is_refused()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));
        await RecordAsync(key, Poor);

        async Task RefusesAsync(string code, Action<RecordStatus.Form> change)
        {
            var form = Poor;
            (form.Revision, form.EffectiveOn) = (1, new(2026, 2, 1));
            change(form);
            Assert.Equal([code], (await RecordAsync(key, form)).Problems.Select(p => p.Code));
        }

        await RefusesAsync("HH-170", f => f.Status = null);
        await RefusesAsync("HH-170", f => f.EffectiveOn = null);
        await RefusesAsync("HH-171", f => f.Standard = "ND99");
        await RefusesAsync("HH-172", f => f.EffectiveOn = new(2026, 1, 1));
        await RefusesAsync("HH-173", f => f.CorrectsId = Guid.CreateVersion7());
        await RefusesAsync("HH-174", f => f.IsAverageLiving = true);
        await RefusesAsync("HH-175", f => f.DecisionOn = Day.AddDays(1));
        await RefusesAsync("HH-178", f => f.EffectiveOn = new(2021, 12, 31));
        await RefusesAsync("HH-178", f => f.Standard = "ND351-2027");
        await RefusesAsync("HH-107", f => f.EffectiveOn = Day.AddDays(1));
        Assert.Single((await StoredAsync(key)).Recognitions);
    }

    [Fact]
    public async Task Average_living_is_recorded_beside_not_poor()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));

        Assert.Empty((await RecordAsync(key, new() { Standard = "ND07-2022", Status = PovertyClass.NotPoor, IsAverageLiving = true, EffectiveOn = Day })).Problems);

        Assert.True((await StoredAsync(key)).Recognitions[0].IsAverageLiving);
    }

    [Fact]
    public async Task A_line_of_the_ledger_cannot_be_changed_by_any_use_case()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));
        await RecordAsync(key, Poor);
        await using var db = Database.Open();
        var line = await db.Recognitions.SingleAsync();
        db.Entry(line).Property(r => r.Status).CurrentValue = PovertyClass.NotPoor;

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveAsync("Trespass", NoCancel));
    }

    [Fact]
    public async Task A_classification_is_kept_only_when_the_facts_suffice()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));

        Assert.Equal([HouseholdProblems.NotClassified], (await KeepAsync(key)).Problems);
        Assert.Equal(0, await InAsync(AreaScope.Nation, db => db.KeptClassifications.CountAsync()));
    }

    [Fact]
    public async Task A_kept_classification_repeats_to_the_same_whatever_happened_to_the_household_since()
    {
        var key = await CompleteAsync();

        Assert.Empty((await KeepAsync(key)).Problems);
        await InAsync(Commune, db => new EditFacts(db, Today.Clock).SaveAsync(key, new() { Revision = 2, B1 = "500" }, NoCancel));

        var kept = Assert.Single((await ShownAsync(key)).Kept);
        Assert.Equal((true, "ND07-2022", Day, "officer"), (kept.IsSame, kept.Standard, kept.On, kept.KeptBy));
        Assert.Equal((kept.Class, kept.Class, 100), (kept.AgainClass, kept.Stored.Class, kept.Stored.B1));
    }

    [Fact]
    public async Task A_kept_result_that_the_rules_no_longer_give_is_said_to_differ()
    {
        var key = await CompleteAsync();
        await KeepAsync(key);
        await using (var db = Database.Open())
        {
            var kept = await db.KeptClassifications.AsNoTracking().SingleAsync();
            db.Add(new KeptClassification
            {
                AreaPath = kept.AreaPath,
                HouseholdId = kept.HouseholdId,
                On = kept.On,
                Standard = kept.Standard,
                Class = kept.Class,
                KeptAt = kept.KeptAt.AddDays(1),
                KeptBy = kept.KeptBy,
                Json = kept.Json.Replace("\"points_per_deprivation\":10", "\"points_per_deprivation\":5", StringComparison.Ordinal),
            });
            await db.SaveAsync("Arrange", NoCancel);
        }

        Assert.Equal([false, true], (await ShownAsync(key)).Kept.Select(k => k.IsSame));
    }

    private async Task<AreaKey> CompleteAsync()
    {
        await SaveAsync(new AreaUnit { AreaPath = "24.00070.", Level = AreaLevel.Commune, Kind = "Xã", Code = "00070", Name = "Nậm Lốc" });
        var head = Person("Lò Văn An");
        (head.Sex, head.Insured, head.CanAndWantsToWork, head.Work, head.Disabled, head.MonthlySocialAssistance) =
            (Sex.Male, true, true, Work.OwnFarmOrBusiness, false, false);
        var key = await RegisterAsync(head);
        Assert.Empty((await InAsync(Commune, db => new EditFacts(db, Today.Clock).SaveAsync(key, new()
        {
            Wall = Material.Durable,
            Column = Material.Durable,
            Roof = Material.Durable,
            FloorM2 = "40",
            Water = Water.Tap,
            Toilet = Toilet.Septic,
            InternetUsedByAMember = true,
            HasDevice = false,
            B1 = "100",
        }, NoCancel))).Problems);
        return key;
    }

    private Task<Outcome> RecordAsync(AreaKey key, RecordStatus.Form form) =>
        InAsync(Commune, db => new RecordStatus(db, Today.Clock).SaveAsync(key, form, NoCancel));

    private Task<Outcome> KeepAsync(AreaKey key) =>
        InAsync(Commune, db => new KeepClassification(db, Today.Clock).SaveAsync(key, NoCancel));

    private Task<KeepClassification.View> ShownAsync(AreaKey key) =>
        InAsync(Commune, async db => (await new KeepClassification(db, Today.Clock).ShowAsync(key, NoCancel))!);
}
