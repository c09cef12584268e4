using System.Text.RegularExpressions;

namespace VuonLen.Rules.Plans.Outline;

/// <summary>What a section of a plan is about.</summary>
internal enum SectionKind
{
    /// <summary>Not told by its heading.</summary>
    Unknown,
    Purpose,
    Requirement,
    Situation,
    Subject,
    Goals,
    GeneralGoal,
    Tasks,
    Time,
    Funding,
    Organisation,
    Reports,
    Bases,
}

/// <summary>Tells the kind of a section by the words of its heading.</summary>
internal static partial class SectionKinds
{
    /// <summary>In order: the first that fits. Later words name the section more weakly.</summary>
    private static readonly (SectionKind Kind, Regex Words)[] _ofTop =
    [
        (SectionKind.Organisation, Organisation()),
        (SectionKind.Goals, TopGoals()),
        (SectionKind.Reports, Reports()),
        (SectionKind.Situation, Situation()),
        (SectionKind.Purpose, TopPurpose()),
        (SectionKind.Goals, Goals()),
        (SectionKind.Funding, Funding()),
        (SectionKind.Bases, Bases()),
        (SectionKind.Tasks, Tasks()),
        (SectionKind.Time, Time()),
        (SectionKind.Subject, Subject()),
        (SectionKind.Requirement, Requirement()),
        (SectionKind.Tasks, WeakTasks()),
    ];

    /// <summary>What a sub-section may be inside another kind; the heading has to begin with the word.</summary>
    private static readonly (SectionKind Kind, Regex Words, SectionKind[] Within)[] _ofSub =
    [
        (SectionKind.GeneralGoal, GeneralGoal(), [SectionKind.Goals, SectionKind.Purpose, SectionKind.Unknown, SectionKind.Tasks]),
        (SectionKind.Goals, SubGoals(), [SectionKind.Goals, SectionKind.Purpose, SectionKind.Unknown, SectionKind.Situation, SectionKind.GeneralGoal, SectionKind.Subject]),
        (SectionKind.Requirement, SubRequirement(), [SectionKind.Purpose, SectionKind.Goals, SectionKind.Unknown]),
        (SectionKind.Purpose, SubPurpose(), [SectionKind.Purpose, SectionKind.Goals, SectionKind.Unknown]),
        (SectionKind.Subject, SubSubject(), [SectionKind.Situation, SectionKind.Subject, SectionKind.Purpose, SectionKind.Goals, SectionKind.Unknown, SectionKind.Tasks]),
        (SectionKind.Situation, SubSituation(), [SectionKind.Situation, SectionKind.Subject, SectionKind.Unknown]),
        (SectionKind.Funding, SubFunding(), [SectionKind.Organisation, SectionKind.Tasks, SectionKind.Unknown]),
        (SectionKind.Reports, SubReports(), [SectionKind.Organisation, SectionKind.Tasks, SectionKind.Unknown]),
        (SectionKind.Time, SubTime(), [SectionKind.Organisation, SectionKind.Tasks, SectionKind.Unknown, SectionKind.Subject]),
        (SectionKind.Organisation, SubOrganisation(), [SectionKind.Tasks, SectionKind.Organisation, SectionKind.Unknown]),
        (SectionKind.Tasks, SubTasks(), [SectionKind.Tasks, SectionKind.Goals, SectionKind.Unknown, SectionKind.Purpose, SectionKind.Subject]),
    ];

    /// <param name="folded">The heading, folded, without its marker.</param>
    public static SectionKind OfTop(string folded) => _ofTop.FirstOrDefault(k => k.Words.IsMatch(folded)).Kind;

    /// <param name="folded">The heading, folded, without its marker.</param>
    /// <param name="within">What the section around it is about.</param>
    /// <returns>The kind of the section around it when the heading does not say otherwise.</returns>
    public static SectionKind OfSub(string folded, SectionKind within)
    {
        foreach (var (kind, words, around) in _ofSub)
        {
            if (around.Contains(within) && words.IsMatch(folded))
                return kind;
        }

        return within == SectionKind.Unknown ? OfTop(folded) : within;
    }

    [GeneratedRegex(@"to chuc thuc hien|to chuc trien khai|^phan cong(?: cong viec| cu the)?\W*$|^phan cong (?:thanh vien|giup do|phu trach|can bo)|phan cong (?:nhiem vu|thuc hien|trach nhiem|to chuc)|trach nhiem (?:cua|thuc hien|to chuc|cac)", RegexOptions.CultureInvariant)]
    private static partial Regex Organisation();

