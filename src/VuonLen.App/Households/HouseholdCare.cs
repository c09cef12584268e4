using VuonLen.App.Data;
using VuonLen.App.Identity;

namespace VuonLen.App.Households;

/// <summary>Whose help households have today (người giúp đỡ).</summary>
public static class HouseholdCare
{
    extension(VuonLenDb db)
    {
        /// <summary>
        /// Open assignments of who can still help: an open account, still a mentor's, whose areas cover the household. Others are
        /// as good as none (người giúp đỡ đã nghỉ), until somebody assigns the household anew.
        /// </summary>
        public IQueryable<MentorAssignment> CareInForce() => db.MentorAssignments.Where(a => a.ToOn == null
            && db.Users.Any(u => u.Id == a.UserId && !u.IsClosed)
            && db.UserRoles.Any(r => r.UserId == a.UserId && db.Roles.Any(n => n.Id == r.RoleId && n.Name == nameof(Role.Mentor)))
            && db.UserClaims.Any(c => c.UserId == a.UserId && c.ClaimType == Grants.Area
                && (c.ClaimValue == Grants.Nation || a.AreaPath.StartsWith(c.ClaimValue!))));
    }
}
