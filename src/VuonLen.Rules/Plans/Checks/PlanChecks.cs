namespace VuonLen.Rules.Plans.Checks;

/// <summary>Checks a plan against itself.</summary>
public static class PlanChecks
{
    /// <summary>All warnings about a draft.</summary>
    /// <param name="draft">What was read.</param>
    public static IReadOnlyList<PlanWarning> Check(PlanDraft draft)
    {
        var warnings = new List<PlanWarning>();
        return warnings;
    }
}
