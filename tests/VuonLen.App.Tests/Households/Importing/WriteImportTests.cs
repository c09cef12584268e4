using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Importing;
using VuonLen.App.Households.Lists;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Importing;

/// <summary>What an import writes, leaves alone and takes back.</summary>
public sealed class WriteImportTests : ImportTest
{
    private static readonly object?[] _head =
        ["STT hộ", "Họ tên chủ hộ", "Họ tên thành viên", "Quan hệ với chủ hộ", "Ngày sinh", "Giới tính", "CCCD", "Thôn", "Mã hộ", "Phân loại hộ", "Quyết định công nhận", "Ngày ban hành QĐ", "B1", "B2"];

    private static object?[] Row(
        int number, string head, string name, string relation, string? born, string? id = null, string village = "Nà Phát", string? code = null,
        string? status = "Hộ nghèo", string? decision = "12/QĐ-UBND", string? on = "10/12/2025", int? b1 = 120, int? b2 = 40) =>
        [number, head, name, relation, born, "Nam", id, village, code, status, decision, on, b1, b2];

    private static readonly object?[][] _two =
    [
        _head,
        Row(1, "Lò Văn Thử", "Lò Văn Thử", "Chủ hộ", "05/03/1980", "011080000017"),
        Row(1, "Lò Văn Thử", "Lò Thị Mẫu", "Vợ", "1984", "011184000018"),
        Row(2, "Vàng A Thí", "Vàng A Thí", "Chủ hộ", "1971", village: "Nà Lốc", status: "Hộ cận nghèo", decision: null, on: null),
    ];

    private static byte[] Two => Sheet(_two);

    [Fact]
    public async Task A_preview_writes_nothing_of_the_registry()
    {
        var (before, audit) = (await DumpAsync(), await AuditCountAsync());
        var view = await PreviewAsync(Two);

        Assert.Equal((2, 3, 0), (view.Counts.AddedHouseholds, view.Counts.AddedPersons, view.Counts.RefusedHouseholds));
        Assert.Equal(before, await DumpAsync());
        Assert.Equal(audit, await AuditCountAsync());
    }

    [Fact]
    public async Task What_was_previewed_is_written()
    {
        var view = await ImportAsync(Two);

        Assert.Equal(ListState.Written, view.Import.State);
        Assert.Equal((2, 0), (view.Counts.AddedHouseholds, view.Counts.Failed));
        var stored = await HouseholdsAsync();
        Assert.Equal(["Lò Văn Thử", "Vàng A Thí"], stored.Select(h => h.HeadName));
        Assert.Equal(["Lò Thị Mẫu", "Lò Văn Thử"], stored[0].MembersNow().Select(m => m.Person.FullName).Order(StringComparer.Ordinal));
        Assert.Equal(NextVillage.Id, stored[1].VillageId);
    }

    [Fact]
    public async Task Recognitions_come_with_their_decision_or_with_none_and_never_with_a_made_up_one()
    {
        var view = await ImportAsync(Two, correct: f => f.AsOf = new(2026, 1, 31));

        var lines = (await HouseholdsAsync()).ConvertAll(h => Assert.Single(h.Recognitions));
        Assert.All(lines, l => Assert.Equal((RecognitionSource.Import, (Guid?)view.Import.Id), (l.Source, l.ListImportId)));
        Assert.Equal((PovertyClass.Poor, "12/QĐ-UBND", new DateOnly(2025, 12, 10), new DateOnly(2025, 12, 10)), (lines[0].Status, lines[0].DecisionNumber, lines[0].DecisionOn, lines[0].EffectiveOn));
        Assert.Equal((PovertyClass.NearPoor, null, null, new DateOnly(2026, 1, 31)), (lines[1].Status, lines[1].DecisionNumber, lines[1].DecisionOn, lines[1].EffectiveOn));
    }

    [Fact]
    public async Task Points_on_paper_never_become_points_of_ours()
    {
        await ImportAsync(Two);

        Assert.All(await HouseholdsAsync(), h => Assert.Equal((120, 40, null, null), (h.PaperB1, h.PaperB2, h.B1, h.B1On)));
    }

