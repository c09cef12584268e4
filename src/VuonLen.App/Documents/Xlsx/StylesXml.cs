using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace VuonLen.App.Documents.Xlsx;

/// <summary>The styles of all workbooks written here: every look in every format, with and without the mark of text.</summary>
internal static class StylesXml
{
    private const string Centre = "<alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/>";
    private const string Wrap = "<alignment horizontal=\"left\" vertical=\"center\" wrapText=\"1\"/>";

    private static readonly CellFormat[] _formats = Enum.GetValues<CellFormat>();
    private static readonly RowLook[] _looks = Enum.GetValues<RowLook>();

    /// <summary>After the unframed ones for empty columns, of which the first is the style of everything unstyled.</summary>
    public static int Of(RowLook look, CellFormat format, bool isQuoted) =>
        _formats.Length + (((((int)look * _formats.Length) + (int)format) * 2) + (isQuoted ? 1 : 0));

    public static int OfEmpty(CellFormat format) => (int)format;

    public static void Write(ZipArchive package)
    {
        var styles = new StringBuilder();
        foreach (var format in _formats)
            Append(styles, format, font: 0, fill: 0, border: 0, "", false);
        foreach (var look in _looks)
        {
            foreach (var format in _formats)
            {
                foreach (var isQuoted in new[] { false, true })
                    Append(styles, look, format, isQuoted);
            }
        }

        using var xml = new PartWriter(package, "xl/styles.xml");
        xml.Put("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"u8)
            .Put("<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"#,##0.0\"/></numFmts>"u8)
            .Put("<fonts count=\"5\">"u8)
            .Put("<font><sz val=\"12\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font>"u8)
            .Put("<font><b/><sz val=\"12\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font>"u8)
            .Put("<font><b/><sz val=\"14\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font>"u8)
            .Put("<font><i/><sz val=\"12\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font>"u8)
            .Put("<font><b/><i/><sz val=\"12\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font></fonts>"u8)
            .Put("<fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"u8)
            .Put("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE7ECEF\"/><bgColor indexed=\"64\"/></patternFill></fill>"u8)
            .Put("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFE4B5\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>"u8)
            .Put("<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>"u8);
        foreach (var side in new[] { "left", "right", "top", "bottom" })
            xml.Put($"<{side} style=\"thin\"><color rgb=\"FF7F7F7F\"/></{side}>");
        xml.Put("<diagonal/></border></borders>"u8)
            .Put("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"u8)
            .Put("<cellXfs count=\""u8).Put(_formats.Length * (1 + (_looks.Length * 2))).Put("\">"u8).Put(styles.ToString()).Put("</cellXfs>"u8)
            .Put("<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"u8);
    }

    private static void Append(StringBuilder styles, RowLook look, CellFormat format, bool isQuoted)
    {
        switch (look)
        {
            case RowLook.Body:
                Append(styles, format, 0, 0, 1, "<alignment vertical=\"center\"/>", isQuoted);
                break;
            case RowLook.Title:
                Append(styles, format, 2, 0, 0, Centre, isQuoted);
                break;
            case RowLook.Header:
                Append(styles, format, 1, 2, 1, Centre, isQuoted);
                break;
            case RowLook.Remark:
                Append(styles, format, 3, 0, 0, "", isQuoted);
                break;
            case RowLook.Total:
                Append(styles, format, 1, 0, 1, "<alignment vertical=\"center\"/>", isQuoted);
                break;
            case RowLook.Marked:
                Append(styles, format, 0, 3, 1, "<alignment vertical=\"center\"/>", isQuoted);
                break;
            case RowLook.PageHead:
                Append(styles, format, 0, 0, 0, Centre, isQuoted);
                break;
            case RowLook.PageHeadBold:
                Append(styles, format, 1, 0, 0, Centre, isQuoted);
                break;
            case RowLook.PageHeadItalic:
                Append(styles, format, 3, 0, 0, Centre, isQuoted);
                break;
            case RowLook.Annex:
                Append(styles, format, 4, 0, 0, "<alignment horizontal=\"right\" vertical=\"center\"/>", isQuoted);
                break;
            case RowLook.Code:
                Append(styles, format, 3, 0, 1, Centre, isQuoted);
                break;
            case RowLook.Name:
                Append(styles, format, 0, 0, 1, Wrap, isQuoted);
                break;
            case RowLook.NameBold:
                Append(styles, format, 1, 0, 1, Wrap, isQuoted);
                break;
            case RowLook.NameItalic:
                Append(styles, format, 3, 0, 1, Wrap, isQuoted);
                break;
            case RowLook.Centred:
                Append(styles, format, 0, 0, 1, Centre, isQuoted);
                break;
            case RowLook.CentredBold:
                Append(styles, format, 1, 0, 1, Centre, isQuoted);
                break;
        }
    }

    private static void Append(StringBuilder styles, CellFormat format, int font, int fill, int border, string alignment, bool isQuoted)
    {
        var number = format switch
        {
            CellFormat.General => 0,
            CellFormat.WholeNumber => 3,
            CellFormat.OneDecimal => 165,
            CellFormat.TwoDecimals => 4,
            CellFormat.Date => 164,
            CellFormat.Text => 49,
        };
        styles.Append(CultureInfo.InvariantCulture, $"<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\"")
            .Append(isQuoted ? " quotePrefix=\"1\"" : "")
            .Append(" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\"")
            .Append(alignment.Length > 0 ? $" applyAlignment=\"1\">{alignment}</xf>" : "/>");
    }
}
