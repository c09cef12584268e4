using Microsoft.AspNetCore.DataProtection;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Households.Doubles;
using VuonLen.App.Households.Lists;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households.Importing;

/// <summary>A list that still has the second record of a household which was made one.</summary>
public sealed class MergedAgainTests : ImportTest
{
    private readonly MergeSeal _seal = new(new EphemeralDataProtectionProvider());

    private static readonly object?[] _head =
        ["STT hộ", "Họ tên chủ hộ", "Họ tên thành viên", "Quan hệ với chủ hộ", "Ngày sinh", "Thôn", "Mã hộ", "Phân loại hộ", "B1"];

    private static readonly object?[][] _stays =
    [
        [1, "Lò Văn Thử", "Lò Văn Thử", "Chủ hộ", "05/03/1980", "Nà Phát", "P1", "Hộ nghèo", 120],
        [1, "Lò Văn Thử", "Lò Thị Mẫu", "Vợ", "1984", "Nà Phát", "P1", "Hộ nghèo", 120],
    ];

    private static object?[][] Goes(int b1 = 130, string status = "Hộ cận nghèo") =>
    [
        [2, "Lò Văn Thửa", "Lò Văn Thửa", "Chủ hộ", "06/03/1980", "Nà Lốc", "L7", status, b1],
        [2, "Lò Văn Thửa", "Lò Thị Mận", "Vợ", "1985", "Nà Lốc", "L7", status, b1],
    ];

    [Fact]
    public async Task The_same_list_again_adds_nothing_and_says_what_it_was_merged_into()
    {
        var (stays, _) = await MergedAsync();
        var before = await DumpAsync();

        var view = await PreviewAsync(Sheet([_head, .. Goes()]));

        Assert.Equal((0, 0, 1), (view.Counts.AddedHouseholds, view.Counts.ChangedHouseholds, view.Counts.SameHouseholds));
        var line = Assert.Single(view.Lines);
        Assert.Equal(stays.Id, line.Item.Target);
        var warning = Assert.Single(line.Content.Warnings);
        Assert.Equal("IM-222", warning.Code);
        Assert.Contains("đã gộp vào hộ Lò Văn Thử", warning.Reason, StringComparison.Ordinal);
        Assert.Equal([ListProblems.NothingToWrite], (await InAsync(Commune, db => Showing(db).ConfirmAsync(view.Import.Key, NoCancel))).Problems);
        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task What_is_new_in_it_goes_to_the_household_that_stays_and_nothing_else()
    {
        var (stays, goes) = await MergedAsync();

        var view = await ImportAsync(Sheet([_head, .. Goes(b1: 90)]));

        Assert.Equal((0, 1, 0), (view.Counts.AddedHouseholds, view.Counts.ChangedHouseholds, view.Counts.Failed));
        Assert.Equal(["Điểm B1 (phiếu giấy)"], Assert.Single(view.Lines).Content.Differences.Select(d => d.What));
        var stored = await StoredAsync(stays);
        Assert.Equal((90, "P1", "Lò Văn Thử", 2, PovertyClass.Poor), (stored.PaperB1, stored.Code, stored.HeadName, stored.MembersNow().Count(), Assert.Single(stored.Recognitions).Status));
        Assert.Equal(130, (await StoredAsync(goes)).PaperB1);
        Assert.Empty((await UndoAsync(view.Import.Key)).Problems);
        Assert.Equal(120, (await StoredAsync(stays)).PaperB1);
    }

    [Fact]
    public async Task Beside_the_rows_of_the_household_itself_its_rows_are_passed_over_wherever_they_stand()
    {
        var (stays, _) = await MergedAsync();
        object?[][][] lists = [[_head, .. Goes(b1: 90), .. _stays], [_head, .. _stays, .. Goes(b1: 90)]];
        foreach (var rows in lists)
        {
            var view = await PreviewAsync(Sheet(rows));

            Assert.Equal((0, 0, 1, 1, 0), (view.Counts.AddedHouseholds, view.Counts.ChangedHouseholds, view.Counts.SameHouseholds, view.Counts.Skipped, view.Counts.RefusedHouseholds));
            Assert.All(view.Lines, l => Assert.Equal(stays.Id, l.Item.Target));
            Assert.Equal("IM-223", Assert.Single(view.Lines.Single(l => l.Item.Fate is ListFate.Skip).Content.Warnings).Code);
        }
    }

    [Fact]
    public async Task Taken_apart_again_each_is_itself()
    {
        var (stays, goes) = await MergedAsync();
        var merge = await InAsync(AreaScope.Nation, db => Task.FromResult(db.DoubleMerges.Single()));
        Assert.Empty((await InAsync(Commune, async db => await new UndoMerge(db, _seal, Today.Clock).SaveAsync(
            merge.Key, (await StoredAsync(stays)).Revision, (await StoredAsync(goes)).Revision, NoCancel))).Problems);

        var view = await PreviewAsync(Sheet([_head, .. _stays, .. Goes()]));

        Assert.Equal((0, 0, 2), (view.Counts.AddedHouseholds, view.Counts.ChangedHouseholds, view.Counts.SameHouseholds));
        Assert.Equal([stays.Id, goes.Id], view.Lines.Select(l => l.Item.Target!.Value));
    }

    [Fact]
    public async Task Merged_twice_over_it_is_the_household_at_the_end()
    {
        var (stays, _) = await MergedAsync();
        await ImportAsync(Sheet(_head, [1, "Lò Văn Thứ", "Lò Văn Thứ", "Chủ hộ", "05/03/1981", "Nà Phát", "P9", null, null]));
        var last = (await HouseholdsAsync()).Single(h => h.Code == "P9").Key;
        await MergeAsync(last, stays);

        var view = await PreviewAsync(Sheet([_head, .. Goes()]));

        Assert.Equal((0, last.Id), (view.Counts.AddedHouseholds, Assert.Single(view.Lines).Item.Target));
    }

    /// <summary>Two lists wrote one household down twice; a person made it one, and kept what the first list said.</summary>
    private async Task<(AreaKey Stays, AreaKey Goes)> MergedAsync()
    {
        await ImportAsync(Sheet([_head, .. _stays]));
        await ImportAsync(Sheet([_head, .. Goes()]));
        var stored = await HouseholdsAsync();
        var (stays, goes) = (stored.Single(h => h.Code == "P1").Key, stored.Single(h => h.Code == "L7").Key);
        await MergeAsync(stays, goes);
        return (stays, goes);
    }

    private async Task MergeAsync(AreaKey stays, AreaKey goes)
    {
        var (one, two) = (await StoredAsync(stays), await StoredAsync(goes));
        static List<Guid> Of(Household household) => [.. household.MembersNow().OrderByDescending(m => m.IsHead).Select(m => m.PersonId)];
        var form = new MergeDoubles.Form
        {
            Revision = one.Revision,
            OtherRevision = two.Revision,
            People = Of(two).Zip(Of(one)).ToDictionary(p => p.First, p => p.Second),
        };
        Assert.Empty((await InAsync(Commune, db => new MergeDoubles(db, _seal, Today.Clock).SaveAsync(stays, goes.Id, form, NoCancel))).Problems);
    }
}