    [Fact]
    public async Task An_import_leaves_one_entry_and_one_for_each_household_that_was_there()
    {
        await RegisterAsync(Person("Vàng A Thí", "1971"), NextVillage);
        var before = await AuditCountAsync();
        var view = await ImportAsync(Two);

        var entries = await InAsync(AreaScope.Nation, db => db.Audit.OrderBy(a => a.Id).Skip(before).ToListAsync());
        Assert.Equal((1, 1), (view.Counts.AddedHouseholds, view.Counts.ChangedHouseholds));
        Assert.Equal(2, entries.Count);
        Assert.Single(entries, e => e.RowId == view.Import.Id);
        Assert.All(entries, e => Assert.Equal(nameof(WriteImport), e.UseCase));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        await ImportAsync(Two);
        var (before, audit) = (await DumpAsync(), await AuditCountAsync());
        var again = await PreviewAsync(Two);

        Assert.Equal((0, 0, 2), (again.Counts.AddedHouseholds, again.Counts.ChangedHouseholds, again.Counts.SameHouseholds));
        var confirmed = await InAsync(Commune, db => Showing(db).ConfirmAsync(again.Import.Key, NoCancel));
        Assert.Equal([ListProblems.NothingToWrite], confirmed.Problems);
        Assert.Equal(before, await DumpAsync());
        Assert.Equal(audit, await AuditCountAsync());
    }

