using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Areas.Tree;
using VuonLen.App.Data;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Areas.Tree;

public sealed class EditTreeTests : AreaTest
{
    private readonly AreaUnit _commune;
    private readonly AreaUnit _village;

    public EditTreeTests()
    {
        _commune = AnArea.Commune(Bac, "24001", "Bình Minh");
        _village = AnArea.Village(_commune, "02", "Đông");
    }

    [Fact]
    public async Task Pasted_lines_become_villages_and_bad_ones_are_told()
    {
        await SaveAsync(Bac, _commune, _village);

        var lines = AddUnits.Read("Bản Khe Lớn\r\n\n03\tTổ 5\n02\tTây\n a b \tNam\nThôn Bắc\n");
        var outcome = await InAsync(AreaScope.Of(_commune.AreaPath), db => new AddUnits(db).SaveAsync(_commune.Key, lines, NoCancel));

        Assert.Equal(
            [("01", "Bản Khe Lớn", null), ("03", "Tổ dân phố 5", null), ("02", "Tây", AreaProblems.CodeInUse), ("a b", "Nam", AreaProblems.BadCode), ("04", "Thôn Bắc", null)],
            outcome.Answer!.Lines.Select(l => (l.Code, l.Name, l.Problem)));
        Assert.Equal(["01", "02", "03", "04"], await InAsync(AreaScope.Nation, db =>
            db.Units.Where(u => u.ParentId == _commune.Id).OrderBy(u => u.Code).Select(u => u.Code).ToListAsync()));
    }

    [Fact]
    public async Task The_code_of_a_dissolved_village_is_free_only_when_nothing_lies_under_it()
    {
        var (held, granted, empty) = (AnArea.Village(_commune, "01", "Cũ"), AnArea.Village(_commune, "03", "Xưa"), AnArea.Village(_commune, "04", "Trống"));
        foreach (var ended in new[] { held, granted, empty })
            ended.ValidTo = Day;
        await SaveAsync(Bac, _commune, _village, held, granted, empty, AHousehold.In(held.AreaPath, AHousehold.Member("Lò Văn An", areaPath: held.AreaPath)));
        await UserAsync(granted.AreaPath);

        var outcome = await InAsync(AreaScope.Of(_commune.AreaPath), db => new AddUnits(db).SaveAsync(_commune.Key, AddUnits.Read("Thôn Bắc\n01\tNam\n"), NoCancel));

        Assert.Equal([("04", null), ("01", AreaProblems.CodeInUse)], outcome.Answer!.Lines.Select(l => (l.Code, l.Problem)));
    }

    [Fact]
    public async Task Villages_are_added_within_the_scope_only()
    {
        await SaveAsync(Bac, _commune);

        var outcome = await InAsync(AreaScope.Of("24.24002."), db => new AddUnits(db).SaveAsync(_commune.Key, AddUnits.Read("Tây"), NoCancel));

        Assert.Equal([AreaProblems.NotFound], outcome.Problems);
    }

    [Fact]
    public async Task A_commune_set_urban_takes_its_villages_along()
    {
        await SaveAsync(Bac, _commune, _village);

        Assert.Empty((await EditAsync(_commune, 0, new("Bình Minh", "Phường", true, false, null))).Problems);

        Assert.Equal([true, true], await InAsync(AreaScope.Nation, db =>
            db.Units.Where(u => u.Level != AreaLevel.Province).Select(u => u.IsUrban).ToListAsync()));
        Assert.Equal([DataProblems.ChangedMeanwhile], (await EditAsync(_commune, 0, new("Khác", "Phường", true, false, null))).Problems);
    }

    [Fact]
    public async Task A_name_or_kind_that_is_none_is_refused()
    {
        await SaveAsync(Bac, _commune, _village);

        Assert.Equal([AreaProblems.BadName], (await EditAsync(_village, 0, new(" ", "Thôn", false, false, null))).Problems);
        Assert.Equal([AreaProblems.BadKind], (await EditAsync(_village, 0, new("Đông", "Phường", false, false, null))).Problems);
        Assert.Equal([AreaProblems.WrongDay], (await EditAsync(_village, 0, new("Đông", "Thôn", false, false, Today.Date.AddDays(1)))).Problems);
    }

    [Fact]
    public async Task Everybody_sees_the_own_units_and_those_above_but_no_others()
    {
        var other = AnArea.Commune(Bac, "24002", "Lạc Thủy");
        await SaveAsync(Bac, _commune, _village, other);

        foreach (var (unit, isSeen) in new[] { (Bac, true), (_commune, true), (_village, true), (other, false) })
        {
            var view = await InAsync(AreaScope.Of(_village.AreaPath), db => new ShowUnit(db).ShowAsync(unit.Key, NoCancel));
            Assert.Equal((unit.Name, isSeen), (unit.Name, view is not null));
        }

        Assert.Equal(["Bình Minh", "Lạc Thủy"], (await ListAsync("24.", null)).Communes.Select(c => c.Name));
        Assert.Equal(["Lạc Thủy"], (await ListAsync("24.", "lac thuy")).Communes.Select(c => c.Name));
        Assert.Equal(_commune.Id, (await ListAsync(_village.AreaPath, null)).OnlyCommune!.Id);
    }

    private Task<ListUnits.View> ListAsync(string scope, string? search) =>
        InAsync(AreaScope.Of(scope), db => new ListUnits(db).ShowAsync(null, search, 1, NoCancel));

    private Task<Outcome> EditAsync(AreaUnit unit, int revision, EditUnit.Fields fields) => InAsync(AreaScope.Nation, db =>
        new EditUnit(db, Today.Clock, AnArea.Followers(db)).SaveAsync(unit.Key, revision, fields, NoCancel));
}
