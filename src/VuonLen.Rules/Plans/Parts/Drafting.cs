using VuonLen.Rules.Plans.Outline;

namespace VuonLen.Rules.Plans.Parts;

/// <summary>What the parts of the reader fill.</summary>
internal sealed class Drafting(bool isBadScan, bool isScanned, CancellationToken cancel)
{
    /// <summary>No item of a scan without diacritics is sure.</summary>
    private const double MostOfBadScan = 0.7;

    /// <summary>A letter in a few hundred is read wrong off a good picture.</summary>
    private const double ShareOfScan = 0.9;

    public bool IsBadScan { get; } = isBadScan;

    /// <summary>Year of the plan, for dates that name none.</summary>
    public int? Year { get; set; }

    public List<LegalBasis> Bases { get; } = [];

    public List<PlanTarget> Targets { get; } = [];

    public List<PlanTask> Tasks { get; } = [];

    public List<PlanActor> Actors { get; } = [];

    public List<FundingSource> Funding { get; } = [];

    public List<ReportDuty> Reports { get; } = [];

    public List<PlanRecipient> Recipients { get; } = [];

    public List<PlanPassage> Passages { get; } = [];

    public List<PlanWarning> Warnings { get; } = [];

    /// <summary>How sure an item is, given how sure its rule is.</summary>
    public double Sure(double confidence)
    {
        // Every item asks, so a text that gives too many of them can be stopped here.
        cancel.ThrowIfCancellationRequested();
        return IsBadScan ? Math.Min(confidence, MostOfBadScan) : isScanned ? Math.Round(confidence * ShareOfScan, 2) : confidence;
    }

    public void Pass(Paragraph paragraph, PassageKind kind, double confidence = 0.9) =>
        Passages.Add(new(paragraph.Text, kind, paragraph.Lines, Sure(confidence)));
}
