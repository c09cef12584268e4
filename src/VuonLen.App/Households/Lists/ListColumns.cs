using System.Globalization;
using VuonLen.Rules;
using VuonLen.Rules.Facts;
using VuonLen.Rules.People;

namespace VuonLen.App.Households.Lists;

/// <summary>All columns a list can have, in the order of our template (các cột của danh sách).</summary>
/// <remarks>Names of columns of other programs are those of their real files; see the decision on lists.</remarks>
internal static class ListColumns
{
    // Made first: the columns below ask for it.
    public static IReadOnlyList<ListField> Deprivations { get; } =
        [.. Enumerable.Range(1, 12).Select(n => Enum.Parse<ListField>("Deprived" + n.ToString(CultureInfo.InvariantCulture)))];

    /// <summary>What a returned list has at its right: how each row went, and why. Given in again, it says nothing.</summary>
    public static IReadOnlyList<string> Returned { get; } = ["Kết quả nhập", "Lý do"];

    public static IReadOnlyList<ListColumn> All { get; } = [.. Whose(), .. OfHousehold(), .. OfMember()];

    private static readonly Dictionary<ListField, ListColumn> _byField = All.ToDictionary(c => c.Field);

    public static ListColumn Of(ListField field) => _byField[field];

    /// <summary>Which household and which person the row is about.</summary>
    private static IEnumerable<ListColumn> Whose() =>
    [
        new PlainColumn(ListField.HouseholdNumber, "STT hộ", "STT", "TT", "Số thứ tự", "TT hộ", "Số TT hộ", "STT")
            { Hint = "Các dòng của một hộ ghi cùng một số", Width = 8 },
        new PlainColumn(ListField.Province, "Tỉnh, thành phố", "Tỉnh", "Tỉnh/TP", "Tỉnh thành", "Mã tỉnh"),
        new PlainColumn(ListField.District, "Huyện", "Huyện", "Quận huyện", "Mã huyện", "Huyện/Quận/TX"),
        new PlainColumn(ListField.Commune, "Xã, phường", "Xã", "Phường", "Xã phường", "Xã/Phường/Thị trấn", "Xã/Phường/Đặc khu", "Tên xã"),
        new PlainColumn(ListField.CommuneCode, "Mã xã", "Mã phường", "Mã xã phường", "Mã đơn vị hành chính"),
        new PlainColumn(ListField.Village, "Thôn, tổ dân phố", "Thôn", "Tổ", "Tổ dân phố", "Thôn/Tổ", "Thôn bản", "Bản", "Làng", "Buôn", "Ấp", "Khu phố",
            "Thôn/Bản", "Thôn/Tổ dân phố", "Thôn (tổ)", "Thôn xóm", "Tên thôn", "Thôn, bản, tổ dân phố", "Thôn/làng", "Khu dân cư", "TDP")
            { Hint = "Đúng tên trong trang Địa bàn", Width = 18 },
        new ListColumn<Household, string>(ListField.Code, "Mã hộ", h => h.Code, (h, v) => h.Code = v, new TextReader(30), "family.code", "Mã số hộ", "Mã hộ gia đình", "Mã HGĐ"),
        new PlainColumn(ListField.HeadName, "Họ và tên chủ hộ", "Họ tên chủ hộ", "Chủ hộ", "family.hostName", "Tên chủ hộ", "Họ và tên chủ hộ gia đình",
            "Thông tin chủ hộ Họ và tên", "Thông tin chủ hộ Họ tên", "Họ, tên chủ hộ") { Width = 24 },
        new PlainColumn(ListField.MemberName, "Họ và tên thành viên", "Họ tên thành viên", "Thành viên", "Họ và tên các thành viên", "Tên thành viên",
            "Họ và tên nhân khẩu", "Họ tên các thành viên trong hộ") { IsMembers = true, Width = 24 },
        new PlainColumn(ListField.FullName, "Họ và tên", "Họ tên", "Họ, tên", "Tên", "Họ và tên (chữ in hoa)") { IsMembers = true },
        new PlainColumn(ListField.Relationship, "Quan hệ với chủ hộ", "Quan hệ", "Quan hệ chủ hộ", "Mối quan hệ", "Mối quan hệ với chủ hộ", "QH với chủ hộ")
            { IsMembers = true, Hint = "Chủ hộ, Vợ/chồng, Con, …" },
    ];

