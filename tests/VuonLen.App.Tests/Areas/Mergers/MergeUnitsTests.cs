using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using VuonLen.App.Areas;
using VuonLen.App.Areas.Mergers;
using VuonLen.App.Areas.Tree;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Plans;
using VuonLen.App.Reports;
using VuonLen.App.Reviews;
using VuonLen.App.Runs;
using VuonLen.App.Standards;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Plans;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Areas.Mergers;

public sealed class MergeUnitsTests : AreaTest
{
    private readonly AreaUnit _first;
    private readonly AreaUnit _second;
    private readonly AreaUnit _east;
    private readonly AreaUnit _west;
    private readonly AreaUnit _far;
    private readonly Household _household;
    private readonly Recognition _line;
    private readonly StoredFile _file;
    private readonly ListImport _import;

    public MergeUnitsTests()
    {
        _first = AnArea.Commune(Bac, "24001", "Hòa Bình", "Phường", new(2020, 1, 1));
        _second = AnArea.Commune(Bac, "24002", "Lạc Thủy", from: new(2020, 1, 1));
        _east = AnArea.Village(_first, "01", "Đông");
        _west = AnArea.Village(_first, "02", "Tây");
        _far = AnArea.Village(_second, "01", "Xa");
        _household = InVillage(_far, "005", "Lò Văn An");
        _line = new()
        {
            AreaPath = _far.AreaPath,
            HouseholdId = _household.Id,
            VillageId = _far.Id,
            Standard = "ND07-2022",
            Status = PovertyClass.Poor,
            EffectiveOn = new(2025, 12, 1),
            Source = RecognitionSource.Decision,
        };
        _file = new() { AreaPath = _far.AreaPath, Name = "danh sách.xlsx", Bytes = 1, StoredAt = Today.Clock.GetUtcNow() };
        _import = new()
        {
            AreaPath = _far.AreaPath,
            FileName = _file.Name,
            StoredFileId = _file.Id,
            FileHash = "0",
            UploadedAt = Today.Clock.GetUtcNow(),
            UploadedBy = "test",
        };
    }

