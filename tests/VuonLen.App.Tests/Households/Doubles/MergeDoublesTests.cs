using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Doubles;
using VuonLen.App.Households.Facts;
using VuonLen.App.Households.Members;
using VuonLen.App.Households.Moves;
using VuonLen.App.Households.Notes;
using VuonLen.App.Households.Recognising;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Facts;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Doubles;

public sealed class MergeDoublesTests : DoublesTest
{
    private const string Number = "011080001235";

    private static readonly DateOnly _first = new(2025, 12, 31);
    private static readonly DateOnly _second = new(2026, 2, 1);

    [Fact]
    public async Task What_stays_is_filled_from_what_goes_and_a_person_chose_where_both_know()
    {
        var (stays, goes) = Pair();
        (stays.Water, goes.Water, goes.Toilet, stays.FloorM2, goes.FloorM2) = (Water.Tap, Water.Borehole, Toilet.Septic, 40, 60);
        goes.Code = "017";
        (goes.Memberships[0].Person.Phone, goes.Memberships[0].Person.Born, stays.Memberships[0].Person.Born) = ("0912000111", On(1980), In(1980));
        Numbered(goes.Memberships[0].Person, Number);
        (stays.Memberships[0].Person.Sex, goes.Memberships[0].Person.Sex) = (Sex.Male, Sex.Female);
        await SaveAsync(stays, goes);

        var head = goes.Memberships[0].PersonId;
        Assert.Empty((await MergeAsync(stays, goes, ["floor", $"{head}.sex"])).Problems);

        var kept = await StoredAsync(stays.Key);
        Assert.Equal(
            (Water.Tap, Toilet.Septic, 60m, "017"), (kept.Water, kept.Toilet, kept.FloorM2, kept.Code));
        var person = kept.MembersNow().Single(m => m.IsHead).Person;
        Assert.Equal(("0912000111", On(1980), Sex.Female, "0********235"), (person.Phone, person.Born!.Value, person.Sex, person.PersonalIdMasked));
        Assert.Equal(["Lò Thị Bưởi", "Lò Văn An"], kept.MembersNow().Select(m => m.Person.FullName).Order(StringComparer.Ordinal));

        var gone = await StoredAsync(goes.Key);
        Assert.Equal((HouseholdEnd.Corrected, AHousehold.Registered), (gone.EndedWhy, gone.EndedOn));
        Assert.Empty(gone.MembersNow());
        Assert.Equal((Water.Borehole, 60m, "017"), (gone.Water, gone.FloorM2, gone.Code));
        Assert.Equal(2, gone.Memberships.Count);
        Assert.Empty(await PairsAsync());
    }

    [Fact]
    public async Task Who_only_the_other_record_has_becomes_a_member_from_the_day_known_there()
    {
        var stays = At(NextVillage, Somebody("Lò Văn An", On(1980)));
        var goes = At(Village, Somebody("Lò Văn An", On(1980)), Somebody("Lò Thị Bưởi", On(2010)));
        Assert.Empty(goes.Join(Somebody("Lò Văn Cường", On(2026, 3, 1)), new(2026, 3, 1), MembershipEvent.Born, Relationship.Child, Day).Problems);
        await SaveAsync(stays, goes);

        var merge = (await MergeAsync(stays, goes)).Answer!;

        var kept = await StoredAsync(stays.Key);
        Assert.Equal(
            [("Lò Thị Bưởi", AHousehold.Registered, Relationship.Child), ("Lò Văn Cường", new(2026, 3, 1), Relationship.Child)],
            kept.MembersNow().Where(m => !m.IsHead).OrderBy(m => m.FromOn).Select(m => (m.Person.FullName, m.FromOn, m.Relationship!.Value)));
        Assert.All(kept.MembersNow(), m => Assert.Equal(NextVillage.AreaPath, m.Person.AreaPath));
        Assert.Equal(MembershipEvent.Born, kept.MembersNow().Single(m => m.Person.FullName == "Lò Văn Cường").Began);
        Assert.Equal(3, kept.MemberCount);
        Assert.Equal(NextVillage.AreaPath, merge.AreaPath);
    }