    private static IEnumerable<ListColumn> OfHousehold()
    {
        yield return new PlainColumn(ListField.Class, "Phân loại hộ", "Phân loại", "Kết quả rà soát", "classify", "Kết luận rà soát", "Kết luận", "Kết quả phân loại", "Loại hộ",
            "Đối tượng", "Diện hộ", "Hộ nghèo/cận nghèo")
        {
            Hint = "Hộ nghèo, Hộ cận nghèo hoặc Hộ không nghèo",
            Width = 16,
        };
        yield return new PlainColumn(ListField.DecisionNumber, "Quyết định công nhận", "Số quyết định", "Số QĐ", "Quyết định", "QĐ công nhận", "Số quyết định công nhận") { Width = 18 };
        yield return new PlainColumn(ListField.DecisionOn, "Ngày ban hành QĐ", "Ngày quyết định", "Ngày ban hành quyết định", "Ngày QĐ", "Ngày ban hành", "Ngày công nhận");
        yield return Bool<Household>(ListField.AverageLiving, "Mức sống trung bình", _ => null, (_, _) => { }, "Hộ có mức sống trung bình", "MSTB", "Hộ MSTB");
        yield return new PlainColumn(ListField.ReviewedOn, "Thời gian rà soát", "date", "Ngày rà soát");
        yield return new PlainColumn(ListField.Reviewer, "Người rà soát", "reviewer", "Cán bộ rà soát", "Rà soát viên");
        yield return new PlainColumn(ListField.QuickReview, "Phiếu A", "quickReview.result", "Kết quả phiếu A");
        yield return new ListColumn<Household, string>(ListField.Address, "Địa chỉ", h => h.Address, (h, v) => h.Address = v, new TextReader(200),
            "Địa chỉ chi tiết", "Nơi ở", "Chỗ ở hiện nay", "Nơi ở hiện nay", "Nơi cư trú")
        {
            Width = 24,
        };
        yield return new ListColumn<Household, string>(ListField.Phone, "Điện thoại hộ", h => h.Phone, (h, v) => h.Phone = v, new TextReader(30), "Điện thoại", "Số điện thoại", "SĐT", "ĐT");
        yield return Whole(ListField.PaperB1, "Điểm B1 (phiếu giấy)", h => h.PaperB1, (h, v) => h.PaperB1 = v, 0, 1000, ListProblems.PointsUnreadable,
            "b1Point", "Phiếu B1", "B1", "Điểm B1", "Điểm phiếu B1", "Tổng điểm B1", "Kết quả rà soát Điểm B1");
        yield return Whole(ListField.PaperB2, "Điểm B2 (phiếu giấy)", h => h.PaperB2, (h, v) => h.PaperB2 = v, 0, 1000, ListProblems.PointsUnreadable,
            "b2Point", "Phiếu B2", "B2", "Điểm B2", "Điểm phiếu B2", "Tổng điểm B2", "Kết quả rà soát Điểm B2");

        (string Name, string[] Aliases)[] indicators =
        [
            ("Việc làm", ["Chỉ số việc làm"]), ("Người phụ thuộc", ["Người phụ thuộc trong hộ gia đình", "Người phụ thuộc trong hộ"]),
            ("Dinh dưỡng", []), ("Bảo hiểm y tế", ["BHYT"]), ("Trình độ giáo dục của người lớn", ["Trình độ giáo dục người lớn", "Giáo dục người lớn"]),
            ("Tình trạng đi học của trẻ em", ["Đi học của trẻ em", "Giáo dục trẻ em"]), ("Chất lượng nhà ở", []),
            ("Diện tích nhà ở", ["Diện tích nhà ở bình quân đầu người"]), ("Nguồn nước sinh hoạt", ["Nước sinh hoạt"]),
            ("Nhà tiêu hợp vệ sinh", ["Nhà tiêu"]), ("Sử dụng dịch vụ viễn thông", ["Dịch vụ viễn thông"]),
            ("Phương tiện tiếp cận thông tin", ["Phương tiện phục vụ tiếp cận thông tin"]),
        ];
        for (var number = 1; number <= indicators.Length; number++)
        {
            var bit = 1 << (number - 1);
            var (name, aliases) = indicators[number - 1];
            yield return Bool<Household>(
                Deprivation(number), $"Thiếu hụt {number}: {name}",
                h => h.PaperDeprived is { } all ? (all & bit) != 0 : null,
                (h, yes) => h.PaperDeprived = yes ? (h.PaperDeprived ?? 0) | bit : (h.PaperDeprived ?? 0) & ~bit,
                [$"Thiếu hụt {name}", $"Thiếu hụt chỉ số {number}", $"Thiếu hụt {number}", .. aliases.Select(a => "Thiếu hụt " + a), name, .. aliases]);
        }

        yield return new PlainColumn(ListField.EthnicMinority, "Hộ DTTS", "Hộ dân tộc thiểu số", "DTTS");
        yield return Bool<Household>(ListField.Indigenous, "Hộ dân tộc tại chỗ", h => h.IsIndigenous, (h, v) => h.IsIndigenous = v,
            "family.coDanTocTaiCho", "Dân tộc tại chỗ", "DT tại chỗ", "Hộ DT tại chỗ");
        yield return Bool<Household>(ListField.NoLabourCapacity, "Hộ không có KNLĐ", h => h.HasNoLabourCapacity, (h, v) => h.HasNoLabourCapacity = v,
            "Hộ không có khả năng lao động", "Không có khả năng lao động", "Không có KNLĐ", "Hộ không KNLĐ");
        yield return Bool<Household>(ListField.PersonOfMerit, "Hộ có thành viên có công CM", h => h.HasPersonOfMerit, (h, v) => h.HasPersonOfMerit = v,
            "Hộ có thành viên là người có công với cách mạng", "Người có công", "Hộ có người có công", "Hộ có thành viên có công với cách mạng", "Hộ NCC", "Có công với cách mạng");
        yield return Bool<Household>(ListField.OnFarmland, "Nhà ở trên đất nông nghiệp", h => h.IsOnFarmland, (h, v) => h.IsOnFarmland = v);
        yield return new ListColumn<Household, PovertyCauses>(ListField.Causes, "Nguyên nhân nghèo", h => h.Causes == 0 ? null : h.Causes, (h, v) => h.Causes = v,
            new SetReader<PovertyCauses>(Rules.People.Causes.Official, Rules.People.Causes.NameOf, ("Ốm đau", PovertyCauses.IllnessOrAccident),
                ("Thiếu vốn", PovertyCauses.Capital), ("Thiếu vốn sản xuất", PovertyCauses.Capital), ("Ốm đau, bệnh nặng, tai nạn", PovertyCauses.IllnessOrAccident), ("Khác", PovertyCauses.Other),
                ("Ốm đau, tai nạn", PovertyCauses.IllnessOrAccident), ("Thiếu kiến thức sản xuất", PovertyCauses.ProductionKnowledge),
                ("Thiếu công cụ/phương tiện sản xuất", PovertyCauses.ProductionTools), ("Thiếu phương tiện sản xuất", PovertyCauses.ProductionTools),
                ("Thiếu kỹ năng lao động", PovertyCauses.LabourSkills), ("Thiếu kỹ năng lao động sản xuất", PovertyCauses.LabourSkills)),
            "Nguyên nhân", "Các nguyên nhân nghèo")
        {
            Hint = "Nhiều nguyên nhân cách nhau dấu ;",
            Width = 28,
        };
        yield return new ListColumn<Household, LocalNeeds>(ListField.Needs, "Nhu cầu hỗ trợ", h => h.Needs == 0 ? null : h.Needs, (h, v) => h.Needs = v,
            new SetReader<LocalNeeds>(Rules.People.Causes.Local, Rules.People.Causes.NameOf), "Nhu cầu", "Nhóm nhu cầu")
        {
            Width = 24,
        };
        yield return new ListColumn<Household, PlanningMarks>(ListField.Marks, "Dấu kế hoạch", h => h.Marks == 0 ? null : h.Marks, (h, v) => h.Marks = v,
            new SetReader<PlanningMarks>([PlanningMarks.RegisteredToEscape, PlanningMarks.ExpectedToEscape, PlanningMarks.AtRisk], Households.Words.Of), "Kế hoạch của hộ")
        {
            Width = 20,
        };
        yield return Whole(ListField.B1, "Điểm B1 để phân loại", h => h.B1, (h, v) => h.B1 = v, 0, 1000, HouseholdProblems.B1OutOfRange);
        yield return new ListColumn<Household, DateOnly>(ListField.B1On, "Ngày chấm B1", h => h.B1On, (h, v) => h.B1On = v, new DayReader());
        yield return new ListColumn<Household, long>(ListField.Income, "Thu nhập bình quân (đồng/người/tháng)", h => h.IncomePerPersonPerMonth, (h, v) => h.IncomePerPersonPerMonth = v,
            new WholeReader(0, 999_999_999, HouseholdProblems.IncomeOutOfRange), "Thu nhập bình quân đầu người", "Thu nhập bình quân", "TNBQ", "Kết quả rà soát Thu nhập bình quân đầu người");
        yield return Word<Household, Material>(ListField.Wall, "Tường", h => h.Wall, (h, v) => h.Wall = v, Households.Words.Of, "Vật liệu tường");
        yield return Word<Household, Material>(ListField.Column, "Cột", h => h.Column, (h, v) => h.Column = v, Households.Words.Of, "Vật liệu cột");
        yield return Word<Household, Material>(ListField.Roof, "Mái", h => h.Roof, (h, v) => h.Roof = v, Households.Words.Of, "Vật liệu mái");
        yield return new ListColumn<Household, decimal>(ListField.FloorM2, "Diện tích nhà (m2)", h => h.FloorM2, (h, v) => h.FloorM2 = v,
            new DecimalReader(1, 9999, HouseholdProblems.FloorOutOfRange), "Diện tích nhà ở (m2)", "Tổng diện tích nhà ở");
        yield return Word<Household, Water>(ListField.Water, "Nguồn nước", h => h.Water, (h, v) => h.Water = v, Households.Words.Of, "Nguồn nước chính");
        yield return Word<Household, Toilet>(ListField.Toilet, "Loại nhà tiêu", h => h.Toilet, (h, v) => h.Toilet = v, Households.Words.Of, "Hố xí");
        yield return Bool<Household>(ListField.Internet, "Có người dùng internet", h => h.InternetUsedByAMember, (h, v) => h.InternetUsedByAMember = v, "Sử dụng internet", "Internet");
        yield return new ListColumn<Household, Devices>(ListField.Devices, "Phương tiện thông tin", h => h.Devices, (h, v) => h.Devices = v,
            new SetReader<Devices>([.. Enum.GetValues<Devices>().Where(d => d != Devices.None).Order()], Households.Words.Of), "Thiết bị thông tin")
        {
            Hint = "Không có thì ghi: không",
            Width = 24,
        };
        yield return new ListColumn<Household, string>(ListField.Remark, "Ghi chú", h => h.Remark, (h, v) => h.Remark = v, new TextReader(2000), "Mô tả", "Ghi chú chung") { Width = 24 };
        yield return new PlainColumn(ListField.MemberCount, "Số nhân khẩu", "family.numberOfMembers", "Nhân khẩu", "Số khẩu", "Số người", "Số thành viên", "Tổng số nhân khẩu");
        yield return new PlainColumn(ListField.ForReading, "Theo chương trình", ["Kết quả tính", .. Returned]);
    }

