using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VuonLen.App.Plans;

internal sealed class PlanTable : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.ToTable("plan");
        builder.Ignore(p => p.From).Ignore(p => p.To).Ignore(p => p.Name);
        builder.Property(p => p.Title).HasMaxLength(1000);
        builder.Property(p => p.Number).HasMaxLength(100);
        builder.Property(p => p.Place).HasMaxLength(200);
        builder.Property(p => p.Issuer).HasMaxLength(300);
        builder.Property(p => p.SignedBy).HasMaxLength(200);
        builder.Property(p => p.SignerRole).HasMaxLength(300);
        builder.Property(p => p.Authority).HasMaxLength(300);
        builder.Property(p => p.SuperiorText).HasMaxLength(500);
        builder.Property(p => p.FileName).HasMaxLength(260);
        builder.Property(p => p.CreatedBy).HasMaxLength(256);
        builder.Property(p => p.UsedBy).HasMaxLength(256);
        builder.HasIndex(p => new { p.ProvinceCode, p.State, p.Year });
    }
}

internal sealed class PlanSourceLineTable : IEntityTypeConfiguration<PlanSourceLine>
{
    public void Configure(EntityTypeBuilder<PlanSourceLine> builder)
    {
        builder.ToTable("plan_source_line");
        builder.HasIndex(l => new { l.ProvinceCode, l.PlanId, l.Number }).IsUnique();
    }
}

internal abstract class PlanPartTable<TPart>(string table) : IEntityTypeConfiguration<TPart> where TPart : PlanPart
{
    public virtual void Configure(EntityTypeBuilder<TPart> builder)
    {
        builder.ToTable(table);
        builder.Ignore(p => p.IsDoubtful);
        builder.HasIndex(p => new { p.ProvinceCode, p.PlanId, p.Position });
    }
}

internal sealed class PlanClauseTable() : PlanPartTable<PlanClause>("plan_clause")
{
    public override void Configure(EntityTypeBuilder<PlanClause> builder)
    {
        base.Configure(builder);
        builder.Property(c => c.Name).HasMaxLength(300);
        builder.Property(c => c.Number).HasMaxLength(100);
        builder.Property(c => c.Issuer).HasMaxLength(300);
    }
}

internal sealed class PlannedTargetTable() : PlanPartTable<PlannedTarget>("planned_target")
{
    public override void Configure(EntityTypeBuilder<PlannedTarget> builder)
    {
        base.Configure(builder);
        builder.Ignore(t => t.IsRelative).Ignore(t => t.IsRate).Ignore(t => t.Terms);
        builder.Property(t => t.Unit).HasMaxLength(40);
        builder.Property(t => t.Place).HasMaxLength(300);
        builder.Property(t => t.Topic).HasMaxLength(40);
        builder.Property(t => t.Measure).HasMaxLength(40);
        foreach (var number in new[] { nameof(PlannedTarget.Value), nameof(PlannedTarget.FromValue), nameof(PlannedTarget.ToValue), nameof(PlannedTarget.Baseline) })
            builder.Property<decimal?>(number).HasPrecision(18, 4);
    }
}

internal sealed class PlannedTaskTable() : PlanPartTable<PlannedTask>("planned_task")
{
    public override void Configure(EntityTypeBuilder<PlannedTask> builder)
    {
        base.Configure(builder);
        builder.Ignore(t => t.Recurrence);
        builder.Property(t => t.Name).HasMaxLength(300);
        builder.Property(t => t.Lead).HasMaxLength(500);
        builder.Property(t => t.Cooperating).HasMaxLength(1000);
        builder.Property(t => t.Receiver).HasMaxLength(500);
        builder.Property(t => t.DueWords).HasMaxLength(500);
        builder.Property(t => t.Heading).HasMaxLength(1000);
    }
}

internal sealed class TargetFigureTable : IEntityTypeConfiguration<TargetFigure>
{
    public void Configure(EntityTypeBuilder<TargetFigure> builder)
    {
        builder.ToTable("target_figure");
        builder.Property(f => f.Value).HasPrecision(18, 4);
        builder.Property(f => f.Source).HasMaxLength(300);
        builder.Property(f => f.WrittenBy).HasMaxLength(256);
        builder.HasIndex(f => new { f.ProvinceCode, f.PlannedTargetId, f.On });
    }
}

internal sealed class TargetShareTable : IEntityTypeConfiguration<TargetShare>
{
    public void Configure(EntityTypeBuilder<TargetShare> builder)
    {
        builder.ToTable("target_share");
        builder.Property(s => s.Value).HasPrecision(18, 4);
        builder.Property(s => s.Baseline).HasPrecision(18, 4);
        builder.HasIndex(s => new { s.ProvinceCode, s.PlannedTargetId, s.UnitId }).IsUnique();
    }
}

internal sealed class TargetedHouseholdTable : IEntityTypeConfiguration<TargetedHousehold>
{
    public void Configure(EntityTypeBuilder<TargetedHousehold> builder)
    {
        builder.ToTable("targeted_household");
        builder.HasIndex(h => new { h.ProvinceCode, h.PlannedTargetId, h.Household }).IsUnique();
        builder.HasIndex(h => new { h.ProvinceCode, h.Household });
    }
}

internal sealed class TaskMarkTable : IEntityTypeConfiguration<TaskMark>
{
    public void Configure(EntityTypeBuilder<TaskMark> builder)
    {
        builder.ToTable("task_mark");
        builder.Property(m => m.Text).HasMaxLength(4000);
        builder.Property(m => m.Count).HasPrecision(18, 4);
        builder.Property(m => m.EvidenceName).HasMaxLength(260);
        builder.Property(m => m.WrittenBy).HasMaxLength(256);
        builder.HasIndex(m => new { m.ProvinceCode, m.PlannedTaskId });
    }
}

internal sealed class OrganisationTable : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("organisation");
        builder.Ignore(o => o.Names);
        builder.Property(o => o.Name).HasMaxLength(300);
        builder.Property(o => o.Aliases).HasMaxLength(2000);
    }
}

internal sealed class OrganisationMemberTable : IEntityTypeConfiguration<OrganisationMember>
{
    public void Configure(EntityTypeBuilder<OrganisationMember> builder)
    {
        builder.ToTable("organisation_member");
        builder.Property(m => m.FullName).HasMaxLength(100);
        builder.Property(m => m.Post).HasMaxLength(200);
        builder.HasIndex(m => new { m.ProvinceCode, m.OrganisationId });
    }
}
