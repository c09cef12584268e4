using System.Text;
using Microsoft.AspNetCore.DataProtection;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Plans.Confirming;
using VuonLen.App.Plans.Intake;
using VuonLen.App.Runs;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Plans;

/// <summary>Base of the tests of plans: a commune with two villages in a province.</summary>
public abstract class PlanTest : DatabaseTest, IAsyncLifetime
{
    /// <summary>An invented plan.</summary>
    protected const string Document = """
        ỦY BAN NHÂN DÂN
        PHƯỜNG TÂN PHONG
        Số: 12/KH-UBND
        Tân Phong, ngày 15 tháng 01 năm 2026
        KẾ HOẠCH
        Giảm nghèo năm 2026
        Căn cứ Nghị quyết số 08/NQ-HĐND ngày 22 tháng 12 năm 2025 của Hội đồng nhân dân phường;
        I. MỤC TIÊU
        1. Giảm từ 02 hộ nghèo trở lên trong năm 2026.
        2. Tập trung giải quyết: 01 hộ thiếu hụt về nhà tiêu hợp vệ sinh.
        3. 100% hộ nghèo có nhu cầu được vay vốn tín dụng chính sách.
        II. TỔ CHỨC THỰC HIỆN
        1. Phòng Kinh tế
        - Hướng dẫn các thôn cập nhật danh sách hộ nghèo hằng tháng trước ngày 25.
        - Rà soát nhà ở của hộ nghèo, hoàn thành trước ngày 31/3/2026.
        2. Trạm Y tế
        - Rà soát thẻ bảo hiểm y tế, hoàn thành trước ngày 30/11/2026.
        Trên đây là Kế hoạch giảm nghèo năm 2026./.
        TM. ỦY BAN NHÂN DÂN
        CHỦ TỊCH
        Trần Thị Ví Dụ
        """;

    protected AreaUnit Province { get; } = Unit(AreaLevel.Province, "24.", "24", "Tỉnh", "Mẫu", null);

    protected AreaUnit Ward { get; private set; } = null!;

    protected AreaUnit Village { get; private set; } = null!;

    protected AreaUnit NextVillage { get; private set; } = null!;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Ward = Unit(AreaLevel.Commune, "24.00070.", "00070", "Phường", "Tân Phong", Province.Id);
        Village = Unit(AreaLevel.Village, "24.00070.03.", "03", "Bản", "Nà Phát", Ward.Id);
        NextVillage = Unit(AreaLevel.Village, "24.00070.04.", "04", "Bản", "Nà Lốc", Ward.Id);
        await SaveAsync(Province, Ward, Village, NextVillage);
    }

    protected VuonLenDb As(Role role, string path) => DataSetup.Open(Database.ConnectionString, new Caller("người thử", AreaScope.Of(path), role), Today.Clock);

    protected async Task<T> AsAsync<T>(Role role, string path, Func<VuonLenDb, Task<T>> use)
    {
        await using var db = As(role, path);
        return await use(db);
    }

    internal static FileStore Files(VuonLenDb db) => new(db, new EphemeralDataProtectionProvider(), Today.Clock);

    internal static UploadPlan Uploading(VuonLenDb db) => new(db, Files(db), Requests(db), Today.Clock);

    private protected static RunRequests Requests(VuonLenDb db) => new(db, new(), Today.Clock, Works.Of((ReadUploadedPlan.Kind, new ReadUploadedPlan(db, Files(db)))));

    /// <summary>A draft read from the invented document.</summary>
    protected async Task<AreaKey> DraftAsync(string text = Document)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var saved = await InAsync(Commune, db => Uploading(db).SaveAsync(content, "ke-hoach.txt", null, NoCancel));
        Assert.Empty(saved.Problems);
        return saved.Answer!.Key;
    }

    protected async Task<AreaKey> InUseAsync(string text = Document)
    {
        var key = await DraftAsync(text);
        Assert.Empty((await InAsync(Commune, db => new UsePlan(db, Today.Clock).SaveAsync(key, NoCancel))).Problems);
        return key;
    }

    protected async Task<AreaKey> InUseAsync(Role role, string path, string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var saved = await AsAsync(role, path, db => Uploading(db).SaveAsync(content, "ke-hoach.txt", null, NoCancel));
        Assert.Empty(saved.Problems);
        Assert.Empty((await AsAsync(role, path, db => new UsePlan(db, Today.Clock).SaveAsync(saved.Answer!.Key, NoCancel))).Problems);
        return saved.Answer!.Key;
    }

    protected Task<ShowDraft.View> ShownAsync(AreaKey key) => InAsync(Commune, async db => (await new ShowDraft(db, Requests(db)).ShowAsync(key, NoCancel))!);

    protected async Task ArrangeAsync(AreaKey key, ArrangeStep step) =>
        Assert.Empty((await InAsync(Commune, db => new ArrangeItems(db).SaveAsync(key, step, NoCancel))).Problems);

    protected static AreaUnit Unit(AreaLevel level, string path, string code, string kind, string name, Guid? parent) => new()
    {
        AreaPath = path,
        Level = level,
        Code = code,
        Kind = kind,
        Name = name,
        ParentId = parent,
    };
}
