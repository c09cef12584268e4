using VuonLen.Rules.People;

namespace VuonLen.Rules.Forms.Layout;

/// <summary>The 15 forms as an office prints them (bộ biểu).</summary>
public sealed class FormBook
{
    private readonly int[] _offsets;

    private FormBook(IReadOnlyList<Form> forms, FormSettings settings)
    {
        (Forms, Settings) = (forms, settings);
        _offsets = new int[forms.Count + 1];
        for (var i = 0; i < forms.Count; i++)
            _offsets[i + 1] = _offsets[i] + (forms[i].Lines.Count * forms[i].Leaves.Count);
    }

    /// <summary>By number, 1 to 15.</summary>
    public IReadOnlyList<Form> Forms { get; }

    /// <summary>As they were made.</summary>
    public FormSettings Settings { get; }

    /// <summary>How many cells one unit has in all forms.</summary>
    public int Size => _offsets[^1];

    /// <summary>The forms under settings.</summary>
    /// <param name="settings">Ethnic columns, columns of native groups, priority.</param>
    /// <param name="stage">The word printed in form 1.</param>
    /// <param name="nameTitle">Heading of the column of names: "Thôn/ Tổ dân phố" for a commune, "Phường/ Xã" for a province.</param>
    public static FormBook Of(FormSettings settings, FormStage stage, string nameTitle) => new(
        [
            ResultForms.Form1(stage, nameTitle),
            MovementForms.Poor(nameTitle),
            MovementForms.NearPoor(nameTitle),
            DeprivationForms.Counts(4, "HỘ NGHÈO", nameTitle),
            DeprivationForms.Rates(5, "HỘ NGHÈO", nameTitle),
            DeprivationForms.Counts(6, "HỘ CẬN NGHÈO", nameTitle),
            DeprivationForms.Rates(7, "HỘ CẬN NGHÈO", nameTitle),
            GroupForms.TargetGroups(nameTitle),
            GroupForms.Ethnic(nameTitle, [.. settings.EthnicGroups.Select(c => EthnicGroups.OfCode(c)?.Name ?? c)]),
            GroupForms.ByCause(nameTitle),
            GroupForms.Children(nameTitle),
            ResultForms.Standard(12, "NGHÈO", settings.HasIndigenous, nameTitle),
            ResultForms.Standard(13, "CẬN NGHÈO", settings.HasIndigenous, nameTitle),
            ListForms.Members(14, "CẬN NGHÈO", "Cận nghèo", settings.HasIndigenous),
            ListForms.Members(15, "NGHÈO", "Nghèo", settings.HasIndigenous),
        ],
        settings);

    /// <summary>The form of a number.</summary>
    public Form this[int number] => Forms[number - 1];

    /// <summary>Place of a cell among all cells of a unit.</summary>
    /// <param name="form">Its number.</param>
    /// <param name="line">Its line, from 0.</param>
    /// <param name="leaf">Its column, from 0.</param>
    public int CellOf(int form, int line, int leaf) => _offsets[form - 1] + (line * this[form].Leaves.Count) + leaf;

    /// <summary>The same by the column's code; null when the settings leave the column out.</summary>
    public int? CellOf(int form, int line, string code) => this[form].Find(code) is { } leaf ? CellOf(form, line, leaf) : null;
}
