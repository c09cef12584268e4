using VuonLen.Rules.Names;

namespace VuonLen.Rules.People;

/// <summary>An ethnic group of the national list (dân tộc).</summary>
/// <param name="Code"><c>01</c> to <c>54</c>; <c>55</c> for foreigners.</param>
/// <param name="Name">Official Vietnamese name.</param>
/// <param name="Aliases">Other names and spellings met in lists.</param>
public sealed record EthnicGroup(string Code, string Name, params IReadOnlyList<string> Aliases)
{
    /// <summary>Whether it is a minority of the country (dân tộc thiểu số): neither Kinh nor foreign.</summary>
    public bool IsMinority => Code is not ("01" or "55");
}

/// <summary>The 54 groups of the national list and foreigners (danh mục dân tộc).</summary>
/// <law>Quyết định 121-TCTK/PPCĐ 1979 của Tổng cục Thống kê [recall:high]</law>
public static class EthnicGroups
{
    private static readonly Dictionary<string, EthnicGroup> _byKey = ByKey();

    /// <summary>All, by code.</summary>
    public static IReadOnlyList<EthnicGroup> All { get; } = Groups();

    /// <summary>Finds by name or alias, whatever the case, diacritics, blanks, hyphens and apostrophes; or by code.</summary>
    /// <returns>Null when no group is called so; it is never guessed.</returns>
    public static EthnicGroup? Find(string? text) =>
        text is not null && _byKey.TryGetValue(Key(text), out var group) ? group : null;

    /// <summary>The group of a code, or null.</summary>
    public static EthnicGroup? OfCode(string? code) => All.FirstOrDefault(g => g.Code == code);

    private static string Key(string text) => string.Concat(VietnameseName.Fold(text).Where(char.IsLetterOrDigit));

    private static Dictionary<string, EthnicGroup> ByKey()
    {
        var byKey = new Dictionary<string, EthnicGroup>();
        foreach (var group in Groups())
        {
            byKey.Add(group.Code, group);
            foreach (var name in group.Aliases.Append(group.Name))
            {
                // Two spellings of one group may fold alike; two groups must not.
                if (!byKey.TryAdd(Key(name), group) && byKey[Key(name)].Code != group.Code)
                    throw new InvalidOperationException($"{name} names two groups.");
            }
        }

        return byKey;
    }

    private static EthnicGroup[] Groups() =>
    [
        new("01", "Kinh", "Việt"),
        new("02", "Tày"),
        new("03", "Thái"),
        new("04", "Hoa", "Hán"),
        new("05", "Khơ-me", "Khmer", "Khơ me", "Khơme"),
        new("06", "Mường"),
        new("07", "Nùng"),
        new("08", "Hmông", "Mông", "H'Mông", "Mèo"),
        new("09", "Dao"),
        new("10", "Gia-rai", "Gia Rai", "Jrai", "Giarai"),
        new("11", "Ngái"),
        new("12", "Ê-đê", "Ê đê", "Êđê"),
        new("13", "Ba-na", "Ba Na", "Bahnar"),
        new("14", "Xơ-đăng", "Xơ Đăng", "Sê Đăng"),
        new("15", "Sán Chay", "Cao Lan"),
        new("16", "Cơ-ho", "Cơ Ho", "K'Ho"),
        new("17", "Chăm", "Chàm"),
        new("18", "Sán Dìu"),
        new("19", "Hrê", "H'Rê"),
        new("20", "Mnông", "M'Nông"),
        new("21", "Ra-glai", "Raglai"),
        new("22", "Xtiêng", "Stiêng", "X'Tiêng"),
        new("23", "Bru-Vân Kiều", "Bru", "Vân Kiều"),
        new("24", "Thổ"),
        new("25", "Giáy"),
        new("26", "Cơ-tu", "Cơ Tu", "Katu"),
        new("27", "Gié-Triêng", "Giẻ Triêng"),
        new("28", "Mạ"),
        new("29", "Khơ-mú", "Khơ Mú"),
        new("30", "Co", "Cor"),
        new("31", "Ta-ôi", "Tà Ôi"),
        new("32", "Chơ-ro", "Chơ Ro"),
        new("33", "Kháng"),
        new("34", "Xinh-mun", "Xinh Mun"),
        new("35", "Hà Nhì"),
        new("36", "Chu-ru", "Chu Ru"),
        new("37", "Lào"),
        new("38", "La Chí"),
        new("39", "La Ha"),
        new("40", "Phù Lá"),
        new("41", "La Hủ"),
        new("42", "Lự"),
        new("43", "Lô Lô"),
        new("44", "Chứt"),
        new("45", "Mảng"),
        new("46", "Pà Thẻn"),
        new("47", "Cơ Lao"),
        new("48", "Cống"),
        new("49", "Bố Y"),
        new("50", "Si La"),
        new("51", "Pu Péo"),
        new("52", "Brâu"),
        new("53", "Ơ Đu"),
        new("54", "Rơ-măm", "Rơ Măm"),
        new("55", "Người nước ngoài"),
    ];
}