    [Fact]
    public async Task After_a_merger_of_communes_no_row_of_any_table_is_left_under_the_old_path()
    {
        await ArrangeAsync();
        await SaveAsync(OneOfEach().Where(r => r is not (AreaUnit or Household or Recognition or Person or Membership)).ToArray<object>());
        await using var db = Database.Open();
        var tables = db.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(AreaRow))).ToList();
        Assert.Equal(tables.Select(t => t.ClrType).ToHashSet(), OneOfEach().Select(r => r.GetType()).Append(typeof(AuditEntry)).ToHashSet());
        var before = new Dictionary<IEntityType, long>();
        foreach (var table in tables)
            before.Add(table, await CountAsync(db, table, _second.AreaPath));
        Assert.All(before, t => Assert.True(t.Value > 0, $"{t.Key.ShortName()} has no row to follow."));

        var merged = await MergeAsync(new("24", [_first.Id, _second.Id], Day, Into: new("24003", "Hòa Bình", "Phường")));

        Assert.Empty(merged.Problems);
        foreach (var table in tables)
        {
            Assert.Equal((table.ShortName(), 0L), (table.ShortName(), await CountAsync(db, table, _second.AreaPath)));
            Assert.True(await CountAsync(db, table, "24.24003.") >= before[table], table.ShortName());
        }

        Assert.Equal("24003", await InAsync(AreaScope.Nation, d => d.Households.Where(h => h.Id == _household.Id).Select(h => h.CommuneCode).SingleAsync()));
        Assert.Equal(["24003"], await InAsync(AreaScope.Nation, d => d.People.Select(p => p.CommuneCode).Distinct().ToListAsync()));
    }

    [Fact]
    public async Task What_happened_keeps_the_unit_of_its_time_and_papers_print_it()
    {
        await ArrangeAsync();
        await MergeAsync(new("24", [_first.Id, _second.Id], Day, Into: new("24001", "Hòa Bình", "Phường")));

        await using var db = Database.Open();
        var household = await db.Households.SingleAsync(h => h.Id == _household.Id);
        var line = await db.Recognitions.SingleAsync();
        Assert.Equal(_far.Id, line.VillageId);
        Assert.NotEqual(_far.Id, household.VillageId);
        Assert.Equal(household.AreaPath, line.AreaPath);
        Assert.Equal("Thôn Xa, Xã Lạc Thủy, Tỉnh Bắc Ninh", (await UnitNames.OnAsync(db, new("24", line.VillageId!.Value), line.EffectiveOn, NoCancel))!.Full);
        Assert.Equal("Thôn Xa, Phường Hòa Bình, Tỉnh Bắc Ninh", (await UnitNames.OnAsync(db, new("24", household.VillageId!.Value), Day, NoCancel))!.Full);
        Assert.Equal(_far.Id, (await UnitNames.OnAsync(db, new("24", household.VillageId!.Value), new(2025, 12, 1), NoCancel))!.Id);
    }

    [Fact]
    public async Task Two_wards_of_one_name_and_code_are_two_units()
    {
        await ArrangeAsync();
        await MergeAsync(new("24", [_first.Id, _second.Id], Day, Into: new("24001", "Hòa Bình", "Phường")));

        var wards = await InAsync(AreaScope.Nation, db => db.Units.Where(u => u.Name == "Hòa Bình" && u.Level == AreaLevel.Commune)
            .OrderBy(u => u.ValidFrom).Select(u => new { u.Id, u.Code, u.ValidTo }).ToListAsync());

        Assert.Equal([(_first.Id, (DateOnly?)Day), (wards[1].Id, null)], wards.Select(w => (w.Id, w.ValidTo)));
        Assert.NotEqual(_first.Id, wards[1].Id);
        Assert.Equal(["24001", "24001"], wards.Select(w => w.Code));
    }

    [Fact]
    public async Task Villages_whose_codes_collide_get_free_ones_that_the_preview_shows()
    {
        await ArrangeAsync();
        var request = new MergeUnits.Request("24", [_first.Id, _second.Id], Day, Into: new("24001", "Hòa Bình", "Phường"));

        var preview = (await InAsync(AreaScope.Nation, db => Merge(db).ShowAsync(request, NoCancel))).Answer!;
        await MergeAsync(request);

        Assert.Equal([("Thôn Đông", "01", "01"), ("Thôn Tây", "02", "02"), ("Thôn Xa", "01", "03")],
            preview.Villages.Select(v => (v.Name, v.OldCode, v.NewCode)));
        Assert.Equal("24.24001.03.", await InAsync(AreaScope.Nation, db => db.Households.Where(h => h.Id == _household.Id).Select(h => h.AreaPath).SingleAsync()));
    }

    [Fact]
    public async Task Rights_follow_the_path()
    {
        await ArrangeAsync();
        var both = await UserAsync(_first.AreaPath, _second.AreaPath);
        var head = await UserAsync(_far.AreaPath);
        var province = await UserAsync("24.");
        var elsewhere = await UserAsync("22.22001.");

        await MergeAsync(new("24", [_first.Id, _second.Id], Day, Into: new("24001", "Hòa Bình", "Phường")));

        Assert.Equal(["24.24001."], await GrantsOfAsync(both));
        Assert.Equal(["24.24001.03."], await GrantsOfAsync(head));
        Assert.Equal(["24."], await GrantsOfAsync(province));
        Assert.Equal(["22.22001."], await GrantsOfAsync(elsewhere));
    }

    [Fact]
    public async Task Merged_villages_hand_over_households_and_their_codes_stay_unique()
    {
        await ArrangeAsync();
        var (east, west) = (InVillage(_east, "005", "Vàng A Páo"), InVillage(_west, "005", "Quàng Văn Phúc"));
        await SaveAsync(east, west);

        var merged = await InAsync(AreaScope.Of(_first.AreaPath), db => Merge(db).SaveAsync(
            new("24", [_east.Id, _west.Id], Day, Into: new("02", "Hòa Hợp", "Tổ dân phố")), NoCancel));

        Assert.Empty(merged.Problems);
        var saved = await InAsync(AreaScope.Nation, db => db.Households.Where(h => h.Id != _household.Id).OrderBy(h => h.Code)
            .Select(h => new { h.Id, h.Code, h.AreaPath, h.VillageId }).ToListAsync());
        Assert.Equal(
            [(east.Id, "005", "24.24001.02.", merged.Answer!.Successor.Id), (west.Id, "005-02", "24.24001.02.", merged.Answer.Successor.Id)],
            saved.Select(h => (h.Id, h.Code, h.AreaPath, h.VillageId!.Value)));
    }

    [Fact]
    public async Task A_village_that_takes_another_in_stays_the_unit_it_is()
    {
        await ArrangeAsync();

        await MergeAsync(new("24", [_west.Id], Day, IntoId: _east.Id));

        var units = await InAsync(AreaScope.Nation, db => db.Units.Where(u => u.ParentId == _first.Id).OrderBy(u => u.Code)
            .Select(u => new { u.Id, u.AreaPath, u.ValidTo }).ToListAsync());
        Assert.Equal([(_east.Id, _east.AreaPath, null), (_west.Id, _east.AreaPath, (DateOnly?)Day)], units.Select(u => (u.Id, u.AreaPath, u.ValidTo)));
    }

    [Fact]
    public async Task A_household_that_became_urban_is_computed_by_the_urban_line()
    {
        await ArrangeAsync();
        await InAsync(AreaScope.Nation, async db =>
        {
            var household = await db.Households.SingleAsync(h => h.Id == _household.Id);
            household.GiveB1(160, null, "ND07-2022");
            (household.FloorM2, household.InternetUsedByAMember, household.Devices) = (90, true, Devices.Smartphone);
            (household.Wall, household.Column, household.Roof) = (Material.Durable, Material.Durable, Material.Durable);
            (household.Water, household.Toilet) = (Water.Tap, Toilet.Septic);
            var head = await db.People.SingleAsync();
            (head.Sex, head.Work, head.Studying, head.Completed) = (Sex.Male, Work.WageWithContract, Studying.None, Completed.University);
            (head.Disabled, head.Insured, head.CanAndWantsToWork, head.MonthlySocialAssistance) = (false, true, true, false);
            (head.OnTheJobTraining, head.Stunted, head.Underweight) = (true, false, false);
            return await db.SaveAsync("Arrange", NoCancel);
        });
        Assert.Equal(PovertyClass.NotPoor, await ComputedAsync());

        await MergeAsync(new("24", [_first.Id, _second.Id], Day, Into: new("24001", "Hòa Bình", "Phường")));

        Assert.Equal(PovertyClass.NearPoor, await ComputedAsync()); // 160 points are above the rural line and within the urban one
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_merged_villages_differ_in_a_flag_somebody_says_what_holds(bool isNew)
    {
        (_west.IsUrban, _east.IsEspeciallyDifficult, _west.IsEspeciallyDifficult) = (false, true, null);
        await ArrangeAsync();
        var request = isNew
            ? new MergeUnits.Request("24", [_east.Id, _west.Id], Day, Into: new(null, "Hợp", "Thôn"))
            : new MergeUnits.Request("24", [_west.Id], Day, IntoId: _east.Id);

        Assert.Equal([AreaProblems.UrbanDiffers], await RefusedAsync(request));
        Assert.Equal([AreaProblems.DifficultDiffers], await RefusedAsync(request with { IsUrban = false }));
        Assert.Equal([AreaProblems.UrbanDiffers], await RefusedAsync(request with { Difficult = new(null) }));
        var merged = await MergeAsync(request with { IsUrban = false, Difficult = new(null) });

        var village = await InAsync(AreaScope.Nation, db => db.Units.SingleAsync(u => u.Id == merged.Answer!.Successor.Id));
        Assert.Equal((false, null), (village.IsUrban, village.IsEspeciallyDifficult));
    }

    [Fact]
    public async Task What_is_said_of_all_merged_villages_holds_of_the_new_one_whatever_its_commune_is()
    {
        (_east.IsUrban, _west.IsUrban) = (false, false);
        (_east.IsEspeciallyDifficult, _west.IsEspeciallyDifficult) = (true, true);
        await ArrangeAsync();

        var merged = await MergeAsync(new("24", [_east.Id, _west.Id], Day, Into: new(null, "Hợp", "Thôn")));

        var village = await InAsync(AreaScope.Nation, db => db.Units.SingleAsync(u => u.Id == merged.Answer!.Successor.Id));
        Assert.Equal((false, true), (village.IsUrban, village.IsEspeciallyDifficult));
    }

    [Fact]
    public async Task Who_lived_in_the_village_that_takes_another_in_is_computed_by_what_was_chosen()
    {
        _west.IsUrban = false;
        await ArrangeAsync();
        var household = InVillage(_east, "001", "Vàng A Páo");
        await SaveAsync(household);
        var before = await RevisionAsync(household);

        Assert.Empty((await MergeAsync(new("24", [_west.Id], Day, IntoId: _east.Id, IsUrban: false))).Problems);

        Assert.True(await RevisionAsync(household) > before);
        Assert.False(await InAsync(AreaScope.Nation, db => db.Units.Where(u => u.Id == _east.Id).Select(u => u.IsUrban).SingleAsync()));
    }

    [Fact]
    public async Task Merged_communes_that_differ_ask_too_and_a_village_said_to_be_otherwise_stays_so()
    {
        (_first.IsEspeciallyDifficult, _second.IsEspeciallyDifficult, _west.IsUrban) = (false, true, false);
        await ArrangeAsync();
        var request = new MergeUnits.Request("24", [_first.Id, _second.Id], Day, Into: new("24003", "Hòa Bình", "Phường"));

        Assert.Equal([AreaProblems.DifficultDiffers], await RefusedAsync(request));
        request = request with { Difficult = new(true) };
        var preview = (await InAsync(AreaScope.Nation, db => Merge(db).ShowAsync(request, NoCancel))).Answer!;
        Assert.Contains(preview.Effects, e => e.StartsWith("1 thôn, tổ chuyển từ khu vực nông thôn sang thành thị", StringComparison.Ordinal) && e.Contains("Thôn Xa", StringComparison.Ordinal));
        var merged = await MergeAsync(request);

        var units = await InAsync(AreaScope.Nation, db => db.Units.Where(u => u.AreaPath.StartsWith("24.24003.") && u.ValidTo == null).ToDictionaryAsync(u => u.Name));
        Assert.Equal((true, true), (units["Hòa Bình"].IsUrban, units["Hòa Bình"].IsEspeciallyDifficult));
        Assert.Equal((true, false, true), (units["Đông"].IsUrban, units["Tây"].IsUrban, units["Xa"].IsUrban));
    }

    [Fact]
    public async Task A_household_saved_while_its_village_becomes_urban_is_digested_all_the_same()
    {
        await ArrangeAsync();
        await using var db = Database.Open();
        var seen = (await db.Households.SingleAsync(h => h.Id == _household.Id)).Revision; // as of now, and tracked so
        await InAsync(AreaScope.Nation, async other =>
        {
            (await other.Households.SingleAsync(h => h.Id == _household.Id)).B1 = 120;
            return await other.SaveAsync("Meanwhile", NoCancel);
        });
        var before = await RevisionAsync(_household);

        Assert.Empty((await new HouseholdsFollowAreas(db).UrbanChangedAsync(_far.AreaPath, NoCancel)).Problems);

        Assert.True(seen < before);
        Assert.True(await RevisionAsync(_household) > before);
        Assert.Equal(120, await InAsync(AreaScope.Nation, d => d.Households.Where(h => h.Id == _household.Id).Select(h => h.B1).SingleAsync()));
    }

    [Fact]
    public async Task When_somebody_cannot_follow_nothing_is_merged_and_no_flag_changed()
    {
        _west.IsUrban = false;
        await ArrangeAsync();

        var refused = await InAsync(AreaScope.Nation, db => new MergeUnits(db, Today.Clock, [.. AnArea.Followers(db), new Unwilling()]).SaveAsync(
            new("24", [_west.Id], Day, IntoId: _east.Id, IsUrban: false), NoCancel));
        var edited = await InAsync(AreaScope.Nation, db => new EditUnit(db, Today.Clock, [new Unwilling()]).SaveAsync(
            _far.Key, 0, new("Xa", "Thôn", true, null, null), NoCancel));

        Assert.Equal([AreaProblems.NotAllowed], refused.Problems);
        Assert.Equal([AreaProblems.NotAllowed], edited.Problems);
        Assert.Equal(
            [(true, null), (false, null), (false, (DateOnly?)null)],
            (await InAsync(AreaScope.Nation, db => db.Units.Where(u => u.Level == AreaLevel.Village).OrderBy(u => u.AreaPath)
                .Select(u => new { u.IsUrban, u.ValidTo }).ToListAsync())).Select(u => (u.IsUrban, u.ValidTo)));
    }

    [Fact]
    public async Task The_audit_tells_of_the_many_rows_in_one_line()
    {
        await ArrangeAsync();
        await MergeAsync(new("24", [_west.Id], Day, IntoId: _east.Id));

        var entry = Assert.Single(await InAsync(AreaScope.Nation, db => db.Audit
            .Where(a => a.UseCase == nameof(MergeUnits) && a.Changes.Contains("HandedOver")).ToListAsync()));
        Assert.Equal("""{"On":[null,"2026-07-01"],"HandedOver":["24.24001.02.","24.24001.01."]}""", entry.Changes);
    }

    [Fact]
    public async Task What_cannot_be_merged_is_refused_and_nothing_changes()
    {
        var other = new AreaUnit { AreaPath = "22.", Level = AreaLevel.Province, Code = "22", Kind = "Tỉnh", Name = "Quảng Ninh" };
        var foreign = AnArea.Commune(other, "22001", "Bản Sen");
        await ArrangeAsync();
        await SaveAsync(other, foreign);
        var draft = new AreaDraft("24009", "Mới", "Xã");

        Assert.Equal([AreaProblems.NotFound], await RefusedAsync(new("24", [_first.Id, foreign.Id], Day, Into: draft)));
        Assert.Equal([AreaProblems.NotAlike], await RefusedAsync(new("24", [_first.Id, _far.Id], Day, Into: draft)));
        Assert.Equal([AreaProblems.NotAlike], await RefusedAsync(new("24", [_east.Id, _far.Id], Day, Into: new(null, "Mới", null))));
        Assert.Equal([AreaProblems.WrongDay], await RefusedAsync(new("24", [_first.Id], Today.Date.AddDays(1), Into: draft)));
        Assert.Equal([AreaProblems.WrongDay], await RefusedAsync(new("24", [_first.Id], new(2020, 1, 1), Into: draft)));
        Assert.Equal([AreaProblems.IntoItself], await RefusedAsync(new("24", [_first.Id], Day, IntoId: _first.Id)));
        Assert.Equal([AreaProblems.NothingChosen], await RefusedAsync(new("24", [], Day, Into: draft)));
        Assert.Equal([AreaProblems.CodeInUse], await RefusedAsync(new("24", [_first.Id], Day, Into: draft with { Code = "24002" })));
        Assert.Equal([AreaProblems.BadKind], await RefusedAsync(new("24", [_first.Id], Day, Into: draft with { Kind = "Thôn" })));
        Assert.Equal([AreaProblems.OutsideScope], await RefusedAsync(new("24", [_far.Id], Day, Into: new(null, "Mới", null)), _first.AreaPath));
        Assert.Equal(6, await InAsync(AreaScope.Nation, db => db.Units.CountAsync(u => u.ProvinceCode == "24" && u.ValidTo == null)));

        await MergeAsync(new("24", [_west.Id], Day, IntoId: _east.Id));
        Assert.Equal([AreaProblems.AlreadyEnded], await RefusedAsync(new("24", [_west.Id], Day, IntoId: _east.Id)));
    }

    [Fact]
    public async Task A_unit_ends_only_when_nobody_lives_there()
    {
        await ArrangeAsync();

        Assert.Equal([AreaProblems.StillLivedIn], (await EndAsync(_far, 0)).Problems);
        Assert.Equal([AreaProblems.StillLivedIn], (await EndAsync(_first, 0)).Problems);
        Assert.Empty((await EndAsync(_west, 0)).Problems);
        Assert.Equal([AreaProblems.AlreadyEnded], (await EndAsync(_west, 1)).Problems);
    }

    /// <summary>Cannot make its digests anew.</summary>
    private sealed class Unwilling : IFollowsAreas
    {
        public Task<(IReadOnlyList<string> Effects, Outcome Outcome)> ForeseeAsync(AreaChange change, CancellationToken cancel) =>
            Task.FromResult<(IReadOnlyList<string>, Outcome)>(([], Outcome.Done));

        public Task<Outcome> FollowAsync(AreaChange change, CancellationToken cancel) => Task.FromResult(Outcome.Done);

        public Task<Outcome> UrbanChangedAsync(string areaPath, CancellationToken cancel) => Task.FromResult<Outcome>(AreaProblems.NotAllowed);
    }

    private static Household InVillage(AreaUnit village, string code, string head)
    {
        var household = AHousehold.In(village.AreaPath, AHousehold.Member(head, areaPath: village.AreaPath));
        (household.VillageId, household.Code) = (village.Id, code);
        return household;
    }

    private static MergeUnits Merge(VuonLenDb db) => new(db, Today.Clock, AnArea.Followers(db));

    private static async Task<long> CountAsync(VuonLenDb db, IEntityType table, string path)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // names of our own tables
        command.CommandText = $"SELECT COUNT(*) FROM {table.GetTableName()} WHERE area_path LIKE '{path}%'";
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private Task ArrangeAsync() => SaveAsync(Bac, _first, _second, _east, _west, _far, _household, _line);

    /// <summary>A row of every table of an area, in the commune that goes; a new table has to come here, or the test says so.</summary>
    private List<AreaRow> OneOfEach()
    {
        var (path, at) = (_far.AreaPath, Today.Clock.GetUtcNow());
        return
        [
            _far, _household, _line, _household.Memberships[0], _household.Memberships[0].Person,
            new AreaSuccession { AreaPath = path, FormerUnitId = _far.Id, SuccessorUnitId = _far.Id, On = new(2021, 1, 1) },
            new AreaPopulation { AreaPath = path, UnitId = _far.Id, Year = 2026 },
            new LoadedStandard { AreaPath = path, Code = "X", Json = NationalStandardJson, LoadedAt = at, LoadedBy = "test" },
            new LoadedScorecard { AreaPath = path, Code = "X", Standard = "X", Json = "{}", LoadedAt = at, LoadedBy = "test" },
            new KeptClassification
            {
                AreaPath = path,
                HouseholdId = _household.Id,
                On = Today.Date,
                Standard = "X",
                Class = PovertyClass.Poor,
                KeptAt = at,
                KeptBy = "test",
                Json = "{}",
            },
            new HouseholdNote { AreaPath = path, HouseholdId = _household.Id, Kind = NoteKind.Note, Text = "Ghi chú", WrittenAt = at, WrittenBy = "test" },
            new MentorAssignment { AreaPath = path, HouseholdId = _household.Id, UserId = Guid.CreateVersion7(), FromOn = Today.Date },
            _file,
            _import,
            new StoredFilePart { AreaPath = path, StoredFileId = _file.Id, Number = 0, Sealed = [1] },
            new ListItem { AreaPath = path, ListImportId = _import.Id, Number = 1, Sheet = "", FirstRow = 2, Sealed = [1] },
            new KnownMapping { AreaPath = path, Signature = "X", Mapping = "{}", UsedAt = at },
            new DoubleDecision { AreaPath = path, FirstId = _household.Id, SecondId = _line.Id, Reasons = DoubleReasons.PersonalId, DecidedAt = at, DecidedBy = "test" },
            new DoubleMerge { AreaPath = path, HouseholdId = _household.Id, OtherId = _household.Id, IsOfHouseholds = false, Sealed = [1], MergedAt = at, MergedBy = "test" },
            new ListExport { AreaPath = path, Request = "{}", AskedAt = at, AskedBy = "test" },
            new InstallationMark { AreaPath = path, HashKeyPrint = "0", Sealed = "0" },
            .. OfPapers(path, at),
            new Run { AreaPath = path, Kind = "X", SubjectId = _import.Id, AskedAt = at, AskedBy = "test" },
        ];
    }

    /// <summary>Decisions, forms and plans.</summary>
    private List<AreaRow> OfPapers(string path, DateTimeOffset at)
    {
        var decision = new Decision { AreaPath = path, UnitId = _second.Id, Kind = default, Standard = "X", DraftedBy = "test" };
        var plan = new Plan { AreaPath = path, UnitId = _second.Id, CreatedAt = at, CreatedBy = "test" };
        var target = new PlannedTarget { AreaPath = path, PlanId = plan.Id, Text = "Chỉ tiêu", Kind = TargetKind.Reach };
        var task = new PlannedTask { AreaPath = path, PlanId = plan.Id, Text = "Nhiệm vụ", Kind = TaskKind.Work };
        var organisation = new Organisation { AreaPath = path, Name = "Phòng Kinh tế" };
        return
        [
            decision,
            new DecisionLine { AreaPath = path, DecisionId = decision.Id, Target = _household.Id, Status = PovertyClass.Poor },
            new FormPack
            {
                AreaPath = path,
                UnitId = _second.Id,
                UnitCode = "24002",
                UnitName = "Xã",
                IsOfProvince = false,
                Year = 2026,
                Stage = default,
                Version = 1,
                Standard = "X",
                OpeningOn = Today.Date,
                ClosingOn = Today.Date,
                FrozenAt = at,
                FrozenBy = "test",
                Hash = "0",
                FileHash = "0",
                Settings = "",
                Totals = "{}",
                JsonFileId = _file.Id,
                PartsFileId = _file.Id,
                PapersFileId = _file.Id,
            },
            new PackOrder { AreaPath = path, UnitId = _second.Id, Year = 2026, Stage = default, ClosingOn = Today.Date, EmptyUnits = "", AskedAt = at, AskedBy = "test" },
            new FormChoice { AreaPath = path, EthnicGroups = "03", Priority = "" },
            plan, target, task, organisation,
            new PlanSourceLine { AreaPath = path, PlanId = plan.Id, Number = 1, Text = "Dòng" },
            new PlanClause { AreaPath = path, PlanId = plan.Id, Text = "Căn cứ", Kind = ClauseKind.Basis },
            new TargetFigure { AreaPath = path, PlannedTargetId = target.Id, On = Today.Date, Value = 1, WrittenAt = at, WrittenBy = "test" },
            new TargetShare { AreaPath = path, PlannedTargetId = target.Id, UnitId = _far.Id, Value = 1 },
            new TargetedHousehold { AreaPath = path, PlannedTargetId = target.Id, Household = _household.Id },
            new TaskMark { AreaPath = path, PlannedTaskId = task.Id, State = TaskState.Open, On = Today.Date, WrittenAt = at, WrittenBy = "test" },
            new OrganisationMember { AreaPath = path, OrganisationId = organisation.Id, FullName = "Lò Văn Tập" },
        ];
    }

    private static string NationalStandardJson
    {
        get
        {
            using var text = new StreamReader(typeof(NationalStandards).Assembly.GetManifestResourceStream(typeof(NationalStandards), "nd07-2022.json")!);
            return text.ReadToEnd();
        }
    }

    private Task<Outcome<MergeUnits.Done>> MergeAsync(MergeUnits.Request request) =>
        InAsync(AreaScope.Nation, db => Merge(db).SaveAsync(request, NoCancel));

    private async Task<IReadOnlyList<Problem>> RefusedAsync(MergeUnits.Request request, string? scope = null)
    {
        var area = scope is null ? AreaScope.Nation : AreaScope.Of(scope);
        var shown = await InAsync(area, db => Merge(db).ShowAsync(request, NoCancel));
        var saved = await InAsync(area, db => Merge(db).SaveAsync(request, NoCancel));
        Assert.Equal(shown.Problems, saved.Problems);
        return saved.Problems;
    }

    [Fact]
    public async Task Rights_in_a_dissolved_village_are_withdrawn_and_told_in_the_audit()
    {
        await ArrangeAsync();
        var user = await UserAsync(_west.AreaPath, _east.AreaPath);

        Assert.Empty((await EndAsync(_west, 0)).Problems);

        Assert.Equal([_east.AreaPath], await GrantsOfAsync(user));
        Assert.Equal(1, await InAsync(AreaScope.Nation, db => db.Audit.CountAsync(a => a.UseCase == nameof(EndUnit) && a.RowId == user)));
    }

    private Task<Outcome> EndAsync(AreaUnit unit, int revision) =>
        InAsync(AreaScope.Nation, db => new EndUnit(db, Today.Clock, AnArea.Followers(db)).SaveAsync(unit.Key, revision, Day, NoCancel));

    private Task<PovertyClass?> ComputedAsync() => InAsync(
        AreaScope.Nation, db => db.Households.Where(h => h.Id == _household.Id).Select(h => h.ComputedClass).SingleAsync());
}
