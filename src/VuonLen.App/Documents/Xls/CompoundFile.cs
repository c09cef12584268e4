using System.Buffers.Binary;
using System.Text;

namespace VuonLen.App.Documents.Xls;

/// <summary>The container of old office files: streams cut into sectors that are chained by a table.</summary>
/// <remarks>Every chain is followed at most as far as there are sectors, so that a ring ends.</remarks>
internal sealed class CompoundFile
{
    private const uint LastRegular = 0xFFFFFFFA;
    private const int EntryLength = 128;

    private readonly byte[] _file;
    private readonly int _sectorLength;
    private readonly int _smallLength;
    private readonly uint _smallBelow;
    private readonly uint[] _next;
    private readonly uint[] _nextSmall;
    private readonly byte[] _small = [];
    private readonly Dictionary<string, (uint Start, uint Length)> _streams = new(StringComparer.OrdinalIgnoreCase);

    public CompoundFile(byte[] file)
    {
        _file = file;
        if (file.Length < 512)
            throw new InvalidDataException("Header ends early.");
        int shift = Word(0x1E), smallShift = Word(0x20);
        if (shift is not (9 or 12) || smallShift is < 4 or > 12)
            throw new InvalidDataException("Unknown length of sectors.");

        (_sectorLength, _smallLength, _smallBelow) = (1 << shift, 1 << smallShift, Long(0x38));
        _next = Table(TableSectors());
        _nextSmall = Table(Chain(Long(0x3C), _next, _next.Length));

        var directory = Join(Chain(Long(0x30), _next, _next.Length));
        for (var at = 0; at + EntryLength <= directory.Length; at += EntryLength)
        {
            var entry = directory.AsSpan(at, EntryLength);
            var start = BinaryPrimitives.ReadUInt32LittleEndian(entry[0x74..]);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(entry[0x78..]);
            if (entry[0x42] == 5)
                _small = Join(Chain(start, _next, _next.Length));
            else if (entry[0x42] == 2)
                _streams.TryAdd(Encoding.Unicode.GetString(entry[..Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[0x40..]) - 2, 0, 64)]), (start, length));
        }
    }

    public bool Has(string name) => _streams.ContainsKey(name);

    public byte[] Read(string name)
    {
        var (start, length) = _streams[name];
        if (length > _file.Length)
            throw new InvalidDataException("A stream longer than the file.");
        if (length >= _smallBelow)
        {
            var all = Join(Chain(start, _next, (int)(length / _sectorLength) + 1));
            return all.Length >= length ? all[..(int)length] : throw new InvalidDataException("A stream ends early.");
        }

        var stream = new byte[length];
        var at = 0;
        foreach (var sector in Chain(start, _nextSmall, (int)(length / _smallLength) + 1))
        {
            var part = Math.Min(_smallLength, stream.Length - at);
            Array.Copy(_small, checked((int)(sector * _smallLength)), stream, at, part);
            at += part;
        }

        return at == stream.Length ? stream : throw new InvalidDataException("A stream ends early.");
    }

    private List<uint> TableSectors()
    {
        var sectors = new List<uint>();
        for (var i = 0; i < 109; i++)
            Add(Long(0x4C + (i * 4)));

        var further = Long(0x44);
        var most = _file.Length / _sectorLength;
        for (var i = 0; further < LastRegular; i++)
        {
            if (i > most)
                throw new InvalidDataException("A ring of sectors.");
            var part = Sector(further);
            for (var at = 0; at < _sectorLength - 4; at += 4)
                Add(BinaryPrimitives.ReadUInt32LittleEndian(part[at..]));
            further = BinaryPrimitives.ReadUInt32LittleEndian(part[(_sectorLength - 4)..]);
        }

        return sectors;

        void Add(uint sector)
        {
            if (sector < LastRegular)
                sectors.Add(sector);
            if (sectors.Count > _file.Length / _sectorLength)
                throw new InvalidDataException("More sectors than the file has.");
        }
    }

    private uint[] Table(List<uint> sectors)
    {
        var perSector = _sectorLength / 4;
        var table = new uint[sectors.Count * perSector];
        for (var i = 0; i < sectors.Count; i++)
        {
            var part = Sector(sectors[i]);
            for (var j = 0; j < perSector; j++)
                table[(i * perSector) + j] = BinaryPrimitives.ReadUInt32LittleEndian(part[(j * 4)..]);
        }

        return table;
    }

    private List<uint> Chain(uint start, uint[] next, int most)
    {
        var sectors = new List<uint>();
        var seen = new HashSet<uint>();
        most = Math.Min(most, _file.Length / Math.Min(_smallLength, _sectorLength));
        for (var sector = start; sector < LastRegular && sectors.Count <= most; sector = next[sector])
        {
            if (sector >= next.Length || !seen.Add(sector))
                throw new InvalidDataException("A sector outside the table, or a ring.");
            sectors.Add(sector);
        }

        return sectors;
    }

    private byte[] Join(List<uint> sectors)
    {
        if ((long)sectors.Count * _sectorLength > _file.Length + _sectorLength)
            throw new InvalidDataException("A ring of sectors.");
        var joined = new byte[sectors.Count * _sectorLength];
        for (var i = 0; i < sectors.Count; i++)
            Sector(sectors[i]).CopyTo(joined.AsSpan(i * _sectorLength));
        return joined;
    }

    /// <summary>The last sector of a file may be cut short.</summary>
    private ReadOnlySpan<byte> Sector(uint sector)
    {
        var at = (sector + 1L) * _sectorLength;
        if (at >= _file.Length)
            throw new InvalidDataException("A sector outside the file.");
        var rest = _file.AsSpan((int)at);
        if (rest.Length >= _sectorLength)
            return rest[.._sectorLength];
        var whole = new byte[_sectorLength];
        rest.CopyTo(whole);
        return whole;
    }

    private int Word(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_file.AsSpan(at));

    private uint Long(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(at));
}
