using System.Globalization;
using VuonLen.App.Households.Demo;
using VuonLen.App.Installation;
using VuonLen.App.Plans.Demo;
using VuonLen.Rules;

namespace VuonLen.Host;

/// <summary>Fills the demo before it is served, or by the command; says how far it is.</summary>
internal static class Demo
{
    private const int Step = 500;

    public static async Task<Outcome<FillDemo.Filled>> FillAsync(
        IServiceProvider services, FillDemo.Request request, TextWriter progress, CancellationToken cancel)
    {
        var outcome = await services.GetRequiredService<FillDemo>().RunAsync(request, new Lines(progress), cancel);
        if (outcome.Answer is { } filled)
        {
            var accounts = await services.GetRequiredService<MakeDemoAccounts>().RunAsync(
                filled.WardPath, filled.CommunePath, filled.ProvincePath, filled.VillagePaths, filled.InCare, cancel);
            await services.GetRequiredService<FillDemoPlan>().RunAsync(filled.WardPath, cancel);
            await progress.WriteLineAsync("Tài khoản minh họa (chỉ dùng được trên máy này) / demo accounts:");
            foreach (var account in accounts)
                await progress.WriteLineAsync($"  {account.Login,-14} {account.Password}   {account.Role}");
        }

        return outcome;
    }

    /// <summary>A line for every few hundred households; what it says is stored is stored.</summary>
    private sealed class Lines(TextWriter to) : IProgress<FillDemo.Progress>
    {
        private int _said;

        public void Report(FillDemo.Progress value)
        {
            if (value.Stored < value.Of && value.Stored < _said + Step)
                return;

            _said = value.Stored;
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Dữ liệu minh họa: đã lưu {value.Stored} / {value.Of} hộ"));
            to.Flush();
        }
    }
}
