using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Identity;

namespace VuonLen.App.Households.Mentors;

/// <summary>Who can be asked to help a household: open accounts with the role, whose area covers it.</summary>
internal static class MentorChoices
{
    extension(VuonLenDb db)
    {
        /// <summary>All mentors whose area lies in the caller's, or the other way round.</summary>
        public async Task<IReadOnlyList<Mentor>> MentorsAsync(CancellationToken cancel)
        {
            var found = await db.Users.AsNoTracking()
                .Where(u => !u.IsClosed && db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(n => n.Id == r.RoleId && n.Name == nameof(Role.Mentor))))
                .Select(u => new
                {
                    u.Id,
                    u.DisplayName,
                    u.UserName,
                    u.Position,
                    Areas = db.UserClaims.Where(c => c.UserId == u.Id && c.ClaimType == Grants.Area).Select(c => c.ClaimValue!).ToList(),
                }).ToListAsync(cancel);
            return
            [
                .. found
                    .Where(u => u.Areas.Any(a => db.Caller.Scope.Covers(a) || db.Caller.Scope.Granted.Any(own => own.StartsWith(a, StringComparison.Ordinal))))
                    .Select(u => new Mentor(u.Id, string.IsNullOrEmpty(u.DisplayName) ? u.UserName ?? "" : u.DisplayName, u.Position, u.Areas))
                    .OrderBy(m => m.Name, Shell.Vn.Order),
            ];
        }
    }
}

/// <param name="Id">The account.</param>
/// <param name="Name">As others see it.</param>
/// <param name="Position">Công việc, đơn vị.</param>
/// <param name="Areas">Where this mentor may work.</param>
public sealed record Mentor(Guid Id, string Name, string? Position, IReadOnlyList<string> Areas)
{
    /// <summary>"Vàng Thị Mai – Hội Phụ nữ".</summary>
    public string Label => Position is null ? Name : $"{Name} – {Position}";

    internal bool Covers(string areaPath) => Areas.Any(a => a == Grants.Nation || areaPath.StartsWith(a, StringComparison.Ordinal));
}