    [Fact]
    public async Task A_double_was_nobodys_before_a_change_of_head_either_and_its_member_is_taken_over_from_the_beginning()
    {
        var stays = At(Village, Somebody("Lò Văn An", On(1980)));
        var goes = At(Village, Somebody("Lò Văn An", On(1980)), Somebody("Lò Thị Bưởi", On(2000)));
        await SaveAsync(stays, goes);
        Assert.Empty((await InAsync(Commune, db => new ChangeHead(db, Today.Clock).SaveAsync(goes.Key, 0, goes.Memberships[1].PersonId, new(2026, 5, 1), NoCancel))).Problems);
        var before = await DumpAsync();

        var merge = (await MergeAsync(stays, goes)).Answer!;

        var (kept, gone) = (await StoredAsync(stays.Key), await StoredAsync(goes.Key));
        Assert.All([AHousehold.Registered, new(2026, 4, 30), new(2026, 5, 1), Day], day => Assert.Equal((0, 2), (gone.MembersOn(day).Count(), kept.MembersOn(day).Count())));
        Assert.Empty((await UndoAsync(merge)).Problems);
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task The_status_of_any_day_is_read_from_one_ledger_and_no_line_was_changed()
    {
        var (stays, goes) = Pair();
        await SaveAsync(stays, goes);
        var here = stays.Line(PovertyClass.NearPoor, _second, recordedAt: Today.Clock.GetUtcNow().AddDays(-9));
        await SaveAsync(here, goes.Line(PovertyClass.Poor, _first), goes.Line(PovertyClass.NearPoor, _second), goes.Line(PovertyClass.Poor, _first, isOfProvince: true));
        var before = await DumpAsync();

        Assert.Equal(2, (await ViewAsync(stays, goes)).Lines.Count);
        Assert.Empty((await MergeAsync(stays, goes)).Problems);

        var kept = await StoredAsync(stays.Key);
        Assert.Null(Ledger.On(kept.Recognitions, _first.AddDays(-1)));
        Assert.Equal(PovertyClass.Poor, Ledger.On(kept.Recognitions, _first)!.Status);
        Assert.Equal((PovertyClass.NearPoor, here.Id), (Ledger.On(kept.Recognitions, Day)!.Status, Ledger.On(kept.Recognitions, Day)!.Id));
        Assert.Equal(3, kept.Recognitions.Count);
        Assert.Equal(2, kept.Recognitions.Count(r => r.DoubleMergeId is not null));
        Assert.Equal(PovertyClass.NearPoor, kept.Status);
        Assert.Equal(before.Where(l => l.StartsWith("Recognition", StringComparison.Ordinal)), (await DumpAsync()).Where(l => before.Contains(l) && l.StartsWith("Recognition", StringComparison.Ordinal)));

        // The record that went counts on no day, not even before its members are known from.
        foreach (var day in new[] { _first, _second, Day })
            Assert.Equal([stays.Id], (await InAsync(Commune, db => db.Matching(new() { Status = StatusChoice.Listed, On = day }, Day).Select(h => h.Id).ToListAsync(NoCancel))));
    }

    [Fact]
    public async Task Where_both_ledgers_speak_of_a_day_a_person_says_which_holds_and_the_other_line_is_corrected()
    {
        var (stays, goes) = Pair();
        await SaveAsync(stays, goes);
        var (here, there) = (stays.Line(PovertyClass.NearPoor, _first), goes.Line(PovertyClass.Poor, _first));
        await SaveAsync(here, there);
        var line = Assert.Single((await ViewAsync(stays, goes)).Lines);
        Assert.Equal((there.Id, here.Id, false), (line.Recognition.Id, line.Here!.Id, line.IsRepeated));

        var merge = (await MergeAsync(stays, goes, lines: [there.Id])).Answer!;

        var kept = await StoredAsync(stays.Key);
        Assert.Equal((PovertyClass.Poor, (Guid?)here.Id), (kept.StatusOn(Day)!.Status, kept.StatusOn(Day)!.CorrectsId));
        Assert.Empty((await UndoAsync(merge)).Problems);
        Assert.Equal(PovertyClass.NearPoor, (await StoredAsync(stays.Key)).StatusOn(Day)!.Status);
    }

    [Fact]
    public async Task Left_alone_the_line_of_the_one_that_stays_holds()
    {
        var (stays, goes) = Pair();
        await SaveAsync(stays, goes);
        await SaveAsync(stays.Line(PovertyClass.NearPoor, _first), goes.Line(PovertyClass.Poor, _first));

        Assert.Empty((await MergeAsync(stays, goes)).Problems);

        Assert.Equal(PovertyClass.NearPoor, (await StoredAsync(stays.Key)).Status);
        Assert.Single((await StoredAsync(stays.Key)).Recognitions);
    }

    [Fact]
    public async Task The_mentor_of_the_one_that_goes_helps_the_one_that_stays()
    {
        var (stays, goes) = Pair();
        var (both, only) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await SaveAsync(stays, goes, Care(stays, both), Care(goes, both), Care(goes, only));

        var merge = (await MergeAsync(stays, goes)).Answer!;

        Assert.Equal(
            new[] { (stays.Id, both), (stays.Id, only) }.Order(),
            (await CareNowAsync()).Order());
        Assert.Empty((await UndoAsync(merge)).Problems);
        Assert.Equal(new[] { (stays.Id, both), (goes.Id, both), (goes.Id, only) }.Order(), (await CareNowAsync()).Order());
    }

    [Fact]
    public async Task Both_pages_tell_of_it_in_the_audit()
    {
        var (stays, goes) = Pair();
        goes.Toilet = Toilet.Septic;
        await SaveAsync(stays, goes);

        var merge = (await MergeAsync(stays, goes)).Answer!;

        var entries = await InAsync(AreaScope.Nation, db => db.Audit.Where(a => a.UseCase == nameof(MergeDoubles)).ToListAsync(NoCancel));
        Assert.Contains(entries, e => e.HouseholdId == goes.Id && e.Changes.Contains(stays.Id.ToString(), StringComparison.Ordinal));
        Assert.Contains(entries, e => e.HouseholdId == stays.Id && e.Entity == nameof(DoubleMerge) && e.Changes.Contains(goes.Id.ToString(), StringComparison.Ordinal));
        Assert.Contains(entries, e => e.HouseholdId == stays.Id && e.Changes.Contains("\"Toilet\":[null,\"Septic\"]", StringComparison.Ordinal));
        Assert.DoesNotContain(entries, e => e.Changes.Contains("Sealed", StringComparison.Ordinal));
        Assert.Empty((await UndoAsync(merge)).Problems);
        Assert.Equal(
            new[] { stays.Id, goes.Id }.Order(),
            (await InAsync(AreaScope.Nation, db => db.Audit.Where(a => a.UseCase == nameof(UndoMerge)).Select(a => a.HouseholdId!.Value).Distinct().ToListAsync(NoCancel))).Order());
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_nothing_is_written()
    {
        var (stays, goes) = Pair();
        var third = At(Elsewhere, Somebody("Lò Văn An", On(1980)));
        await SaveAsync(stays, goes, third);
        var before = await DumpAsync();
        var (head, child) = (goes.Memberships[0].PersonId, goes.Memberships[1].PersonId);

        Assert.Equal([DoubleProblems.SameHousehold], (await MergeAsync(stays, stays)).Problems);
        Assert.Equal([HouseholdProblems.NotFound], (await MergeAsync(stays, third)).Problems);
        Assert.Equal([DoubleProblems.NotAPair], (await MergeAsync(stays, goes, people: new() { [head] = third.Memberships[0].PersonId })).Problems);
        Assert.Equal(
            [DoubleProblems.PairedTwice],
            (await MergeAsync(stays, goes, people: new() { [head] = stays.Memberships[0].PersonId, [child] = stays.Memberships[0].PersonId })).Problems);
        await using var db = DataSetup.Open(Database.ConnectionString, new Caller("trưởng thôn", Commune, [Role.VillageHead]), Today.Clock);
        Assert.Equal(
            [DoubleProblems.MayNotDecide],
            (await new MergeDoubles(db, Seal, Today.Clock).SaveAsync(stays.Key, goes.Id, new(), NoCancel)).Problems);
        var stale = new MergeDoubles.Form { Revision = 0, OtherRevision = 7 };
        Assert.Equal(
            [DataProblems.ChangedMeanwhile],
            (await InAsync(Commune, d => new MergeDoubles(d, Seal, Today.Clock).SaveAsync(stays.Key, goes.Id, stale, NoCancel))).Problems);
        stale = new() { Revision = 7, OtherRevision = 0 };
        Assert.Equal(
            [DataProblems.ChangedMeanwhile],
            (await InAsync(Commune, d => new MergeDoubles(d, Seal, Today.Clock).SaveAsync(stays.Key, goes.Id, stale, NoCancel))).Problems);

        Assert.Equal(before, await DumpAsync());
        Assert.Empty(await InAsync(AreaScope.Nation, d => d.DoubleMerges.ToListAsync(NoCancel)));
        Assert.Empty((await MergeAsync(stays, goes)).Problems);
        Assert.Equal([DoubleProblems.EndedAlready], (await MergeAsync(goes, stays, people: [])).Problems);
    }

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 25)];

