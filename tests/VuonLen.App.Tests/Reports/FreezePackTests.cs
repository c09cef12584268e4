using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Exporting;
using VuonLen.App.Households.Moves;
using VuonLen.App.Identity;
using VuonLen.App.Reports;
using VuonLen.App.Reports.Packs;
using VuonLen.App.Reviews;
using VuonLen.App.Runs;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Forms;
using VuonLen.Rules.Forms.Packs;
using static VuonLen.Rules.Standards.PovertyClass;

namespace VuonLen.App.Tests.Reports;

public sealed class FreezePackTests : ReportTest
{
    [Fact]
    public async Task A_frozen_pack_says_what_the_registry_said_and_opens_the_households_behind_each_number()
    {
        var escaped = In(Village, "Lò Văn An", (Poor, "2025-06-01"), (NearPoor, "2026-05-01"));
        var stays = In(NextVillage, "Lò Văn Bình", (Poor, "2025-06-01"));
        await SaveAsync(escaped, stays);

        var (outcome, pack) = await FreezeAsync(CommuneUnit);
        Assert.Empty(outcome.Problems);
        var view = await OpenAsync(pack!);

        Assert.Equal((2m, 1m, 1m), (view.Pack.Cell(2, 0, 0, "1"), view.Pack.Cell(2, 0, 0, "2"), view.Pack.Cell(2, 0, 0, "9")));
        Assert.Equal((0.83m, 2m), (view.Pack.Cell(1, 0, 0, "4"), view.Pack.Cell(1, 0, 0, "9")));
        Assert.Equal([escaped.Id], await BehindAsync(pack!, new(3, 0, 0, "5", default)));
        Assert.Equal([stays.Id], await BehindAsync(pack!, new(1, 2, 0, "4", default))); // a rate opens its part
        Assert.Equal("Lò Văn Bình", view.Pack.Lists[1].Rows[0].Name);
        Assert.Equal(64, pack!.Hash.Length);
    }

    [Fact]
    public async Task The_same_file_is_given_out_whenever_it_is_opened_and_nothing_new_is_no_new_version()
    {
        await SaveAsync(In(Village, "Lò Văn An", (Poor, "2025-06-01")), In(NextVillage, "Lò Văn Bình", (Poor, "2025-06-01")));
        var (_, pack) = await FreezeAsync(CommuneUnit);

        Assert.Equal(await FileAsync(pack!, "pack.json"), await FileAsync(pack!, "pack.json"));
        Assert.Equal("RP-108", (await FreezeAsync(CommuneUnit)).Outcome.Problems[0].Code);
    }

    [Fact]
    public async Task The_same_figures_of_another_period_are_another_version_and_each_period_has_its_own()
    {
        await SaveAsync(In(Village, "Lò Văn An", (Poor, "2025-06-01")), In(NextVillage, "Lò Văn Bình", (Poor, "2025-06-01")));
        var (_, first) = await FreezeAsync(CommuneUnit, closing: Day("2026-10-10"));
        var (_, second) = await FreezeAsync(CommuneUnit, closing: Day("2026-10-14"));

        Assert.Equal(first!.Hash, second!.Hash);
        Assert.Equal((2, Day("2026-10-14")), (second.Version, second.ClosingOn));
        Assert.Equal("RP-108", (await FreezeAsync(CommuneUnit, closing: Day("2026-10-10"))).Outcome.Problems[0].Code);
        Assert.Null((await OpenAsync(second)).Before); // another period is nothing to compare with
        Assert.Equal(first.Key, await UseAsync(Officer, s => s.GetRequiredService<ShowPack>().LatestAsync(CommuneUnit.Key, 2026, FormStage.Official, Day("2026-10-10"), "… (RP-108)", NoCancel)));
    }

