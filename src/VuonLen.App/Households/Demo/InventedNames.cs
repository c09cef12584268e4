using VuonLen.Rules.Facts;

namespace VuonLen.App.Households.Demo;

/// <summary>Names as people of an ethnic group bear them; who bears one here is invented.</summary>
/// <remarks>The group is a code of the list of 54. Where descent is matrilineal, children take the mother's surname.</remarks>
internal sealed record InventedNames(
    int Group, bool IsIndigenous, bool IsMatrilineal, string[] Surnames, string[] MenMiddle, string[] WomenMiddle, string[] Men, string[] Women)
{
    public const int Kinh = 1, Thai = 3, Hmong = 8, Dao = 9, GiaRai = 10, BaNa = 13, Giay = 25;

    private static readonly Dictionary<int, InventedNames> _all = new InventedNames[]
    {
        new(Kinh, false, false,
            ["Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Bùi", "Đỗ", "Đặng", "Ngô", "Dương", "Lương", "Trịnh", "Đoàn", "Mai", "Tạ"],
            ["Văn", "Đức", "Quang", "Hữu", "Xuân", "Đình", "Trọng", "Khắc"],
            ["Thị", "Thị", "Thị Thu", "Thị Thanh", "Thị Ngọc", "Thị Minh"],
            ["Bách", "Cảnh", "Chiến", "Đạt", "Điệp", "Đông", "Hậu", "Hoan", "Kiên", "Khánh", "Lộc", "Lực", "Mạnh", "Nghĩa", "Nhân", "Phú", "Quyết", "Sáng", "Tấn", "Thắng", "Thuận", "Tiến", "Toản", "Trường", "Tuân", "Việt", "Vĩnh"],
            ["Ánh", "Bích", "Chi", "Dịu", "Đào", "Diệp", "Hà", "Hiền", "Hoa", "Huệ", "Lan", "Liên", "Loan", "Mận", "Mến", "Nga", "Nhài", "Nhung", "Oanh", "Phượng", "Quyên", "Sen", "Thắm", "Thơm", "Tươi", "Vân", "Xuyến", "Yến"]),
        new(Thai, false, false,
            ["Lò", "Quàng", "Cà", "Tòng", "Lường", "Mào", "Lù", "Điêu", "Bạc", "Vì"],
            ["Văn", "Văn", "Văn", "Quốc"],
            ["Thị", "Thị", "Thị", "Thị Thu"],
            ["Ban", "Chom", "Chựa", "Dọn", "Én", "Hặc", "Inh", "Khặm", "Lả", "Mấng", "Nọi", "Ọt", "Panh", "Phanh", "Pọm", "Sương", "Thoong", "Tướng", "Ún", "Xôm", "Yên"],
            ["Ảnh", "Bun", "Chưởng", "Dâu", "Ém", "Hỏa", "Inh", "Lún", "Lả", "Mai", "Nọi", "Ổn", "Pâng", "Phóng", "Sọn", "Thởi", "Tiêng", "Un", "Xuyên", "Yêu"]),
        new(Hmong, false, false,
            ["Giàng", "Vàng", "Sùng", "Thào", "Mùa", "Lầu", "Hạng", "Cứ", "Vừ", "Sình", "Ly"],
            ["A", "A", "A", "Seo", "Páo"],
            ["Thị", "Thị", "Thị", "Y"],
            ["Chinh", "Chống", "Dê", "Dính", "Dơ", "Gấu", "Khua", "Lử", "Nếnh", "Nhè", "Phử", "Sàng", "Sếnh", "Sình", "Súa", "Thênh", "Tỏa", "Trừ", "Tú", "Vảng", "Xà"],
            ["Ca", "Chia", "Chứ", "Dế", "Dợ", "Giông", "Khu", "Máy", "Mỷ", "Nhia", "Pà", "Pằng", "Sanh", "Say", "Si", "Sông", "Súng", "Vá", "Xi", "Xua"]),
        new(Dao, false, false,
            ["Tẩn", "Chẻo", "Phàn", "Lý", "Triệu", "Bàn", "Đặng"],
            ["Láo", "A", "Phù", "Vần", "Chin"],
            ["Mý", "Tả", "San", "U", "Thị"],
            ["Chiêu", "Chòi", "Dao", "Khé", "Kiềm", "Lở", "Lụ", "Páo", "Phủ", "Quẩy", "San", "Sểnh", "Tả", "Ú", "Vạn"],
            ["Chiêu", "Coi", "Dếnh", "Khé", "Kiều", "Liều", "Mủi", "Nải", "Pham", "Sai", "Sinh", "Tình", "Viện", "Xiệp"]),
        new(Giay, false, false,
            ["Lùng", "Vùi", "Nông", "Sần", "Lù", "Hoàng", "Phan"],
            ["Văn", "Văn", "Sào"],
            ["Thị", "Thị", "Thị Thu"],
            ["Bằng", "Chẳn", "Diu", "Lềnh", "Nhin", "Páo", "Phiểu", "Sài", "Siểng", "Tải", "Vảng", "Xín"],
            ["Bươi", "Chắp", "Diện", "Lếnh", "Mỉ", "Náo", "Phiến", "Sẻng", "Siên", "Tiển", "Ván", "Xuân"]),
        new(BaNa, true, false,
            ["Đinh"],
            ["", "", "Văn"],
            ["Thị", "Thị", ""],
            ["Ayun", "Blớch", "Byơi", "Chơng", "Djring", "Glơi", "Hmưnh", "Hnhơn", "Jơng", "Klêng", "Lưng", "Môih", "Nghêh", "Plêt", "Prưng", "Rêt", "Srơi", "Thrưng", "Têu", "Uôl", "Vưr", "Yơng"],
            ["Anher", "Blơn", "Byưng", "Chưih", "Drơih", "Grưi", "Hlơm", "Hmyơk", "Jrưi", "Klưnh", "Lưr", "Mlưng", "Nhưng", "Plưi", "Prêu", "Rưi", "Srưh", "Thơih", "Ưr", "Xrơl", "Yưih"]),
        new(GiaRai, true, true,
            ["Rơ Châm", "Siu", "Ksor", "Rah Lan", "Kpă", "Rơ Mah", "Nay"],
            [""],
            [""],
            ["Alin", "Blơnh", "Chăn", "Djoan", "Hlâm", "Hyưn", "Jưn", "Klăk", "Lơk", "Mơnh", "Phin", "Rôh", "Suih", "Thin", "Ưih", "Yơnh"],
            ["H'Blơn", "H'Byin", "H'Chêm", "H'Djuen", "H'Lang", "H'Lưu", "H'Mơi", "H'Nhan", "H'Phưm", "H'Rin", "H'Suin", "H'Tưi", "H'Un", "H'Yưn"]),
    }.ToDictionary(n => n.Group);

    public static InventedNames Of(int group) => _all[group];

    public string Surname(Dice dice) => dice.Of(Surnames);

    /// <summary>A full name none of the household bears yet, as far as the names suffice.</summary>
    public string Full(Dice dice, string surname, Sex sex, IReadOnlySet<string> taken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var middle = dice.Of(sex is Sex.Male ? MenMiddle : WomenMiddle);
            var given = dice.Of(sex is Sex.Male ? Men : Women);
            var name = middle.Length == 0 ? $"{surname} {given}" : $"{surname} {middle} {given}";
            if (!taken.Contains(name) || attempt > 20)
                return name;
        }
    }
}