    /// <summary>Whatever the two records are, and whatever is chosen.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Merged_and_undone_every_row_is_as_it_was(int number)
    {
        var dice = new Random(number);
        var (stays, goes) = (Random(dice, Village), Random(dice, dice.Next(2) == 0 ? Village : NextVillage));
        await SaveAsync(stays, goes);
        List<object> beside = [];
        foreach (var household in new[] { stays, goes })
        {
            for (var i = dice.Next(4); i > 0; i--)
                beside.Add(household.Line((PovertyClass)dice.Next(3), _first.AddMonths(dice.Next(3)), isOfProvince: dice.Next(4) == 0, recordedAt: Today.Clock.GetUtcNow().AddHours(-i)));
            if (dice.Next(2) == 0)
                beside.Add(Care(household, Guid.CreateVersion7()));
        }

        await SaveAsync([.. beside]);
        var before = await DumpAsync();
        var view = await ViewAsync(stays, goes);
        var keys = view.Fields.Select(f => f.Key).Concat(view.People.Keys.SelectMany(p => DoubleFields.OfPerson.Select(f => $"{p}.{f.Key}")));
        var people = view.People.Where(_ => dice.Next(3) > 0).ToDictionary();
        var outcome = await MergeAsync(
            stays, goes, [.. keys.Where(k => k != "code" && dice.Next(2) == 0)], [.. view.Lines.Where(_ => dice.Next(2) == 0).Select(l => l.Recognition.Id)], people);
        Assert.Empty(outcome.Problems);
        Assert.NotEqual(before, await DumpAsync());

        Assert.Empty((await UndoAsync(outcome.Answer!)).Problems);

        Assert.Equal(before, await DumpAsync());
        Assert.Equal([DoubleProblems.UndoneAlready], (await UndoAsync(outcome.Answer!)).Problems);
        Assert.Empty((await MergeAsync(stays, goes, people: people)).Problems); // and once more
    }