    [Fact]
    public async Task A_correction_makes_a_second_version_that_says_which_cell_and_because_of_which_decision()
    {
        var household = In(Village, "Lò Văn An", (Poor, "2025-06-01"));
        await SaveAsync(household, In(NextVillage, "Lò Văn Bình", (Poor, "2025-06-01")));
        var (_, first) = await FreezeAsync(CommuneUnit);
        await SaveAsync(household.Line(NotPoor, Day("2026-08-01"), decision: "77/QĐ-UBND", recordedAt: Today.Clock.GetUtcNow().AddHours(1)));

        Clock.Later = TimeSpan.FromHours(2);
        var (_, second) = await FreezeAsync(CommuneUnit);
        await SaveAsync(
            household.Line(Poor, Day("2026-09-01"), decision: "88/QĐ-UBND", recordedAt: Today.Clock.GetUtcNow().AddHours(3)), // after the second
            household.Line(Poor, Day("2026-10-20"), decision: "99/QĐ-UBND", recordedAt: Today.Clock.GetUtcNow().AddHours(1))); // after its closing
        var view = await OpenAsync(second!);
        var changes = await UseAsync(Officer, s => s.GetRequiredService<ShowPack>().CompareAsync(view, NoCancel));

        Assert.Equal(2, second!.Version);
        var change = changes.Single(c => c.Cell is { Form: 2, LineIndex: 0, Code: "3", AreaName: "Bản Nà Sản" });
        Assert.Equal((0m, 1m, 1), (change.Cell.From, change.Cell.To, change.Households));
        Assert.Equal(["77/QĐ-UBND ngày 01/08/2026"], change.Decisions);
        Assert.Equal(2m, (await OpenAsync(first!)).Pack.Cell(1, 0, 0, "3")); // the first stays what it was
    }

    [Fact]
    public async Task A_decision_that_begins_to_be_issued_while_the_pack_is_counted_is_waited_for()
    {
        await SaveAsync(
            In(Village, "Lò Văn An", (Poor, "2025-06-01")),
            In(NextVillage, "Lò Văn Bình", (Poor, "2025-06-01")),
            new Decision { AreaPath = CommuneUnit.AreaPath, UnitId = CommuneUnit.Id, Kind = DecisionKind.Regular, Standard = "ND07-2022", DraftedBy = "can.bo" });
        await UseAsync(Officer, async services =>
        {
            var order = (await services.GetRequiredService<OrderPack>().SaveAsync(CommuneUnit.Key, new() { Year = 2026, Stage = FormStage.Official }, NoCancel)).Answer!;
            Clock.At = (2, Issue);

            var outcome = await services.GetRequiredService<FreezePack>().RunAsync(order.Key, new Silent(), NoCancel);

            Assert.Null(Clock.At); // it was looked at
            Assert.Equal("RP-116", Assert.Single(outcome.Problems).Code);
            return true;
        });

        void Issue()
        {
            using var db = Database.Open();
            db.Database.ExecuteSql($"update decision set state = 'Issuing'");
        }
    }

    [Fact]
    public async Task A_decision_recorded_while_the_pack_is_counted_belongs_to_it_and_is_no_correction_of_it()
    {
        var household = In(Village, "Lò Văn An", (Poor, "2025-06-01"));
        await SaveAsync(household, In(NextVillage, "Lò Văn Bình", (Poor, "2025-06-01")));
        var pack = await UseAsync(Officer, async services =>
        {
            var order = (await services.GetRequiredService<OrderPack>().SaveAsync(CommuneUnit.Key, new() { Year = 2026, Stage = FormStage.Official }, NoCancel)).Answer!;
            Clock.At = (2, () => RecordLater(household.Line(NotPoor, Day("2026-08-01"), recordedAt: Today.Clock.GetUtcNow().AddHours(1))));

            Assert.Empty((await services.GetRequiredService<FreezePack>().RunAsync(order.Key, new Silent(), NoCancel)).Problems);

            Assert.Null(Clock.At); // it was looked at
            return await services.GetRequiredService<VuonLenDb>().FormPacks.AsNoTracking().SingleAsync();
        });

        Assert.Equal(1m, (await OpenAsync(pack)).Pack.Cell(1, 0, 0, "3"));
        Assert.Equal(Today.Clock.GetUtcNow().AddHours(2), pack.FrozenAt);
    }