    [GeneratedRegex(@"^(?:cac )?(?:muc tieu|chi tieu)|muc tieu,? (?:va )?chi tieu", RegexOptions.CultureInvariant)]
    private static partial Regex TopGoals();

    [GeneratedRegex(@"che do (?:thong tin|bao cao)|thong tin,? bao cao|^(?:cong tac )?bao cao|thong tin va bao cao", RegexOptions.CultureInvariant)]
    private static partial Regex Reports();

    [GeneratedRegex(@"thuc trang|tinh hinh|hien trang|dac diem|ket qua (?:thuc hien|ra soat|giam ngheo|cong tac|nam)|^danh gia", RegexOptions.CultureInvariant)]
    private static partial Regex Situation();

    [GeneratedRegex(@"muc dich|^quan diem", RegexOptions.CultureInvariant)]
    private static partial Regex TopPurpose();

    [GeneratedRegex(@"muc tieu|chi tieu", RegexOptions.CultureInvariant)]
    private static partial Regex Goals();

    [GeneratedRegex(@"kinh phi|nguon von|du toan|nguon luc (?:thuc hien|tai chinh)|co che tai chinh|ngan sach", RegexOptions.CultureInvariant)]
    private static partial Regex Funding();

    [GeneratedRegex(@"^can cu|co so phap ly", RegexOptions.CultureInvariant)]
    private static partial Regex Bases();

    [GeneratedRegex(@"nhiem vu|giai phap|noi dung|hoat dong|cong viec", RegexOptions.CultureInvariant)]
    private static partial Regex Tasks();

    [GeneratedRegex(@"thoi gian|tien do|lo trinh|thoi han", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"doi tuong|pham vi", RegexOptions.CultureInvariant)]
    private static partial Regex Subject();

    [GeneratedRegex(@"yeu cau|nguyen tac", RegexOptions.CultureInvariant)]
    private static partial Regex Requirement();

    [GeneratedRegex(@"bien phap|hinh thuc|khen thuong|thi dua|kiem tra|giam sat|so ket|tong ket|du an|chinh sach|ho tro|giup do|trien khai|thuc hien", RegexOptions.CultureInvariant)]
    private static partial Regex WeakTasks();

    [GeneratedRegex(@"^(?:ve )?muc tieu (?:chung|tong quat)", RegexOptions.CultureInvariant)]
    private static partial Regex GeneralGoal();

    [GeneratedRegex(@"^(?:cac |ve |mot so |he thong )?(?:muc tieu|chi tieu)|^(?:cac )?ket qua va chi tieu", RegexOptions.CultureInvariant)]
    private static partial Regex SubGoals();

    [GeneratedRegex(@"^(?:yeu cau|nguyen tac)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SubRequirement();

    [GeneratedRegex(@"^(?:muc dich|quan diem)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SubPurpose();

    [GeneratedRegex(@"^(?:doi tuong|pham vi)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SubSubject();

    [GeneratedRegex(@"^(?:thuc trang|tinh hinh|hien trang|ket qua|dac diem|danh gia|ton tai|han che|nguyen nhan)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SubSituation();

    [GeneratedRegex(@"^(?:ve )?(?:(?:nguon )?kinh phi|nguon von|von(?= thuc hien| dau tu))(?: thuc hien)?\b(?!.*\b(?:chu tri|phong|cong chuc)\b)|^nguon (?:kinh phi|luc)\b|^du toan", RegexOptions.CultureInvariant)]
    private static partial Regex SubFunding();

    [GeneratedRegex(@"^(?:ve )?(?:che do (?:thong tin|bao cao)|thong tin,? bao cao|cong tac (?:thong tin,? )?bao cao)\b|^bao cao\s*[:.]?\z", RegexOptions.CultureInvariant)]
    private static partial Regex SubReports();

    [GeneratedRegex(@"^(?:thoi gian|thoi han|tien do|lo trinh)(?: thuc hien)?\b", RegexOptions.CultureInvariant)]
    private static partial Regex SubTime();

    [GeneratedRegex(@"^(?:to chuc thuc hien|phan cong (?:nhiem vu|thuc hien|trach nhiem|to chuc)|trach nhiem cua)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SubOrganisation();

    [GeneratedRegex(@"^(?:cac )?(?:nhiem vu|giai phap|noi dung thuc hien|noi dung ho tro|nhom nhiem vu|nhom giai phap)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SubTasks();
}