    [Fact]
    public async Task A_note_stands_in_nobodys_way_and_stays()
    {
        var (stays, goes) = Pair();
        await SaveAsync(stays, goes);
        var merge = (await MergeAsync(stays, goes)).Answer!;

        Assert.Empty((await InAsync(Commune, db => new NoteHousehold(db, Today.Clock).SaveAsync(stays.Key, "Đã đến thăm", NoCancel))).Problems);

        Assert.Empty((await UndoAsync(merge)).Problems);
        Assert.Equal(["Đã đến thăm"], await InAsync(Commune, db => db.HouseholdNotes.Select(n => n.Text).ToListAsync(NoCancel)));
    }

    public static TheoryData<string> Buildings { get; } = ["facts", "member", "head", "line", "departure", "merged again", "moved"];

    [Theory]
    [MemberData(nameof(Buildings))]
    public async Task What_was_built_upon_it_keeps_it_and_is_said(string what)
    {
        var (stays, goes) = Pair();
        await SaveAsync(stays, goes);
        var merge = (await MergeAsync(stays, goes)).Answer!;
        var revision = await RevisionAsync(stays);
        var child = stays.Memberships[1].PersonId;
        var built = what switch
        {
            "facts" => await InAsync(Commune, async db => await new EditFacts(db, Today.Clock).SaveAsync(
                stays.Key, new() { Revision = revision, Water = Water.Rain, Needs = [], Causes = [], Marks = [] }, NoCancel)),
            "member" => await InAsync(Commune, async db => (await db.People.SingleAsync(p => p.Id == child)) is { } person && (person.Phone = "0912") is { }
                ? await db.SaveAsync(nameof(EditPerson), NoCancel)
                : DoubleProblems.NoPair),
            "head" => await InAsync(Commune, db => new ChangeHead(db, Today.Clock).SaveAsync(stays.Key, revision, child, Day, NoCancel)),
            "line" => await InAsync(Commune, db => new RecordStatus(db, Today.Clock).SaveAsync(
                stays.Key, new() { Revision = revision, Standard = "ND07-2022", Status = PovertyClass.Poor, EffectiveOn = _second }, NoCancel)),
            "departure" => await InAsync(Commune, db => new RecordDeparture(db, Today.Clock).SaveAsync(
                stays.Key, revision, new HashSet<Guid> { child }, Day, null, NoCancel)),
            "moved" => await InAsync(Commune, db => new MoveHousehold(db).SaveAsync(stays.Key, revision, NextVillage.Id, null, null, NoCancel)),
            _ => await AgainAsync(stays),
        };
        Assert.Empty(built.Problems);
        var before = await DumpAsync();

        Assert.Equal([DoubleProblems.BuiltUpon], (await UndoAsync(merge)).Problems);

        Assert.True((await InAsync(Commune, db => new UndoMerge(db, Seal, Today.Clock).ShowAsync(merge.Key, NoCancel)))!.IsBuiltUpon);
        Assert.Equal(before, await DumpAsync());
        Assert.Equal(
            await InAsync(AreaScope.Nation, db => db.Households.Where(h => h.Id == merge.HouseholdId).Select(h => h.AreaPath).SingleAsync(NoCancel)),
            await InAsync(AreaScope.Nation, db => db.DoubleMerges.Where(m => m.Id == merge.Id).Select(m => m.AreaPath).SingleAsync(NoCancel)));
    }

