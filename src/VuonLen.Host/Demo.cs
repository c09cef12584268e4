using System.Globalization;
using VuonLen.App.Households.Demo;
using VuonLen.Rules;

namespace VuonLen.Host;

/// <summary>Fills the demo before it is served, or by the command; says how far it is.</summary>
internal static class Demo
{
    public static async Task<Outcome<FillDemo.Filled>> FillAsync(
        IServiceProvider services, FillDemo.Request request, TextWriter progress, CancellationToken cancel)
    {
        var outcome = await services.GetRequiredService<FillDemo>().RunAsync(request, new Lines(progress), cancel);

        // Accounts of the demo, one for each role, are made and printed here.
        return outcome;
    }

    /// <summary>A line for each step of a few hundred households; what it says is stored is stored.</summary>
    private sealed class Lines(TextWriter to) : IProgress<FillDemo.Progress>
    {
        public void Report(FillDemo.Progress value)
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Dữ liệu minh họa: đã lưu {value.Stored} / {value.Of} hộ"));
            to.Flush();
        }
    }
}
