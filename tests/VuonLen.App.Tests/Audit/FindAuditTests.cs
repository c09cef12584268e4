using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Audit;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Facts;
using VuonLen.Rules.People;

namespace VuonLen.App.Tests.Audit;

public sealed class FindAuditTests : DatabaseTest
{
    private readonly Person _father = AHousehold.Member("Lò Văn An");
    private readonly Household _household;

    public FindAuditTests() => _household = AHousehold.Of(_father);

    [Fact]
    public async Task A_change_is_told_in_words_with_the_value_before_and_after()
    {
        await SaveAsync(_household);
        await EditAsync(db => db.People.At(_father.Key).SingleAsync(), p =>
        {
            p.Studying = Studying.UpperSecondary;
            p.DiedOn = new(2026, 10, 1);
            p.EthnicGroup = 3;
            p.Insured = true;
        });
        await EditAsync(db => db.Households.At(_household.Key).SingleAsync(), h =>
        {
            h.Causes = PovertyCauses.Capital | PovertyCauses.Labour;
            h.IncomePerPersonPerMonth = 1_200_000;
            h.Wall = Material.NotDurable;
        });

        var lines = (await FindAsync(new(UseCase: "Edit"))).Lines;

        Assert.Equal(("Hộ", "Nhân khẩu", "Lò Văn An", _household.Key), (lines[0].Entity, lines[1].Entity, lines[1].Subject, lines[1].Household!.Value));
        Assert.Equal(
            [("Bảo hiểm y tế", null, "có"), ("Dân tộc", null, "Thái"), ("Ngày mất", null, "01/10/2026"), ("Đang học", null, "Trung học phổ thông")],
            Told(lines[1]));
        Assert.Equal(
            [
                ("Nguyên nhân nghèo", "chưa ghi", "Thiếu vốn sản xuất, kinh doanh, Thiếu lao động"),
                ("Thu nhập bình quân đầu người một tháng", null, "1.200.000 đồng"),
                ("Tường", null, "Không bền chắc"),
            ],
            Told(lines[0]));
    }

    [Fact]
    public async Task The_filters_narrow_and_the_newest_comes_first()
    {
        var other = AHousehold.Of(AHousehold.Member("Vàng A Páo"));
        await SaveAsync(_household);
        await SaveAsync(other);

        var all = await FindAsync(new());
        Assert.Equal(6, all.Total);
        Assert.Equal(other.Key, all.Lines[0].Household);
        Assert.Equal(3, (await FindAsync(new(Household: _household.Key))).Total);
        Assert.Equal(2, (await FindAsync(new(Entity: nameof(Person)))).Total);
        Assert.Equal(6, (await FindAsync(new(Who: "OFFI", From: Today.Date, To: Today.Date))).Total);
        Assert.Equal(0, (await FindAsync(new(Who: "nobody"))).Total);
        Assert.Equal(0, (await FindAsync(new(From: Today.Date.AddDays(1)))).Total);
        Assert.Equal(0, (await FindAsync(new(To: Today.Date.AddDays(-1)))).Total);
    }

    [Fact]
    public async Task Fifty_lines_make_a_page()
    {
        await SaveAsync([.. Enumerable.Range(1, 20).Select(n => AHousehold.Of(AHousehold.Member($"Lò Văn {n}")))]);

        var (first, second) = (await FindAsync(new()), await FindAsync(new(), page: 2));

        Assert.Equal((60, 50, 10), (first.Total, first.Lines.Count, second.Lines.Count));
        Assert.Empty(first.Lines.Select(l => l.Id).Intersect(second.Lines.Select(l => l.Id)));
    }

    [Fact]
    public async Task Who_may_not_read_households_sees_places_standards_and_accounts_alone()
    {
        await SaveAsync(_household);
        await SaveAsync(new AreaUnit { AreaPath = "24.00070.", Level = AreaLevel.Commune, Code = "00070", Kind = "Xã", Name = "Nậm Pa" });

        var line = Assert.Single((await FindAsync(new(), new Caller("quan-tri", AreaScope.Nation, Role.Administrator))).Lines);

        Assert.Equal(("Đơn vị hành chính", "Xã Nậm Pa"), (line.Entity, line.Subject));
    }

