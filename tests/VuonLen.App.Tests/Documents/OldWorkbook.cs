using System.Text;

namespace VuonLen.App.Tests.Documents;

/// <summary>Writes .xls as Excel 97 did, only as much of it as reading needs.</summary>
internal sealed class OldWorkbook
{
    private const int Sector = 512;
    private const uint End = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;

    private readonly List<byte> _records = [];

    public static byte[] Of(Action<OldWorkbook> front, Action<OldWorkbook> sheet, string name = "Trang 1", byte state = 0)
    {
        var book = new OldWorkbook();
        book.Record(0x809, w => w.Words(0x600, 5, 0, 0, 0, 0, 0, 0));
        front(book);
        book.Record(0x85, w => w.Long(0).Bytes(state, 0).Bytes((byte)name.Length, 1).Wide(name));
        var place = (int)book._records.Count - (name.Length * 2) - 8;
        book.Record(0x0A, _ => { });
        var start = (uint)book._records.Count;
        book.Record(0x809, w => w.Words(0x600, 0x10, 0, 0, 0, 0, 0, 0));
        sheet(book);
        book.Record(0x0A, _ => { });
        var bytes = book._records.ToArray();
        BitConverter.TryWriteBytes(bytes.AsSpan(place), start);
        return Container("Workbook", bytes);
    }

    /// <summary>A compound file with one stream, padded so that it needs no small sectors.</summary>
    public static byte[] Container(string name, byte[] stream)
    {
        if (stream.Length < 4096)
            Array.Resize(ref stream, 4096);
        var sectors = (stream.Length + Sector - 1) / Sector;
        var tables = (sectors + 1 + 127) / 127;
        var file = new byte[Sector * (1 + tables + 1 + sectors)];
        void Put(int at, uint value) => BitConverter.TryWriteBytes(file.AsSpan(at), value);
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        Put(0x18, 0x0003003E);
        Put(0x1C, 0x0009FFFE);
        Put(0x20, 6);
        Put(0x2C, (uint)tables);
        Put(0x30, (uint)tables);
        Put(0x38, 4096);
        Put(0x3C, End);
        Put(0x44, End);
        for (var i = 0; i < 109; i++)
            Put(0x4C + (i * 4), i < tables ? (uint)i : Free);
        for (var i = 0; i < tables * 128; i++)
        {
            Put(Sector + (i * 4), i < tables ? 0xFFFFFFFD : i == tables || i == tables + sectors ? End : i < tables + sectors ? (uint)i + 1 : Free);
        }

        Entry(Sector * (1 + tables), "Root Entry", 5, End, 0);
        Entry((Sector * (1 + tables)) + 128, name, 2, (uint)tables + 1, (uint)stream.Length);
        stream.CopyTo(file, Sector * (2 + tables));
        return file;

        void Entry(int at, string entryName, byte kind, uint first, uint length)
        {
            Encoding.Unicode.GetBytes(entryName).CopyTo(file, at);
            file[at + 0x40] = (byte)((entryName.Length + 1) * 2);
            file[at + 0x42] = kind;
            Put(at + 0x44, Free);
            Put(at + 0x48, Free);
            Put(at + 0x4C, kind == 5 ? 1 : Free);
            Put(at + 0x74, first);
            Put(at + 0x78, length);
        }
    }

    public OldWorkbook Record(int kind, Action<OldWorkbook> content)
    {
        var inner = new OldWorkbook();
        content(inner);
        Words(kind, (int)inner._records.Count);
        _records.AddRange(inner._records);
        return this;
    }

    public OldWorkbook Words(params ReadOnlySpan<int> values)
    {
        foreach (var value in values)
            _records.AddRange(BitConverter.GetBytes((ushort)value));
        return this;
    }

    public OldWorkbook Long(uint value) => Bytes(BitConverter.GetBytes(value));

    public OldWorkbook Double(double value) => Bytes(BitConverter.GetBytes(value));

    public OldWorkbook Wide(string text) => Bytes(Encoding.Unicode.GetBytes(text));

    public OldWorkbook Bytes(params ReadOnlySpan<byte> bytes)
    {
        _records.AddRange(bytes);
        return this;
    }
}
