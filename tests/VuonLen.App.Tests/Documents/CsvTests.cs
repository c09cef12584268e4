using System.Text;
using VuonLen.App.Documents;

namespace VuonLen.App.Tests.Documents;

public sealed class CsvTests
{
    private static readonly string[] _hard =
        ["=1+1", "+84 912", "-5", "@a", "'=x", "''", "'a", " trước và sau ", "a\r\nb", "a\nb", "\tc", "\rd", "a;b,c", "\"", "Nguyễn Thị Đào", "Nguye\u0302\u0303n", "＝1"];

    static CsvTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void What_goes_out_comes_back_the_same_and_no_field_is_a_formula(char separator)
    {
        using var file = new MemoryStream();
        using (var writer = new CsvWriter(file, separator))
        {
            foreach (var text in _hard)
                writer.WriteRow([SheetCell.Of(1), SheetCell.Of(text), SheetCell.Of(new DateOnly(1980, 6, 5)), SheetCell.Of(-2.5)]);
        }

        var bytes = file.ToArray();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var rows = Packages.Read(bytes, "ds.csv").Rows;
        Assert.Equal(_hard, rows.Select(r => r.Cells[1]));
        Assert.All(rows, r => Assert.Equal(["1", "05/06/1980", "-2.5"], [r.Cells[0], r.Cells[2], r.Cells[3]]));
        Assert.DoesNotContain($"{separator}=", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain($"{separator}@", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1258")]
    public void Every_usual_encoding_is_read_with_or_without_its_mark(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = "Họ tên;Thôn\r\nNguyễn Thị Đào;Bản Lướt\r\n";

        // Windows-1258 has tones as characters of their own.
        var bytes = name == "windows-1258" ? encoding.GetBytes(Decomposed(text)) : encoding.GetBytes(text);
        foreach (var file in new[] { bytes, [.. encoding.GetPreamble(), .. bytes] })
        {
            var (code, rows) = Packages.Read(file, "ds.csv");
            Assert.Null(code);
            Assert.Equal(["Nguyễn Thị Đào", "Bản Lướt"], rows[1].Cells);
        }
    }

    [Fact]
    public void Text_in_an_old_encoding_is_given_as_its_bytes_look_in_the_west()
    {
        var (_, rows) = Packages.Read(Encoding.Latin1.GetBytes("NguyÔn ThÞ §µo,B¶n Lít\r\nTrÇn V¨n Hïng,Thän Ch©u\r\n"), "ds.csv");
        Assert.Equal("NguyÔn ThÞ §µo", rows[0].Cells[0]);
    }

    [Fact]
    public void Excels_line_of_the_separator_is_obeyed() =>
        Assert.Equal(["a,b", "c"], Packages.Read("sep=;\r\na,b;c\r\n"u8.ToArray(), "ds.csv").Rows[0].Cells);

    [Fact]
    public void Blank_lines_are_counted_and_passed_over() =>
        Assert.Equal([1, 4], Packages.Read("a,b\n\n,,\nc,d"u8.ToArray(), "ds.csv").Rows.Select(r => r.Number));

    [Fact]
    public void Hostile_text_is_refused()
    {
        Assert.Equal("DO-116", Packages.Read("a,\"b\nc"u8.ToArray(), "ds.csv").Code);
        Assert.Equal("DO-101", Packages.Read(" \r\n"u8.ToArray(), "ds.csv").Code);
        Assert.Equal("DO-112", Packages.Read(Encoding.UTF8.GetBytes("a," + new string('b', 40_000)), "ds.csv").Code);
        Assert.Equal("DO-111", Packages.Read(Encoding.UTF8.GetBytes(new string(',', 400) + "a"), "ds.csv").Code);
        Assert.Equal("DO-110", Packages.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a\n", 20))), "ds.csv", new() { Rows = 10 }).Code);
        Assert.Equal("DO-102", Packages.Read([.. "a,b\n"u8, .. new byte[5000]], "ds.csv").Code);
    }

    private static string Decomposed(string text)
    {
        var vietnamese = Encoding.GetEncoding(1258, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        return string.Concat(text.Select(c =>
        {
            try
            {
                vietnamese.GetBytes([c]);
                return c.ToString();
            }
            catch (EncoderFallbackException)
            {
                // The tone is the last but one or the last of the marks; the letter with its other mark has a place of its own.
                var parts = c.ToString().Normalize(NormalizationForm.FormD);
                var tone = parts.First(p => p is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323');
                return parts.Replace(tone.ToString(), "", StringComparison.Ordinal).Normalize(NormalizationForm.FormC) + tone;
            }
        }));
    }
}
