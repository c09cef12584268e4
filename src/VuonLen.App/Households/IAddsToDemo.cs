namespace VuonLen.App.Households;

/// <summary>What a capability to the right adds to the invented communes (dữ liệu minh họa).</summary>
public interface IAddsToDemo
{
    /// <summary>Rows to be written before a commune's households, which may refer to them; none when they are there already.</summary>
    /// <param name="commune">Its path; the unit is in the tree.</param>
    /// <param name="decided">Its households with a line of the ledger by a decision; not stored yet.</param>
    /// <param name="cancel">Ends with the run.</param>
    Task<IReadOnlyList<object>> RowsAsync(string commune, IReadOnlyList<Household> decided, CancellationToken cancel);
}
