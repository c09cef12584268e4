using System.Globalization;
using System.Text.Json;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Plans;
using VuonLen.App.Reports;
using VuonLen.App.Reviews;
using VuonLen.App.Shell;
using VuonLen.App.Standards;
using VuonLen.Rules.People;

namespace VuonLen.App.Audit;

/// <summary>What the audit's names are called in Vietnamese. A name nobody has put into words yet is shown as it is.</summary>
public static partial class AuditWords
{
    public const string OutOfReach = "(hồ sơ ngoài địa bàn hoặc không còn)";

    public const string Hidden = "(không hiển thị với vai trò của bạn)";

    private const string UserRole = "IdentityUserRole";

    private const string UserClaim = "IdentityUserClaim";

    private static readonly Dictionary<string, string> _entities = new()
    {
        [nameof(AreaUnit)] = "Đơn vị hành chính",
        [nameof(AreaSuccession)] = "Sáp nhập, chia tách",
        [nameof(AreaPopulation)] = "Dân số",
        [nameof(Household)] = "Hộ",
        [nameof(Person)] = "Nhân khẩu",
        [nameof(Membership)] = "Thành viên hộ",
        [nameof(Recognition)] = "Công nhận",
        [nameof(Decision)] = "Quyết định",
        [nameof(KeptClassification)] = "Kết quả phân loại đã lưu",
        [nameof(HouseholdNote)] = "Ghi chú",
        [nameof(MentorAssignment)] = "Phân công giúp đỡ",
        [nameof(ListImport)] = "Lần nhập danh sách",
        [nameof(ListExport)] = "Danh sách xuất ra",
        [nameof(FormPack)] = "Bộ biểu đã chốt",
        [nameof(FormChoice)] = "Thiết lập biểu báo cáo",
        [nameof(DoubleDecision)] = "Hồ sơ nghi trùng",
        [nameof(DoubleMerge)] = "Gộp hồ sơ trùng",
        [nameof(Plan)] = "Kế hoạch",
        [nameof(PlanClause)] = "Nội dung kế hoạch",
        [nameof(PlannedTarget)] = "Chỉ tiêu",
        [nameof(TargetFigure)] = "Số liệu chỉ tiêu",
        [nameof(TargetShare)] = "Phân bổ chỉ tiêu",
        [nameof(PlannedTask)] = "Nhiệm vụ",
        [nameof(TaskMark)] = "Ghi nhận nhiệm vụ",
        [nameof(Organisation)] = "Cơ quan, đơn vị",
        [nameof(OrganisationMember)] = "Người của đơn vị",
        [nameof(LoadedStandard)] = "Chuẩn nghèo",
        [nameof(LoadedScorecard)] = "Bảng điểm B1",
        [nameof(User)] = "Người dùng",
        [UserRole] = "Vai trò của người dùng",
        [UserClaim] = "Địa bàn của người dùng",
        ["IdentityUserPasskey"] = "Khóa đăng nhập của người dùng",
    };

    /// <summary>All kinds of record, for a list to choose from.</summary>
    public static IReadOnlyDictionary<string, string> Entities => _entities;

    public static string Entity(string name) => _entities.GetValueOrDefault(name, name);

    public static string Field(string entity, string name) =>
        _fields.GetValueOrDefault($"{entity}.{name}") ?? _fields.GetValueOrDefault(name, name);

    /// <summary>Whether a value tells of somebody's health, which not everybody who reads households may know.</summary>
    public static bool IsHealth(string entity, string field) => entity == nameof(Person) && field is
        nameof(Person.Disabled) or nameof(Person.MonthlySocialAssistance) or nameof(Person.Insured)
        or nameof(Person.InsuranceNumber) or nameof(Person.InsuredUntil) or nameof(Person.Stunted) or nameof(Person.Underweight);

    /// <summary>A value as it is read; null for none.</summary>
    /// <param name="entity">Kind of record, as stored.</param>
    /// <param name="field">As stored.</param>
    /// <param name="kind">The type of the field today; null for a field of the past.</param>
    /// <param name="value">As stored.</param>
    public static string? Value(string entity, string field, Type? kind, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => "có",
        JsonValueKind.False => "không",
        JsonValueKind.Number => Number(field, value),
        _ => Text(entity, field, kind is null ? null : Nullable.GetUnderlyingType(kind) ?? kind, value.ToString()),
    };

    private static string Number(string field, JsonElement value) => field switch
    {
        nameof(Person.EthnicGroup) => EthnicGroups.OfCode(value.GetRawText().PadLeft(2, '0'))?.Name ?? value.GetRawText(),
        nameof(Household.IncomePerPersonPerMonth) => Vn.Money(value.GetInt64()),
        nameof(AreaPopulation.Year) or nameof(Person.BornYear) => value.GetRawText(),
        _ => value.GetDecimal().ToString("#,##0.##", Vn.Culture),
    };

    private static string Text(string entity, string field, Type? kind, string text)
    {
        if (kind?.IsEnum == true)
            return Enumeration(kind, text);
        if (field == nameof(LoadedStandard.Json))
            return $"tệp {Vn.Number(text.Length)} ký tự";
        if (field == nameof(Household.B1Sheet))
            return B1Sheet.Read(text)?.ToString() ?? text;
        if (field == nameof(Household.B1Others))
            return string.Join("; ", OtherB1.Read(text));
        if (entity == UserClaim && text == Grants.Nation)
            return "cả nước";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Vn.Date(day);

        return kind == typeof(DateTimeOffset) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var moment)
            ? Vn.At(moment)
            : text;
    }

    /// <summary>One name, or several of a set.</summary>
    private static string Enumeration(Type kind, string text) => _enumerations.TryGetValue(kind, out var words)
        ? string.Join(", ", text.Split(", ").Select(name => Enum.TryParse(kind, name, out var value) ? words(value) : name))
        : text;
}
