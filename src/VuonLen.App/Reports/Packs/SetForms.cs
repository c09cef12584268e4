using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;
using VuonLen.Rules.Forms;

namespace VuonLen.App.Reports.Packs;

/// <summary>Sets how a unit's forms are made (thiết lập biểu mẫu).</summary>
public sealed class SetForms(VuonLenDb db)
{
    /// <summary>Null when out of reach.</summary>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await PackUnit.FindAsync(db, key, cancel) is not { } unit)
            return null;

        var choice = await FormChoices.OfAsync(db, unit.AreaPath, cancel);
        var own = await OwnAsync(unit, cancel);
        return new(unit, new Form
        {
            Revision = own?.Revision ?? 0,
            Mode = choice.Settings.Mode,
            EthnicGroups = choice.Settings.EthnicGroups,
            HasIndigenous = choice.Settings.HasIndigenous,
            First = choice.Settings.Priority[0],
            Second = choice.Settings.Priority[1],
            ReturnMonths = choice.Settings.ReturnMonths,
            Clusters = own?.Clusters,
        }, choice.IsOfProvince && unit.Level is not AreaLevel.Province);
    }

    public async Task<Outcome> SaveAsync(AreaKey key, Form form, CancellationToken cancel)
    {
        if (await PackUnit.FindAsync(db, key, cancel) is not { } unit)
            return ReportProblems.UnitNotFound;
        if (unit.Level is not AreaLevel.Province && (await FormChoices.OfAsync(db, unit.AreaPath, cancel)).IsOfProvince)
            return ReportProblems.ProvinceChooses;

        var own = await OwnAsync(unit, cancel);
        if (own is null)
            db.Add(own = new() { AreaPath = unit.AreaPath, EthnicGroups = "", Priority = "" });
        else
            db.Entry(own).Property(c => c.Revision).OriginalValue = form.Revision;

        own.Mode = form.Mode;
        own.EthnicGroups = string.Join(',', form.EthnicGroups);
        own.HasIndigenous = form.HasIndigenous;
        own.Priority = string.Join(',', new[] { form.First, form.Second }.Concat(Enum.GetValues<ReportingGroup>()).Distinct());
        own.ReturnMonths = form.ReturnMonths;
        own.Clusters = unit.Level is AreaLevel.Province && !string.IsNullOrWhiteSpace(form.Clusters) ? form.Clusters.Trim() : null;
        var problems = FormChoices.Check(own).ToList();
        return problems.Count > 0 ? new(problems) : await db.SaveAsync(nameof(SetForms), cancel);
    }

    private Task<FormChoice?> OwnAsync(AreaUnit unit, CancellationToken cancel) =>
        db.FormChoices.Where(c => c.ProvinceCode == unit.ProvinceCode && c.AreaPath == unit.AreaPath).OrderBy(c => c.Id).FirstOrDefaultAsync(cancel);

    /// <param name="Unit">Whose forms.</param>
    /// <param name="Form">As they are made now.</param>
    /// <param name="IsOfProvince">The province has chosen for all its communes.</param>
    public sealed record View(AreaUnit Unit, Form Form, bool IsOfProvince);

    public sealed class Form
    {
        public int Revision { get; set; }

        public MovementMode Mode { get; set; }

        public IReadOnlyList<string> EthnicGroups { get; set; } = [];

        public bool HasIndigenous { get; set; }

        public ReportingGroup First { get; set; }

        public ReportingGroup Second { get; set; }

        public int? ReturnMonths { get; set; }

        public string? Clusters { get; set; }
    }
}