    [Fact]
    public async Task A_file_with_fewer_columns_takes_nothing_away()
    {
        await ImportAsync(Two);
        var before = await DumpAsync();
        var view = await PreviewAsync(Sheet(["Họ tên chủ hộ", "Thôn", "Ngày sinh"], ["Lò Văn Thử", "Nà Phát", "1980"], ["Vàng A Thí", "Nà Lốc", null]));

        Assert.Equal((0, 0), (view.Counts.AddedHouseholds, view.Counts.ChangedHouseholds));
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task An_undone_import_leaves_the_registry_as_it_was()
    {
        await RegisterAsync(Person("Vàng A Thí", "1971"), NextVillage);
        await RegisterAsync(Person("Giàng A Đứng", "1960"));
        var before = await DumpAsync();
        var view = await ImportAsync(Two);
        Assert.NotEqual(before, await DumpAsync());

        Assert.Empty((await UndoAsync(view.Import.Key)).Problems);

        Assert.Equal(before, await DumpAsync());
        Assert.Equal(ListState.Undone, (await ViewAsync(view.Import.Key)).Import.State);
    }

    [Fact]
    public async Task An_import_that_somebody_built_on_is_not_undone_and_the_households_are_named()
    {
        var view = await ImportAsync(Two);
        var changed = (await HouseholdsAsync())[1];
        await InAsync(Commune, async db =>
        {
            (await db.Households.At(changed.Key).SingleAsync()).Phone = "0900000000";
            return await db.SaveAsync("Arrange", NoCancel);
        });
        var before = await DumpAsync();

        Assert.Equal([ListProblems.NotUndone], (await UndoAsync(view.Import.Key)).Problems);

        var named = await InAsync(Commune, db => Undoing(db).ShowAsync(view.Import.Key, NoCancel));
        Assert.Equal("Vàng A Thí", Assert.Single(named).HeadName);
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task A_household_changed_between_preview_and_writing_is_left_and_said_so()
    {
        var key = await RegisterAsync(Person("Vàng A Thí", "1971"), NextVillage);
        var view = await PreviewAsync(Two);
        await InAsync(Commune, async db =>
        {
            (await db.Households.At(key).SingleAsync()).PaperB1 = 90;
            return await db.SaveAsync("Arrange", NoCancel);
        });

        var written = await WriteAsync(view.Import.Key);

        Assert.Equal((1, 0, 1), (written.Counts.AddedHouseholds, written.Counts.ChangedHouseholds, written.Counts.Failed));
        var failed = written.Lines.Single(l => l.Item.State is ListItemState.Failed);
        Assert.Equal("IM-138", Assert.Single(failed.Content.Refused).Code);
        var stored = await StoredAsync(key);
        Assert.Equal((90, 0), (stored.PaperB1, stored.Recognitions.Count));
    }

    [Fact]
    public async Task A_stopped_import_keeps_what_is_written_and_can_be_undone()
    {
        var before = await DumpAsync();
        var rows = Enumerable.Range(1, 120).Select(n => Row(n, $"Lò Văn {Name(n)}", $"Lò Văn {Name(n)}", "Chủ hộ", $"{1950 + (n % 40)}", code: $"H{n}")).ToArray();
        var view = await PreviewAsync(Sheet([_head, .. rows]));
        var written = await WriteAsync(view.Import.Key, progress: new Progress(stopAfter: 1));

        Assert.InRange(written.Counts.AddedHouseholds, 1, 119);
        Assert.Equal(written.Counts.AddedHouseholds, (await HouseholdsAsync()).Count);
        Assert.Empty((await UndoAsync(view.Import.Key)).Problems);
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task Writing_that_broke_off_goes_on_and_comes_to_the_same()
    {
        var rows = Enumerable.Range(1, 560).Select(n => Row(n, $"Lò Văn {Name(n % 7)}", $"Lò Văn {Name(n % 7)}", "Chủ hộ", null, b1: n)).ToArray();
        var view = await PreviewAsync(Sheet([_head, .. rows]));
        await InAsync(Commune, db => Showing(db).ConfirmAsync(view.Import.Key, NoCancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => CarryOutWriteAsync(view.Import.Key, progress: new Breaks()));
        var halfway = (await HouseholdsAsync()).Count;

        var written = await CarryOutWriteAsync(view.Import.Key);

        Assert.InRange(halfway, 1, view.Counts.AddedHouseholds - 1);
        Assert.Equal(view.Counts.AddedHouseholds, (await HouseholdsAsync()).Count);
        Assert.Equal((view.Counts.AddedHouseholds, 0), (written.Counts.AddedHouseholds, written.Counts.Failed));
    }

    [Fact]
    public async Task A_long_list_written_by_several_at_once_comes_to_what_was_previewed()
    {
        static object?[][] Rows(int count, int points) =>
        [
            _head,
            .. Enumerable.Range(1, count).Select(n => (Number: n, Name: $"Lò {Name(n / 100)} {Name(n % 100)}"))
                .Select(h => Row(h.Number, h.Name, h.Name, "Chủ hộ", $"{1950 + (h.Number % 40)}", code: $"H{h.Number}", b1: points)),
        ];

        await ImportAsync(Sheet(Rows(60, 120)));
        var view = await PreviewAsync(Sheet(Rows(1160, 90)));
        var steps = new Steps();
        var written = await WriteAsync(view.Import.Key, progress: steps);

        Assert.Equal((1100, 60, 0), (written.Counts.AddedHouseholds, written.Counts.ChangedHouseholds, written.Counts.Failed));
        var stored = await HouseholdsAsync();
        Assert.Equal((1160, 1160), (stored.Count, stored.DistinctBy(h => h.Code).Count()));
        Assert.All(stored, h => Assert.Equal((90, 1), (h.PaperB1, h.MemberCount)));
        Assert.Equal(steps.Told.Order(), steps.Told);
        Assert.Equal(1160, steps.Told[^1]);
    }

    [Fact]
    public async Task Two_processes_at_one_import_do_not_write_a_household_twice()
    {
        var view = await PreviewAsync(Two);
        await InAsync(Commune, db => Showing(db).ConfirmAsync(view.Import.Key, NoCancel));
        await using var db = Database.Open(Commune);
        var item = await db.ListItems.FirstAsync(i => i.ListImportId == view.Import.Id && i.Fate == ListFate.Add);
        db.Entry(item).Property(i => i.HasWarnings).CurrentValue = !item.HasWarnings;

        await CarryOutWriteAsync(view.Import.Key);

        Assert.Equal([DataProblems.ChangedMeanwhile], (await db.SaveManyAsync("Slow", NoCancel)).Problems);
        Assert.Equal(2, (await HouseholdsAsync()).Count);
    }

    [Fact]
    public async Task Another_understanding_that_is_refused_takes_the_preview_back()
    {
        var view = await PreviewAsync(Two);
        var refused = await UnderstandAsync(view.Import.Key, f => (f.AsOf, f.VillageId) = (null, NextVillage.Id));
        var confirmed = await InAsync(Commune, db => Showing(db).ConfirmAsync(view.Import.Key, NoCancel));

        Assert.Equal([ListProblems.NoDay], refused.Problems);
        Assert.Equal([ListProblems.WrongTime], confirmed.Problems);
    }

    [Fact]
    public async Task A_household_that_two_rows_of_the_file_mean_is_changed_by_the_first_only()
    {
        var key = await RegisterAsync(Person("Lò Văn Thử", "05/03/1980", "011080000017"));
        var view = await PreviewAsync(Sheet(
            _head,
            Row(1, "Lò Văn Thử", "Lò Văn Thử", "Chủ hộ", "05/03/1980", "011080000017", b1: 100),
            Row(2, "Lò Văn Thử", "Lò Văn Thử", "Chủ hộ", "05/03/1980", b1: 90)));

        Assert.Equal((1, 1), (view.Counts.ChangedHouseholds, view.Counts.RefusedHouseholds));
        await WriteAsync(view.Import.Key);
        Assert.Equal(100, (await StoredAsync(key)).PaperB1);
    }

    [Theory]
    [InlineData("new", 3)]
    [InlineData("skip", 2)]
    [InlineData("candidate", 2)]
    public async Task Of_two_candidates_a_person_chooses(string choice, int after)
    {
        var first = await RegisterAsync(Person("Vàng A Thí", "1971"), NextVillage);
        await RegisterAsync(Person("Vàng A Thí", "1971"), NextVillage);
        var view = await PreviewAsync(Sheet(_head, _two[3]));
        Assert.Equal((0, 0, 1), (view.Counts.AddedHouseholds, view.Counts.ChangedHouseholds, view.Counts.Choices));
        var line = Assert.Single(view.Lines);
        Assert.Equal(2, line.Content.Candidates.Count);

        var chosen = await InAsync(Commune, db => Showing(db).ChooseAsync(view.Import.Key, line.Item.Id, choice == "candidate" ? first.Id.ToString() : choice, NoCancel));
        Assert.Empty(chosen.Problems);
        var counts = (await ViewAsync(view.Import.Key)).Counts;
        Assert.Equal(choice switch { "new" => (1, 0, 0), "skip" => (0, 0, 0), _ => (0, 1, 0) }, (counts.AddedHouseholds, counts.ChangedHouseholds, counts.Choices));
        if (choice != "skip")
            await WriteAsync(view.Import.Key);

        Assert.Equal(after, (await HouseholdsAsync()).Count);
        Assert.Equal(choice == "candidate" ? 1 : 0, (await StoredAsync(first)).Recognitions.Count);
    }

    [Fact]
    public async Task Rows_of_another_commune_are_refused_and_for_a_province_go_to_their_own()
    {
        var file = Sheet(
            ["Họ tên chủ hộ", "Ngày sinh", "Xã", "Thôn"], ["Lò Văn Thử", "1980", "Mường Nhé", "Nà Phát"], ["Vàng A Thí", "1971", "Nậm Kè", "Huổi Sáng"]);
        var own = await PreviewAsync(file);
        Assert.Equal((1, 1), (own.Counts.AddedHouseholds, own.Counts.RefusedHouseholds));
        Assert.Contains(own.Lines, l => l.Content.Refused.Exists(f => f.Code == "IM-126"));

        var province = AreaScope.Of("24.");
        var view = await PreviewAsync(file, scope: province, place: "24.");
        Assert.Equal((2, 0), (view.Counts.AddedHouseholds, view.Counts.RefusedHouseholds));
        await WriteAsync(view.Import.Key, province);
        Assert.Equal(["24.00070.03.", "24.00071.01."], (await HouseholdsAsync()).Select(h => h.AreaPath));
    }

    [Fact]
    public async Task Good_rows_go_in_beside_bad_ones()
    {
        var view = await ImportAsync(Sheet(_head, _two[1], Row(2, "Vàng A Thí", "Vàng A Thí", "Chủ hộ", "31/02/1971")));

        Assert.Equal((1, 1), (view.Counts.AddedHouseholds, view.Counts.RefusedHouseholds));
        var finding = Assert.Single(view.Lines.Single(l => l.Item.Fate is ListFate.Refuse).Content.Refused);
        Assert.Equal((3, "E", "31/02/1971"), (finding.Row, finding.Column, finding.Value));
    }

    /// <summary>A name of letters only, another for each number: a digit would look like a test.</summary>
    private static string Name(int n) => string.Concat("Thử ", (char)('A' + (n / 26)), "na", (char)('a' + (n % 26)), "u");

    private sealed class Steps : Runs.IRunProgress
    {
        public List<int> Told { get; } = [];

        public Task<bool> ReportAsync(int progress, int total, CancellationToken cancel)
        {
            Told.Add(progress);
            return Task.FromResult(true);
        }
    }

    private sealed class Breaks : Runs.IRunProgress
    {
        public Task<bool> ReportAsync(int progress, int total, CancellationToken cancel) => throw new InvalidOperationException("The power went.");
    }
}
