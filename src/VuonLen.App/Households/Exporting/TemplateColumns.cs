using VuonLen.App.Documents;
using VuonLen.App.Households.Lists;
using VuonLen.App.Households.PersonalIds;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Exporting;

/// <summary>The columns of our own list: all the registry holds, so that what goes out comes in again and changes nothing.</summary>
internal sealed class TemplateColumns
{
    /// <summary>For other people's lists, or only checked when given in.</summary>
    private static readonly HashSet<ListField> _notOurs =
    [
        ListField.Province, ListField.District, ListField.FullName, ListField.ReviewedOn, ListField.Reviewer, ListField.QuickReview,
        ListField.EthnicMinority, ListField.AverageLiving, ListField.Age, ListField.MemberCount, ListField.ForReading,
    ];

    /// <summary>Say whose row it is, and therefore stand in every row.</summary>
    private static readonly HashSet<ListField> _inEveryRow =
        [ListField.HouseholdNumber, ListField.Commune, ListField.CommuneCode, ListField.Village, ListField.Code, ListField.HeadName];

    /// <summary>Kept as typed: digits with zeros in front, days that a spreadsheet of another country would turn round.</summary>
    private static readonly HashSet<ListField> _text =
    [
        ListField.Code, ListField.CommuneCode, ListField.PersonalId, ListField.Phone, ListField.PersonPhone, ListField.InsuranceNumber,
        ListField.DecisionNumber, ListField.Born,
    ];

    private static readonly HashSet<ListField> _days = [ListField.DecisionOn, ListField.B1On, ListField.InsuredUntil];

    private readonly ExportPlaces? _places;
    private readonly PersonalIdVault? _vault;
    private readonly bool _showsHealth;
    private readonly DateOnly _today;

    /// <param name="places">Null for the empty template.</param>
    /// <param name="vault">Null when personal IDs are left out.</param>
    /// <param name="showsHealth">False leaves health out.</param>
    /// <param name="today">Whose recognised status is written.</param>
    /// <param name="isEmpty">The template to be filled in: with all columns.</param>
    public TemplateColumns(ExportPlaces? places, PersonalIdVault? vault, bool showsHealth, DateOnly today, bool isEmpty = false)
    {
        (_places, _vault, _showsHealth, _today) = (places, vault, showsHealth, today);
        All = [.. ListColumns.All.Where(c => !_notOurs.Contains(c.Field) && (isEmpty || IsFor(c)))];
    }

    public const string SheetName = "Danh sách";

    /// <summary>Characters across A4 at two thirds of their size, beside the repeated name.</summary>
    private const double WidthOfPage = 160;

    public IReadOnlyList<ListColumn> All { get; }

    /// <summary>Names of the head and the member stay in sight.</summary>
    public int Frozen => All.Select((c, i) => (c, i)).First(p => p.c.Field is ListField.MemberName).i + 1;

    /// <summary>On paper each page has the member's name, and letters that can be read.</summary>
    public int PagesWide => (int)Math.Ceiling(Layout().Sum(c => c.Width) / WidthOfPage);

    public IReadOnlyList<string> Headers => [.. All.Select(c => c.Header)];

    public static bool IsHealth(ListColumn column) => column.IsHealth
        || HouseholdFilter.HealthIndicators.Any(n => ListColumns.Deprivations[n - 1] == column.Field);

    /// <summary>The values a cell can be chosen from; empty: anything may be written.</summary>
    public static IReadOnlyList<string> ChoicesOf(ListColumn column) => column.Field switch
    {
        ListField.Relationship => Relations.Words,
        ListField.Class => [.. Classes.Words, Classes.AverageLiving],
        _ => column.Choices,
    };

    public IReadOnlyList<SheetColumn> Layout() => [.. All.Select(c => new SheetColumn(
        c.Field switch
        {
            ListField.CommuneCode => 8,
            ListField.Code => 9,
            ListField.Village => 16,
            ListField.HeadName or ListField.MemberName => 20,
            _ => c.Width,
        },
        _text.Contains(c.Field) ? CellFormat.Text : _days.Contains(c.Field) ? CellFormat.Date : CellFormat.General))];

    /// <summary>The row of one member; the household's own values stand in its first row.</summary>
    public SheetCell[] Row(Household household, ListedMember member, int number, bool isFirst)
    {
        var status = isFirst ? household.StatusOn(_today) : null;
        var cells = new SheetCell[All.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            if (isFirst || All[i].OnMember || _inEveryRow.Contains(All[i].Field) || All[i].Field is ListField.Relationship)
                cells[i] = CellOf(All[i], household, member, status, number);
        }

        return cells;
    }

    private SheetCell CellOf(ListColumn column, Household household, ListedMember member, Recognition? status, int number) => column.Field switch
    {
        ListField.HouseholdNumber => SheetCell.Of((double)number),
        ListField.Commune => SheetCell.Of(_places?.CommuneOf(household)?.FullName),
        ListField.CommuneCode => SheetCell.Of(_places?.CommuneOf(household)?.Code),
        ListField.Village => SheetCell.Of(_places?.VillageOf(household)?.FullName),
        ListField.HeadName => SheetCell.Of(household.HeadName),
        ListField.MemberName => SheetCell.Of(member.Person.FullName),
        ListField.Relationship => SheetCell.Of(member.Relationship is { } to ? Words.Of(to) : null),
        ListField.PersonalId => SheetCell.Of(member.Person.PersonalIdProtected is { } sealedText ? _vault?.Open(sealedText) : null),
        ListField.Class => SheetCell.Of(status is null ? null : status is { IsAverageLiving: true, Status: PovertyClass.NotPoor } ? Classes.AverageLiving : Words.Of(status.Status)),
        ListField.DecisionNumber => SheetCell.Of(status?.DecisionNumber),
        ListField.DecisionOn => SheetCell.Of(status?.DecisionOn),
        _ => OwnCell(column, column.OnMember ? member.Person : household),
    };

    /// <summary>What the household or the person itself holds.</summary>
    public SheetCell OwnCell(ListColumn column, object row) =>
        column.Get(row) is { } value && Seen(value) is { } seen ? column.Write(seen) : default;

    /// <summary>Illness among causes and needs is health as well.</summary>
    private object? Seen(object value) => _showsHealth ? value : value switch
    {
        PovertyCauses causes => (causes & ~PovertyCauses.IllnessOrAccident) is var rest && rest == 0 ? null : rest,
        LocalNeeds needs => (needs & ~LocalNeeds.Health) is var rest && rest == 0 ? null : rest,
        _ => value,
    };

    private bool IsFor(ListColumn column) => (_showsHealth || !IsHealth(column)) && (_vault is not null || column.Field is not ListField.PersonalId);
}
