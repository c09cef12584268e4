using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Members;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Households.Registration;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Households;

/// <summary>Base of the tests of what is written into the registry: a commune of two villages, and one village elsewhere.</summary>
public abstract class RegistryTest : DatabaseTest, IAsyncLifetime
{
    protected static DateOnly Day => Today.Date;

    protected AreaUnit Village { get; } = VillageOf("24.00070.03.", "03", "Nà Phát");

    protected AreaUnit NextVillage { get; } = VillageOf("24.00070.04.", "04", "Nà Lốc");

    protected AreaUnit Elsewhere { get; } = VillageOf("24.00071.01.", "01", "Huổi Sáng");

    protected PersonalIdVault Vault { get; } = new(new EphemeralDataProtectionProvider(), new(new byte[32]));

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await SaveAsync(Village, NextVillage, Elsewhere);
    }

    protected static PersonForm Person(string name, string? born = "1980", string? id = null) =>
        new() { FullName = name, Born = born, PersonalId = id };

    protected Household Of(params Person[] members)
    {
        var household = AHousehold.Of(members);
        household.VillageId = Village.Id;
        return household;
    }

    protected RegisterHousehold Registration(VuonLenDb db) => new(db, Vault, new(db, new(db, Vault)), Today.Clock);

    protected AddMember Adding(VuonLenDb db) => new(db, Vault, new(db, new(db, Vault)), Today.Clock);

    protected EditPerson Editing(VuonLenDb db) => new(db, Vault, new(db, new(db, Vault)), Today.Clock);

    protected async Task<AreaKey> RegisterAsync(PersonForm head, AreaUnit? village = null, AreaScope? scope = null, string? code = null)
    {
        var outcome = await InAsync(scope ?? AreaScope.Nation, db => Registration(db).SaveAsync(
            new() { VillageId = (village ?? Village).Id, On = new(2026, 3, 1), Head = head, Code = code }, NoCancel));
        Assert.Empty(outcome.Problems);
        return outcome.Answer!.Key;
    }

    /// <summary>As stored, with all parts, read in the whole nation.</summary>
    protected Task<Household> StoredAsync(AreaKey key) => InAsync(AreaScope.Nation, db => db.Households.AsNoTracking()
        .Include(h => h.Memberships).ThenInclude(m => m.Person).Include(h => h.Recognitions).At(key).SingleAsync());

    protected Task<HouseholdBrief> BriefAsync(AreaKey key) =>
        InAsync(AreaScope.Nation, async db => (await HouseholdBrief.FindAsync(db, key, NoCancel))!);

    private static AreaUnit VillageOf(string path, string code, string name) => new()
    {
        AreaPath = path,
        Level = AreaLevel.Village,
        Kind = "Bản",
        Code = code,
        Name = name,
    };
}
