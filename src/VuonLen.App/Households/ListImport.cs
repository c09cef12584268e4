using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Households;

/// <summary>A list somebody hands in (lần nhập danh sách): the file, how it was understood, what became of it.</summary>
/// <remarks>Its own steps leave no line in the audit; what it wrote does, once for the list and once for each household changed.</remarks>
[Unaudited]
public sealed class ListImport : AreaRow, IRevisioned
{
    [Personal]
    public required string FileName { get; init; }

    public required Guid StoredFileId { get; init; }

    /// <summary>Of the file's bytes, so that the same file is known again.</summary>
    public required string FileHash { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    public required string UploadedBy { get; init; }

    public ListState State { get; internal set; }

    public ListKind Kind { get; internal set; }

    /// <summary>How sheets and columns are understood, as JSON.</summary>
    public string? Mapping { get; internal set; }

    /// <summary>The day the list is true for: new households are members' homes from then, and recognitions without a date count from then.</summary>
    public DateOnly? AsOf { get; internal set; }

    /// <summary>The review round's year, when the list is of one.</summary>
    public int? Round { get; internal set; }

    /// <summary>What would be, and after writing what was, done; as JSON.</summary>
    public string? Counts { get; internal set; }

    public DateTimeOffset? WrittenAt { get; internal set; }

    public string? WrittenBy { get; internal set; }

    public DateTimeOffset? UndoneAt { get; internal set; }

    public string? UndoneBy { get; internal set; }

    public int Revision { get; private set; }
}

/// <summary>Where an import stands (bước của lần nhập).</summary>
public enum ListState
{
    /// <summary>Đã tải lên, chờ xác nhận cách hiểu.</summary>
    Uploaded,

    /// <summary>Đang xem trước.</summary>
    Planning,

    /// <summary>Đã xem trước, chờ ghi.</summary>
    Planned,

    /// <summary>Đang ghi.</summary>
    Writing,

    /// <summary>Đã ghi.</summary>
    Written,

    /// <summary>Đang hoàn tác.</summary>
    Undoing,

    /// <summary>Đã hoàn tác.</summary>
    Undone,
}

/// <summary>What sort of list a file is (loại danh sách).</summary>
public enum ListKind
{
    /// <summary>Danh sách khác: read by its headers alone.</summary>
    Other,

    /// <summary>Danh sách chính thức sau rà soát.</summary>
    OfficialReview,

    /// <summary>Tệp xuất từ phần mềm quốc gia.</summary>
    NationalExport,

    /// <summary>Mẫu của chương trình.</summary>
    Template,
}

/// <summary>One household of a list, or rows that are none (mục của lần nhập): what it says, what is done with it.</summary>
[Unaudited]
public sealed class ListItem : AreaRow
{
    public required Guid ListImportId { get; init; }

    /// <summary>In the order of the file, from 1.</summary>
    public required int Number { get; init; }

    public required string Sheet { get; init; }

    public required int FirstRow { get; init; }

    public ListFate Fate { get; internal set; }

    public ListItemState State { get; internal set; }

    /// <summary>The household it is, once that is known; not a foreign key, because an undone import takes it away.</summary>
    public Guid? Target { get; internal set; }

    public string? TargetProvince { get; internal set; }

    /// <summary>Of the household when the item had been written: a later one says that somebody changed it since.</summary>
    public int? RevisionAfter { get; internal set; }

    public bool HasWarnings { get; internal set; }

    /// <summary>What the rows say and what came of it, sealed like personal IDs.</summary>
    [Personal]
    public required byte[] Sealed { get; set; }
}

/// <summary>What would be done with a household of a list.</summary>
public enum ListFate
{
    /// <summary>Thêm mới.</summary>
    Add,

    /// <summary>Thay đổi.</summary>
    Change,

    /// <summary>Giữ nguyên.</summary>
    Same,

    /// <summary>Chờ người chọn.</summary>
    Choose,

    /// <summary>Từ chối.</summary>
    Refuse,

    /// <summary>Bỏ qua: no household, or one the user left out.</summary>
    Skip,
}

/// <summary>Where an item stands.</summary>
public enum ListItemState
{
    Planned,

    /// <summary>Đã ghi.</summary>
    Written,

    /// <summary>Không ghi được.</summary>
    Failed,

    /// <summary>Đã hoàn tác.</summary>
    Undone,
}

/// <summary>How a commune's list with certain headers was understood last time (cách hiểu đã nhớ).</summary>
[Unaudited]
public sealed class KnownMapping : AreaRow, IRevisioned
{
    /// <summary>Of the headers.</summary>
    public required string Signature { get; init; }

    public required string Mapping { get; set; }

    public required DateTimeOffset UsedAt { get; set; }

    public int Revision { get; private set; }
}

/// <summary>A list being made or made (danh sách xuất ra).</summary>
[Unaudited]
public sealed class ListExport : AreaRow, IRevisioned
{
    /// <summary>Which list, of which households, in which format: JSON.</summary>
    public required string Request { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required string AskedBy { get; init; }

    /// <summary>Null until it is made, and again when its time is over.</summary>
    public Guid? StoredFileId { get; internal set; }

    /// <summary>Null until it is made.</summary>
    public int? Households { get; internal set; }

    public int Revision { get; private set; }
}
