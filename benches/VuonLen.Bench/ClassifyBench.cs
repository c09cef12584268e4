using System.Diagnostics;
using System.Globalization;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Standards;

namespace VuonLen.Bench;

/// <summary>Households of four members with complete answers, to class and 12 indicators, on one core.</summary>
internal static class ClassifyBench
{
    private const int Households = 10_000, PassesPerRound = 200, Rounds = 7;

    private static readonly DateOnly _on = new(2026, 10, 15);

    public static void Run()
    {
        var classifier = NationalStandards.Nd07.On(_on).Answer!;
        var households = Make();

        Report("summary (class, 12 indicators)", households, facts => (int)classifier.Summarise(facts).Class!.Value);
        Report("classification (with reasons)", households, facts => (int)classifier.Classify(facts).Answer!.Class!.Value);
    }

    private static void Report(string what, HouseholdFacts[] households, Func<HouseholdFacts, int> classify)
    {
        var counts = new int[3];
        var rates = new List<double>();
        for (var round = -2; round < Rounds; round++)
        {
            Array.Clear(counts);
            var watch = Stopwatch.StartNew();
            for (var pass = 0; pass < PassesPerRound; pass++)
            {
                foreach (var facts in households)
                    counts[classify(facts)]++;
            }

            if (round >= 0)
                rates.Add((double)households.Length * PassesPerRound / watch.Elapsed.TotalSeconds);
        }

        rates.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: median {rates[Rounds / 2]:N0} households/s (min {rates[0]:N0}, max {rates[^1]:N0}); poor {counts[0] / PassesPerRound}, near-poor {counts[1] / PassesPerRound}, not poor {counts[2] / PassesPerRound}"));
    }

    /// <summary>A fixed mixture, the same in every run, with all three classes in it.</summary>
    private static HouseholdFacts[] Make()
    {
        var random = new Random(20261015);
        bool Chance(double share) => random.NextDouble() < share;

        var households = new HouseholdFacts[Households];
        for (var i = 0; i < households.Length; i++)
        {
            households[i] = new(
                _on, Chance(0.5), 80 + random.Next(120),
                [Adult("m1", Sex.Male), Adult("m2", Sex.Female), Child("m3"), Child("m4")],
                new(Part(), Part(), Part(), 20 + random.Next(80)),
                Chance(0.2) ? Water.Other : Water.Tap,
                Chance(0.3) ? Toilet.None : Toilet.Septic,
                Chance(0.8),
                Chance(0.9));
        }

        return households;

        Material Part() => Chance(0.3) ? Material.NotDurable : Material.Durable;

        MemberFacts Adult(string id, Sex sex) => new(
            id, BirthDate.On(_on.AddDays(-random.Next(18 * 365, 70 * 365))), sex, Chance(0.1), Chance(0.1), Chance(0.8), Chance(0.9),
            (Work)random.Next(4), Studying.None, (Completed)random.Next(8), false, false, false);

        MemberFacts Child(string id) => new(
            id, BirthDate.On(_on.AddDays(-random.Next(16 * 365))), (Sex)random.Next(2), false, Chance(0.05), Chance(0.9), false,
            Work.None, (Studying)random.Next(5), Completed.None, false, Chance(0.1), Chance(0.1));
    }
}
