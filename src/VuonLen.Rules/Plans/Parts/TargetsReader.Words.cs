using System.Text.RegularExpressions;

namespace VuonLen.Rules.Plans.Parts;

/// <summary>The words by which figures of a section of goals are told apart.</summary>
internal static partial class TargetsReader
{
    [GeneratedRegex(@"dang ky thoat|phan dau|du kien (?:giam|thoat)|se thoat|chi tieu", RegexOptions.CultureInvariant)]
    private static partial Regex Aim();

    [GeneratedRegex(@"(?:phan dau|bao dam|dam bao|muc tieu|^\W*)\s*(?:\w+\s+){0,6}?khong (?:con|co|de|phat sinh|xay ra)\b(?!.*bo lai phia sau).{0,60}ngheo|khong con (?:ho|nha)\b|^\W*xoa (?:het|toan bo|100%)", RegexOptions.CultureInvariant)]
    private static partial Regex None();

    [GeneratedRegex(@"tuong duong\s*\($", RegexOptions.CultureInvariant)]
    private static partial Regex RepeatsAbove();

    [GeneratedRegex(@"\btu\s*$|\btu muc\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex From();

    [GeneratedRegex(@"^[a-z ]{0,30}(?:,|\bva)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Also();

    /// <summary>"… 8,40% (cuối năm 2023) …" tells where it starts even when the word before is lost.</summary>
    [GeneratedRegex(@"^\s*\((?:cuoi|dau|tai thoi diem)", RegexOptions.CultureInvariant)]
    private static partial Regex StartsFrom();

    [GeneratedRegex(@"^[^;,]{0,60}\b(?:xuong|con|len|den)(?:\s+(?:con|muc|dat|duoi|tren|khoang|khong qua))*\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Down();

    [GeneratedRegex(@"(?<![\d,.])(?<some>\d{1,4})\s*(?:(?:ho|nguoi)\s+)?(?:trong(?: tong)?(?: so)?|tren tong so|/)\s*\d{1,4}\s*[a-z]", RegexOptions.CultureInvariant)]
    private static partial Regex PartOfSet();

    [GeneratedRegex(@"ty le|muc ", RegexOptions.CultureInvariant)]
    private static partial Regex Rate();

    [GeneratedRegex(@"\b(?:con|dat|xuong|duy tri|la|den)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reach();

    [GeneratedRegex(@"(?<!mien,? )\bgiam\b(?! ngheo\b(?!\s+(?:tu|cho|it nhat|toi thieu|khoang|tren|duoc|them)?\s*$))|\btang\b|\b(?:co|tang) them\b", RegexOptions.CultureInvariant)]
    private static partial Regex Change();

    [GeneratedRegex(@"^\W*(?:\w+\s+){0,3}tro len", RegexOptions.CultureInvariant)]
    private static partial Regex Onwards();

    [GeneratedRegex(@"\b(?:it nhat|toi thieu|tren hoac bang|khong duoi|khong it hon|khong thap hon)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"\b(?:khong qua|toi da|duoi|khong vuot qua)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex AtMost();

    [GeneratedRegex(@"\btren\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Above();

    [GeneratedRegex(@"\b(?:khoang|uoc|gan)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex(@"(?:^|[,:;(\-.]\s*|\bva\s+|\btai\s+|do\w?:\s*|\bla\s+)(?<area>(?:phuong|xa|thi tran|dac khu|thon|to dan pho|tdp|to|ban|lang|buon|ap|khu pho|khom|xom|khu)\s+[^,;:]{1,40}?)(?=\s*(?:giam|tang|con|dat|phan dau|:|co)?\s*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Area();

    [GeneratedRegex(@"^[\d.,\s%-]*(?:tong )?so (?:ho|luong ho) (?:can )?ngheo", RegexOptions.CultureInvariant)]
    private static partial Regex OfCount();

    /// <summary>"mức hỗ trợ 60 triệu đồng/nhà" says what one costs.</summary>
    [GeneratedRegex(@"^\s*/\s*(?:nha|can|ho|nguoi|suat|mo hinh|cong trinh|con|the|lop|thang)\b", RegexOptions.CultureInvariant)]
    private static partial Regex EachOne();

    [GeneratedRegex(@"thu nhap|binh quan|doanh thu|san luong", RegexOptions.CultureInvariant)]
    private static partial Regex Income();

    /// <summary>"… tại 10 xã" says where.</summary>
    [GeneratedRegex(@"\b(?:tai|o|thuoc|tren dia ban|cua)\s+(?:it nhat |khoang |ca )?$", RegexOptions.CultureInvariant)]
    private static partial Regex Where();

    [GeneratedRegex(@"^(?:xa|phuong|thon|ban|lang|huyen|to dan pho|khu pho|ap|khom|xom|buon|khu dan cu)\b", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceUnit();

    [GeneratedRegex(@"^\W*(?:phan dau )?(?:den )?(?:het|cuoi|nam)\b", RegexOptions.CultureInvariant)]
    private static partial Regex TimeFirst();

    [GeneratedRegex(@"^(?:muc tieu )?(?:den|giai doan)\b.{0,20}\b(20\d{2})\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex UntilYear();

    [GeneratedRegex(@"\b(?:to|khoa|lan|dieu|khoan|thu)\s+$", RegexOptions.CultureInvariant)]
    private static partial Regex AgeOrPlace();
}
