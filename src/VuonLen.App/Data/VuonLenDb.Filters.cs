using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Plans;
using VuonLen.App.Reports;
using VuonLen.App.Reviews;
using VuonLen.App.Runs;
using VuonLen.App.Standards;

namespace VuonLen.App.Data;

/// <content>What each caller reads: one area filter and one mentor filter a table.</content>
public abstract partial class VuonLenDb
{
    /// <summary>Name of the filter that hides rows outside the user's area.</summary>
    public const string AreaFilter = "area";

    /// <summary>Name of the filter that hides from a mentor the households of others.</summary>
    public const string MentorFilter = "mentor";

    /// <summary>Tables that everybody reads, because everybody has to name the places and standards in them, follows the province's choice, or works in the installation.</summary>
    public static IReadOnlyList<Type> ReadByAll { get; } =
        [typeof(AreaUnit), typeof(AreaSuccession), typeof(LoadedStandard), typeof(LoadedScorecard), typeof(FormChoice), typeof(InstallationMark)];

    /// <summary>While a change of areas is followed: see <see cref="FollowAreas"/>.</summary>
    private AreaScope? _followed;

    private AreaScope Scope => _followed ?? caller.Scope;

    /// <summary>Who may not read households reaches none, whatever the areas granted.</summary>
    private AreaScope HouseholdScope => _followed ?? (caller.May(Rights.ReadHouseholds) ? caller.Scope : AreaScope.Nowhere);

    private AreaScope Places => caller.Places;

    private string AdministeredPath => caller.Administered.Paths[0];

    /// <summary>
    /// Until disposed of, reads and writes the households of all the places the caller keeps: who merges units may not see the
    /// households in them, which have to follow all the same. Nothing of them may be shown.
    /// </summary>
    internal IDisposable FollowAreas()
    {
        _followed = caller.Places;
        return new Following(this);
    }

    private void FilterRows(ModelBuilder builder)
    {
        // One entry per area table; a test fails when one is missing. The planner uses the index for each arm.
        FilterByArea<Household>(builder);
        FilterByArea<Membership>(builder);
        FilterByArea<Person>(builder);
        FilterByArea<Recognition>(builder);
        FilterByArea<KeptClassification>(builder);
        FilterByArea<HouseholdNote>(builder);
        FilterByArea<MentorAssignment>(builder);
        FilterByArea<Decision>(builder);
        FilterByArea<DecisionLine>(builder);
        FilterByArea<ListImport>(builder);
        FilterByArea<ListItem>(builder);
        FilterByArea<KnownMapping>(builder);
        FilterByArea<DoubleDecision>(builder);
        FilterByArea<DoubleMerge>(builder);
        FilterByArea<ListExport>(builder);
        FilterByArea<FormPack>(builder);
        FilterByArea<PackOrder>(builder);
        FilterByArea<Run>(builder);
        FilterByArea<StoredFile>(builder);
        FilterByArea<StoredFilePart>(builder);
        FilterPlans(builder);
        FilterPopulation(builder);
        FilterAudit(builder);

        FilterByMentor<AreaPopulation>(builder, _ => Scope.Mentor == null);
        FilterByMentor<Household>(builder, h => Scope.Mentor == null || MentorAssignments.Any(
            a => a.UserId == Scope.Mentor && a.ToOn == null && a.HouseholdId == h.Id));
        FilterByMentor<Membership>(builder, m => Scope.Mentor == null || MentorAssignments.Any(
            a => a.UserId == Scope.Mentor && a.ToOn == null && a.HouseholdId == m.HouseholdId));
        FilterByMentor<Person>(builder, p => Scope.Mentor == null
            || p.Memberships.Any(m => MentorAssignments.Any(
            a => a.UserId == Scope.Mentor && a.ToOn == null && a.HouseholdId == m.HouseholdId)));
        FilterByMentor<Recognition>(builder, r => Scope.Mentor == null || MentorAssignments.Any(
            a => a.UserId == Scope.Mentor && a.ToOn == null && a.HouseholdId == r.HouseholdId));
        FilterByMentor<KeptClassification>(builder, c => Scope.Mentor == null || MentorAssignments.Any(
            a => a.UserId == Scope.Mentor && a.ToOn == null && a.HouseholdId == c.HouseholdId));
        FilterByMentor<HouseholdNote>(builder, n => Scope.Mentor == null || MentorAssignments.Any(
            a => a.UserId == Scope.Mentor && a.ToOn == null && a.HouseholdId == n.HouseholdId));
        FilterByMentor<MentorAssignment>(builder, a => Scope.Mentor == null || a.UserId == Scope.Mentor);
        FilterByMentor<Decision>(builder, _ => Scope.Mentor == null);
        FilterByMentor<DecisionLine>(builder, _ => Scope.Mentor == null);
        FilterByMentor<ListImport>(builder, _ => Scope.Mentor == null);
        FilterByMentor<ListItem>(builder, _ => Scope.Mentor == null);
        FilterByMentor<KnownMapping>(builder, _ => Scope.Mentor == null);
        FilterByMentor<DoubleDecision>(builder, _ => Scope.Mentor == null);
        FilterByMentor<DoubleMerge>(builder, _ => Scope.Mentor == null);
        FilterByMentor<ListExport>(builder, _ => Scope.Mentor == null);
        FilterByMentor<FormPack>(builder, _ => Scope.Mentor == null);
        FilterByMentor<PackOrder>(builder, _ => Scope.Mentor == null);
        FilterByMentor<Run>(builder, _ => Scope.Mentor == null);
        FilterByMentor<StoredFile>(builder, _ => Scope.Mentor == null);
        FilterByMentor<StoredFilePart>(builder, _ => Scope.Mentor == null);
        FilterByMentor<AuditEntry>(builder, _ => Scope.Mentor == null);
    }