    private async Task<Rules.Outcome> AgainAsync(Household stays)
    {
        var third = At(Village, Somebody("Lò Văn An", On(1980)));
        await SaveAsync(third);
        return new((await MergeAsync(third, stays)).Problems);
    }

    private (Household Stays, Household Goes) Pair() => (
        At(Village, Somebody("Lò Văn An", On(1980)), Somebody("Lò Thị Bưởi", On(2010))),
        At(Village, Somebody("Lò Văn An", On(1980)), Somebody("Lò Thị Bưởi", On(2010))));

    private Task<MergeDoubles.View> ViewAsync(Household stays, Household goes) =>
        InAsync(Commune, async db => (await new MergeDoubles(db, Seal, Today.Clock).ShowAsync(stays.Key, goes.Id, null, NoCancel))!);

    private Task<List<(Guid, Guid)>> CareNowAsync() => InAsync(AreaScope.Nation, async db =>
        (await db.MentorAssignments.Where(a => a.ToOn == null).ToListAsync(NoCancel)).Select(a => (a.HouseholdId, a.UserId)).ToList());

    private static MentorAssignment Care(Household household, Guid user) => new()
    {
        AreaPath = household.AreaPath,
        HouseholdId = household.Id,
        UserId = user,
        FromOn = AHousehold.Registered,
    };

    /// <summary>A household in which anything may be known or not.</summary>
    private Household Random(Random dice, AreaUnit village)
    {
        string[] names = ["Lò Văn An", "Lò Thị Bưởi", "Lò Văn Cường", "Lò Thị Dung"];
        var people = Enumerable.Range(0, 1 + dice.Next(4)).Select(i => Somebody(names[i], dice.Next(3) switch { 0 => null, 1 => In(1980 + i), _ => On(1980 + i) })).ToArray();
        foreach (var person in people)
        {
            if (dice.Next(3) == 0)
                Numbered(person, $"0110800012{dice.Next(10, 14)}");
            (person.Sex, person.Insured, person.Disabled) = (Maybe(dice, Sex.Male, Sex.Female), Maybe(dice, true, false), Maybe(dice, true, false));
            (person.EthnicGroup, person.InsuredUntil, person.Work) = (Maybe(dice, 1, 3), Maybe(dice, Day, Day.AddYears(1)), Maybe(dice, Work.None, Work.WageWithContract));
            person.Phone = dice.Next(2) == 0 ? null : "0912" + dice.Next(100, 999);
        }

        var household = At(village, people);
        household.Code = dice.Next(2) == 0 ? null : $"{village.Code}-{dice.Next(1000, 9999)}";
        (household.Water, household.Toilet, household.FloorM2) = (Maybe(dice, Water.Tap, Water.Rain), Maybe(dice, Toilet.Septic, Toilet.None), Maybe(dice, 20.5m, 44m));
        (household.B1, household.PaperDeprived, household.Devices) = (Maybe(dice, 100, 140), Maybe(dice, 0, 5), Maybe(dice, Devices.None, Devices.Radio));
        (household.IncomePerPersonPerMonth, household.Causes) = (Maybe(dice, 900_000L, 1_500_000L), dice.Next(2) == 0 ? PovertyCauses.None : PovertyCauses.Capital);
        household.Remark = dice.Next(2) == 0 ? null : "Ghi thêm " + dice.Next(9);
        if (people.Length > 2 && dice.Next(2) == 0)
            Assert.Empty(household.ChangeHead(people[1].Id, new(2026, 2, 10), Day).Problems);
        if (people.Length > 1 && dice.Next(3) == 0)
            Assert.Empty(household.Leave(new HashSet<Guid> { household.MembersNow().First(m => !m.IsHead).PersonId }, new(2026, 4, 1), MembershipEvent.Departed, null, Day).Problems);
        return household;
    }

    private static T? Maybe<T>(Random dice, T one, T two) where T : struct => dice.Next(3) switch { 0 => null, 1 => one, _ => two };
}
