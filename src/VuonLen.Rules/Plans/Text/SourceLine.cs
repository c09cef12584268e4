namespace VuonLen.Rules.Plans.Text;

/// <summary>A line that is not blank, freed of what only typesetting put there.</summary>
/// <param name="Number">As in the document.</param>
/// <param name="Text">Without indent and marks of emphasis.</param>
/// <param name="Indent">Blanks in front.</param>
/// <param name="IsAfterBlank">Whether a blank line stands before it.</param>
/// <param name="IsEmphasised">Whether it was marked as a heading or set in bold as a whole.</param>
/// <param name="Cell">Its place in a table.</param>
internal sealed record SourceLine(int Number, string Text, int Indent, bool IsAfterBlank, bool IsEmphasised, PlanCell? Cell)
{
    private FoldedText? _folded;

    /// <summary>Set for the whole document before anything is read.</summary>
    public bool IsBadScan { get; init; }

    public FoldedText Folded => _folded ??= FoldedText.Of(Text, IsBadScan);
}
