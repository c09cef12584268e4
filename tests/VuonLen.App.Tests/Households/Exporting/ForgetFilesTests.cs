using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Data;
using VuonLen.App.Households.Exporting;
using VuonLen.App.Identity;
using VuonLen.App.Runs;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Households.Exporting;

public sealed class ForgetFilesTests : ExportTest
{
    [Fact]
    public async Task The_file_of_a_list_goes_after_thirty_days_and_the_list_says_so()
    {
        await SaveAsync(Poor("Lò Văn An"));
        await ExportAsync(new() { Kind = ExportKind.Households });

        Assert.Equal(0, await ForgetAsync(new Day(2026, 11, 14)));
        Assert.True(Assert.Single(await LinesAsync()) is { File: not null, IsForgotten: false, IsOpen: false });

        Assert.Equal(1, await ForgetAsync(new Day(2026, 11, 15)));
        Assert.True(Assert.Single(await LinesAsync()) is { File: null, IsForgotten: true, IsOpen: false, Export.Households: 1 });
        Assert.Equal((0, 0), await StoredAsync());
        Assert.Equal(0, await ForgetAsync(new Day(2026, 11, 16)));
    }

    [Fact]
    public async Task A_file_nobody_referred_to_goes_after_a_day()
    {
        await UseAsync(Officer, services => services.GetRequiredService<FileStore>().AddUnclaimedAsync("24.00070.", "a.xlsx", new MemoryStream([1, 2, 3]), NoCancel));

        Assert.Equal(0, await ForgetAsync(new Day(2026, 10, 16)));
        Assert.Equal((1, 2), await StoredAsync());

        Assert.Equal(1, await ForgetAsync(new Day(2026, 10, 17)));
        Assert.Equal((0, 0), await StoredAsync());
    }

    [Fact]
    public async Task What_was_handed_in_and_what_others_store_stays()
    {
        var csv = "STT hộ,Thôn,Họ và tên chủ hộ,Họ và tên thành viên,Quan hệ với chủ hộ\n1,Bản Nà Sản,Lò Văn An,Lò Văn An,Chủ hộ\n"u8.ToArray();
        await ImportAsync(csv, "a.csv", write: false);
        await UseAsync(Officer, services => services.GetRequiredService<FileStore>().AddAsync("24.00070.", "b.docx", new MemoryStream([1]), NoCancel));

        Assert.Equal(0, await ForgetAsync(new Day(2027, 10, 15)));
        Assert.Equal((2, 2), await StoredAsync());
    }

    private Task<int> ForgetAsync(TimeProvider clock) => UseAsync(Caller.Program, services =>
    {
        var db = services.GetRequiredService<VuonLenDb>();
        return new ForgetFiles(db, new(db, services.GetRequiredService<IDataProtectionProvider>(), clock), clock).RunAsync(NoCancel);
    });

    private Task<IReadOnlyList<ShowExports.Line>> LinesAsync() => UseAsync(Officer, services => services.GetRequiredService<ShowExports>().ShowAsync(NoCancel));

    private Task<(int Files, int Parts)> StoredAsync() => UseAsync(Caller.Program, async services =>
    {
        var db = services.GetRequiredService<VuonLenDb>();
        return (await db.StoredFiles.CountAsync(NoCancel), await db.StoredFileParts.CountAsync(NoCancel));
    });
}
