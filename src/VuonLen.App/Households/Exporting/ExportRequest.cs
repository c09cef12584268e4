using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using VuonLen.App.Identity;

namespace VuonLen.App.Households.Exporting;

/// <summary>Which list somebody asked for, and what may stand in it. Kept with the export, because it is made later.</summary>
public sealed record ExportRequest
{
    private static readonly JsonSerializerOptions _json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public ExportKind Kind { get; init; }

    public ExportFormat Format { get; init; }

    /// <summary>The filter as the list's address has it, without the page; empty: all households in reach.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Of the official lists: who stands on them at its end, and who escaped within it.</summary>
    public int? Year { get; init; }

    /// <summary>Full personal IDs stand in it.</summary>
    public bool HasPersonalIds { get; init; }

    /// <summary>Illness, disability, nutrition stand in it.</summary>
    public bool HasHealth { get; init; }

    /// <summary>From more places than the one that keeps it: for who asked alone.</summary>
    public bool IsWide { get; init; }

    public static ExportRequest Read(string json) => JsonSerializer.Deserialize<ExportRequest>(json, _json)!;

    public string Write() => JsonSerializer.Serialize(this, _json);

    /// <summary>Whether somebody may see what stands in it, besides who asked.</summary>
    public bool IsFor(ICaller caller) =>
        !IsWide && (!HasPersonalIds || caller.May(Rights.ReadPersonalIds)) && (!HasHealth || caller.May(Rights.ReadHealth));

    /// <summary>The conditions; those are left out that the caller may not use.</summary>
    public HouseholdFilter ToFilter(ICaller caller, out bool isWhole) => ToFilter(Filter, caller, out isWhole);

    /// <param name="query"><c>status=Poor&amp;village=…</c>, as in the list's address.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="isWhole">Every part was understood and allowed.</param>
    public static HouseholdFilter ToFilter(string query, ICaller caller, out bool isWhole) =>
        HouseholdFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(query)), caller, out isWhole);

    /// <summary>The filter as it is kept.</summary>
    public static string Of(HouseholdFilter filter) =>
        filter.Address() is var address && address.Length > HouseholdFilter.Page.Length ? address[(HouseholdFilter.Page.Length + 1)..] : "";
}

/// <summary>Which list goes out (loại tệp xuất).</summary>
public enum ExportKind
{
    /// <summary>Danh sách hộ như trên màn hình: one row a household.</summary>
    Households,

    /// <summary>Mẫu của chương trình đã điền: one row a member, comes in again.</summary>
    Template,

    /// <summary>Danh sách chính thức sau rà soát: three sheets.</summary>
    Official,
}

/// <summary>As what sort of file.</summary>
public enum ExportFormat
{
    Xlsx,
    Csv,
}
