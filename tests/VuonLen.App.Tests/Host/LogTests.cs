using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Host;

public sealed class LogTests : DatabaseTest
{
    private const string Name = "Lò Văn An";
    private const string Phone = "0912000111";
    private const string Address = "Ngõ Thử 7";

    [Fact]
    public async Task No_line_names_a_person_also_when_a_save_fails()
    {
        var person = AHousehold.Member(Name);
        person.Phone = Phone;
        var household = AHousehold.Of(person);
        (household.Address, household.Code, household.VillageId) = (Address, "H1", Guid.CreateVersion7());
        await SaveAsync(household);

        using var log = new CapturedLog();
        await using var host = new TestHost(Database, log: log);
        using (var officer = await host.SignInAsync(Role.Officer, new Claim(Grants.Area, "24.00070.")))
        {
            foreach (var address in new[]
            {
                $"/households/24/{household.Id}", $"/households?q={Name}", $"/audit?who={Name}", $"/nowhere/{Name}", $"/standards?income={Phone}",
            })
            {
                await officer.OpenAsync(address);
            }
        }

        await using (var scope = host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.ActAs(Caller.Program).GetRequiredService<VuonLenDb>();
            var twin = AHousehold.Of();
            (twin.Address, twin.Code, twin.VillageId) = (Address, household.Code, household.VillageId);
            db.Add(twin);
            Assert.Equal([DataProblems.Twice], (await db.SaveAsync("Arrange", NoCancel)).Problems);
        }

        Assert.Contains(log.Lines, line => line.Contains("DbUpdateException", StringComparison.Ordinal));
        Assert.All([Name, Uri.EscapeDataString(Name), Phone, Address], secret =>
            Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal)));
    }
}
