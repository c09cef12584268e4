namespace VuonLen.App.Documents.Xls;

/// <summary>A workbook as Excel 97 to 2003 wrote it.</summary>
internal sealed class XlsBook : OpenBook
{
    private const int Excel97 = 0x600;
    private const int Most = 100_000;

    private readonly byte[] _book;
    private readonly DocumentLimits _limits;
    private readonly List<SheetFront> _sheets = [];
    private readonly List<int> _places = [];
    private readonly List<string> _shared = [];
    private readonly Dictionary<int, string> _formats = [];
    private readonly List<string?> _fonts = [];
    private readonly List<(int Font, int Format)> _styles = [];
    private bool _from1904;

    private XlsBook(byte[] book, DocumentLimits limits)
    {
        (_book, _limits) = (book, limits);
        ReadFront();
        if (_sheets.Count == 0)
            throw new DocumentRefusal(DocumentProblems.NotAWorkbook);
    }

    public override IReadOnlyList<SheetFront> Sheets => _sheets;

    public override bool CountsFrom1904 => _from1904;

    public static XlsBook Open(Stream stream, DocumentLimits limits)
    {
        var file = new byte[(int)Math.Min(stream.Length, int.MaxValue / 2)];
        stream.Position = 0;
        stream.ReadExactly(file);
        var streams = new CompoundFile(file);
        if (streams.Has("EncryptedPackage"))
            throw new DocumentRefusal(DocumentProblems.PasswordProtected);
        if (streams.Has("Workbook"))
            return new(streams.Read("Workbook"), limits);
        throw new DocumentRefusal(streams.Has("Book") ? DocumentProblems.OtherFormat : DocumentProblems.NotAWorkbook);
    }

    public override IEnumerable<SheetRow> Rows(int sheet, List<MergedRange> merged, CancellationToken cancel) =>
        new XlsSheet(_book, _sheets[sheet].Name, _limits, _shared, Style, _from1904).Rows(_places[sheet], merged, cancel);

    /// <summary>How numbers in a style are shown, and its font.</summary>
    private NumberStyle Style(int style)
    {
        if (style >= _styles.Count)
            return default;
        var (font, format) = _styles[style];

        // The format counts its fonts 0 1 2 3 5 6 …
        var place = font > 4 ? font - 1 : font;
        return NumberStyle.Of(format, _formats.GetValueOrDefault(format), place < _fonts.Count ? _fonts[place] : null);
    }

    private void ReadFront()
    {
        var records = new XlsRecords(_book, 0);
        if (!records.Next() || records.Kind != XlsRecord.Begin)
            throw new DocumentRefusal(DocumentProblems.OtherFormat);
        if (records.Word() != Excel97)
            throw new DocumentRefusal(DocumentProblems.OtherFormat);

        while (records.Next() && records.Kind != XlsRecord.End)
        {
            switch (records.Kind)
            {
                case XlsRecord.FilePass:
                    throw new DocumentRefusal(DocumentProblems.PasswordProtected);
                case XlsRecord.DateMode:
                    _from1904 = records.Word() == 1;
                    break;
                case XlsRecord.Font:
                    records.Skip(14);
                    _fonts.Add(records.Text(records.Byte(), 255));
                    break;
                case XlsRecord.Format:
                    _formats[records.Word()] = records.Text(_limits.CellCharacters);
                    break;
                case XlsRecord.Style:
                    _styles.Add((records.Word(), records.Word()));
                    break;
                case XlsRecord.Sheet:
                    AddSheet(records);
                    break;
                case XlsRecord.SharedTexts:
                    ReadShared(records);
                    break;
            }

            if (_fonts.Count > Most || _styles.Count > Most)
                throw new InvalidDataException("Too many styles.");
        }
    }

    private void AddSheet(XlsRecords records)
    {
        var place = records.Long();
        var state = records.Byte();
        var kind = records.Byte();
        var name = records.Text(records.Byte(), 255);

        // Charts and modules have no rows.
        if (kind != 0)
            return;
        if (place >= _book.Length)
            throw new InvalidDataException("A sheet outside the file.");
        _sheets.Add(new(_sheets.Count, name, (state & 3) != 0));
        _places.Add((int)place);
        if (_sheets.Count > _limits.Sheets)
            throw new DocumentRefusal(DocumentProblems.TooManySheets(_limits));
    }

    private void ReadShared(XlsRecords records)
    {
        records.Skip(4);
        var count = records.Long();
        long characters = 0;
        for (uint i = 0; i < count; i++)
        {
            var text = records.Text(_limits.CellCharacters);
            characters += text.Length + 16;
            if (characters > _limits.SharedCharacters)
                throw new DocumentRefusal(DocumentProblems.TooMuchText(_limits));
            _shared.Add(text);
        }
    }
}
