using VuonLen.App.Plans.Reading;

namespace VuonLen.App.Tests.Plans;

public sealed class PdfLayoutTests
{
    [Fact]
    public void Tables_keep_their_columns_and_prose_its_words()
    {
        var close = "Căn cứ kế hoạch của tỉnh\n1 Bản Nà      412  25\n\n\fTrang sau";
        var placed = "   Căn    cứ   kế   hoạch   của   tỉnh\n   1    Bản Nà          412      25\n\n\f   Trang sau";

        Assert.Equal("Căn cứ kế hoạch của tỉnh\n1    Bản Nà          412      25\n\n\fTrang sau", PdfLayout.Merge(close, placed));
    }

    [Fact]
    public void Renderings_that_do_not_agree_are_not_mixed()
    {
        Assert.Equal("a b\nc", PdfLayout.Merge("a b\nc", "a b"));
        Assert.Equal("a b\nc", PdfLayout.Merge("a b\nc", "a b\nd"));
    }
}
