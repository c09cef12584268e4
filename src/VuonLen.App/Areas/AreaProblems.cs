using VuonLen.Rules;

namespace VuonLen.App.Areas;

/// <summary>Every refusal this capability can give.</summary>
public static class AreaProblems
{
    public static readonly Problem NotFound = new("AR-100", "Không tìm thấy đơn vị này trong địa bàn của bạn.");

    // A file
    public static readonly Problem NotUtf8 = new("AR-101", "Tệp không phải là văn bản UTF-8. Hãy lưu lại với bảng mã UTF-8 rồi nạp lại.");
    public static readonly Problem UnknownHeader = new("AR-102",
        "Không nhận ra tệp. Dòng đầu phải có các cột code,name,kind,province_code (đơn vị), code,name,predecessors (đơn vị cũ), code,name,commune_code (thôn) hoặc code,name,households,persons… (dân số).");
    public static readonly Problem YearNeeded = new("AR-103", "Tệp dân số cần có năm, từ 2000 đến năm nay. Hãy ghi năm (dòng lệnh: --year NĂM).");
    public static readonly Problem YearNotNeeded = new("AR-104", "Chỉ tệp dân số mới có năm. Hãy để trống năm (dòng lệnh: bỏ --year).");
    public static readonly Problem NotCsv = new("AR-105", "Tệp không phải là văn bản CSV (có thể là bảng tính .xlsx hoặc tệp ảnh). Hãy mở trong bảng tính, lưu thành “CSV UTF-8” rồi nạp lại.");
    public static readonly Problem TooLarge = new("AR-106", "Tệp lớn hơn 2 MB. Hãy chia thành nhiều tệp, mỗi tệp giữ dòng tiêu đề, rồi nạp từng tệp.");
    public static readonly Problem NoFile = new("AR-107", "Chưa có tệp nào, hoặc tệp trống. Hãy chọn tệp CSV.");
    public static readonly Problem FileNotAllowed = new("AR-108", "Bạn không có quyền nạp tệp loại này. Danh mục xã và đơn vị cũ do quản trị nạp; thôn và dân số do cán bộ của xã nạp.");
    public static readonly Problem ChangedWhileLoading = new("AR-109", "Có người vừa sửa đơn vị trong lúc nạp nên việc nạp dừng giữa chừng. Hãy nạp lại tệp: dòng đã vào sẽ được giữ nguyên.");

    // A row, a field
    public static readonly Problem BadRow = new("AR-110", "Dòng không đọc được: thừa, thiếu cột hoặc sai dấu nháy.");
    public static readonly Problem BadCode = new("AR-111", "Mã phải gồm từ 1 đến 12 chữ số, chữ in hoa không dấu hoặc dấu gạch ngang.");
    public static readonly Problem BadProvinceCode = new("AR-112", "Mã tỉnh phải gồm hai chữ số và khác 00.");
    public static readonly Problem BadName = new("AR-113", "Tên không được để trống và không dài quá 100 ký tự.");
    public static readonly Problem BadKind = new("AR-114", "Loại đơn vị không có trong danh mục của cấp này.");
    public static readonly Problem NoProvince = new("AR-115", "Không có tỉnh mang mã này. Hãy nạp tỉnh trước, hoặc sửa mã.");
    public static readonly Problem NoCommune = new("AR-116", "Không có xã, phường mang mã này. Hãy nạp danh mục xã trước, hoặc sửa mã.");
    public static readonly Problem NoUnit = new("AR-117", "Không có đơn vị mang mã này.");
    public static readonly Problem CodeTwice = new("AR-118", "Mã này đã có ở một dòng phía trên với nội dung khác.");
    public static readonly Problem CodeElsewhere = new("AR-119", "Mã này đang là của một xã, phường thuộc tỉnh khác.");
    public static readonly Problem AmbiguousCode = new("AR-120", "Nhiều thôn mang mã này. Hãy thêm cột commune_code.");
    public static readonly Problem OutsideScope = new("AR-121", "Đơn vị này nằm ngoài địa bàn của bạn.");
    public static readonly Problem BadYesNo = new("AR-122", "Hãy ghi có hoặc không (1 hoặc 0), hoặc để trống.");
    public static readonly Problem CodeInUse = new("AR-123", "Mã này đang là của một đơn vị khác. Hãy chọn mã khác.");
    public static readonly Problem NoFreeCode = new("AR-124", "Không còn mã trống cho thôn này. Hãy ghi mã.");
    public static readonly Problem NothingTyped = new("AR-125", "Chưa có dòng nào. Hãy ghi mỗi thôn một dòng.");
    public static readonly Problem BadCommuneCode = new("AR-126", "Mã xã, phường phải gồm đúng năm chữ số (bảng tính hay bỏ mất số 0 ở đầu).");

