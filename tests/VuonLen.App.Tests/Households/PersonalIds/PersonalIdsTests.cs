using System.Text;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Members;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Households.PersonalIds;

public sealed class PersonalIdsTests : RegistryTest
{
    private const string Number = "011080000123";

    [Fact]
    public async Task No_row_and_no_audit_holds_the_number()
    {
        await RegisterAsync(Person("Lò Văn An", "1980", "0110 8000 0123"));

        await using var db = Database.Open();
        var person = await db.People.AsNoTracking().SingleAsync();
        Assert.Equal("0********123", person.PersonalIdMasked);
        var texts = db.Model.GetEntityTypes().Where(e => e.ClrType == typeof(Person)).SelectMany(e => e.GetProperties())
            .Select(p => p.PropertyInfo?.GetValue(person)?.ToString() ?? "").ToList();
        Assert.All(texts, text => Assert.DoesNotContain("80000123", text, StringComparison.Ordinal));
        Assert.All(await db.Audit.Select(a => a.Changes).ToListAsync(), text => Assert.DoesNotContain("80000123", text, StringComparison.Ordinal));
        if (!TestDatabase.IsPostgres)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
            var bytes = await File.ReadAllBytesAsync(db.Database.GetDbConnection().DataSource);
            Assert.True(bytes.AsSpan().IndexOf("0********123"u8) > 0);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Number)) < 0);
        }
    }

    [Fact]
    public async Task Who_may_look_sees_the_number_and_the_audit_says_so_without_it()
    {
        var key = await RegisterAsync(Person("Lò Văn An", "1980", Number));
        var person = (await BriefAsync(key)).Members[0].PersonId;

        var seen = await InAsync(Commune, db => new RevealPersonalId(db, Vault).RunAsync(key, person, NoCancel));

        Assert.Equal(Number, seen.Answer!.Digits);
        Assert.DoesNotContain("80000123", seen.Answer.ToString(), StringComparison.Ordinal);
        var entry = await InAsync(AreaScope.Nation, db => db.Audit.SingleAsync(a => a.UseCase == nameof(RevealPersonalId)));
        Assert.Equal((person, key.Id, "officer"), (entry.RowId, entry.HouseholdId, entry.Who));
        Assert.DoesNotContain("80000123", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_it_without_the_right_or_outside_the_area()
    {
        var key = await RegisterAsync(Person("Lò Văn An", "1980", Number));
        var person = (await BriefAsync(key)).Members[0].PersonId;

        await using (var db = DataSetup.Open(Database.ConnectionString, new Caller("department", Commune, Role.Department), Today.Clock))
            Assert.Equal([HouseholdProblems.MayNotChangePersonalId], (await new RevealPersonalId(db, Vault).RunAsync(key, person, NoCancel)).Problems);
        Assert.Equal(
            [HouseholdProblems.NotAMember],
            (await InAsync(AreaScope.Of("24.00071."), db => new RevealPersonalId(db, Vault).RunAsync(key, person, NoCancel))).Problems);
        Assert.Equal(0, await InAsync(AreaScope.Nation, db => db.Audit.CountAsync(a => a.UseCase == nameof(RevealPersonalId))));
    }

    [Fact]
    public async Task A_number_is_changed_by_who_may_read_it_and_can_be_taken_away()
    {
        var key = await RegisterAsync(Person("Lò Văn An", "1980", Number));
        var person = (await BriefAsync(key)).Members[0].PersonId;
        var form = new EditPerson.Form { Person = Person("Lò Văn An", "1980", "011080000999") };

        await using (var db = DataSetup.Open(Database.ConnectionString, new Caller("clerk", Commune, Role.Department), Today.Clock))
            Assert.Equal([HouseholdProblems.MayNotChangePersonalId], (await Editing(db).SaveAsync(key, person, form, NoCancel)).Problems);

        Assert.Empty((await InAsync(Commune, db => Editing(db).SaveAsync(key, person, form, NoCancel))).Problems);
        Assert.Equal("0********999", (await StoredAsync(key)).Memberships[0].Person.PersonalIdMasked);

        // A form that leaves the field empty leaves the number as it is.
        await InAsync(Commune, db => Editing(db).SaveAsync(key, person, new() { Revision = 1, Person = Person("Lò Văn Ân") }, NoCancel));
        Assert.Equal("0********999", (await StoredAsync(key)).Memberships[0].Person.PersonalIdMasked);

        form = new() { Revision = 2, Person = new() { FullName = "Lò Văn Ân", ForgetPersonalId = true } };
        Assert.Empty((await InAsync(Commune, db => Editing(db).SaveAsync(key, person, form, NoCancel))).Problems);
        Assert.Null((await StoredAsync(key)).Memberships[0].Person.PersonalIdHash);
    }

    [Fact]
    public async Task A_second_living_holder_is_flagged_on_both_sides_and_named_only_within_reach()
    {
        var here = await RegisterAsync(Person("Lò Văn An", "1980", Number));
        var near = await RegisterAsync(Person("Lò Văn Ấn", "1980", Number), NextVillage);
        var far = await RegisterAsync(Person("Vàng A Páo", "1980", Number), Elsewhere);

        async Task<SecondHolders.Found> FoundAsync(AreaScope scope, AreaKey key) =>
            Assert.Single(await InAsync(scope, db => new SecondHolders(db, Vault).OfHouseholdAsync(key, NoCancel))).Value;

        var fromHere = await FoundAsync(Commune, here);
        Assert.Equal((new SecondHolders.Other(near, "Lò Văn Ấn", "Lò Văn Ấn"), 1), (fromHere.InReach.Single(), fromHere.OutOfReach));
        var fromVillage = await FoundAsync(AreaScope.Of(Village.AreaPath), here);
        Assert.Equal((0, 2), (fromVillage.InReach.Count, fromVillage.OutOfReach));
        var fromFar = await FoundAsync(AreaScope.Of("24.00071."), far);
        Assert.Equal((0, 2), (fromFar.InReach.Count, fromFar.OutOfReach));
    }

    [Fact]
    public async Task One_number_twice_in_a_household_is_flagged_on_both()
    {
        var key = await RegisterAsync(Person("Lò Văn An", "1980", Number));
        Assert.Empty((await InAsync(Commune, db => Adding(db).SaveAsync(
            key, new() { On = Day, Why = MembershipEvent.Arrived, Person = Person("Lò Văn Ấn", "1980", Number) }, NoCancel))).Problems);

        var found = await InAsync(Commune, db => new SecondHolders(db, Vault).OfHouseholdAsync(key, NoCancel));

        Assert.Equal((await BriefAsync(key)).Members.Select(m => m.PersonId).Order(), found.Keys.Order());
    }

    [Fact]
    public async Task The_dead_and_those_who_moved_away_are_no_second_holders()
    {
        var here = await RegisterAsync(Person("Lò Văn An", "1980", Number));
        var dead = await RegisterAsync(Person("Lò Văn Ấn", "1980", Number), NextVillage);
        var gone = await RegisterAsync(Person("Vàng A Páo", "1980", Number), Elsewhere);
        var people = new[] { (await BriefAsync(dead)).Members[0].PersonId, (await BriefAsync(gone)).Members[0].PersonId };
        Assert.Empty((await InAsync(AreaScope.Nation, db => new RecordDeath(db, Today.Clock).SaveAsync(dead, 0, people[0], Day, null, NoCancel))).Problems);
        Assert.Empty((await InAsync(AreaScope.Nation, db => new App.Households.Moves.RecordDeparture(db, Today.Clock).SaveAsync(
            gone, 0, new HashSet<Guid> { people[1] }, Day, null, NoCancel))).Problems);

        Assert.Empty(await InAsync(Commune, db => new SecondHolders(db, Vault).OfHouseholdAsync(here, NoCancel)));
    }
}
