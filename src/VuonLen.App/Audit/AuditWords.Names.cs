using Microsoft.AspNetCore.Identity;
using VuonLen.App.Areas;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Standards;
using VuonLen.Rules.Facts;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Audit;

public static partial class AuditWords
{
    /// <summary>By kind of record where one name means two things, else for all.</summary>
    private static readonly Dictionary<string, string> _fields = new()
    {
        [nameof(AreaRow.AreaPath)] = "Địa bàn",
        [nameof(AreaUnit.Level)] = "Cấp",
        ["Code"] = "Mã",
        [nameof(AreaUnit.Name)] = "Tên",
        [nameof(AreaUnit.Kind)] = "Loại",
        [nameof(AreaUnit.ParentId)] = "Thuộc đơn vị",
        [nameof(AreaUnit.IsUrban)] = "Khu vực thành thị",
        [nameof(AreaUnit.IsEspeciallyDifficult)] = "Đặc biệt khó khăn",
        [nameof(AreaUnit.ValidFrom)] = "Có từ ngày",
        [nameof(AreaUnit.ValidTo)] = "Hết từ ngày",
        [nameof(AreaUnit.FormerUnits)] = "Đơn vị cũ",
        [nameof(AreaSuccession.FormerUnitId)] = "Đơn vị cũ",
        [nameof(AreaSuccession.SuccessorUnitId)] = "Đơn vị mới",
        ["On"] = "Ngày",
        [nameof(AreaSuccession.IsPart)] = "Chỉ một phần",
        [nameof(AreaPopulation.UnitId)] = "Đơn vị",
        [nameof(AreaPopulation.Year)] = "Năm",
        [nameof(AreaPopulation.Households)] = "Số hộ",
        [nameof(AreaPopulation.Persons)] = "Số nhân khẩu",
        [nameof(AreaPopulation.EthnicMinorityHouseholds)] = "Số hộ dân tộc thiểu số",
        [nameof(AreaPopulation.EthnicMinorityPersons)] = "Số nhân khẩu dân tộc thiểu số",
        [nameof(AreaPopulation.IndigenousHouseholds)] = "Số hộ dân tộc tại chỗ",
        [nameof(AreaPopulation.IndigenousPersons)] = "Số nhân khẩu dân tộc tại chỗ",
        [nameof(AreaPopulation.CountedOn)] = "Ngày thống kê",
        ["Source"] = "Nguồn",
        ["Household.Code"] = "Mã hộ",
        [nameof(Household.VillageId)] = "Thôn, tổ dân phố",
        [nameof(Household.Address)] = "Địa chỉ",
        ["Phone"] = "Điện thoại",
        [nameof(Household.RegisteredAt)] = "Lúc đăng ký",
        [nameof(Household.EndedOn)] = "Ngày hộ không còn",
        [nameof(Household.EndedWhy)] = "Lý do hộ không còn",
        [nameof(Household.HasNoLabourCapacity)] = "Không có khả năng lao động",
        [nameof(Household.HasPersonOfMerit)] = "Có người có công",
        [nameof(Household.IsIndigenous)] = "Hộ dân tộc tại chỗ",
        [nameof(Household.IsOnFarmland)] = "Nhà ở trên đất nông nghiệp",
        [nameof(Household.Wall)] = "Tường",
        [nameof(Household.Column)] = "Cột",
        [nameof(Household.Roof)] = "Mái",
        [nameof(Household.FloorM2)] = "Diện tích nhà ở (m²)",
        [nameof(Household.Water)] = "Nguồn nước",
        [nameof(Household.Toilet)] = "Nhà tiêu",
        [nameof(Household.InternetUsedByAMember)] = "Có người dùng internet",
        [nameof(Household.Devices)] = "Phương tiện tiếp cận thông tin",
        [nameof(Household.B1)] = "Điểm B1",
        [nameof(Household.B1On)] = "Ngày chấm điểm B1",
        [nameof(Household.IncomePerPersonPerMonth)] = "Thu nhập bình quân đầu người một tháng",
        [nameof(Household.Causes)] = "Nguyên nhân nghèo",
        [nameof(Household.Needs)] = "Nhu cầu hỗ trợ",
        [nameof(Household.Marks)] = "Dấu hiệu kế hoạch",
        [nameof(Household.Remark)] = "Ghi chú",
        [nameof(Person.FullName)] = "Họ và tên",
        [nameof(Person.Sex)] = "Giới tính",
        [nameof(Person.BornYear)] = "Năm sinh",
        [nameof(Person.BornOn)] = "Ngày sinh",
        [nameof(Person.DiedOn)] = "Ngày mất",
        [nameof(Person.EthnicGroup)] = "Dân tộc",
        [nameof(Person.PersonalIdMasked)] = "Số định danh (đã che)",
        [nameof(Person.Studying)] = "Đang học",
        [nameof(Person.Completed)] = "Đã tốt nghiệp",
        [nameof(Person.OnTheJobTraining)] = "Đang được đào tạo tại chỗ",
        [nameof(Person.CanAndWantsToWork)] = "Có khả năng và muốn làm việc",
        [nameof(Person.Work)] = "Việc làm",
        [nameof(Person.Disabled)] = "Khuyết tật",
        [nameof(Person.MonthlySocialAssistance)] = "Trợ cấp xã hội hằng tháng",
        [nameof(Person.Insured)] = "Bảo hiểm y tế",
        [nameof(Person.InsuranceNumber)] = "Số thẻ BHYT",
        [nameof(Person.InsuredUntil)] = "BHYT đến ngày",
        [nameof(Person.Stunted)] = "Thấp còi",
        [nameof(Person.Underweight)] = "Nhẹ cân",
        [nameof(Membership.PersonId)] = "Người",
        ["HouseholdId"] = "Hộ",
        [nameof(Membership.FromOn)] = "Từ ngày",
        [nameof(Membership.ToOn)] = "Đến trước ngày",
        [nameof(Membership.Began)] = "Lý do bắt đầu",
        [nameof(Membership.Ended)] = "Lý do kết thúc",
        [nameof(Membership.Relationship)] = "Quan hệ với chủ hộ",
        [nameof(Membership.IsHead)] = "Là chủ hộ",
        ["Standard"] = "Chuẩn nghèo",
        [nameof(Recognition.Status)] = "Kết quả công nhận",
        [nameof(Recognition.IsAverageLiving)] = "Có mức sống trung bình",
        [nameof(Recognition.IsOfProvince)] = "Theo chuẩn của tỉnh",
        [nameof(Recognition.EffectiveOn)] = "Có hiệu lực từ",
        [nameof(Recognition.DecisionNumber)] = "Số quyết định",
        [nameof(Recognition.DecisionOn)] = "Ngày quyết định",
        [nameof(Recognition.Reason)] = "Lý do",
        [nameof(Recognition.RecordedAt)] = "Lúc ghi",
        [nameof(Recognition.CorrectsId)] = "Đính chính dòng",
        [nameof(KeptClassification.Class)] = "Kết quả phân loại",
        [nameof(KeptClassification.KeptAt)] = "Lúc lưu",
        [nameof(KeptClassification.KeptBy)] = "Người lưu",
        [nameof(HouseholdNote.Text)] = "Nội dung",
        [nameof(HouseholdNote.WrittenAt)] = "Lúc viết",
        [nameof(HouseholdNote.WrittenBy)] = "Người viết",
        [nameof(MentorAssignment.UserId)] = "Người dùng",
        [nameof(LoadedStandard.Json)] = "Nội dung tệp",
        [nameof(LoadedStandard.LoadedAt)] = "Lúc nạp",
        [nameof(LoadedStandard.LoadedBy)] = "Người nạp",
        [nameof(User.DisplayName)] = "Tên hiển thị",
        [nameof(User.Position)] = "Chức vụ, đơn vị",
        [nameof(User.IsClosed)] = "Đã đóng tài khoản",
        [nameof(User.MustChangePassword)] = "Phải đổi mật khẩu",
        [nameof(User.UserName)] = "Tên đăng nhập",
        [nameof(User.TwoFactorEnabled)] = "Xác thực hai bước",
        [nameof(User.LockoutEnd)] = "Khóa đến",
        [nameof(IdentityUserRole<>.RoleId)] = "Vai trò",
        [nameof(IdentityUserClaim<>.ClaimType)] = "Loại quyền",
        [nameof(IdentityUserClaim<>.ClaimValue)] = "Giá trị",
    };

