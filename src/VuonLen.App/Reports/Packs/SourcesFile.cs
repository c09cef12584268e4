using System.Text.Json;

namespace VuonLen.App.Reports.Packs;

/// <summary>A frozen pack that a province's pack added up.</summary>
/// <param name="Pack">Its id.</param>
/// <param name="Version">Of its unit, year and stage.</param>
/// <param name="Hash">Of its forms.</param>
/// <param name="ClosingOn">Its last day.</param>
public sealed record PackSource(Guid Pack, int Version, string Hash, DateOnly ClosingOn);

/// <summary>Of a province's pack, in place of the households behind each number: the packs that stand in its rows.</summary>
internal static class SourcesFile
{
    public static byte[] Write(IReadOnlyDictionary<int, FormPack> sources) => JsonSerializer.SerializeToUtf8Bytes(
        sources.OrderBy(s => s.Key).ToDictionary(s => s.Key, s => new PackSource(s.Value.Id, s.Value.Version, s.Value.Hash, s.Value.ClosingOn)));

    /// <summary>By row.</summary>
    public static IReadOnlyDictionary<int, PackSource> Read(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize<Dictionary<int, PackSource>>(utf8)!;
}
