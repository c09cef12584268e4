using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
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
        var logins = await db.Users.Where(u => accounts.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.UserName ?? "", cancel);
        var villages = await db.Units.AsNoTracking()
            .Where(u => u.ProvinceCode == key.ProvinceCode && u.ValidTo == null && u.Level == AreaLevel.Village && u.AreaPath.StartsWith(organisation.AreaPath)).OrderBy(u => u.Code).ToListAsync(cancel);
        var tasks = (await db.TasksNowAsync(null, clock.Today, cancel)).Where(t => t.Lead?.Id == key.Id).ToList();
        return new(organisation, logins, villages, tasks, db.Keeps(organisation.AreaPath));
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
        if (string.IsNullOrWhiteSpace(name.FullName))
            return PlanProblems.NameMissing;
        if (name.ValidFrom is { } from && name.ValidTo is { } to && to < from)
            return PlanProblems.TimeReversed;

        (organisation.Name, organisation.Aliases) = (EditHead.Trim(name.FullName, 300)!, EditHead.Trim(name.Aliases?.ReplaceLineEndings("\n"), 2000));
        (organisation.ValidFrom, organisation.ValidTo) = (name.ValidFrom, name.ValidTo);
        var others = await db.Organisations.AsNoTracking().Where(o => o.AreaPath == organisation.AreaPath && o.Id != organisation.Id).ToListAsync(cancel);
        if (name.ValidTo is null && others.Exists(o => o.ValidTo is null && organisation.Names.Any(o.IsMeantBy)))
            return PlanProblems.NameTaken;

        foreach (var task in await db.PlannedTasks.Where(t => t.AreaPath == organisation.AreaPath && t.LeadId == null && t.Lead != null).ToListAsync(cancel))
        {
            if (organisation.IsMeantBy(task.Lead))
                task.LeadId = organisation.Id;
        }

        return Outcome.Done;
    }

    private async Task<Outcome> AdmitAsync(Organisation organisation, OrganisationStep.Admit admit, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(admit.FullName))
            return PlanProblems.NameMissing;

        Guid? user = null;
        if (EditHead.Trim(admit.Login, 256) is { } login)
        {
            user = await db.Users.Where(u => u.UserName == login).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancel);
            if (user is null)
                return PlanProblems.LoginUnknown;
        }

        if (admit.Village is { } village && !await db.Units.AnyAsync(u => u.ProvinceCode == organisation.ProvinceCode && u.Id == village, cancel))
            return PlanProblems.PlaceUnknown;

        db.Add(new OrganisationMember
        {
            AreaPath = organisation.AreaPath,
            OrganisationId = organisation.Id,
            FullName = EditHead.Trim(admit.FullName, 100)!,
            Post = EditHead.Trim(admit.Post, 200),
            UserId = user,
            VillageId = admit.Village,
        });
        return Outcome.Done;
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
    public sealed record Name(string? FullName, string? Aliases, DateOnly? ValidFrom, DateOnly? ValidTo) : OrganisationStep;

    public sealed record Admit(string? FullName, string? Post, string? Login, Guid? Village) : OrganisationStep;

    public sealed record Dismiss(Guid Member) : OrganisationStep;
}
