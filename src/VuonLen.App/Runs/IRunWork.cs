using VuonLen.App.Areas;
using VuonLen.Rules;

namespace VuonLen.App.Runs;

/// <summary>Something a run can do. Registered under its kind; made in a scope of its own, acting for who asked.</summary>
public interface IRunWork
{
    /// <summary>Does the work in small transactions, each leaving what has to be done next readable, so that it can be taken up again.</summary>
    /// <param name="subject">The row the run is about.</param>
    /// <param name="progress">Told after each batch; answers whether to go on.</param>
    /// <param name="cancel">The program is being stopped, or another process has taken the run up: nothing more may be stored.</param>
    /// <returns>Refused ends the run with the refusal's sentence.</returns>
    Task<Outcome> RunAsync(AreaKey subject, IRunProgress progress, CancellationToken cancel);

    /// <summary>Puts the row back to where its next step can be asked for: the run failed, or was stopped before it began.</summary>
    /// <remarks>Only changes what is tracked; it is stored together with the end of the run. Acts for whoever ends it.</remarks>
    /// <param name="subject">The row the run was about; it may be gone, or in order already.</param>
    /// <param name="cancel">Ends with the caller.</param>
    Task PutBackAsync(AreaKey subject, CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>How a run tells where it stands.</summary>
public interface IRunProgress
{
    /// <summary>Tells where the work stands. The run stays alive without it too.</summary>
    /// <returns>False when somebody asked it to stop: leave what is stored and come back.</returns>
    /// <remarks>Breaks the work off with an exception when another process has taken the run up meanwhile.</remarks>
    Task<bool> ReportAsync(int progress, int total, CancellationToken cancel);

    /// <summary>The same for work that goes to its end even when asked to stop: half of it is worse than all.</summary>
    Task TellAsync(int progress, int total, CancellationToken cancel) => ReportAsync(progress, total, cancel);
}
