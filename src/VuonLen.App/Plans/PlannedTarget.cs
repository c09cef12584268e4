using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.Rules.Plans;
using VuonLen.Rules.Plans.Targets;

namespace VuonLen.App.Plans;

/// <summary>A target of a plan (chỉ tiêu), and how it is measured.</summary>
public sealed class PlannedTarget : PlanPart
{
    public required TargetKind Kind { get; set; }

    public TargetBound Bound { get; set; }

    public decimal? Value { get; set; }

    /// <summary>Lower end of a range, where a change starts, or the size of a named set.</summary>
    public decimal? FromValue { get; set; }

    public decimal? ToValue { get; set; }

    /// <summary>As written: "%", "điểm %", "hộ", "người".</summary>
    public string? Unit { get; set; }

    /// <summary>The place it is for, as written; null for all of the plan's area.</summary>
    public string? Place { get; set; }

    /// <summary>The village or commune meant by it.</summary>
    public Guid? PlaceId { get; set; }

    public DateOnly? DueOn { get; set; }

    /// <summary>What the reader took it to be about, a code of <see cref="PlanMeasures"/>.</summary>
    public string? Topic { get; set; }

    /// <summary>Code of the live measure it is bound to; null: its figures are typed.</summary>
    public string? Measure { get; set; }

    /// <summary>Of a live measure: among households of which status.</summary>
    public StatusChoice? Among { get; set; }

    /// <summary>An officer said that this is how it is measured.</summary>
    public bool IsBound { get; set; }

    /// <summary>The opening figure (số đầu kỳ).</summary>
    public decimal? Baseline { get; set; }

    public DateOnly? BaselineOn { get; set; }

    /// <summary>Who answers for it, an organisation.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>The target of the superior plan it serves.</summary>
    public Guid? SuperiorTarget { get; set; }

    /// <summary>Whether it is to become less: told by the measure, or by an officer for a typed figure.</summary>
    public bool IsLowerBetter { get; set; }

    public List<TargetFigure> Figures { get; init; } = [];

    public List<TargetShare> Shares { get; init; } = [];

    /// <summary>A change in percent of what is itself no percentage.</summary>
    public bool IsRelative => Kind is TargetKind.ReduceBy or TargetKind.IncreaseBy && Unit == "%" && !IsRate;

    /// <summary>What is measured is a percentage.</summary>
    public bool IsRate => LiveMeasure.Of(Measure) is { } live ? live.IsShare : Kind is TargetKind.Share || Unit is "%" or "điểm %";

    public TargetTerms Terms => new(Kind, Value, Bound, FromValue, ToValue, IsRelative,
        LiveMeasure.Of(Measure) is { } live ? live.IsLowerBetter : IsLowerBetter ? true : null);

    /// <summary>What it is about has changed: somebody has to say again how it is measured, and from where.</summary>
    internal void Unbind()
    {
        (IsBound, Baseline) = (false, null);
        if (LiveMeasure.Of(Measure)?.Fits(Kind, Unit) is false)
            Measure = null;
    }

    /// <summary>Figures belong together: those of the second come in whole, and only where the first has none.</summary>
    internal override void TakeIn(PlanPart next)
    {
        if (next is not PlannedTarget other)
            return;

        if (Kind is TargetKind.Words || (Value ?? FromValue ?? ToValue) is null && Kind is not TargetKind.None)
        {
            (Kind, Bound, Value, FromValue, ToValue, Unit) = (other.Kind, other.Bound, other.Value, other.FromValue, other.ToValue, other.Unit ?? Unit);
            (Topic, Measure, Among, IsLowerBetter, Baseline) = (other.Topic ?? Topic, other.Measure ?? Measure, other.Measure is null ? Among : other.Among, other.IsLowerBetter, other.Baseline);
            IsBound = false;
        }

        if (Place is null && PlaceId is null)
            (Place, PlaceId) = (other.Place, other.PlaceId);
        (Unit, DueOn, Topic) = (Unit ?? other.Unit, DueOn ?? other.DueOn, Topic ?? other.Topic);
        (OwnerId, SuperiorTarget) = (OwnerId ?? other.OwnerId, SuperiorTarget ?? other.SuperiorTarget);
    }

    internal override PlanPart Copy(Plan plan, string text) => As(
        new PlannedTarget
        {
            AreaPath = plan.AreaPath,
            PlanId = plan.Id,
            Text = text,
            Kind = Kind,
            Bound = Bound,
            Value = Value,
            FromValue = FromValue,
            ToValue = ToValue,
            Unit = Unit,
            Place = Place,
            PlaceId = PlaceId,
            DueOn = DueOn,
            Topic = Topic,
            Measure = Measure,
            Among = Among,
            IsBound = IsBound,
            IsLowerBetter = IsLowerBetter,
            OwnerId = OwnerId,
        },
        plan);
}

/// <summary>A figure of a target on a day (số liệu chỉ tiêu): typed with its source, or kept month by month from the registry.</summary>
public sealed class TargetFigure : AreaRow
{
    public required Guid PlannedTargetId { get; init; }

    public required DateOnly On { get; init; }

    public required decimal Value { get; init; }

    /// <summary>Who says so; null for what the product counted itself.</summary>
    public string? Source { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required string WrittenBy { get; init; }
}

/// <summary>The part of a target that falls to a village or a commune (phân bổ chỉ tiêu).</summary>
public sealed class TargetShare : AreaRow
{
    public required Guid PlannedTargetId { get; init; }

    public required Guid UnitId { get; set; }

    public required decimal Value { get; set; }

    /// <summary>The unit's opening figure, on the day of the target's.</summary>
    public decimal? Baseline { get; set; }
}

/// <summary>A household behind a target when it was bound, or one of a named set (hộ thuộc chỉ tiêu).</summary>
[Unaudited]
public sealed class TargetedHousehold : AreaRow
{
    public required Guid PlannedTargetId { get; init; }

    /// <summary>The household; it may end or leave since, so nothing ties it.</summary>
    public required Guid Household { get; init; }

    /// <summary>So many deprivations it had that day.</summary>
    public int DeprivedThen { get; init; }

    /// <summary>Named in the plan itself.</summary>
    public bool IsNamed { get; init; }
}
