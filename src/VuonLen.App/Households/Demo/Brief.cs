using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Demo;

/// <summary>What is settled of a household before anybody in it is invented, so that the totals of the place come out.</summary>
internal sealed class Brief
{
    public required int Village { get; init; }

    public required ListPath Path { get; init; }

    public bool IsMinority { get; set; }

    /// <summary>Bit n-1: to be deprived in indicator n. Of listed households only.</summary>
    public int Deprived { get; set; }

    /// <summary>Members without adult education, when indicator 5 is to hold.</summary>
    public int AdultsWithoutEducation { get; set; } = 1;

    /// <summary>What the facts are to say; null for who was never on a list.</summary>
    public PovertyClass? Computed { get; set; }

    public bool MissesAnAnswer { get; set; }

    public PlanningMarks Marks { get; set; }

    public bool HasNote { get; set; }

    /// <summary>The head is one of the two people with one personal ID.</summary>
    public bool HasSharedId { get; set; }

    /// <summary>Lives here no more: beside the totals of the place.</summary>
    public bool HasLeft => Path is ListPath.PoorDepartedThisYear;

    public bool IsListed => Path is not ListPath.None;

    public PovertyClass? Status => ListPaths.Now(Path);

    public bool Wants(int indicator) => (Deprived & (1 << (indicator - 1))) != 0;

    public void Want(int indicator) => Deprived |= 1 << (indicator - 1);
}
