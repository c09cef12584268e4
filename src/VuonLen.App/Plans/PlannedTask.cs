using System.Text.RegularExpressions;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules.Names;
using VuonLen.Rules.Plans.Targets;

namespace VuonLen.App.Plans;

/// <summary>Something a plan wants done, or a report it wants written (nhiệm vụ, nghĩa vụ báo cáo).</summary>
public sealed partial class PlannedTask : PlanPart
{
    public required TaskKind Kind { get; set; }

    /// <summary>Of a report: "báo cáo 6 tháng".</summary>
    public string? Name { get; set; }

    /// <summary>Who leads, as written; null is a task of nobody.</summary>
    public string? Lead { get; set; }

    public string? Cooperating { get; set; }

    /// <summary>Of a report: to whom.</summary>
    public string? Receiver { get; set; }

    /// <summary>The organisation meant by <see cref="Lead"/>.</summary>
    public Guid? LeadId { get; set; }

    public DateOnly? StartsOn { get; set; }

    /// <summary>The day it is due, or the last day of the month, quarter or year named.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>The words of the deadline or of the recurrence.</summary>
    public string? DueWords { get; set; }

    /// <summary>Kết quả, sản phẩm.</summary>
    public string? Result { get; set; }

    /// <summary>The heading it stands under.</summary>
    public string? Heading { get; set; }

    /// <summary>The target it serves.</summary>
    public Guid? ServedTarget { get; set; }

    public TaskState State { get; internal set; }

    public DateOnly? DoneOn { get; internal set; }

    public List<TaskMark> Marks { get; init; } = [];

    /// <summary>How often it is due; null for once, for ever, or by a calendar that is not counted here.</summary>
    public Recurrence? Recurrence => DueOn is null && !IsLunar(DueWords) ? Recurrence.Read(DueWords) : null;

    /// <summary>The 15th of a lunar month is no 15th of ours.</summary>
    private static bool IsLunar(string? words) => words is not null && LunarWords().IsMatch(VietnameseName.Fold(words));

    [GeneratedRegex(@"\bam lich\b|\bthang (?:gieng|chap)\b|\bngay ram\b|\b(?:mung|mong) \d", RegexOptions.CultureInvariant)]
    private static partial Regex LunarWords();

    internal override void TakeIn(PlanPart next)
    {
        if (next is not PlannedTask other)
            return;

        (Name, Receiver) = (Name ?? other.Name, Receiver ?? other.Receiver);
        (Lead, LeadId, Cooperating) = (Lead ?? other.Lead, Lead is null ? other.LeadId : LeadId, Cooperating ?? other.Cooperating);
        (StartsOn, DueOn, DueWords) = (StartsOn ?? other.StartsOn, DueOn ?? other.DueOn, DueWords ?? other.DueWords);
        (Result, ServedTarget) = (Result ?? other.Result, ServedTarget ?? other.ServedTarget);
    }

    internal override PlanPart Copy(Plan plan, string text) => As(
        new PlannedTask
        {
            AreaPath = plan.AreaPath,
            PlanId = plan.Id,
            Text = text,
            Kind = Kind,
            Name = Name,
            Lead = Lead,
            Cooperating = Cooperating,
            Receiver = Receiver,
            LeadId = LeadId,
            StartsOn = StartsOn,
            DueOn = DueOn,
            DueWords = DueWords,
            Result = Result,
            Heading = Heading,
        },
        plan);
}

/// <summary>What is to be done (loại việc).</summary>
public enum TaskKind
{
    /// <summary>Nhiệm vụ.</summary>
    Work,

    /// <summary>Báo cáo.</summary>
    Report,
}

/// <summary>How far a task is (tình trạng nhiệm vụ).</summary>
public enum TaskState
{
    /// <summary>Chưa làm.</summary>
    Open,

    /// <summary>Đang làm.</summary>
    Going,

    /// <summary>Đã xong.</summary>
    Done,

    /// <summary>Thôi, không làm nữa.</summary>
    Dropped,
}

/// <summary>What somebody said of a task, or that one turn of what recurs is done (ghi nhận nhiệm vụ).</summary>
public sealed class TaskMark : AreaRow
{
    public required Guid PlannedTaskId { get; init; }

    /// <summary>Of what recurs: the turn that is meant.</summary>
    public DateOnly? TurnOn { get; init; }

    public required TaskState State { get; init; }

    /// <summary>When it was so.</summary>
    public required DateOnly On { get; init; }

    /// <summary>In words: what was done, what hinders.</summary>
    public string? Text { get; init; }

    /// <summary>A number as evidence.</summary>
    public decimal? Count { get; init; }

    /// <summary>A file as evidence.</summary>
    [Unaudited]
    public Guid? EvidenceId { get; set; }

    [Personal]
    public string? EvidenceName { get; set; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required string WrittenBy { get; init; }
}
