using VuonLen.Rules.Plans;

namespace VuonLen.App.Plans.Reading;

/// <summary>A document that was handed in: its lines and what was understood.</summary>
/// <param name="Lines">All lines, blank ones too; items of the draft point at their numbers.</param>
/// <param name="Draft">What was understood.</param>
/// <param name="IsScanned">Whether the letters were read off a picture.</param>
public sealed record PlanDocument(IReadOnlyList<PlanLine> Lines, PlanDraft Draft, bool IsScanned);
