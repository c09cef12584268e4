using System.Text;

namespace VuonLen.Rules.Plans.Text;

/// <summary>
/// Brings the folded words of a bad scan back to words administrative texts are made of, so that the patterns find them.
/// Only what patterns see is changed; what is shown stays as the scan has it. Figures are never touched.
/// </summary>
internal static class ScanRepair
{
    private static readonly string[] _vocabulary =
        """
        an ap ban bang bao ben bien bieu bo boi bon bot ca cac cai can cao cap cau chat che chi chiem chien chinh chiu cho chu
        chua chuan chung chuong chuyen co con cong cu cua cuc cung cuoc cuoi da dai dam dan dang danh dao dat day de den deu
        di dia dich dien dieu dinh do doan doi don dong du dua duc dung duoc duoi duong duy duyet gia giai giam gian giao giup
        goi gom hai han hang hanh hiem hien hieu hinh ho hoa hoac hoan hoat hoc hoi hop hua huong hut huu huy huyen kem ket kha
        khac khai khan khao khau khi khich khoa khoan khoang khoe khong khuyen kiem kien kinh kip ky la lai lam lan lanh lao
        lap lien linh long lop luat luc lung luong luu luy mai mang mat mau me mien minh mo moi mot mua muc mung muon nam nang
        nao nay ngan nganh ngay nghe ngheo nghi nghia nghiep ngoai ngu nguoi nguon nguyen nha nham nhan nhanh nhap nhat nhau
        nhiem nhieu nho nhom nhu nhung noi nong nop nu nuoc nuoi on phai pham phan phap phat phe phi pho phoi phong phu phuc
        phuong qua quan quang quoc quy quyen quyet ra rieng ro roi rong sach san sang sat sau sinh so soat song su sua suc suy
        tac tai tang tap tat tau te ten thac tham thang thanh thao thap thau the theo thi thieu thoat thoi thon thong thu
        thuan thuc thue thuoc thuong thuy thuyet tich tien tiep tieu tim tin tinh to toan toi ton tong tot tra trach tram
        tranh tre tren tri trien trinh tro trong truc trung truoc truong truyen tu tuan tuc tui tung tuoi tuong tuyen ty ung
        uu uy va vach van vang vao vat ve vi viec vien viet vinh von vong vu vuc vung vuong vuot xa xac xay xem xet xin xoa xu
        xuat xuong yeu
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static readonly HashSet<string> _known = [.. _vocabulary];

    /// <summary>Digits and signs that scanning makes of letters.</summary>
    private static readonly Dictionary<char, char> _lookalikes = new()
    {
        ['0'] = 'o',
        ['1'] = 'l',
        ['3'] = 'a',
        ['4'] = 'a',
        ['5'] = 's',
        ['6'] = 'o',
        ['8'] = 'o',
        ['9'] = 'g',
        ['¢'] = 'e',
        ['€'] = 'e',
        ['§'] = 'o',
        ['&'] = 'o',
        ['@'] = 'a',
        ['}'] = 'i',
        ['|'] = 'i',
        ['!'] = 'i',
        ['\''] = '\0',
    };

    public static (StringBuilder Text, List<int> At) Repair(string folded, List<int> at, string original)
    {
        var (text, places) = (new StringBuilder(folded.Length), new List<int>(at.Count));
        for (var i = 0; i < folded.Length;)
        {
            var end = i;
            while (end < folded.Length && IsOfWord(folded, end))
                end++;
            if (end == i)
            {
                text.Append(folded[i]);
                places.Add(at[i++]);
                continue;
            }

            var word = folded[i..end];
            var better = char.IsAsciiDigit(word[0]) && word.All(c => char.IsAsciiDigit(c)) ? word : Better(word, [.. Enumerable.Range(i, word.Length).Select(k => original[at[k]] > 127)]);

            // "tỷ lệ" often comes as "ty 1€" or "ty 18".
            if (text.ToString().EndsWith("ty ", StringComparison.Ordinal) && word.Length <= 3 && word[0] is '1' or 'l')
                better = "le";
            for (var k = 0; k < better.Length; k++)
                places.Add(at[i + Math.Min(k, word.Length - 1)]);
            text.Append(better);
            i = end;
        }

        return (text, places);
    }

    /// <summary>Signs count as letters only inside or beside letters.</summary>
    private static bool IsOfWord(string text, int i) =>
        char.IsAsciiLetterOrDigit(text[i])
        || (text[i] is not ('|' or '!' or '\'') && _lookalikes.ContainsKey(text[i]) && i > 0 && char.IsAsciiLetter(text[i - 1]))
        || (text[i] is '\'' or '}' && i > 0 && i + 1 < text.Length && char.IsAsciiLetter(text[i - 1]) && char.IsAsciiLetter(text[i + 1]));

    private static string Better(string word, bool[] isDoubtful)
    {
        if (word.Any(char.IsAsciiDigit) && !LooksLikeAWord(word))
            return word;

        var letters = string.Concat(word.Select(c => _lookalikes.GetValueOrDefault(c, c)).Where(c => c != '\0'));
        if (letters.Length < 2 || _known.Contains(letters))
            return letters.Length == 0 ? word : letters;

        // A scan that lost the marks puts one vowel for another where there was one: "béo céo" is "báo cáo".
        if (letters.Length == word.Length && _vocabulary.FirstOrDefault(c => Fits(c, letters, isDoubtful)) is { } fitting)
            return fitting;
        if (Syllables.IsOne(letters))
            return letters;

        // Two letters tell too little; one wrong letter in three is what scanning does.
        var most = letters.Length switch { 2 => 0, <= 4 => 1, _ => 2 };
        var best = letters;
        var least = most + 1;
        foreach (var candidate in _vocabulary.OrderBy(c => Math.Abs(c.Length - letters.Length)))
        {
            if (Math.Abs(candidate.Length - letters.Length) > most || Distance(letters, candidate, least) is var distance && distance >= least)
                continue;

            (best, least) = (candidate, distance);
        }

        return best;
    }

    private static bool Fits(string candidate, string letters, bool[] isDoubtful) =>
        candidate.Length == letters.Length
        && Enumerable.Range(0, letters.Length).All(k => candidate[k] == letters[k] || (isDoubtful[k] && candidate[k] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'd'));

    /// <summary>A figure with a unit glued to it is no word; letters with one or two digits among them are.</summary>
    private static bool LooksLikeAWord(string word) =>
        char.IsAsciiLetter(word[0]) ? word.Count(char.IsAsciiDigit) <= 2 : word[0] is '1' or '0' or '6' or '4' && word.Skip(1).All(char.IsAsciiLetter) && word.Length > 1;

    private static int Distance(string a, string b, int cap)
    {
        var before = new int[b.Length + 1];
        var now = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            before[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                now[j] = Math.Min(Math.Min(before[j], now[j - 1]) + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                least = Math.Min(least, now[j]);
            }

            if (least >= cap)
                return cap;
            (before, now) = (now, before);
        }

        return before[b.Length];
    }
}
