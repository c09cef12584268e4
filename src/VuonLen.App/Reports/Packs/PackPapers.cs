using System.Globalization;
using System.IO.Compression;
using VuonLen.App.Reports.Papers;
using VuonLen.Rules.Forms.Layout;
using VuonLen.Rules.Forms.Packs;

namespace VuonLen.App.Reports.Packs;

/// <summary>All documents of a pack in one .zip: pack.json, F01.xlsx … F15.xlsx, F01.docx … F15.docx.</summary>
internal static class PackPapers
{
    public const string JsonName = "pack.json";

    private static readonly DateTimeOffset _stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero); // equal packs are equal files

    public static void Write(Stream to, Pack pack, PackPaper paper, byte[] json)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        Put(JsonName, CompressionLevel.Fastest, content => content.Write(json));
        foreach (var form in FormsOf(pack))
        {
            // Workbooks and documents are packed already.
            Put(NameOf(form, "xlsx"), CompressionLevel.NoCompression, content => FormWorkbook.Write(content, form, pack, paper));
            Put(NameOf(form, "docx"), CompressionLevel.NoCompression, content => FormDocument.Write(content, form, pack, paper));
        }

        void Put(string name, CompressionLevel level, Action<Stream> write)
        {
            var entry = zip.CreateEntry(name, level);
            entry.LastWriteTime = _stamp;
            using var content = entry.Open();
            write(content);
        }
    }

    /// <summary>The forms a pack has; a sum of packs has no lists of members.</summary>
    public static IEnumerable<Form> FormsOf(Pack pack) => pack.Tables.Select(t => t.Form).Concat(pack.Lists.Select(l => l.Form));

    /// <summary>"F01.xlsx".</summary>
    public static string NameOf(Form form, string kind) => string.Create(CultureInfo.InvariantCulture, $"F{form.Number:00}.{kind}");
}
