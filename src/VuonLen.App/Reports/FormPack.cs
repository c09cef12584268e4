using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.Rules.Forms;

namespace VuonLen.App.Reports;

/// <summary>A frozen pack of the 15 official forms (bộ biểu đã chốt): what was reported, as it was that day. Nobody changes it.</summary>
/// <remarks>A later correction is another version; the guard of the data layer refuses to change or delete one.</remarks>
public sealed class FormPack : AreaRow
{
    /// <summary>The commune or province it is of.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Code and name of that day.</summary>
    public required string UnitCode { get; init; }

    public required string UnitName { get; init; }

    public required bool IsOfProvince { get; init; }

    /// <summary>The year of the review round.</summary>
    public required int Year { get; init; }

    public required FormStage Stage { get; init; }

    /// <summary>1, 2, … of this unit, year and stage.</summary>
    public required int Version { get; init; }

    public required string Standard { get; init; }

    public required DateOnly OpeningOn { get; init; }

    public required DateOnly ClosingOn { get; init; }

    public required DateTimeOffset FrozenAt { get; init; }

    public required string FrozenBy { get; init; }

    /// <summary>SHA-256 of the forms' figures and lists, as <c>pack.json</c> states it.</summary>
    public required string Hash { get; init; }

    /// <summary>SHA-256 of the stored <c>pack.json</c>, byte by byte.</summary>
    public required string FileHash { get; init; }

    /// <summary>Settings the forms were made under, as JSON.</summary>
    public required string Settings { get; init; }

    /// <summary>Figures of the whole unit, for adding packs up: see <see cref="Packs.PackTotals"/>.</summary>
    [Unaudited]
    public required string Totals { get; init; }

    /// <summary>pack.json.</summary>
    public required Guid JsonFileId { get; init; }

    /// <summary>The households behind each number, as they counted; of a province the packs it added up.</summary>
    public required Guid PartsFileId { get; init; }

    /// <summary>All documents in one file.</summary>
    public required Guid PapersFileId { get; init; }
}

/// <summary>That somebody asked for a pack to be frozen (yêu cầu chốt): under which settings, and what came of it.</summary>
[Unaudited]
public sealed class PackOrder : AreaRow
{
    public required Guid UnitId { get; init; }

    public required int Year { get; init; }

    public required FormStage Stage { get; init; }

    public required DateOnly ClosingOn { get; init; }

    /// <summary>Codes of villages of which somebody said that there is no poor or near-poor household, separated by commas.</summary>
    public required string EmptyUnits { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required string AskedBy { get; init; }

    /// <summary>The pack; null until it is there.</summary>
    public Guid? FormPackId { get; set; }
}

/// <summary>How a province or commune wants its forms (thiết lập biểu mẫu). A province's choice holds for its communes.</summary>
public sealed class FormChoice : AreaRow, IRevisioned
{
    public MovementMode Mode { get; set; }

    /// <summary>Codes of the ethnic columns of form 9, separated by commas.</summary>
    public required string EthnicGroups { get; set; }

    public bool HasIndigenous { get; set; }

    /// <summary>Names of <see cref="ReportingGroup"/> in their order, separated by commas.</summary>
    public required string Priority { get; set; }

    public int? ReturnMonths { get; set; }

    /// <summary>For a province: its clusters, one a line, "Tên cụm: mã xã, mã xã"; null for none.</summary>
    public string? Clusters { get; set; }

    public int Revision { get; private set; }
}