    [Fact]
    public async Task An_administrator_of_a_commune_sees_what_was_done_to_the_accounts_granted_there_and_to_no_others()
    {
        await using var host = new TestHost(Database);
        await host.AddUserAsync("trong.xa", [Role.Officer], new System.Security.Claims.Claim(Grants.Area, "24.00070."));
        await host.AddUserAsync("hai.xa", [Role.Leader], new(Grants.Area, "24.00070."), new(Grants.Area, "24.00071."));
        await host.AddUserAsync("ca.tinh", [Role.Province], new System.Security.Claims.Claim(Grants.Area, "24."));
        await host.AddUserAsync("chua.giao", [Role.Officer]);
        var ofCommune = new Caller("quan-tri-xa", AreaScope.Nowhere, Role.Administrator) { Administered = Commune };

        var seen = (await FindAsync(new(), ofCommune)).Lines;

        Assert.Equal(["trong.xa"], seen.Select(l => l.Subject!.Split('(')[^1].TrimEnd(')')).Distinct());
        Assert.Contains(seen.SelectMany(l => l.Changes), c => c is { Field: "Vai trò", New: "Cán bộ giảm nghèo" });
        Assert.Contains(seen, l => l.Entity == "Địa bàn của người dùng");
        Assert.Equal(0, (await FindAsync(new(), new Caller("xa", Commune, Role.Officer))).Total);
        Assert.Equal(0, (await FindAsync(new(), new Caller("quan-tri", AreaScope.Nowhere, Role.Administrator) { Administered = AreaScope.Of("24.00071.") })).Total);
        Assert.Equal(3, (await FindAsync(new(), new Caller("tinh", AreaScope.Nowhere, Role.Administrator) { Administered = AreaScope.Of("24.") }))
            .Lines.Where(l => l.Entity == "Người dùng").Select(l => l.Subject).Distinct().Count()); // the province itself has a line, too
    }

    [Fact]
    public async Task Another_areas_entries_and_those_without_the_right_are_not_found()
    {
        await SaveAsync(_household);

        Assert.Equal(0, (await FindAsync(new(), new Caller("xa-khac", AreaScope.Of("24.00071."), Role.Officer))).Total);
        Assert.Equal(0, (await FindAsync(new(), new Caller("thon", Commune, Role.VillageHead))).Total);
        Assert.Equal(3, (await FindAsync(new(), new Caller("xa", Commune, Role.Officer))).Total);
    }

    [Fact]
    public async Task Health_is_kept_from_who_may_not_read_it()
    {
        await SaveAsync(_household);
        await EditAsync(db => db.People.At(_father.Key).SingleAsync(), p => p.Disabled = true);

        // Reads lists as a department and the audit as an administrator: neither role reads health.
        var both = new Caller("hai-vai", AreaScope.Nation, Role.Department, Role.Administrator);
        var line = Assert.Single((await FindAsync(new(UseCase: "Edit"), both)).Lines);

        Assert.Equal([("Khuyết tật", AuditWords.Hidden, AuditWords.Hidden)], Told(line));
    }

    [Fact]
    public async Task Every_audited_field_and_every_value_of_an_enumeration_has_a_vietnamese_word()
    {
        await using var db = Database.Open();
        var fields = AuditedFields.Of(db.Model).ToList();

        Assert.Contains(fields, f => f is { Entity: nameof(Person), Field: nameof(Person.FullName) });
        Assert.Empty(fields.Where(f => AuditWords.Entity(f.Entity) == f.Entity).Select(f => f.Entity).Distinct());
        Assert.Empty(fields.Where(f => AuditWords.Field(f.Entity, f.Field) == f.Field).Select(f => $"{f.Entity}.{f.Field}"));
        Assert.Empty(from field in fields
                     where field.Type.IsEnum
                     from name in Enum.GetNames(field.Type)
                     where name != nameof(Devices.Radio) // the same word in both languages
                     where AuditWords.Value(field.Entity, field.Field, field.Type, System.Text.Json.JsonSerializer.SerializeToElement(name)) == name
                     select $"{field.Type.Name}.{name}");
        Assert.Empty(AuditEntry.OfNoHousehold.Except(db.Model.GetEntityTypes().Select(e => e.ShortName())));
        Assert.DoesNotContain(AuditEntry.OfNoHousehold, e => AuditWords.Entity(e) == e);
        Assert.Equal("NobodySaidYet", AuditWords.Field("Household", "NobodySaidYet"));
    }

    private static IEnumerable<(string, string?, string?)> Told(FindAudit.Line line) =>
        line.Changes.OrderBy(c => c.Field, StringComparer.Ordinal).Select(c => (c.Field, c.Old, c.New));

    private async Task<FindAudit.View> FindAsync(FindAudit.Filter filter, Caller? caller = null, int page = 1)
    {
        await using var db = caller is null ? Database.Open() : DataSetup.Open(Database.ConnectionString, caller, Today.Clock);
        return await new FindAudit(db).ShowAsync(filter, page, NoCancel);
    }

    private async Task EditAsync<TRow>(Func<VuonLenDb, Task<TRow>> find, Action<TRow> edit)
    {
        await using var db = Database.Open();
        edit(await find(db));
        Assert.False((await db.SaveAsync("Edit", NoCancel)).IsRefused);
    }
}
