using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.Rules;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Reviews;

/// <summary>
/// A decision of a commune's committee that recognises households (quyết định công nhận). Drafted, then issued; what it says is
/// written into the ledger, and from then on nothing of it changes: a correction is a new decision.
/// </summary>
public sealed class Decision : AreaRow, IRevisioned
{
    /// <summary>The commune of that time; a merger hands the row over and leaves this as it was.</summary>
    public required Guid UnitId { get; init; }

    public required DecisionKind Kind { get; set; }

    /// <summary>The decision some of whose lines this one corrects; null for all others.</summary>
    public Guid? CorrectedId { get; init; }

    /// <summary>As on the paper: <c>12/QĐ-UBND</c>. Null while it is not signed.</summary>
    public string? Number { get; set; }

    /// <summary>The day of the paper.</summary>
    public DateOnly? DecidedOn { get; set; }

    /// <summary>First day of what it recognises; null is the day of the paper.</summary>
    public DateOnly? EffectiveOn { get; set; }

    /// <summary>Who signed, as the paper says.</summary>
    [Personal]
    public string? SignedBy { get; set; }

    /// <summary>"Chủ tịch", "KT. Chủ tịch, Phó Chủ tịch".</summary>
    public string? SignerPosition { get; set; }

    /// <summary>The standard it recognises under: <c>ND07-2022</c>.</summary>
    public required string Standard { get; set; }

    public DecisionState State { get; private set; }

    /// <summary>How many households it names.</summary>
    public int LineCount { get; set; }

    public DateTimeOffset DraftedAt { get; init; }

    public required string DraftedBy { get; init; }

    public DateTimeOffset? IssuedAt { get; private set; }

    public string? IssuedBy { get; private set; }

    public int Revision { get; private set; }

    /// <summary>The first day of its ordinary lines; null as long as nobody has said.</summary>
    public DateOnly? TakesEffectOn => EffectiveOn ?? DecidedOn;

    /// <summary>Two papers of one unit are one when number and day agree, however the number is spelt.</summary>
    public static bool IsSameNumber(string? one, string? other) => string.Equals(Spelt(one), Spelt(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>From the press of the button until the last line is in the ledger.</summary>
    public Outcome BeginIssuing(string who, DateTimeOffset now)
    {
        if (State is not DecisionState.Draft)
            return ReviewProblems.NotDraft;

        (State, IssuedAt, IssuedBy) = (DecisionState.Issuing, now, who);
        return Outcome.Done;
    }

    /// <summary>Every line is in the ledger.</summary>
    public Outcome EndIssuing()
    {
        if (State is not DecisionState.Issuing)
            return ReviewProblems.NotDraft;

        State = DecisionState.Issued;
        return Outcome.Done;
    }

    private static string Spelt(string? number) => string.Concat((number ?? "").Where(c => !char.IsWhiteSpace(c)));
}

/// <summary>What sort of decision it is (loại quyết định). For the heading of its list; movements count all alike.</summary>
public enum DecisionKind
{
    /// <summary>Rà soát định kỳ, once a year.</summary>
    Periodic,

    /// <summary>Rà soát thường xuyên, monthly.</summary>
    Regular,

    /// <summary>Đính chính một quyết định trước.</summary>
    Correction,
}

/// <summary>Where a decision stands (tình trạng của quyết định).</summary>
public enum DecisionState
{
    /// <summary>Dự thảo: may be edited and deleted.</summary>
    Draft,

    /// <summary>Đang ban hành: its lines are being written into the ledger; it counts once all are.</summary>
    Issuing,

    /// <summary>Đã ban hành.</summary>
    Issued,
}

/// <summary>One household of a decision (dòng của quyết định): what it is recognised as, and why.</summary>
/// <remarks>Leaves no line in the audit by itself: issuing writes one for each household.</remarks>
[Unaudited]
public sealed class DecisionLine : AreaRow
{
    public required Guid DecisionId { get; init; }

    /// <summary>The household; not a foreign key, because a draft must not hold back an import that is undone.</summary>
    public required Guid Target { get; init; }

    public required PovertyClass Status { get; set; }

    public bool IsAverageLiving { get; set; }

    public RecognitionReason? Reason { get; set; }

    /// <summary>The line of the ledger this one corrects: it takes that line's day and place.</summary>
    public Guid? CorrectsId { get; set; }

    /// <summary>Printed on the list.</summary>
    [Personal]
    public string? Remark { get; set; }

    /// <summary>In the ledger. False on an issued decision: the household had left the commune before.</summary>
    public bool IsWritten { get; private set; }

    /// <summary>Place in the list, from 1; what follows is as it was when the line was written.</summary>
    public int? Number { get; private set; }

    [Personal]
    public string? HeadName { get; private set; }

    public string? Code { get; private set; }

    public Guid? VillageId { get; private set; }

    public int? MemberCount { get; private set; }

    /// <summary>Recognised status before; null when there was none.</summary>
    public PovertyClass? Was { get; private set; }

    public Movement? Movement { get; private set; }

    /// <summary>First day of the status.</summary>
    public DateOnly? TookEffectOn { get; private set; }

    /// <summary>It is in the ledger: keeps what the list has to say however the household changes.</summary>
    internal void Write(int number, Household household, PovertyClass? was, Movement? movement, DateOnly on)
    {
        (IsWritten, Number, HeadName, Code) = (true, number, household.HeadName, household.Code);
        (VillageId, MemberCount, Was, Movement, TookEffectOn) = (household.VillageId, household.MemberCount, was, movement, on);
    }
}
