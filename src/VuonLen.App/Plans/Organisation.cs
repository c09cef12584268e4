using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules.Names;

namespace VuonLen.App.Plans;

/// <summary>An office, association or post that has tasks (cơ quan, đơn vị, đoàn thể).</summary>
public sealed class Organisation : AreaRow, IRevisioned
{
    public required string Name { get; set; }

    /// <summary>Other ways to write it, one a line.</summary>
    public string? Aliases { get; set; }

    public DateOnly? ValidFrom { get; set; }

    /// <summary>The first day on which it is none any more.</summary>
    public DateOnly? ValidTo { get; set; }

    public int Revision { get; private set; }

    public List<OrganisationMember> Members { get; init; } = [];

    /// <summary>All its names.</summary>
    public IEnumerable<string> Names => (Aliases ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Prepend(Name);

    public bool ExistsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day < ValidTo);

    /// <summary>Letters alone: "Phòng Kinh tế, Hạ tầng" and "Phòng Kinh tế - Hạ tầng" are one.</summary>
    public static string KeyOf(string name) => string.Concat(VietnameseName.Fold(name).Where(char.IsAsciiLetterOrDigit));

    /// <summary>Whether a text as plans write it means this organisation.</summary>
    public bool IsMeantBy(string? written) => written is not null && KeyOf(written) is { Length: > 0 } key && Names.Any(n => KeyOf(n) == key);
}

/// <summary>Somebody in an organisation (người của đơn vị); of a steering committee also the village looked after.</summary>
public sealed class OrganisationMember : AreaRow
{
    public required Guid OrganisationId { get; init; }

    [Personal]
    public required string FullName { get; set; }

    public string? Post { get; set; }

    /// <summary>The account, for "my tasks".</summary>
    public Guid? UserId { get; set; }

    /// <summary>The village the member is in charge of (địa bàn phụ trách).</summary>
    public Guid? VillageId { get; set; }
}
