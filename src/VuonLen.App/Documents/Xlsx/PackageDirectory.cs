using System.Buffers.Binary;

namespace VuonLen.App.Documents.Xlsx;

/// <summary>Looks through the directory of a zip file before anything is unpacked.</summary>
internal static class PackageDirectory
{
    private const int EndLength = 22;
    private const int EntryLength = 46;

    /// <summary>Refuses what no spreadsheet program writes: odd paths, one name twice, parts that overlap, unknown or encrypted packing.</summary>
    public static void Check(Stream stream, DocumentLimits limits)
    {
        var (offset, length, count) = Locate(stream);
        if (count > limits.Parts)
            throw new DocumentRefusal(DocumentProblems.StrangePackage);
        if (offset < 0 || length < 0 || length > stream.Length || offset > stream.Length - length || length > (long)limits.Parts * 1024)
            throw new InvalidDataException("Directory outside the file.");

        var directory = new byte[length];
        stream.Position = offset;
        stream.ReadExactly(directory);

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var places = new List<(long Start, long End)>();
        long uncompressed = 0;
        var at = directory.AsSpan();
        for (long i = 0; i < count; i++)
        {
            var entry = Read(at, out var used);
            at = at[used..];
            if ((entry.Flags & 1) != 0)
                throw new DocumentRefusal(DocumentProblems.PasswordProtected);
            if (entry.Method is not (0 or 8) || IsOdd(entry.Name) || !names.Add(entry.Name))
                throw new DocumentRefusal(DocumentProblems.StrangePackage);
            uncompressed = checked(uncompressed + entry.Uncompressed);
            places.Add((entry.Offset, checked(entry.Offset + 30 + entry.Compressed)));
        }

        if (uncompressed > limits.UncompressedBytes)
            throw new DocumentRefusal(DocumentProblems.UnpacksTooFar(limits));

        places.Sort();
        for (var i = 0; i < places.Count; i++)
        {
            var next = i + 1 < places.Count ? places[i + 1].Start : offset;
            if (places[i].Start < 0 || places[i].End > next)
                throw new DocumentRefusal(DocumentProblems.StrangePackage);
        }
    }

    private static bool IsOdd(string name) =>
        name.Length is 0 or > 255
        || name[0] is '/' or '\\'
        || name.Contains(':', StringComparison.Ordinal)
        || name.Any(char.IsControl)
        || name.Split('/', '\\').Any(part => part is ".." or ".");

    private static (long Offset, long Length, long Count) Locate(Stream stream)
    {
        var tail = new byte[(int)Math.Min(stream.Length, EndLength + ushort.MaxValue)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + EndLength > tail.Length)
            throw new InvalidDataException("No end of directory.");

        var end = tail.AsSpan(at);
        long count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if (count != ushort.MaxValue && length != uint.MaxValue && offset != uint.MaxValue)
            return (offset, length, count);

        // The larger form of the directory's end; some programs write it for small files as well.
        if (at < 20 || !end[..4].SequenceEqual("PK\u0005\u0006"u8) || !tail.AsSpan(at - 20).StartsWith("PK\u0006\u0007"u8))
            throw new InvalidDataException("No large end of directory.");
        var place = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(at - 12));
        if (place < 0 || place > stream.Length - 56)
            throw new InvalidDataException("Large end of directory outside the file.");
        var large = new byte[56];
        stream.Position = place;
        stream.ReadExactly(large);
        if (!large.AsSpan().StartsWith("PK\u0006\u0006"u8))
            throw new InvalidDataException("No large end of directory.");
        return (BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(48)), BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(40)),
            BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(32)));
    }

    private static Entry Read(ReadOnlySpan<byte> at, out int used)
    {
        if (at.Length < EntryLength || !at.StartsWith("PK\u0001\u0002"u8))
            throw new InvalidDataException("Directory ends early.");

        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(at[28..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(at[30..]);
        used = EntryLength + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(at[32..]);
        if (used > at.Length)
            throw new InvalidDataException("Directory ends early.");

        long compressed = BinaryPrimitives.ReadUInt32LittleEndian(at[20..]);
        long uncompressed = BinaryPrimitives.ReadUInt32LittleEndian(at[24..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(at[42..]);
        var extra = LargeValues(at.Slice(EntryLength + nameLength, extraLength));
        if (uncompressed == uint.MaxValue)
            uncompressed = Take(ref extra);
        if (compressed == uint.MaxValue)
            compressed = Take(ref extra);
        if (offset == uint.MaxValue)
            offset = Take(ref extra);
        if (uncompressed < 0 || compressed < 0 || offset < 0)
            throw new InvalidDataException("A size below zero.");

        return new(
            System.Text.Encoding.UTF8.GetString(at.Slice(EntryLength, nameLength)),
            BinaryPrimitives.ReadUInt16LittleEndian(at[8..]),
            BinaryPrimitives.ReadUInt16LittleEndian(at[10..]),
            compressed, uncompressed, offset);
    }

    private static ReadOnlySpan<byte> LargeValues(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4)
                break;
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
                return extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }

        return default;
    }

    private static long Take(ref ReadOnlySpan<byte> extra)
    {
        if (extra.Length < 8)
            throw new InvalidDataException("A large size is missing.");
        var value = BinaryPrimitives.ReadInt64LittleEndian(extra);
        extra = extra[8..];
        return value;
    }

    private readonly record struct Entry(string Name, int Flags, int Method, long Compressed, long Uncompressed, long Offset);
}
