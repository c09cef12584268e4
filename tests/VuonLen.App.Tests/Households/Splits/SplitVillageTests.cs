using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Splits;
using VuonLen.App.Tests.Areas;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Splits;

public sealed class SplitVillageTests : AreaTest
{
    private readonly AreaUnit _commune;
    private readonly AreaUnit _village;
    private readonly Household _stays;
    private readonly Household _goes;

    public SplitVillageTests()
    {
        _commune = AnArea.Commune(Bac, "24001", "Bình Minh");
        _village = AnArea.Village(_commune, "01", "Đông");
        _stays = InVillage("001", "Lò Văn An");
        _goes = InVillage("002", "Vàng A Páo");
    }

    [Fact]
    public async Task Named_households_go_with_all_their_rows_and_the_rest_stays_together()
    {
        await ArrangeAsync();

        Assert.Empty((await SplitAsync(_goes.Id)).Problems);

        await using var db = Database.Open();
        var households = await db.Households.OrderBy(h => h.Code).Select(h => new { h.AreaPath, h.VillageId }).ToListAsync();
        Assert.Equal(["24.24001.01.", "24.24001.02."], households.Select(h => h.AreaPath));
        Assert.Equal(
            [(households[0].VillageId, "Đông", (DateOnly?)null), (households[1].VillageId, "Đông Mới", null), (_village.Id, "Đông", Day)],
            (await db.Units.Where(u => u.Level == AreaLevel.Village).OrderBy(u => u.ValidTo != null).ThenBy(u => u.Code).ToListAsync())
            .Select(u => ((Guid?)u.Id, u.Name, u.ValidTo)));
        foreach (var path in new[]
        {
            await db.Memberships.Where(m => m.HouseholdId == _goes.Id).Select(m => m.AreaPath).SingleAsync(),
            await db.People.Where(p => p.FullName == "Vàng A Páo").Select(p => p.AreaPath).SingleAsync(),
            await db.Recognitions.Select(r => r.AreaPath).SingleAsync(),
            await db.HouseholdNotes.Select(r => r.AreaPath).SingleAsync(),
            await db.KeptClassifications.Select(r => r.AreaPath).SingleAsync(),
            await db.MentorAssignments.Select(r => r.AreaPath).SingleAsync(),
        })
        {
            Assert.Equal("24.24001.02.", path);
        }

        Assert.Equal(_village.Id, await db.Recognitions.Select(r => r.VillageId).SingleAsync());
        Assert.Equal(["24.24001.02."], await db.Audit.Where(a => a.HouseholdId == _goes.Id).Select(a => a.AreaPath).Distinct().ToListAsync());
    }

    [Fact]
    public async Task Every_kind_of_row_that_names_a_household_moves_with_it()
    {
        await ArrangeAsync();
        await using var db = Database.Open();
        var withHousehold = db.Model.GetEntityTypes()
            .Where(e => e.ClrType.IsAssignableTo(typeof(AreaRow)) && e.FindProperty("HouseholdId") is not null).Select(e => e.ClrType);
        var there = new[] { typeof(Membership), typeof(Recognition), typeof(KeptClassification), typeof(HouseholdNote), typeof(MentorAssignment), typeof(DoubleMerge), typeof(AuditEntry) };

        Assert.Equal(there.ToHashSet(), withHousehold.ToHashSet()); // a new one: to HouseholdMoves, and to the test above
    }

    [Fact]
    public async Task Who_worked_in_the_village_works_in_all_its_parts_and_more_than_eight_are_refused()
    {
        await ArrangeAsync();
        var head = await UserAsync(_village.AreaPath);
        var busy = await UserAsync([_village.AreaPath, .. Enumerable.Range(11, 7).Select(n => $"24.240{n}.")]);

        Assert.Equal([AreaProblems.TooManyAreas], (await SplitAsync(_goes.Id)).Problems);
        Assert.Equal([_village.AreaPath], await GrantsOfAsync(head));

        await InAsync(AreaScope.Nation, async db =>
        {
            db.RemoveRange(await db.UserClaims.Where(c => c.UserId == busy).ToListAsync());
            return await db.SaveAsync("Arrange", NoCancel);
        });
        Assert.Empty((await SplitAsync(_goes.Id)).Problems);
        Assert.Equal(["24.24001.01.", "24.24001.02."], await GrantsOfAsync(head));
    }

    [Fact]
    public async Task A_split_that_cannot_be_is_refused_and_nothing_changes()
    {
        await ArrangeAsync();

        Assert.Equal([AreaProblems.EverythingLeaves], (await SplitAsync(_goes.Id, _stays.Id)).Problems);
        Assert.Equal([AreaProblems.EverythingLeaves], (await SplitAsync()).Problems);
        Assert.Equal([AreaProblems.NotInVillage], (await SplitAsync(Guid.CreateVersion7())).Problems);
        Assert.Equal([AreaProblems.WrongDay], (await SplitAsync(Today.Date.AddDays(1), "02", _goes.Id)).Problems);
        Assert.Equal([AreaProblems.CodeInUse], (await SplitAsync(Day, "01", _goes.Id)).Problems);
        Assert.Equal([AreaProblems.NotFound], (await InAsync(AreaScope.Of("24.24002."), db => Split(db, Day, "02", [_goes.Id]))).Problems);
        Assert.Equal(1, await InAsync(AreaScope.Nation, db => db.Units.CountAsync(u => u.Level == AreaLevel.Village)));
        Assert.Equal(2, await InAsync(AreaScope.Nation, db => db.Households.CountAsync(h => h.VillageId == _village.Id)));
    }

    private Household InVillage(string code, string head)
    {
        var household = AHousehold.In(_village.AreaPath, AHousehold.Member(head, areaPath: _village.AreaPath));
        (household.VillageId, household.Code) = (_village.Id, code);
        return household;
    }

    private async Task ArrangeAsync()
    {
        var (path, id, at) = (_village.AreaPath, _goes.Id, Today.Clock.GetUtcNow());
        await SaveAsync(Bac, _commune, _village, _stays, _goes);
        await SaveAsync(
            new Recognition
            {
                AreaPath = path,
                HouseholdId = id,
                VillageId = _village.Id,
                Standard = "ND07-2022",
                Status = PovertyClass.Poor,
                EffectiveOn = new(2025, 12, 1),
                Source = RecognitionSource.Decision,
            },
            new KeptClassification
            {
                AreaPath = path,
                HouseholdId = id,
                On = Today.Date,
                Standard = "X",
                Class = PovertyClass.Poor,
                KeptAt = at,
                KeptBy = "test",
                Json = "{}",
            },
            new HouseholdNote { AreaPath = path, HouseholdId = id, Kind = NoteKind.Note, Text = "Ghi chú", WrittenAt = at, WrittenBy = "test" },
            new MentorAssignment { AreaPath = path, HouseholdId = id, UserId = Guid.CreateVersion7(), FromOn = Today.Date });
    }

    private Task<Outcome> SplitAsync(params Guid[] leaving) => SplitAsync(Day, "02", leaving);

    private Task<Outcome> SplitAsync(DateOnly on, string code, params Guid[] leaving) =>
        InAsync(AreaScope.Of(_commune.AreaPath), db => Split(db, on, code, leaving));

    private Task<Outcome> Split(VuonLenDb db, DateOnly on, string code, Guid[] leaving) =>
        new SplitVillage(db, Today.Clock, AnArea.Followers(db)).SaveAsync(
            new(_village.Key, on, new("01", "Đông", "Thôn"), [new(new(code, "Đông Mới", "Thôn"), leaving)]), NoCancel);
}