    public static readonly Problem LineTooLong = new("AR-127", "Dòng dài quá 10.000 ký tự. Hãy kiểm tra tệp có đúng là danh mục, mỗi đơn vị một dòng.");

    // Population
    public static readonly Problem BadCount = new("AR-130", "Phải là số nguyên từ 0 trở lên, không có dấu chấm, dấu phẩy; chưa có số liệu thì để trống.");
    public static readonly Problem PartAboveWhole = new("AR-131", "Số hộ (nhân khẩu) dân tộc không được lớn hơn tổng số hộ (nhân khẩu).");
    public static readonly Problem FewerPersonsThanHouseholds = new("AR-132", "Số nhân khẩu không được ít hơn số hộ.");
    public static readonly Problem CountedInFuture = new("AR-134", "Ngày có số liệu không được sau hôm nay.");
    public static readonly Problem OtherName = new("AR-135", "Tên trong tệp khác tên đang lưu; số liệu vẫn được nhận theo mã.");
    public static readonly Problem WrongYear = new("AR-136", "Năm phải từ 2000 đến năm nay.");

    public static readonly Problem SourceTooLong = new("AR-137", "Nguồn số liệu không dài quá 200 ký tự.");

    /// <summary>The figures are of before a merger or of after it.</summary>
    public static Problem CountedOnMissing(string unit, DateOnly on) => new(
        "AR-138",
        $"{unit} nhận thêm đơn vị khác từ {Shell.Vn.Date(on)}. Hãy ghi “Số liệu tính đến ngày”: số tính trước ngày đó được cộng với số của đơn vị nhập vào, số tính từ ngày đó trở đi thì đã gồm cả.");

    // A merger, a split, an end
    public static readonly Problem NothingChosen = new("AR-140", "Hãy chọn đơn vị trước.");
    public static readonly Problem NotAlike = new("AR-141", "Chỉ sáp nhập các thôn của cùng một xã, hoặc các xã của cùng một tỉnh.");
    public static readonly Problem AlreadyEnded = new("AR-142", "Đơn vị này đã kết thúc. Hãy tải lại trang và chọn đơn vị đang hoạt động.");
    public static readonly Problem WrongDay = new("AR-143", "Ngày có hiệu lực không được sau hôm nay và phải sau ngày bắt đầu của các đơn vị.");
    public static readonly Problem IntoItself = new("AR-144", "Đơn vị tiếp nhận không được nằm trong các đơn vị được nhập vào.");
    public static readonly Problem TooManyAreas = new("AR-145", "Sau thay đổi này có người dùng phụ trách quá tám địa bàn. Hãy bớt địa bàn của người đó trước.");
    public static readonly Problem StillLivedIn = new("AR-146", "Đơn vị còn hộ đang sống hoặc còn thôn. Hãy chuyển hộ hoặc sáp nhập trước khi kết thúc.");
    public static readonly Problem NotInVillage = new("AR-147", "Có hộ được chọn không còn ở thôn này. Hãy tải lại trang.");
    public static readonly Problem EverythingLeaves = new("AR-148", "Mỗi thôn sau khi tách phải có hộ. Hãy chọn lại các hộ.");
    public static readonly Problem VillageInNoPart = new("AR-150", "Mỗi thôn của xã phải về đúng một đơn vị. Hãy chọn đơn vị tiếp nhận cho từng thôn.");
    public static readonly Problem TooFewParts = new("AR-151", "Chia tách xã cần ít nhất hai đơn vị tiếp nhận, mỗi đơn vị có ít nhất một thôn. Chỉ một đơn vị tiếp nhận thì dùng sáp nhập.");
    public static readonly Problem SamePartTwice = new("AR-152", "Một đơn vị tiếp nhận được ghi hai lần. Hãy chọn các đơn vị khác nhau.");
    public static readonly Problem UrbanDiffers = new("AR-153", "Các thôn được sáp nhập không cùng khu vực: có thôn thành thị, có thôn nông thôn. Hãy chọn khu vực của đơn vị tiếp nhận.");
    public static readonly Problem DifficultDiffers = new("AR-154", "Các đơn vị được sáp nhập không cùng ghi về diện đặc biệt khó khăn. Hãy chọn Có, Không hoặc Chưa rõ cho đơn vị tiếp nhận.");
    public static readonly Problem NotAllowed = new("AR-149", "Bạn không có quyền thay đổi đơn vị cấp này.");
}