    private static IEnumerable<ListColumn> OfMember()
    {
        yield return new ListColumn<Person, BirthDate>(ListField.Born, "Ngày sinh", p => p.Born, (p, v) => p.Born = v, new BirthReader(),
            "Ngày tháng năm sinh", "Năm sinh", "Ngày, tháng, năm sinh", "Sinh ngày", "NTNS", "Thông tin chủ hộ Ngày sinh")
        {
            Hint = "05/03/1980 hoặc 1980",
        };
        yield return Word<Person, Sex>(ListField.Sex, "Giới tính", p => p.Sex, (p, v) => p.Sex = v, Households.Words.Of, [("M", Sex.Male), ("F", Sex.Female), ("Trai", Sex.Male), ("Gái", Sex.Female)],
            "family.hostGender", "Giới", "Nam/Nữ", "Thông tin chủ hộ Giới tính");
        yield return new PlainColumn(ListField.PersonalId, "Số định danh (CCCD)", "CCCD", "Số CCCD", "CCCD/CMND", "Số định danh cá nhân", "Số định danh", "Mã định danh", "Căn cước công dân",
            "Số căn cước", "CMND/CCCD", "Số CMND", "CCCD/Mã định danh", "Số CCCD/ĐDCN", "Thông tin chủ hộ CCCD")
        {
            IsMembers = true,
            Width = 18,
        };
        yield return new ListColumn<Person, int>(ListField.EthnicGroup, "Dân tộc", p => p.EthnicGroup, (p, v) => p.EthnicGroup = v, new EthnicReader(), "Tên dân tộc", "DT", "Thông tin chủ hộ Dân tộc");
        yield return new ListColumn<Person, string>(ListField.PersonPhone, "Điện thoại thành viên", p => p.Phone, (p, v) => p.Phone = v, new TextReader(30));
        yield return new PlainColumn(ListField.Age, "Tuổi") { IsMembers = true };
        yield return Word<Person, Studying>(ListField.Studying, "Đang học", p => p.Studying, (p, v) => p.Studying = v, Households.Words.Of,
            [("THCS", Studying.LowerSecondary), ("THPT", Studying.UpperSecondary), ("Mẫu giáo", Studying.Preschool), ("Không", Studying.None), ("Đại học", Studying.University)], "Cấp học đang học");
        yield return Word<Person, Completed>(ListField.Completed, "Đã tốt nghiệp", p => p.Completed, (p, v) => p.Completed = v, Households.Words.Of,
            [("THCS", Completed.LowerSecondary), ("THPT", Completed.UpperSecondary), ("Đại học", Completed.University)],
            "Trình độ học vấn", "Trình độ văn hóa", "Trình độ");
        yield return Bool<Person>(ListField.OnTheJobTraining, "Được doanh nghiệp đào tạo", p => p.OnTheJobTraining, (p, v) => p.OnTheJobTraining = v);
        yield return Bool<Person>(ListField.CanAndWantsToWork, "Có khả năng và muốn làm việc", p => p.CanAndWantsToWork, (p, v) => p.CanAndWantsToWork = v);
        yield return Word<Person, Work>(ListField.Work, "Làm việc", p => p.Work, (p, v) => p.Work = v, Households.Words.Of, "Tình trạng làm việc");
        yield return Bool<Person>(ListField.Disabled, "Khuyết tật", p => p.Disabled, (p, v) => p.Disabled = v, isHealth: true, "Người khuyết tật");
        yield return Bool<Person>(ListField.SocialAssistance, "Trợ cấp BTXH hằng tháng", p => p.MonthlySocialAssistance, (p, v) => p.MonthlySocialAssistance = v, "Hưởng trợ cấp xã hội", "BTXH", "Bảo trợ xã hội");
        yield return Bool<Person>(ListField.Insured, "Có thẻ BHYT", p => p.Insured, (p, v) => p.Insured = v, "Thẻ BHYT", "Có bảo hiểm y tế");
        yield return new ListColumn<Person, string>(ListField.InsuranceNumber, "Số thẻ BHYT", p => p.InsuranceNumber, (p, v) => p.InsuranceNumber = v, new TextReader(30), "Mã thẻ BHYT", "Số BHYT", "Mã BHYT");
        yield return new ListColumn<Person, DateOnly>(ListField.InsuredUntil, "Thẻ BHYT đến ngày", p => p.InsuredUntil, (p, v) => p.InsuredUntil = v, new DayReader(mayBeAhead: true), "Hạn thẻ BHYT");
        yield return Bool<Person>(ListField.Stunted, "Thấp còi", p => p.Stunted, (p, v) => p.Stunted = v, isHealth: true, "Suy dinh dưỡng thấp còi");
        yield return Bool<Person>(ListField.Underweight, "Nhẹ cân", p => p.Underweight, (p, v) => p.Underweight = v, isHealth: true, "Suy dinh dưỡng nhẹ cân");
    }

