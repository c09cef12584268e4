using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Parts;

/// <summary>Words by which offices, posts and bodies of a commune, ward or province are named.</summary>
internal static partial class Organisations
{
    /// <summary>Words that mean something else with other marks: phòng is an office, phong trào is none.</summary>
    private static readonly Dictionary<string, string[]> _written = new()
    {
        ["phong"] = ["phòng"],
        ["ban"] = ["ban", "bản"],
        ["hoi"] = ["hội"],
        ["doan"] = ["đoàn"],
        ["so"] = ["sở"],
        ["tram"] = ["trạm"],
        ["truong"] = ["trường", "trưởng"],
        ["lang"] = ["làng"],
        ["thon"] = ["thôn"],
        ["ap"] = ["ấp"],
        ["nganh"] = ["ngành"],
    };

    /// <summary>"Giao Phòng … chủ trì", "Đề nghị Ủy ban …", "Các tổ dân phố": whether a text begins with one.</summary>
    public static bool Begins(FoldedText text) =>
        Start().Match(text.Text) is { Success: true } start
        && (!_written.TryGetValue(start.Groups["word"].Value, out var forms) || text.Original.All(char.IsAscii)
            || forms.Contains(text.Slice(start.Groups["word"])!.ToLowerInvariant()) || !IsMarked(text));

    /// <summary>The name at the beginning of a sentence, up to its verb or colon.</summary>
    /// <returns>Where the name ends in the folded text; -1 when the sentence does not begin with one.</returns>
    public static int EndOfName(FoldedText text)
    {
        if (!Begins(text))
            return -1;
        var verb = Verb().Match(text.Text);

        // "Công chức phụ trách giảm nghèo: tham mưu …": what somebody is in charge of belongs to the name when a colon ends it.
        if (verb.Success && verb.Value is "phu trach" && Charge().Match(text.Text, verb.Index) is { Success: true } charge)
            return charge.Index + charge.Length - 1;
        return verb.Success && verb.Index is > 2 and < 180 ? verb.Index : -1;
    }

    /// <summary>Without "Giao", "Đề nghị", "Đối với", with a capital.</summary>
    public static string NameOf(string written)
    {
        var folded = FoldedText.Of(written);
        var before = Before().Match(folded.Text);
        var standing = Standing().Match(folded.Text);
        var end = standing.Success && standing.Index > before.Length ? standing.Index : folded.Text.Length;
        var name = folded.Slice(before.Length, end).Trim(' ', ':', ',', '.', ';', '-', '–');
        return name.Length > 0 ? char.ToUpperInvariant(name[0]) + name[1..] : written.Trim();
    }

    /// <summary>Who leads a task and who works along, as the sentence says.</summary>
    public static (string? Lead, string? Cooperating) InSentence(FoldedText text)
    {
        string? lead = null;
        var end = EndOfName(text);
        if (end <= 0 && Label().Match(text.Text) is { Success: true } label)
        {
            // "Về y tế: Trạm Y tế chủ trì …": who leads stands after what it is about.
            var rest = FoldedText.Of(text.Original[text.At(label.Length)..]);
            lead = EndOfName(rest) is > 0 and var stop ? NameOf(rest.Slice(0, stop)) : null;
        }

        if (end > 0)
            lead = NameOf(text.Slice(0, end));
        else if (lead is null && Assigned().Match(text.Text) is { Success: true } assigned && text.Slice(assigned.Groups["who"]) is { } who)
            lead = NameOf(who);

        var along = Along().Match(text.Text);
        return (lead, along.Success ? text.Slice(along.Groups["who"])?.Trim(' ', ',', ';', '.') : null);
    }

    /// <summary>A text that lost its marks cannot be judged by them.</summary>
    private static bool IsMarked(FoldedText text) => !ScanQuality.IsBad([text.Original]);

    private const string Lead = @"(?:(?:giao(?: cho)?|[dp]e nghi|doi voi|trach nhiem(?: cua)?|cac|yeu cau|moi)\s+)*";

