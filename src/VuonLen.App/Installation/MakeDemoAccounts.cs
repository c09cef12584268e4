using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Installation;

/// <summary>One account per role for the demo. They sign in only on the machine that shows it.</summary>
public sealed class MakeDemoAccounts(VuonLenDb db, IPasswordHasher<User> hasher, ILookupNormalizer names, TimeProvider clock)
{
    /// <summary>Printed on the console; no secret, because it opens nothing but invented people on this machine.</summary>
    public const string Password = "vuonlen-2026";

    /// <param name="wardPath">The demo's ward, where most accounts work.</param>
    /// <param name="communePath">The demo's commune: a second officer.</param>
    /// <param name="provincePath">The province of the ward.</param>
    /// <param name="villagePaths">What the village head looks after; at most eight.</param>
    /// <param name="mentorHouseholds">Households of the ward which the mentor helps.</param>
    /// <param name="cancel">Ends with the command.</param>
    /// <returns>The accounts; those that existed already stay as they are.</returns>
    public async Task<IReadOnlyList<DemoAccount>> RunAsync(
        string wardPath, string communePath, string provincePath, IReadOnlyList<string> villagePaths,
        IReadOnlyList<AreaKey> mentorHouseholds, CancellationToken cancel)
    {
        (string Login, string Name, string Position, Role Role, IReadOnlyList<string> Areas)[] people =
        [
            ("quantri", "Trần Quản Trị", "Quản trị hệ thống", Role.Administrator, []),
            ("canbo.phuong", "Lò Thị Mai", "Cán bộ giảm nghèo phường", Role.Officer, [wardPath]),
            ("canbo.xa", "Rơ Châm Hạnh", "Cán bộ giảm nghèo xã", Role.Officer, [communePath]),
            ("truongthon", "Vàng Văn Sơn", "Tổ trưởng tổ dân phố", Role.VillageHead, villagePaths),
            ("giupdo", "Nguyễn Thị Thắm", "Hội Phụ nữ", Role.Mentor, [wardPath]),
            ("phongban", "Phạm Văn Cường", "Trạm Y tế", Role.Department, [wardPath]),
            ("lanhdao", "Tẩn Văn Lâm", "Phó Chủ tịch UBND phường", Role.Leader, [wardPath]),
            ("giamsat", "Hoàng Thị Vân", "Mặt trận Tổ quốc phường", Role.Supervisor, [wardPath]),
            ("tinh", "Đỗ Văn Khánh", "Sở Nông nghiệp và Môi trường", Role.Province, [provincePath]),
        ];

        var roles = await db.Roles.ToDictionaryAsync(r => Enum.Parse<Role>(r.Name!), r => r.Id, cancel);
        var existing = await db.Users.Select(u => u.NormalizedUserName).ToListAsync(cancel);
        foreach (var (login, name, position, role, areas) in people.Where(p => !existing.Contains(names.NormalizeName(p.Login))))
        {
            var user = new User
            {
                UserName = login,
                NormalizedUserName = names.NormalizeName(login),
                DisplayName = name,
                Position = position,
                LockoutEnabled = true,
                SecurityStamp = ReadableCode.Stamp(),
            };
            user.PasswordHash = hasher.HashPassword(user, Password);
            db.Add(user);
            db.UserRoles.Add(new() { UserId = user.Id, RoleId = roles[role] });
            foreach (var (type, value) in areas.Select(a => (Grants.Area, a))
                .Concat(role == Role.Administrator ? [(Grants.Administers, Grants.Nation)] : [])
                .Append((Grants.Demo, "yes")))
            {
                db.UserClaims.Add(new() { UserId = user.Id, ClaimType = type, ClaimValue = value });
            }

            if (role == Role.Mentor)
                await AssignAsync(user.Id, mentorHouseholds, cancel);
        }

        var outcome = await db.SaveAsync(nameof(MakeDemoAccounts), cancel);
        return outcome.IsRefused
            ? throw new InvalidOperationException(string.Join(' ', outcome.Problems.Select(p => p.Code)))
            : [.. people.Select(p => new DemoAccount(p.Login, Rights.NameOf(p.Role), Password))];
    }

    private async Task AssignAsync(Guid mentor, IReadOnlyList<AreaKey> households, CancellationToken cancel)
    {
        var ids = households.Select(h => h.Id).ToList();
        var paths = await db.Households.Where(h => ids.Contains(h.Id)).Select(h => new { h.Id, h.AreaPath }).ToListAsync(cancel);
        db.MentorAssignments.AddRange(paths.Select(h => new MentorAssignment
        {
            AreaPath = h.AreaPath,
            HouseholdId = h.Id,
            UserId = mentor,
            FromOn = clock.Today,
        }));
    }
}

/// <param name="Login">Tên đăng nhập.</param>
/// <param name="Role">Vai trò.</param>
/// <param name="Password">The same for all.</param>
public sealed record DemoAccount(string Login, string Role, string Password);
