using VuonLen.App.Households.PersonalIds;
using VuonLen.Rules;

namespace VuonLen.App.Households;

/// <summary>The keys of the personal IDs' hash that lie in a folder, and which of them is the database's.</summary>
/// <remarks>Usually there is one. A restored backup brings its own, which lies beside the one that was there: another database may have that folder too.</remarks>
public sealed class HashKeys(string folder)
{
    private PersonalIdHashKey? _chosen;

    /// <summary>Where nobody chose, the folder's own, made when there is none.</summary>
    internal PersonalIdHashKey Chosen => _chosen ??= PersonalIdHashKey.In(folder);

    /// <summary>The folder's own key is there and not whole; null when it is whole, or none.</summary>
    public Problem? Broken => PersonalIdHashKey.PathIn(folder) is var path && File.Exists(path) && PersonalIdHashKey.Read(path) is null
        ? HouseholdProblems.HashKeyBroken(path)
        : null;

    /// <summary>What tells the chosen key from any other, without telling it.</summary>
    public string Print() => Chosen.Print;

    /// <summary>Chooses the key with this print. Makes none.</summary>
    /// <returns>False when it is not here.</returns>
    public bool TryChoose(string print)
    {
        _chosen = PersonalIdHashKey.AllIn(folder).FirstOrDefault(k => k.Print == print);
        return _chosen is not null;
    }
}
