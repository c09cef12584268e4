using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Plans;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Areas;

/// <summary>Invented units of province 24.</summary>
internal static class AnArea
{
    public static AreaUnit Commune(AreaUnit province, string code, string name, string kind = "Xã", DateOnly? from = null) => new()
    {
        AreaPath = $"{province.AreaPath}{code}.",
        Level = AreaLevel.Commune,
        Code = code,
        Kind = kind,
        Name = name,
        ParentId = province.Id,
        IsUrban = kind == "Phường",
        ValidFrom = from,
    };

    public static AreaUnit Village(AreaUnit commune, string code, string name, DateOnly? from = null) => new()
    {
        AreaPath = $"{commune.AreaPath}{code}.",
        Level = AreaLevel.Village,
        Code = code,
        Kind = "Thôn",
        Name = name,
        ParentId = commune.Id,
        IsUrban = commune.IsUrban,
        ValidFrom = from,
    };

    /// <summary>All who follow a merger, as the product registers them.</summary>
    public static IFollowsAreas[] Followers(VuonLenDb db) => [new GrantsFollowAreas(db), new HouseholdsFollowAreas(db), new PlansFollowAreas(db)];
}

/// <summary>Base of tests on the tree: a province, two communes, villages.</summary>
public abstract class AreaTest : DatabaseTest
{
    protected static DateOnly Day { get; } = new(2026, 7, 1);

    internal AreaUnit Bac { get; } = new() { AreaPath = "24.", Level = AreaLevel.Province, Code = "24", Kind = "Tỉnh", Name = "Bắc Ninh" };

    protected Task<Guid> UserAsync(params string[] areas) => InAsync(AreaScope.Nation, async db =>
    {
        var name = $"u{Guid.CreateVersion7():N}";
        var user = new User { UserName = name, NormalizedUserName = name.ToUpperInvariant() };
        db.Add(user);
        await db.SaveAsync("Arrange", NoCancel);
        db.AddRange(areas.Select(a => new Microsoft.AspNetCore.Identity.IdentityUserClaim<Guid>
        {
            UserId = user.Id,
            ClaimType = Grants.Area,
            ClaimValue = a,
        }));
        await db.SaveAsync("Arrange", NoCancel);
        return user.Id;
    });

    protected Task<List<string>> GrantsOfAsync(Guid user) => InAsync(AreaScope.Nation, db => Task.FromResult(
        db.UserClaims.Where(c => c.UserId == user).Select(c => c.ClaimValue!).Order().ToList()));
}
