using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace VuonLen.App.Plans.Reading;

/// <summary>The parts of a .docx that hold text, unpacked with limits and without any declaration that could reach outside.</summary>
internal static class DocxParts
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static ZipArchive Open(byte[] content)
    {
        try
        {
            return new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        }
        catch (InvalidDataException)
        {
            throw new DocumentRefused(PlanProblems.Damaged);
        }
    }

    /// <summary>Loads one part; null when the file has none of that name.</summary>
    public static XElement? Load(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { } entry)
            return null;

        // The length in the directory may lie: what comes out is counted.
        using var unpacked = new MemoryStream();
        try
        {
            using var stream = entry.Open();
            var buffer = new byte[1 << 16];
            while (stream.Read(buffer) is > 0 and var read)
            {
                if (unpacked.Length + read > ReadingLimits.PartBytes)
                    throw new DocumentRefused(PlanProblems.Bomb);
                unpacked.Write(buffer, 0, read);
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or NotSupportedException)
        {
            throw new DocumentRefused(PlanProblems.Damaged);
        }

        unpacked.Position = 0;
        return Parse(unpacked);
    }

    private static XElement? Parse(Stream stream)
    {
        try
        {
            using var reader = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersFromEntities = 1,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            });
            return XDocument.Load(reader).Root;
        }
        catch (XmlException failure)
        {
            throw new DocumentRefused(failure.Message.Contains("DTD", StringComparison.Ordinal) ? PlanProblems.Entities : PlanProblems.Damaged);
        }
    }
}