    [GeneratedRegex(
        @"^\W*" + Lead
        + @"(?<word>phong|ban(?! hanh| sac| bac)|cong chuc|can bo|bo phan|uy ban|ubnd|ubmttq|ubmt|mttq|mat tran|hoi(?! nghi| nhap)|doan(?! ket)|lien doan|cong doan|cong an|bo chi huy|ban chi huy|quan su|tram|truong(?! hop)|"
        + "trung tam|ngan hang|nhcsxh|phong giao dich|bao hiem xa hoi|bhxh|chi cuc|chi nhanh|chi hoi|so (?:nong|tai|y te|giao|xay|noi|van|lao|tu|khoa|cong|dan toc|ngoai|thong)|van phong|chanh van phong|dong chi|d/c|kho bac|giam doc|truong phong|cac (?:xa|so|dia phuong)|to (?:dan pho|tiet kiem|vay von|truong|cong tac)|thon|lang|buon|ap|khu pho|khu dan cu|khom|"
        + "bi thu|ban chi dao|bcd|thanh vien|doanh nghiep|hop tac xa|dang uy|chi bo|hdnd|hoi dong nhan dan|thuong truc(?= (?:hdnd|hoi dong|dang uy|ubnd|uy ban|ban|mttq|mat tran))|dai truyen thanh|nha truong|don vi|co quan|to chuc(?= chinh tri| xa hoi| doan the| thanh vien| hoi (?:dac thu|xa hoi|quan chung)|,| tin dung| va ca nhan| ca nhan)|"
        + @"ke toan|dia chinh|tu phap|phu nu|nong dan|thanh nien|cuu chien binh|dan quan|chu tich|pho chu tich|lanh dao|thu truong|nganh|doan the|hdtv|nguoi co uy tin|gia lang|truong)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    [GeneratedRegex(@"^\W*(?:(?:giao(?: cho)?|[dp]e nghi|doi voi|trach nhiem(?: cua)?|yeu cau)\s+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(
        @":|(?<=\s)(?<!duoc )(?:chu tri|chu dong|co trach nhiem|chiu trach nhiem|la co quan|la don vi|la dau moi|phoi hop|theo (?:chuc nang|nhiem vu)|truc tiep|tham gia|tham muu|tiep tuc|tang cuong|thuc hien|to chuc(?! chinh tri| hoi| xa hoi| thanh vien|,| doan the)|trien khai|"
        + "ra soat|huong dan|can cu|dinh ky|tong hop|theo doi|bao dam|dam bao|van dong|tuyen truyen|day manh|(?<!ban )chi dao|xay dung(?! va moi truong| va do thi)|kiem tra|giam sat|lap|bo tri|cung cap|phan cong|thuong xuyen|bao cao|can doi|de xuat|ho tro|cap|rà soat|gui|nop|hoan thanh|khao sat|don doc|kham|phu trach|doi chieu|cong khai|hop(?! tac| dong)|tham dinh|quyet toan|phat dong|dang ky|chuan bi|xac nhan|giai ngan|nghiem thu|binh xet|thanh lap|cu the hoa|quan triet|mo(?! hinh)|giup(?! viec)|nhan (?:giup|do))(?=[\\s,])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Verb();

    [GeneratedRegex(@"^[^:;.]{3,60}:\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\Gphu trach [^;.:,]{2,60}:", RegexOptions.CultureInvariant)]
    private static partial Regex Charge();

    /// <summary>"Phòng Kinh tế (cơ quan thường trực)".</summary>
    [GeneratedRegex(@"\s*\((?:la )?(?:co quan|don vi|bo phan)? ?(?:thuong truc|dau moi|chu tri)[^)]*\)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Standing();

    /// <summary>"… do Phòng X chủ trì".</summary>
    [GeneratedRegex(@"(?:do|giao(?: cho)?)\s+(?<who>(?:phong|ban|cong chuc|can bo|to|thon|tram|hoi|doan|uy ban|ubnd)\b[^;.,:]{2,80}?)\s+(?:chu tri|thuc hien|phu trach|dam nhiem|dam nhan)", RegexOptions.CultureInvariant)]
    private static partial Regex Assigned();

    [GeneratedRegex(
        @"phoi hop (?:chat che )?(?:(?:voi|cung(?: voi)?)\s+|(?=(?:phong|hoi|bao hiem|ngan hang|tram y|cong an|ubnd|uy ban|ubmttq|mttq|mat tran|so (?:nong|y te|tai|noi)|trung tam) ))(?<who>[^;:.]{3,260}?)(?=\s+(?:de|nham|to chuc(?! chinh tri| xa hoi| thanh vien)|trien khai|ra soat|tham muu|thuc hien|huong dan|tuyen truyen|van dong|kiem tra|giam sat|xay dung|lap|theo doi|tu van|ho tro|cap nhat|xac minh|don doc|tong hop|phan|mo|doi chieu|rà soat|khao sat|hoan thien)\b|[;:.]|\s*$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Along();
}