    private static readonly Dictionary<Type, Func<object, string>> _enumerations = new()
    {
        [typeof(AreaLevel)] = value => (AreaLevel)value switch
        {
            AreaLevel.Province => "Tỉnh, thành phố",
            AreaLevel.Commune => "Xã, phường, đặc khu",
            AreaLevel.Village => "Thôn, tổ dân phố",
        },
        [typeof(HouseholdEnd)] = value => Words.Of((HouseholdEnd)value),
        [typeof(Material)] = value => Words.Of((Material)value),
        [typeof(Water)] = value => Words.Of((Water)value),
        [typeof(Toilet)] = value => Words.Of((Toilet)value),
        [typeof(Devices)] = value => Words.Of((Devices)value),
        [typeof(PlanningMarks)] = value => Words.Of((PlanningMarks)value),
        [typeof(PovertyCauses)] = value => (PovertyCauses)value is PovertyCauses.None ? "chưa ghi" : Causes.NameOf((PovertyCauses)value),
        [typeof(LocalNeeds)] = value => (LocalNeeds)value is LocalNeeds.None ? "chưa ghi" : Causes.NameOf((LocalNeeds)value),
        [typeof(Sex)] = value => Words.Of((Sex)value),
        [typeof(Studying)] = value => Words.Of((Studying)value),
        [typeof(Completed)] = value => Words.Of((Completed)value),
        [typeof(Work)] = value => Words.Of((Work)value),
        [typeof(MembershipEvent)] = value => Words.Of((MembershipEvent)value),
        [typeof(Relationship)] = value => Words.Of((Relationship)value),
        [typeof(PovertyClass)] = value => Words.Of((PovertyClass)value),
        [typeof(RecognitionSource)] = value => Words.Of((RecognitionSource)value),
        [typeof(RecognitionReason)] = value => Words.Of((RecognitionReason)value),
        [typeof(NoteKind)] = value => Words.Of((NoteKind)value),
    };

    private static readonly Dictionary<string, string> _useCases = new()
    {
        ["ChangeHead"] = "Đổi chủ hộ",
        ["PrepareDatabase"] = "Chuẩn bị cơ sở dữ liệu",
        ["Account"] = "Tài khoản",
        ["LoadStandard"] = "Nạp chuẩn nghèo",
        ["LoadScorecard"] = "Nạp bảng điểm B1",
        ["ScoreB1"] = "Chấm điểm B1",
    };

    /// <summary>All use cases with words, for a list to choose from.</summary>
    public static IReadOnlyDictionary<string, string> UseCases => _useCases;

    public static string UseCase(string name) => _useCases.GetValueOrDefault(name, name);
}
