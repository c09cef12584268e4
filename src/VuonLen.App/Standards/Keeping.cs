using VuonLen.App.Identity;

namespace VuonLen.App.Standards;

internal static class Keeping
{
    extension(ICaller caller)
    {
        /// <summary>Whether a path is the caller's to keep standards for: administered, or all of it in the own area.</summary>
        public bool Keeps(string path) =>
            caller.Administered.Covers(path) || (caller.Scope.Mentor is null && caller.Scope.Covers(path));
    }
}
