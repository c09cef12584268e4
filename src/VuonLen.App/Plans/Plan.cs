using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Plans;

/// <summary>A plan of a commune or a province for a year (kế hoạch giảm nghèo).</summary>
/// <remarks>What the document leaves blank is null here too: nothing is guessed.</remarks>
public sealed class Plan : AreaRow, IRevisioned
{
    /// <summary>The commune or province whose plan it is.</summary>
    public required Guid UnitId { get; set; }

    public PlanState State { get; private set; }

    public int? Year { get; set; }

    public string? Title { get; set; }

    /// <summary>Số, ký hiệu.</summary>
    public string? Number { get; set; }

    public DateOnly? IssuedOn { get; set; }

    /// <summary>Nơi ban hành.</summary>
    public string? Place { get; set; }

    public string? Issuer { get; set; }

    [Personal]
    public string? SignedBy { get; set; }

    public string? SignerRole { get; set; }

    /// <summary>The lines with TM., KT., TL., TUQ. or Q.</summary>
    public string? Authority { get; set; }

    /// <summary>First day of its targets and tasks; null is the first day of the year.</summary>
    public DateOnly? StartsOn { get; set; }

    /// <summary>Last day; null is the last day of the year.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>The plan of the superior unit it makes concrete, when that one is kept here.</summary>
    public Guid? SuperiorPlan { get; set; }

    /// <summary>The superior's plan in words, when it is not kept here.</summary>
    public string? SuperiorText { get; set; }

    [Personal]
    public string? FileName { get; init; }

    [Unaudited]
    public Guid? DocumentId { get; set; }

    /// <summary>Letters were read off a picture.</summary>
    public bool IsScanned { get; set; }

    /// <summary>The scan lost its marks: everything has to be compared with the original.</summary>
    public bool IsBadScan { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset? UsedAt { get; private set; }

    public string? UsedBy { get; private set; }

    public int Revision { get; private set; }

    /// <summary>The first day of its time; null while nobody knows the year.</summary>
    public DateOnly? From => StartsOn ?? (Year is { } year ? new DateOnly(year, 1, 1) : null);

    /// <summary>The last day of its time.</summary>
    public DateOnly? To => EndsOn ?? (Year is { } year ? new DateOnly(year, 12, 31) : null);

    /// <summary>Its time is over: what it reached is what stood on its last day.</summary>
    public bool IsOver(DateOnly today) => To < today;

    /// <summary>
    /// Somebody still works with what was due: a quarter of a year after the plan's time, or after a later deadline, its last
    /// reports are due too; what was left undone by then is no longer called late. A choice of the product.
    /// </summary>
    /// <param name="dueOn">A deadline of its own; null: of the plan.</param>
    /// <param name="today">Vietnam's date.</param>
    public bool IsChased(DateOnly? dueOn, DateOnly today) => (dueOn > To ? dueOn : To) is not { } last || last >= today.AddMonths(-3);

    /// <summary>Its title, or what stands for one in lists.</summary>
    public string Name => Title ?? FileName ?? "Kế hoạch chưa có tên";

    /// <summary>The document waits for its reader.</summary>
    internal void AwaitReading() => State = PlanState.Reading;

    /// <summary>There is something to confirm.</summary>
    internal void BeDraft() => State = PlanState.Draft;

    internal void Refuse() => State = PlanState.Unreadable;

    internal void Use(DateTimeOffset at, string by) => (State, UsedAt, UsedBy) = (PlanState.InUse, at, by);

    internal void BackToDraft() => (State, UsedAt, UsedBy) = (PlanState.Draft, null, null);
}

/// <summary>How far a plan is (tình trạng kế hoạch).</summary>
public enum PlanState
{
    /// <summary>Đang soạn, chờ xác nhận.</summary>
    Draft,

    /// <summary>Tệp đang được đọc.</summary>
    Reading,

    /// <summary>Tệp không đọc được.</summary>
    Unreadable,

    /// <summary>Đang dùng.</summary>
    InUse,
}

/// <summary>A line of the document a plan was read from (dòng văn bản gốc).</summary>
[Unaudited]
public sealed class PlanSourceLine : AreaRow
{
    public required Guid PlanId { get; init; }

    /// <summary>From 1; items point at it.</summary>
    public required int Number { get; init; }

    [Personal]
    public required string Text { get; init; }

    public int? Page { get; init; }

    /// <summary>Which table of the document it stands in; null outside of tables.</summary>
    public int? TableNumber { get; init; }

    public int? TableRow { get; init; }

    public int? TableColumn { get; init; }

    public bool IsEmphasised { get; init; }

    /// <summary>Somebody read it and it needs no item.</summary>
    public bool IsSetAside { get; set; }

    /// <summary>The item somebody filed it under by hand.</summary>
    public Guid? FiledUnder { get; set; }
}

/// <summary>What an item of a plan has whatever it is: its words, and where they stand in the document.</summary>
public abstract class PlanPart : AreaRow, IRevisioned
{
    public required Guid PlanId { get; init; }

    /// <summary>Order within its kind; gaps and equals are allowed.</summary>
    [Unaudited]
    public int Position { get; set; }

    /// <summary>As written.</summary>
    public required string Text { get; set; }

    /// <summary>Null: typed, not read.</summary>
    [Unaudited]
    public int? FirstLine { get; set; }

    [Unaudited]
    public int? LastLine { get; set; }

    /// <summary>How sure the reader was, 0 to 1; null: typed.</summary>
    [Unaudited]
    public double? Confidence { get; set; }

    /// <summary>A person looked at it, or made it.</summary>
    public bool IsChecked { get; set; }

    public int Revision { get; private set; }

    /// <summary>From here on the reader is sure.</summary>
    public const double Sure = 0.8;

    /// <summary>Whether somebody still has to look at it.</summary>
    public bool IsDoubtful => !IsChecked && Confidence < Sure;

    /// <summary>The same item again, with other words: for splitting it, or for next year's plan.</summary>
    internal abstract PlanPart Copy(Plan plan, string text);

    /// <summary>Takes over from an item of the same kind what this one leaves open.</summary>
    internal abstract void TakeIn(PlanPart next);

    /// <summary>What copies of every kind share.</summary>
    protected TPart As<TPart>(TPart copy, Plan plan) where TPart : PlanPart
    {
        copy.Position = Position;
        copy.IsChecked = IsChecked;
        if (plan.Id == PlanId)
            (copy.FirstLine, copy.LastLine, copy.Confidence) = (FirstLine, LastLine, Confidence);
        return copy;
    }
}
