namespace VuonLen.App.Identity.Users;

/// <summary>The fields of an account as a page sends them.</summary>
public sealed class AccountForm
{
    public string Stamp { get; set; } = "";

    public string UserName { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public string? Position { get; set; }

    public Role? HouseholdRole { get; set; }

    public List<string> Areas { get; set; } = [];

    /// <summary>Empty for who does not administer.</summary>
    public string? Administers { get; set; }

    public AccountDetails Details => new(
        DisplayName, Position, HouseholdRole, !string.IsNullOrEmpty(Administers), Areas, string.IsNullOrEmpty(Administers) ? null : Administers);

    public static AccountForm Of(string userName, string stamp, AccountDetails details) => new()
    {
        Stamp = stamp,
        UserName = userName,
        DisplayName = details.DisplayName,
        Position = details.Position,
        HouseholdRole = details.HouseholdRole,
        Areas = [.. details.Areas],
        Administers = details.Administers,
    };
}
