using System.Globalization;
using VuonLen.App.Households.Demo;
using VuonLen.App.Identity;
using VuonLen.App.Installation;
using VuonLen.App.Plans.Demo;
using VuonLen.App.Reports.Demo;
using VuonLen.App.Reviews.Demo;
using VuonLen.Rules;

namespace VuonLen.Host;

/// <summary>Fills the demo before it is served, or by the command; says how far it is.</summary>
internal static class Demo
{
    private const int Step = 500;

    /// <returns>What was filled in, and whether all of the year the communes live through came about.</returns>
    public static async Task<(Outcome<FillDemo.Filled> Outcome, bool IsWhole)> FillAsync(
        IServiceProvider services, FillDemo.Request request, TextWriter progress, CancellationToken cancel)
    {
        var isWhole = true;
        var outcome = await services.GetRequiredService<FillDemo>().RunAsync(request, new Lines(progress), cancel);
        if (outcome.Answer is { } filled)
        {
            var accounts = await services.GetRequiredService<MakeDemoAccounts>().RunAsync(
                filled.WardPath, filled.CommunePath, filled.ProvincePath, filled.VillagePaths, filled.InCare, cancel);
            await services.GetRequiredService<FillDemoPlan>().RunAsync(filled.WardPath, cancel);
            foreach (var (commune, officer) in new[] { (filled.WardPath, "canbo.phuong"), (filled.CommunePath, "canbo.xa") })
            {
                var lived = await LiveAsync(services, commune, officer, cancel);
                isWhole &= !lived.IsRefused;
                foreach (var problem in lived.Problems)
                    await progress.WriteLineAsync($"{problem.Message} ({problem.Code})");
            }

            await progress.WriteLineAsync("Tài khoản minh họa (chỉ dùng được trên máy này) / demo accounts:");
            foreach (var account in accounts)
                await progress.WriteLineAsync($"  {account.Login,-14} {account.Password}   {account.Role}");
        }

        return (outcome, isWhole);
    }

    /// <summary>The year of a commune, through the pages' own use cases and in its officer's name: what happened, what was decided, what was reported.</summary>
    private static async Task<Outcome> LiveAsync(IServiceProvider services, string commune, string officer, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var own = scope.ServiceProvider.ActAs(Caller.Program);
        if ((await own.GetRequiredService<FindCaller>().RunAsync(officer, cancel)).Answer is not { } caller)
            return Outcome.Done; // somebody closed the account

        own.ActAs(caller);
        var (decide, freeze) = (own.GetRequiredService<DecideDemoYear>(), own.GetRequiredService<FreezeDemoPack>());
        if (await freeze.IsDoneAsync(commune, cancel))
            return Outcome.Done;

        foreach (var step in new Func<Task<Outcome>>[]
        {
            () => own.GetRequiredService<LiveDemoYear>().RunAsync(commune, cancel),
            () => decide.RunAsync(commune, cancel),
            () => freeze.RunAsync(commune, 1, cancel),
            () => decide.CorrectAsync(commune, cancel),
            () => freeze.RunAsync(commune, 2, cancel),
        })
        {
            if (await step() is { IsRefused: true } refused)
                return refused;
        }

        return Outcome.Done;
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
