using System.IO.Compression;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Packs;

/// <summary>All documents of a pack in one .zip: pack.json, F01.xlsx … F15.xlsx, F01.docx … F15.docx.</summary>
internal static class PackPapers
{
    public const string JsonName = "pack.json";

    private static readonly DateTimeOffset _stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero); // equal packs are equal files

    public static void Write(Stream to, Pack pack, PackHead head, string hash, byte[] json)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        Put(JsonName, content => content.Write(json));

        void Put(string name, Action<Stream> write)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
            entry.LastWriteTime = _stamp;
            using var content = entry.Open();
            write(content);
        }
    }
}