    [Fact]
    public async Task Nobody_changes_or_deletes_what_was_frozen()
    {
        await SaveAsync(In(Village, "Lò Văn An", (Poor, "2025-06-01")), In(NextVillage, "Lò Văn Bình", (Poor, "2025-06-01")));
        var (_, pack) = await FreezeAsync(CommuneUnit);

        await RefusedAsync(async db => db.Entry(await db.FormPacks.SingleAsync()).Property(p => p.Hash).CurrentValue = "0");
        await RefusedAsync(async db => db.Remove(await db.FormPacks.SingleAsync()));
        await RefusedAsync(async db => db.Remove(await db.StoredFiles.SingleAsync(f => f.Id == pack!.JsonFileId)));
        await RefusedAsync(async db => db.Entry(await db.StoredFileParts.FirstAsync(f => f.StoredFileId == pack!.PartsFileId)).Property(p => p.Number).CurrentValue = 7);

        async Task RefusedAsync(Func<VuonLenDb, Task> change)
        {
            await using var db = Database.Open();
            await change(db);
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveAsync("Test", NoCancel));
        }
    }

    [Fact]
    public async Task What_a_broken_freezing_left_behind_is_forgotten_and_what_belongs_to_a_pack_stays()
    {
        await SaveAsync(In(Village, "Lò Văn An", (Poor, "2025-06-01")), In(NextVillage, "Lò Văn Bình", (Poor, "2025-06-01")));
        await UseAsync(Officer, async services =>
        {
            var order = (await services.GetRequiredService<OrderPack>().SaveAsync(CommuneUnit.Key, new() { Year = 2026, Stage = FormStage.Official }, NoCancel)).Answer!;
            await Assert.ThrowsAsync<InvalidOperationException>(() => services.GetRequiredService<FreezePack>().RunAsync(order.Key, new Breaking(this, order), NoCancel));
            return true;
        });
        Assert.Equal(3, await FilesAsync());

        await ForgetAsync(new Day(2026, 10, 17));
        Assert.Equal(0, await FilesAsync());

        Assert.NotNull((await FreezeAsync(CommuneUnit)).Pack);
        await ForgetAsync(new Day(2027, 12, 31));
        Assert.Equal(3, await FilesAsync());

        Task<int> FilesAsync() => InAsync(AreaScope.Nation, db => db.StoredFiles.CountAsync(NoCancel));
    }

    [Fact]
    public async Task What_was_frozen_the_audit_and_the_ledger_are_kept_by_the_database_itself_column_by_column()
    {
        await SaveAsync(In(Village, "Lò Văn An", (Poor, "2025-06-01")), In(NextVillage, "Lò Văn Bình", (Poor, "2025-06-01")));
        await FreezeAsync(CommuneUnit);
        await using var db = Database.Open();
        foreach (var type in new[] { typeof(FormPack), typeof(StoredFile), typeof(StoredFilePart), typeof(AuditEntry), typeof(Recognition) })
        {
            var entity = db.Model.FindEntityType(type)!;
            var table = entity.GetTableName()!;
            foreach (var column in entity.GetProperties().Select(p => p.GetColumnName()))
            {
                var refused = await RefusedAsync($"update {table} set {column} = {column}");
                Assert.True(refused == (column != "area_path"), $"{table}.{column}");
            }

            Assert.Equal(type != typeof(Recognition), await RefusedAsync($"delete from {table}"));
        }

        Assert.Equal(3, await InAsync(AreaScope.Nation, all => all.StoredFiles.CountAsync(NoCancel)));

        async Task<bool> RefusedAsync(string statement)
        {
            try
            {
                await db.Database.ExecuteSqlRawAsync(statement, NoCancel);
                return false;
            }
            catch (DbException e) when (e.Message.Contains("frozen", StringComparison.Ordinal))
            {
                return true;
            }
        }
    }

    [Fact]
    public async Task A_stored_file_that_is_not_what_was_frozen_is_not_shown()
    {
        await SaveAsync(In(Village, "Lò Văn An", (Poor, "2025-06-01")), In(NextVillage, "Lò Văn Bình", (Poor, "2025-06-01")));
        var (_, pack) = await FreezeAsync(CommuneUnit);
        await using (var db = Database.Open())
        {
            // Past the product, by somebody who may change the database itself.
            await db.LiftFreezeAsync(NoCancel);
            await db.Database.ExecuteSqlAsync($"update form_pack set file_hash = 'none'");
        }

        var shown = await UseAsync(Officer, s => s.GetRequiredService<ShowPack>().ShowAsync(pack!.Key, NoCancel));

        Assert.Equal("RP-109", Assert.Single(shown!.Problems).Code);
    }

    [Fact]
    public async Task A_village_without_a_word_is_blank_and_blocks_the_official_pack_until_somebody_says_there_is_none()
    {
        await SaveAsync(In(Village, "Lò Văn An", (Poor, "2025-06-01")));

        var preview = (await PreviewAsync(CommuneUnit)).Answer!;
        Assert.Equal(["Bản Nà Lốc"], preview.Unreported.Select(a => a.Name));
        Assert.Null(preview.Pack.Cell(1, 2, 0, "3"));
        Assert.Equal("RP-106", (await FreezeAsync(CommuneUnit)).Outcome.Problems[0].Code);

        var (outcome, pack) = await FreezeAsync(CommuneUnit, empty: "04");
        Assert.Empty(outcome.Problems);
        Assert.Equal(0, (await OpenAsync(pack!)).Pack.Cell(1, 2, 0, "3"));
    }

    [Fact]
    public async Task A_head_whose_group_nobody_knows_blocks_the_pack_and_is_named()
    {
        var unknown = In(Village, "Lò Văn An", (Poor, "2025-06-01"));
        unknown.Memberships[0].Person.EthnicGroup = null;
        await SaveAsync(unknown, In(NextVillage, "Lò Văn Bình", (Poor, "2025-06-01")));

        var preview = (await PreviewAsync(CommuneUnit)).Answer!;
        Assert.Contains(preview.Count.Report.Failed, f => f is { Form: 9, Identity: "1=1.1+1.2", AreaName: "Bản Nà Sản", Gap: 1 });
        Assert.Equal("RP-105", (await FreezeAsync(CommuneUnit)).Outcome.Problems[0].Code);
        var behind = await UseAsync(Officer, s => s.GetRequiredService<PreviewPack>().BehindAsync(
            CommuneUnit.Key, new(2026, FormStage.Official, null, false, false), new(0, 0, 0, "", HouseholdRemarks.NoEthnicGroup), NoCancel));
        Assert.Equal([unknown.Id], behind!.Households.Keys);
    }

    [Fact]
    public async Task More_poor_than_there_are_households_blocks_the_pack()
    {
        await SaveAsync([.. Enumerable.Range(0, 61).Select(n => (object)In(Village, $"Lò Văn {n}", (Poor, "2025-06-01")))]);

        var (outcome, _) = await FreezeAsync(CommuneUnit, empty: "04");

        Assert.Equal("RP-105", outcome.Problems[0].Code);
    }

    [Fact]
    public async Task A_household_that_moved_to_another_village_left_the_one_and_came_to_the_other()
    {
        var moved = In(Village, "Lò Văn An", (Poor, "2025-06-01"));
        await SaveAsync(moved, In(Village, "Lò Văn Bình", (Poor, "2025-06-01")));
        await UseAsync(Officer, async s =>
        {
            var revision = await s.GetRequiredService<VuonLenDb>().Households.At(moved.Key).Select(h => h.Revision).SingleAsync();
            return await s.GetRequiredService<MoveHousehold>().SaveAsync(moved.Key, revision, NextVillage.Id, null, null, NoCancel);
        });

        var pack = (await PreviewAsync(CommuneUnit)).Answer!.Pack;

        Assert.Equal((2m, 1m, 1m), (pack.Cell(2, 1, 0, "1"), pack.Cell(2, 1, 0, "4"), pack.Cell(2, 1, 0, "9")));
        Assert.Equal((0m, 1m, 1m), (pack.Cell(2, 2, 0, "1"), pack.Cell(2, 2, 0, "8"), pack.Cell(2, 2, 0, "9")));
        foreach (var area in new[] { 0, 1, 2 })
        {
            var noted = await UseAsync(Officer, s => s.GetRequiredService<PreviewPack>().BehindAsync(
                CommuneUnit.Key, new(2026, FormStage.Official, null, false, false), new(0, area, 0, "", HouseholdRemarks.NoCause), NoCancel));
            Assert.Equal((pack.Completeness[area].NoCause, area == 0 ? 2 : 1), (noted!.Households.Count, noted.Households.Count));
        }
    }

    /// <summary>As a merger of doubles leaves it: a line repeated from a record of another village.</summary>
    [Fact]
    public async Task A_line_of_another_village_without_a_move_is_no_move()
    {
        await SaveAsync(PoorIn(Village, In(NextVillage, "Lò Văn An")), In(Village, "Lò Văn Bình", (Poor, "2025-06-01")));

        var pack = (await PreviewAsync(CommuneUnit)).Answer!.Pack;

        Assert.Equal((1m, 0m, 1m), (pack.Cell(2, 1, 0, "1"), pack.Cell(2, 1, 0, "4"), pack.Cell(2, 1, 0, "9")));
        Assert.Equal((1m, 0m, 1m), (pack.Cell(2, 2, 0, "1"), pack.Cell(2, 2, 0, "8"), pack.Cell(2, 2, 0, "9")));
    }

    [Fact]
    public async Task The_preview_checks_what_freezing_checks()
    {
        await SaveAsync(In(Village, "Lò Văn An", (Poor, "2025-06-01")), In(NextVillage, "Lò Văn Bình", (Poor, "2025-06-01")));

        Assert.Equal(
            (await PreviewAsync(CommuneUnit, hasLists: true)).Answer!.Count.Report.Checked,
            (await PreviewAsync(CommuneUnit)).Answer!.Count.Report.Checked);
    }

    [Fact]
    public async Task A_province_adds_up_what_its_communes_froze_and_names_those_that_did_not()
    {
        var other = Unit("24.00071.", AreaLevel.Commune, "Xã", "00071", "Huổi Sáng", ProvinceUnit);
        await SaveAsync(other, In(Village, "Lò Văn An", (Poor, "2025-06-01")), In(NextVillage, "Lò Văn Bình", (Poor, "2025-06-01")));
        await FreezeAsync(CommuneUnit);
        await SaveAsync(In(NextVillage, "Lò Văn Cao", (Poor, "2026-02-01"))); // after the freezing

        var frozen = (await PreviewAsync(ProvinceUnit, Province)).Answer!;
        var live = (await PreviewAsync(ProvinceUnit, Province, isLive: true)).Answer!;

        Assert.Equal(2, frozen.Pack.Cell(1, 0, 0, "3"));
        Assert.Equal(["Xã Huổi Sáng"], frozen.Unreported.Select(a => a.Name));
        Assert.Equal(3, live.Pack.Cell(1, 0, 0, "3"));
        Assert.Empty(frozen.Count.Report.Failed);
        var (outcome, pack) = await FreezeAsync(ProvinceUnit, Province);
        Assert.Empty(outcome.Problems);
        Assert.Equal(2, (await OpenAsync(pack!, Province)).Pack.Cell(1, 0, 0, "3"));
    }

    [Fact]
    public async Task Forms_are_made_as_the_province_chose()
    {
        await SaveAsync(In(Village, "Lò Văn An", (Poor, "2025-06-01")), In(NextVillage, "Lò Văn Bình", (Poor, "2026-03-01"), (NotPoor, "2026-06-01")));
        var form = new SetForms.Form { Mode = MovementMode.Net, EthnicGroups = ["03"], First = ReportingGroup.NoLabourCapacity, Second = ReportingGroup.PersonOfMerit };

        Assert.Empty((await UseAsync(Province, s => s.GetRequiredService<SetForms>().SaveAsync(ProvinceUnit.Key, form, NoCancel))).Problems);
        Assert.Equal("RP-111", (await UseAsync(Officer, s => s.GetRequiredService<SetForms>().SaveAsync(CommuneUnit.Key, form, NoCancel))).Problems[0].Code);

        var pack = (await PreviewAsync(CommuneUnit)).Answer!.Pack;
        Assert.Equal(0, pack.Cell(2, 0, 0, "7"));
        Assert.Equal(1, pack.Cell(9, 0, 0, "1.2.1"));
        Assert.Null(pack.Book[9].Find("1.2.3"));
    }

    [Fact]
    public async Task Nobody_opens_or_orders_forms_of_a_unit_he_does_not_cover_as_a_whole()
    {
        var head = new Caller("truong.ban", AreaScope.Of("24.00070.03."), Role.Officer);

        Assert.Equal("RP-101", (await PreviewAsync(CommuneUnit, head)).Problems[0].Code);
        Assert.Equal("RP-101", (await FreezeAsync(CommuneUnit, head)).Outcome.Problems[0].Code);
        Assert.Equal("RP-101", (await PreviewAsync(ProvinceUnit)).Problems[0].Code);
    }

    [Fact]
    public async Task A_commune_without_any_household_makes_forms_that_read_sensibly()
    {
        var preview = (await PreviewAsync(CommuneUnit, hasLists: true)).Answer!;

        Assert.Equal(2, preview.Unreported.Count);
        Assert.Empty(preview.Count.Report.Failed);
        var (outcome, pack) = await FreezeAsync(CommuneUnit, empty: ["03", "04"]);
        Assert.Empty(outcome.Problems);
        Assert.Equal(0, (await OpenAsync(pack!)).Pack.Cell(1, 0, 0, "3"));
    }

    private Task<int> ForgetAsync(TimeProvider clock) => UseAsync(Caller.Program, services =>
    {
        var db = services.GetRequiredService<VuonLenDb>();
        return new ForgetFiles(db, new(db, services.GetRequiredService<IDataProtectionProvider>(), clock), clock).RunAsync(NoCancel);
    });

    private void RecordLater(Recognition line)
    {
        Clock.Later = TimeSpan.FromHours(2);
        Task.Run(() => SaveAsync(line)).Wait();
    }

    private sealed class Silent : IRunProgress
    {
        public Task<bool> ReportAsync(int progress, int total, CancellationToken cancel) => Task.FromResult(true);
    }

    /// <summary>The order is gone when the files are written, so that the pack itself cannot be.</summary>
    private sealed class Breaking(FreezePackTests test, PackOrder order) : IRunProgress
    {
        public async Task<bool> ReportAsync(int progress, int total, CancellationToken cancel)
        {
            if (progress != 2)
                return true;

            await using var db = test.Database.Open();
            db.Remove(await db.PackOrders.At(order.Key).SingleAsync(cancel));
            db.RemoveRange(await db.Runs.ToListAsync(cancel));
            await db.SaveAsync("Arrange", cancel);
            return true;
        }
    }

    private Task<List<Guid>> BehindAsync(FormPack pack, CellAsked cell) => UseAsync(Officer, async s =>
        (await s.GetRequiredService<ShowPack>().BehindAsync(pack.Key, cell, NoCancel))!.Answer!.Households.Keys.ToList());
}
