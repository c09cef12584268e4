namespace VuonLen.App.Identity.SignIn;

/// <summary>Where to go after signing in.</summary>
internal static class ReturnAddress
{
    /// <summary>Only a path of ours is followed, so that a crafted link cannot lead elsewhere.</summary>
    public static string Of(string? asked) =>
        asked is ['/', ..] and not ['/', '/' or '\\', ..] && !asked.Any(char.IsControl) ? asked : "/";
}