    private static ListField Deprivation(int number) => Deprivations[number - 1];

    private static ListColumn<TRow, bool> Bool<TRow>(
        ListField field, string header, Func<TRow, bool?> get, Action<TRow, bool> set, params string[] aliases)
        where TRow : class =>
        new(field, header, row => get(row), set, new YesNoReader(), aliases);

    private static ListColumn<TRow, bool> Bool<TRow>(
        ListField field, string header, Func<TRow, bool?> get, Action<TRow, bool> set, bool isHealth, params string[] aliases)
        where TRow : class =>
        new(field, header, row => get(row), set, new YesNoReader(), aliases) { IsHealth = isHealth };

    private static ListColumn<Household, long> Whole(
        ListField field, string header, Func<Household, int?> get, Action<Household, int> set, int least, int most, Problem otherwise, params string[] aliases) =>
        new(field, header, row => (long?)get(row), (row, value) => set(row, (int)value), new WholeReader(least, most, otherwise), aliases);

    private static ListColumn<TRow, TValue> Word<TRow, TValue>(
        ListField field, string header, Func<TRow, TValue?> get, Action<TRow, TValue> set, Func<TValue, string> words, params string[] aliases)
        where TRow : class
        where TValue : struct, Enum =>
        Word(field, header, get, set, words, [], aliases);

    private static ListColumn<TRow, TValue> Word<TRow, TValue>(
        ListField field, string header, Func<TRow, TValue?> get, Action<TRow, TValue> set, Func<TValue, string> words,
        (string Alias, TValue Value)[] spellings, params string[] aliases)
        where TRow : class
        where TValue : struct, Enum =>
        new(field, header, row => get(row), set, new WordReader<TValue>(Enum.GetValues<TValue>(), words, spellings), aliases);
}