    private static void FilterByMentor<TRow>(ModelBuilder model, Expression<Func<TRow, bool>> filter) where TRow : AreaRow =>
        model.Entity<TRow>().HasQueryFilter(MentorFilter, filter);

    private void FilterByArea<TRow>(ModelBuilder model) where TRow : AreaRow =>
        model.Entity<TRow>().HasQueryFilter(AreaFilter, row =>
            row.AreaPath.StartsWith(HouseholdScope.Paths[0])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[1])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[2])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[3])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[4])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[5])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[6])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[7]));

    /// <summary>
    /// A plan holds for all who work in its area: a village reads the plans of its commune and its province once they are in
    /// use. Drafts, and what is said of single households, stay with those who keep the plan. Writing is guarded apart.
    /// </summary>
    private void FilterPlans(ModelBuilder model)
    {
        FilterByAreaOrAbove<PlanClause>(model);
        FilterByAreaOrAbove<PlanSourceLine>(model);
        FilterByAreaOrAbove<PlannedTarget>(model);
        FilterByAreaOrAbove<PlannedTask>(model);
        FilterByAreaOrAbove<TargetFigure>(model);
        FilterByAreaOrAbove<TargetShare>(model);
        FilterByAreaOrAbove<TaskMark>(model);
        FilterByAreaOrAbove<Organisation>(model);
        FilterByAreaOrAbove<OrganisationMember>(model);
        FilterByArea<TargetedHousehold>(model);
        FilterByMentor<TargetedHousehold>(model, _ => Scope.Mentor == null);
        FilterByMentor<Plan>(model, p => Scope.Mentor == null || p.State == PlanState.InUse);
        model.Entity<Plan>().HasQueryFilter(AreaFilter, row =>
            row.AreaPath.StartsWith(HouseholdScope.Paths[0])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[1])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[2])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[3])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[4])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[5])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[6])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[7])
            || (row.State == PlanState.InUse && HouseholdScope.Above.Contains(row.AreaPath)));
    }

    private void FilterByAreaOrAbove<TRow>(ModelBuilder model) where TRow : AreaRow
    {
        FilterByMentor<TRow>(model, row => Scope.Mentor == null || row.ProvinceCode != "");
        model.Entity<TRow>().HasQueryFilter(AreaFilter, row =>
            row.AreaPath.StartsWith(HouseholdScope.Paths[0])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[1])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[2])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[3])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[4])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[5])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[6])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[7])
            || HouseholdScope.Above.Contains(row.AreaPath));
    }

    /// <summary>Counts of people tell of no household: who keeps the areas keeps them too.</summary>
    private void FilterPopulation(ModelBuilder model) =>
        model.Entity<AreaPopulation>().HasQueryFilter(AreaFilter, row =>
            row.AreaPath.StartsWith(Places.Paths[0])
            || row.AreaPath.StartsWith(Places.Paths[1])
            || row.AreaPath.StartsWith(Places.Paths[2])
            || row.AreaPath.StartsWith(Places.Paths[3])
            || row.AreaPath.StartsWith(Places.Paths[4])
            || row.AreaPath.StartsWith(Places.Paths[5])
            || row.AreaPath.StartsWith(Places.Paths[6])
            || row.AreaPath.StartsWith(Places.Paths[7]));

    /// <summary>
    /// An administrator reads what was done to areas, standards and accounts, and nothing of what stands in households. Accounts
    /// lie in no area: their entries are read by who administers all that the account is granted today.
    /// </summary>
    private void FilterAudit(ModelBuilder model) =>
        model.Entity<AuditEntry>().HasQueryFilter(AreaFilter, row =>
            row.AreaPath.StartsWith(HouseholdScope.Paths[0])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[1])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[2])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[3])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[4])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[5])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[6])
            || row.AreaPath.StartsWith(HouseholdScope.Paths[7])
            || (row.AreaPath.StartsWith(AdministeredPath) && AuditEntry.OfNoHousehold.Contains(row.Entity))
            || (row.AreaPath == AreaPaths.Nation && AuditEntry.OfAccounts.Contains(row.Entity)
                && UserClaims.Any(c => c.UserId == row.RowId && (c.ClaimType == Grants.Area || c.ClaimType == Grants.Administers))
                && !UserClaims.Any(c => c.UserId == row.RowId && (c.ClaimType == Grants.Area || c.ClaimType == Grants.Administers)
                    && !c.ClaimValue!.StartsWith(AdministeredPath))));

    private sealed class Following(VuonLenDb db) : IDisposable
    {
        public void Dispose() => db._followed = null;
    }
}
