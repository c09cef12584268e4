using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Plans.Confirming;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Organisations;

/// <summary>Names, validity and people of one organisation (sửa cơ quan, đơn vị).</summary>
public sealed class EditOrganisation(VuonLenDb db, TimeProvider clock)
{
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.Organisations.AsNoTracking().Include(o => o.Members).At(key).SingleOrDefaultAsync(cancel) is not { } organisation)
            return null;

        var accounts = organisation.Members.Select(m => m.UserId).OfType<Guid>().ToList();
        var isKeeper = db.Keeps(organisation.AreaPath);
        var logins = isKeeper ? await db.Users.Where(u => accounts.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.UserName ?? "", cancel) : [];
        var plans = await db.Chased(db.Plans.AsNoTracking().Where(p => p.ProvinceCode == key.ProvinceCode && p.AreaPath == organisation.AreaPath), clock.Today).Take(200).ToListAsync(cancel);
        var tasks = (await db.TasksOfAsync(plans, clock.Today, cancel)).Where(t => t.Lead?.Id == key.Id).ToList();
        return new(organisation, logins, await VillagesOf(organisation).OrderBy(u => u.AreaPath).ToListAsync(cancel), tasks, isKeeper);
    }

    /// <summary>What its people can be in charge of: a commune's villages, a province's communes.</summary>
    private IQueryable<AreaUnit> VillagesOf(Organisation organisation)
    {
        var level = AreaPaths.DepthOf(organisation.AreaPath) == 1 ? AreaLevel.Commune : AreaLevel.Village;
        return db.Units.AsNoTracking().Where(u => u.ProvinceCode == organisation.ProvinceCode && u.ValidTo == null && u.Level == level && u.AreaPath.StartsWith(organisation.AreaPath));
    }

    public async Task<Outcome> SaveAsync(AreaKey key, OrganisationStep step, CancellationToken cancel)
    {
        if (await db.Organisations.Include(o => o.Members).At(key).SingleOrDefaultAsync(cancel) is not { } organisation)
            return PlanProblems.OrganisationUnknown;
        if (!db.Keeps(organisation.AreaPath))
            return PlanProblems.NotKeeper;

        var outcome = step switch
        {
            OrganisationStep.Name name => await RenameAsync(organisation, name, cancel),
            OrganisationStep.Admit admit => await AdmitAsync(organisation, admit, cancel),
            OrganisationStep.Dismiss dismiss => Dismiss(organisation, dismiss.Member),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Not a step."),
        };
        return outcome.IsRefused ? outcome : await db.SaveAsync(nameof(EditOrganisation), cancel);
    }

    /// <summary>Tasks that are written with one of the names become this organisation's.</summary>
    private async Task<Outcome> RenameAsync(Organisation organisation, OrganisationStep.Name name, CancellationToken cancel)
    {
        if (name.FullName is null || Organisation.KeyOf(name.FullName).Length == 0)
            return PlanProblems.NameMissing;
        if (name.ValidFrom is { } from && name.ValidTo is { } to && to < from)
            return PlanProblems.TimeReversed;

        (organisation.Name, organisation.Aliases) = (EditHead.Trim(name.FullName, 300)!, EditHead.Trim(name.Aliases?.ReplaceLineEndings("\n"), 2000));
        (organisation.ValidFrom, organisation.ValidTo) = (name.ValidFrom, name.ValidTo);
        if (await organisation.IsTakenAsync(db, clock.Today, cancel))
            return PlanProblems.NameTaken;

        // What the form showed; a colleague's change since is not overwritten.
        if (name.Revision is { } shown)
            db.Entry(organisation).Property(o => o.Revision).OriginalValue = shown;
        await organisation.TakeOverAsync(db, cancel);
        return Outcome.Done;
    }

    private async Task<Outcome> AdmitAsync(Organisation organisation, OrganisationStep.Admit admit, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(admit.FullName))
            return PlanProblems.NameMissing;

        Guid? user = null;
        if (EditHead.Trim(admit.Login, 256) is { } login)
        {
            user = await AccountAsync(organisation, login, cancel);
            if (user is null)
                return PlanProblems.LoginUnknown;
        }

        if (admit.Village is { } village && !await VillagesOf(organisation).AnyAsync(u => u.Id == village, cancel))
            return PlanProblems.PlaceUnknown;

        // Sent twice: it is there.
        var (name, post) = (EditHead.Trim(admit.FullName, 100)!, EditHead.Trim(admit.Post, 200));
        if (organisation.Members.Exists(m => m.FullName == name && m.Post == post && m.UserId == user && m.VillageId == admit.Village))
            return Outcome.Done;

        db.Add(new OrganisationMember
        {
            AreaPath = organisation.AreaPath,
            OrganisationId = organisation.Id,
            FullName = name,
            Post = post,
            UserId = user,
            VillageId = admit.Village,
        });
        return Outcome.Done;
    }

    /// <summary>Somebody who works in the organisation's unit or above it; who else has an account here is not told.</summary>
    private async Task<Guid?> AccountAsync(Organisation organisation, string login, CancellationToken cancel)
    {
        var folded = login.ToUpperInvariant();
        var found = await db.Users.Where(u => u.NormalizedUserName == folded && !u.IsClosed).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancel);
        var areas = await db.UserClaims.Where(c => c.UserId == found && c.ClaimType == Grants.Area).Select(c => c.ClaimValue ?? "!").ToListAsync(cancel);
        return areas.Exists(a => a == Grants.Nation || a.StartsWith(organisation.AreaPath, StringComparison.Ordinal) || organisation.AreaPath.StartsWith(a, StringComparison.Ordinal)) ? found : null;
    }

    private Outcome Dismiss(Organisation organisation, Guid member)
    {
        if (organisation.Members.Find(m => m.Id == member) is not { } found)
            return PlanProblems.ItemGone;

        db.Remove(found);
        return Outcome.Done;
    }

    public sealed record View(
        Organisation Organisation, IReadOnlyDictionary<Guid, string> Logins, IReadOnlyList<AreaUnit> Villages, IReadOnlyList<TaskNow> Tasks, bool IsKeeper);
}

/// <summary>One change of an organisation.</summary>
public abstract record OrganisationStep
{
    public sealed record Name(string? FullName, string? Aliases, DateOnly? ValidFrom, DateOnly? ValidTo, int? Revision = null) : OrganisationStep;

    public sealed record Admit(string? FullName, string? Post, string? Login, Guid? Village) : OrganisationStep;

    public sealed record Dismiss(Guid Member) : OrganisationStep;
}
