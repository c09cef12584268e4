using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Households.Notes;

/// <summary>Adds what a supervisor found about a household (phát hiện, kiến nghị qua giám sát).</summary>
public sealed class WriteFinding(VuonLenDb db, TimeProvider clock)
{
    public Task<Outcome> SaveAsync(AreaKey key, string? text, CancellationToken cancel) =>
        NoteHousehold.AppendAsync(db, clock, key, NoteKind.Finding, text, nameof(WriteFinding), cancel);
}
