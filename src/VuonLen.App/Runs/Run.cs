using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Runs;

/// <summary>Long work that goes on without its page (việc chạy nền): it can be watched, left, cancelled, and survives a restart.</summary>
/// <remarks>Who carries it out holds it on a lease; when the program dies, the lease ends and another one takes the run up where it stood.</remarks>
[Unaudited]
public sealed class Run : AreaRow, IRevisioned
{
    /// <summary>How long a run is held without a sign of life. Whoever carries it out gives one every quarter of it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    /// <summary>What it does: the key under which its <see cref="IRunWork"/> is registered.</summary>
    public required string Kind { get; init; }

    /// <summary>The row it works on, in the same province.</summary>
    public required Guid SubjectId { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Whose rights and areas hold while it runs.</summary>
    public required string AskedBy { get; init; }

    public RunState State { get; private set; }

    public int Progress { get; private set; }

    /// <summary>0 while it is not known.</summary>
    public int Total { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Somebody wants it to stop at the next batch.</summary>
    public bool IsCancelAsked { get; private set; }

    /// <summary>What the user is told when it was refused or failed.</summary>
    public string? Message { get; private set; }

    public Guid? HeldBy { get; private set; }

    public DateTimeOffset? HeldUntil { get; private set; }

    public int Revision { get; private set; }

    /// <summary>Neither ended nor stopped.</summary>
    public bool IsOpen => State is RunState.Waiting or RunState.Running;

    /// <summary>Takes it up, unless it is held: by another process, or by somebody else in this one.</summary>
    internal bool TryTake(Guid holder, DateTimeOffset now)
    {
        if (!IsOpen || HeldUntil > now)
            return false;

        (State, HeldBy, HeldUntil) = (RunState.Running, holder, now + Lease);
        return true;
    }

    /// <returns>False when it is no longer the holder's: its lease ran out and somebody else took the run up.</returns>
    internal bool TryReport(Guid holder, int progress, int total, DateTimeOffset now)
    {
        if (!IsOpen || HeldBy != holder)
            return false;

        (Progress, Total, HeldUntil) = (progress, total, now + Lease);
        return true;
    }

    /// <summary>A sign of life between two reports.</summary>
    /// <returns>As <see cref="TryReport"/>.</returns>
    internal bool TryBeat(Guid holder, DateTimeOffset now) => TryReport(holder, Progress, Total, now);

    internal void AskToStop(DateTimeOffset now)
    {
        IsCancelAsked = true;
        if (State is RunState.Waiting)
            (State, EndedAt) = (RunState.Cancelled, now);
    }

    /// <summary>Gives it back, to be taken up again at once: the program is being stopped.</summary>
    internal bool TryLetGo(Guid holder)
    {
        if (HeldBy != holder)
            return false;

        (HeldBy, HeldUntil) = (null, null);
        return true;
    }

    internal bool TryEnd(Guid holder, RunState state, string? message, DateTimeOffset now)
    {
        if (!TryLetGo(holder))
            return false;

        (State, Message, EndedAt) = (state, message, now);
        return true;
    }
}

/// <summary>Where a run stands (tình trạng việc chạy nền).</summary>
public enum RunState
{
    /// <summary>Đang chờ.</summary>
    Waiting,

    /// <summary>Đang chạy.</summary>
    Running,

    /// <summary>Đã xong.</summary>
    Done,

    /// <summary>Đã dừng theo yêu cầu.</summary>
    Cancelled,

    /// <summary>Không làm được.</summary>
    Failed,
}

internal sealed class RunTable : IEntityTypeConfiguration<Run>
{
    public void Configure(EntityTypeBuilder<Run> builder)
    {
        builder.ToTable("run");
        builder.Property(r => r.Kind).HasMaxLength(40);
        builder.Property(r => r.AskedBy).HasMaxLength(256);
        builder.Property(r => r.Message).HasMaxLength(1000);
        builder.HasIndex(r => new { r.State, r.AskedAt });
        builder.HasIndex(r => new { r.ProvinceCode, r.SubjectId });
    }
}
