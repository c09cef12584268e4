using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using VuonLen.App.Areas;
using VuonLen.App.Shell;
using VuonLen.Rules;

namespace VuonLen.App.Plans;

/// <summary>What pages about one plan share.</summary>
public abstract class PlanPage : ComponentBase
{
    [Parameter] public string ProvinceCode { get; set; } = "";

    [Parameter] public Guid PlanId { get; set; }

    [CascadingParameter] public HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "done")] public string? DoneKey { get; set; }

    [Inject] public NavigationManager Navigation { get; set; } = null!;

    protected AreaKey Key => new(ProvinceCode, PlanId);

    protected string Address => $"/plans/{ProvinceCode}/{PlanId}";

    protected CancellationToken Cancel => Http.RequestAborted;

    protected IReadOnlyList<Problem> Problems { get; set; } = [];

    protected IReadOnlyList<Link> CrumbsOf(Plan plan) => [new("Kế hoạch", "/plans"), new(Shorten(plan.Name), plan.State is PlanState.InUse ? Address : $"{Address}/draft")];

    internal static string Shorten(string text, int most = 60) => text.Length <= most ? text : text[..(most - 1)].TrimEnd() + "…";

    /// <summary>Leads on when it was done; else shows why not.</summary>
    protected void Finish(Outcome outcome, string then)
    {
        Problems = outcome.Problems;
        if (!outcome.IsRefused)
            Navigation.NavigateTo(then);
    }

    /// <summary>What was just done, in a sentence.</summary>
    protected static string? SentenceOf(string? done) => done switch
    {
        "saved" => "Đã lưu.",
        "checked" => "Đã xác nhận.",
        "split" => "Đã tách mục. Hãy xem lại con số của từng phần.",
        "joined" => "Đã gộp hai mục.",
        "removed" => "Đã xóa mục; các dòng của nó trở lại danh sách chưa đọc.",
        "filed" => "Đã xếp các dòng.",
        "added" => "Đã thêm mục.",
        "used" => "Kế hoạch đang được dùng. Hãy xác nhận cách đo từng chỉ tiêu để theo dõi hằng ngày.",
        "draft" => "Kế hoạch đã trở lại bản nháp.",
        "measured" => "Đã lưu cách đo và số đầu kỳ.",
        "shared" => "Đã lưu phân bổ.",
        "figure" => "Đã ghi số liệu.",
        "figure-gone" => "Đã bỏ số liệu; nhật ký vẫn giữ.",
        "set" => "Đã chốt danh sách hộ của chỉ tiêu.",
        "marked" => "Đã ghi nhận.",
        "evidence-removed" => "Đã gỡ tệp minh chứng; phần ghi nhận vẫn còn.",
        _ => null,
    };
}
