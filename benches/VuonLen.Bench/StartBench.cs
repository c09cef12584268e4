namespace VuonLen.Bench;

/// <summary>The demo: first fill, first page of a later start, memory a minute after.</summary>
internal static class StartBench
{
    private const int Starts = 5;

    public static async Task RunAsync(Bench bench)
    {
        var folder = bench.Folder("start");
        await using (var first = await Served.StartAsync(bench, folder, null))
            Console.WriteLine($"first start of the demo, filling included: first page after {first.FirstPage.TotalSeconds:N1} s");

        var times = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            await using var later = await Served.StartAsync(bench, folder, null);
            times.Add(later.FirstPage.TotalSeconds);
        }

        times.Sort();
        Console.WriteLine($"later starts: first page after {times[Starts / 2]:N2} s (median of {Starts}, most {times[^1]:N2} s)");

        await using var server = await Served.StartAsync(bench, folder, null);
        using var browser = await server.SignInAsync("canbo.phuong", "vuonlen-2026");
        foreach (var page in new[] { "/", "/households", "/areas" })
            (await browser.GetAsync(page)).Dispose();
        await Task.Delay(TimeSpan.FromSeconds(60));
        Console.WriteLine($"resident memory 60 s after the start, three pages seen: {server.Megabytes()} MB");
    }
}
