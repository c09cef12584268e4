using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.App.Plans;
using VuonLen.App.Plans.Confirming;
using VuonLen.App.Plans.Measuring;
using VuonLen.Rules.Plans;

namespace VuonLen.Bench;

/// <summary>The board of a plan with 40 live targets over the 6,459 households of the demo's ward, over HTTP.</summary>
internal static class BoardBench
{
    private const int Targets = 40, Requests = 100;

    /// <param name="bench">The program.</param>
    /// <param name="postgres">A server's connection without a database; null for SQLite.</param>
    public static async Task RunAsync(Bench bench, string? postgres)
    {
        var (folder, database) = (bench.Folder("board"), await Installed.EmptyAsync("board", postgres));
        await bench.RunAsync(["demo", "--data", folder, .. database is null ? [] : new[] { "--db", database }]);
        await using var installed = new Installed(folder, database);
        var plan = await installed.AsAsync(Caller.Program, WriteAsync);
        await using var server = await Served.StartAsync(bench, installed.Folder, installed.Postgres);
        using var browser = await server.SignInAsync("canbo.phuong", "vuonlen-2026");
        Console.WriteLine(postgres is null ? "sqlite" : "postgresql");
        await ListsBench.MeasureAsync(browser, $"board of {Targets} targets", Requests, 1, _ => $"/plans/{plan.ProvinceCode}/{plan.Id}");
    }

    /// <summary>As many as asked: households, persons, rates and shares, as plans have them.</summary>
    private static async Task<AreaKey> WriteAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<VuonLenDb>();
        var ward = (await db.Plans.AsNoTracking().FirstAsync()).AreaPath;
        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.AreaPath == ward && u.Level == AreaLevel.Commune && u.ValidTo == null);
        var plan = new Plan { AreaPath = ward, UnitId = unit.Id, Year = 2026, Title = "Kế hoạch đo tốc độ", CreatedAt = TimeProvider.System.GetUtcNow(), CreatedBy = "bench" };
        var measures = LiveMeasure.All.Take(Targets).ToList();
        var targets = measures.Select((m, i) => new PlannedTarget
        {
            AreaPath = ward,
            PlanId = plan.Id,
            Position = i,
            Text = m.Name,
            Kind = m.IsShare ? TargetKind.Reach : TargetKind.ReduceBy,
            Value = 5,
            Unit = m.Unit,
        }).ToList();
        db.Add(plan);
        db.AddRange(targets);
        await db.SaveAsync(nameof(BoardBench), default);
        var problems = (await services.GetRequiredService<UsePlan>().SaveAsync(plan.Key, default)).Problems
            .Concat((await services.GetRequiredService<BindTargets>().SaveAsync(plan.Key, [.. targets.Select((t, i) => new BindTargets.Binding(t.Id, measures[i].Code, null, null, null, null))], default)).Problems);
        return problems.FirstOrDefault() is { } problem ? throw new InvalidOperationException(problem.Message) : plan.Key;
    }
}
