using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Plans.Intake;
using VuonLen.Rules;

namespace VuonLen.App.Plans.Confirming;

/// <summary>Corrects number, date, title, year, signature of a plan (thông tin văn bản). A blank field stays blank.</summary>
public sealed class EditHead(VuonLenDb db)
{
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().At(key).SingleOrDefaultAsync(cancel) is not { } plan || !db.Keeps(plan))
            return null;

        var read = await db.PlanClauses.AsNoTracking().Of(key).Where(c => c.Kind == ClauseKind.HeadField).OrderBy(c => c.Position).ToListAsync(cancel);
        return new(plan, read, await SuperiorsAsync(plan, cancel));
    }

    /// <summary>Plans in use of the units the plan's own lies in.</summary>
    private async Task<IReadOnlyList<Plan>> SuperiorsAsync(Plan plan, CancellationToken cancel)
    {
        var above = AreaPaths.Above(plan.AreaPath).ToList();
        return above.Count == 0 ? [] : await db.Plans.AsNoTracking().Where(p => p.ProvinceCode == plan.ProvinceCode && p.State == PlanState.InUse && above.Contains(p.AreaPath))
            .OrderByDescending(p => p.Year).ThenBy(p => p.Id).ToListAsync(cancel);
    }

    public async Task<Outcome> SaveAsync(AreaKey key, Form form, CancellationToken cancel)
    {
        if (await db.Plans.At(key).SingleOrDefaultAsync(cancel) is not { } plan)
            return PlanProblems.NotFound;
        if (!db.Keeps(plan))
            return PlanProblems.NotKeeper;
        if (form.Year is < StartPlan.FirstYear or > StartPlan.LastYear)
            return PlanProblems.YearOdd;
        if (plan.State is PlanState.InUse && form.Year is null)
            return PlanProblems.NoYear;
        if (form.StartsOn is { } from && form.EndsOn is { } to && to < from)
            return PlanProblems.TimeReversed;
        if (form.SuperiorPlan is { } superior && superior != plan.SuperiorPlan && !(await SuperiorsAsync(plan, cancel)).Any(p => p.Id == superior))
            return PlanProblems.SuperiorPlanUnknown;

        db.Entry(plan).Property(p => p.Revision).OriginalValue = form.Revision;
        if (form.SuperiorPlan != plan.SuperiorPlan)
            await LetGoAsync(key, cancel);
        form.ApplyTo(plan);
        foreach (var clause in await db.PlanClauses.Of(key).Where(c => c.Kind == ClauseKind.HeadField && !c.IsChecked).ToListAsync(cancel))
            clause.IsChecked = true;
        return await db.SaveAsync(nameof(EditHead), cancel);
    }

    /// <summary>Targets of a plan that is no longer the superior one are served no more.</summary>
    private async Task LetGoAsync(AreaKey key, CancellationToken cancel)
    {
        foreach (var target in await db.PlannedTargets.Of(key).Where(t => t.SuperiorTarget != null).ToListAsync(cancel))
            target.SuperiorTarget = null;
    }

    /// <param name="Plan">As stored.</param>
    /// <param name="Read">What was read of the head, with its lines.</param>
    /// <param name="Superiors">Plans above that are in use.</param>
    public sealed record View(Plan Plan, IReadOnlyList<PlanClause> Read, IReadOnlyList<Plan> Superiors);

    public sealed class Form
    {
        public int Revision { get; set; }
        public int? Year { get; set; }
        public string? Title { get; set; }
        public string? Number { get; set; }
        public DateOnly? IssuedOn { get; set; }
        public string? Place { get; set; }
        public string? Issuer { get; set; }
        public string? SignedBy { get; set; }
        public string? SignerRole { get; set; }
        public string? Authority { get; set; }
        public DateOnly? StartsOn { get; set; }
        public DateOnly? EndsOn { get; set; }
        public Guid? SuperiorPlan { get; set; }
        public string? SuperiorText { get; set; }

        public static Form Of(Plan plan) => new()
        {
            Revision = plan.Revision,
            Year = plan.Year,
            Title = plan.Title,
            Number = plan.Number,
            IssuedOn = plan.IssuedOn,
            Place = plan.Place,
            Issuer = plan.Issuer,
            SignedBy = plan.SignedBy,
            SignerRole = plan.SignerRole,
            Authority = plan.Authority,
            StartsOn = plan.StartsOn,
            EndsOn = plan.EndsOn,
            SuperiorPlan = plan.SuperiorPlan,
            SuperiorText = plan.SuperiorText,
        };

        internal void ApplyTo(Plan plan)
        {
            plan.Year = Year;
            plan.Title = Trim(Title, 1000);
            plan.Number = Trim(Number, 100);
            plan.IssuedOn = IssuedOn;
            plan.Place = Trim(Place, 200);
            plan.Issuer = Trim(Issuer, 300);
            plan.SignedBy = Trim(SignedBy, 200);
            plan.SignerRole = Trim(SignerRole, 300);
            plan.Authority = Trim(Authority, 300);
            plan.StartsOn = StartsOn;
            plan.EndsOn = EndsOn;
            plan.SuperiorPlan = SuperiorPlan;
            plan.SuperiorText = Trim(SuperiorText, 500);
        }
    }

    internal static string? Trim(string? text, int most) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim() is var t && t.Length > most ? t[..most] : t;
}
