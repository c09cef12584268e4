namespace VuonLen.App.Data;

/// <summary>A row two people may edit at once: the second one to save is told so.</summary>
public interface IRevisioned
{
    /// <summary>Goes up by one at every save of the row or of a part of it. Set by <see cref="VuonLenDb"/>.</summary>
    int Revision { get; }
}
