using System.Buffers.Binary;
using System.Text;

namespace VuonLen.App.Documents.Xls;

/// <summary>Kinds of records that matter here, of the many the format has.</summary>
internal static class XlsRecord
{
    public const int Formula = 0x06;
    public const int End = 0x0A;
    public const int DateMode = 0x22;
    public const int FilePass = 0x2F;
    public const int Font = 0x31;
    public const int Continue = 0x3C;
    public const int Sheet = 0x85;
    public const int MulRk = 0xBD;
    public const int RString = 0xD6;
    public const int Style = 0xE0;
    public const int Merged = 0xE5;
    public const int SharedTexts = 0xFC;
    public const int LabelShared = 0xFD;
    public const int Number = 0x203;
    public const int Label = 0x204;
    public const int YesNoOrError = 0x205;
    public const int Text = 0x207;
    public const int Rk = 0x27E;
    public const int Format = 0x41E;
    public const int Begin = 0x809;

    public static bool IsCell(int kind) => kind is Formula or MulRk or RString or LabelShared or Number or Label or YesNoOrError or Rk;
}

/// <summary>The records of the stream of a workbook, read through the seams where a long record is continued in the next.</summary>
internal sealed class XlsRecords(byte[] book, int at)
{
    private readonly byte[] _book = book;
    private int _end = at;

    /// <summary>Where the record begins, its head included.</summary>
    public int Start { get; private set; } = at;

    public int Kind { get; private set; }

    /// <summary>Where the next value is read.</summary>
    public int At { get; private set; } = at;

    public int Left => _end - At;

    /// <summary>Moves to the next record, whatever is left of this one; false at the end of the stream.</summary>
    public bool Next()
    {
        if (_end + 4 > _book.Length)
            return false;
        Start = _end;
        Kind = BinaryPrimitives.ReadUInt16LittleEndian(_book.AsSpan(_end));
        At = _end + 4;
        _end = At + BinaryPrimitives.ReadUInt16LittleEndian(_book.AsSpan(_end + 2));
        if (_end > _book.Length)
            throw new InvalidDataException("A record ends early.");
        return true;
    }

    public int Byte() => Take(1)[0];

    public int Word() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint Long() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>A number packed into four bytes.</summary>
    public double Rk()
    {
        var packed = Long();
        var number = (packed & 2) != 0
            ? unchecked((int)packed) >> 2
            : BitConverter.Int64BitsToDouble((long)(packed & 0xFFFFFFFCU) << 32);
        return (packed & 1) != 0 ? number / 100 : number;
    }

    /// <summary>Passes over values, through seams.</summary>
    public void Skip(long bytes)
    {
        while (bytes > 0)
        {
            CrossSeam();
            var part = (int)Math.Min(bytes, Left);
            At += part;
            bytes -= part;
        }
    }

    /// <summary>A text with a count of two bytes, formatting and phonetics passed over.</summary>
    public string Text(int longest) => Text(Word(), longest);

    /// <summary>A text whose count was read before.</summary>
    public string Text(int count, int longest)
    {
        if (count > longest)
            throw new InvalidDataException("A text too long.");
        var flags = Byte();
        var runs = (flags & 8) != 0 ? Word() : 0;
        var further = (flags & 4) != 0 ? Long() : 0;
        var text = new StringBuilder(count);
        var isWide = (flags & 1) != 0;
        while (text.Length < count)
        {
            // At a seam inside the characters their width is stated anew.
            if (CrossSeam())
                isWide = (Byte() & 1) != 0;
            var part = Math.Min(count - text.Length, isWide ? Left / 2 : Left);
            if (part == 0)
                throw new InvalidDataException("A text ends early.");
            text.Append((isWide ? Encoding.Unicode : Encoding.Latin1).GetString(Take(isWide ? part * 2 : part)));
        }

        Skip((runs * 4L) + further);
        return text.ToString();
    }

    private ReadOnlySpan<byte> Take(int bytes)
    {
        CrossSeam();
        if (bytes > Left)
            throw new InvalidDataException("A record ends early.");
        At += bytes;
        return _book.AsSpan(At - bytes, bytes);
    }

    /// <summary>Goes on in the continuing record where this one is used up.</summary>
    private bool CrossSeam()
    {
        var crossed = false;
        while (Left == 0)
        {
            if (_end + 4 > _book.Length || BinaryPrimitives.ReadUInt16LittleEndian(_book.AsSpan(_end)) != XlsRecord.Continue || !Next())
                throw new InvalidDataException("A record ends early.");
            crossed = true;
        }

        return crossed;
    }
}
