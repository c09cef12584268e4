using VuonLen.Rules.Standards;

namespace VuonLen.App.Households.Demo;

/// <summary>Spreads the totals of a place over its households.</summary>
internal static class Briefs
{
    private const int Internet = 11, Device = 12, AdultEducation = 5;

    public static IReadOnlyList<Brief> Of(DemoPlace place, int seed)
    {
        var dice = Dice.For(seed, place.AreaPath, household: -1);
        var briefs = Settle(place, dice);
        SpreadMinorities(place, briefs);

        var poor = briefs.Where(b => b is { Status: PovertyClass.Poor }).ToList();
        dice.Shuffle(poor);
        Deprive(place, poor, dice);
        Differ(place, briefs, poor, dice);
        Plan(place, briefs, poor, dice);
        if (place.HasSecondHolder)
        {
            poor[0].HasSharedId = true;
            poor.First(b => b.Village != poor[0].Village).HasSharedId = true;
        }

        return briefs;
    }

    /// <summary>Each village gets its number of poor households, its share of the other listed ones, and is filled up with others.</summary>
    private static List<Brief> Settle(DemoPlace place, Dice dice)
    {
        var paths = place.Paths.SelectMany(p => Enumerable.Repeat(p.Key, p.Value)).ToList();
        dice.Shuffle(paths);
        var poor = new Queue<ListPath>(paths.Where(p => ListPaths.Now(p) is PovertyClass.Poor));
        var others = new Queue<ListPath>(paths.Where(p => ListPaths.Now(p) is not PovertyClass.Poor));
        if (poor.Count != place.Villages.Sum(v => v.Poor))
            throw new InvalidOperationException($"The villages of {place.Name} have another number of poor households than its lists.");

        var listed = others.Count;
        var (households, all) = (0, place.Households);
        var briefs = new List<Brief>();
        for (var v = 0; v < place.Villages.Count; v++)
        {
            var village = place.Villages[v];
            var own = new List<Brief>();
            for (var i = 0; i < village.Poor; i++)
                own.Add(new() { Village = v, Path = poor.Dequeue() });

            households += village.Households;
            var upTo = listed - (int)((long)listed * households / all);
            while (others.Count > upTo)
                own.Add(new() { Village = v, Path = others.Dequeue() });
            while (own.Count(b => !b.HasLeft) < village.Households)
                own.Add(new() { Village = v, Path = ListPath.None });

            dice.Shuffle(own);
            briefs.AddRange(own);
        }

        return briefs;
    }

    private static void SpreadMinorities(DemoPlace place, List<Brief> briefs)
    {
        foreach (var group in briefs.Where(b => !b.HasLeft).GroupBy(b => b.Village))
        {
            var village = place.Villages[group.Key];
            foreach (var brief in group.Where(b => b.Status is PovertyClass.Poor).Take(village.PoorMinority))
                brief.IsMinority = true;

            var left = village.Minority - village.PoorMinority;
            foreach (var brief in group.Where(b => b.Status is not PovertyClass.Poor).OrderBy(b => !b.IsListed).Take(left))
                brief.IsMinority = true;
        }
    }

    private static void Deprive(DemoPlace place, List<Brief> poor, Dice dice)
    {
        foreach (var (indicator, count) in place.Deprived.OrderBy(d => d.Key))
        {
            var order = poor.ToList();
            dice.Shuffle(order);
            var chosen = order.Take(count).ToList();
            foreach (var brief in chosen)
                brief.Want(indicator);

            if (indicator == AdultEducation && place.AdultsWithoutEducation is { } adults)
            {
                foreach (var brief in chosen.Take(adults - count))
                    brief.AdultsWithoutEducation = 2;
            }
        }

        foreach (var brief in poor)
        {
            brief.Computed = PovertyClass.Poor;
            var least = 3 + (dice.Chance(35) ? 1 : 0) + (dice.Chance(10) ? 1 : 0);
            Add(place, brief, least, dice);
        }
    }

    private static void Add(DemoPlace place, Brief brief, int least, Dice dice)
    {
        while (int.PopCount(brief.Deprived) < least)
        {
            var indicator = dice.Of(place.OtherWeights);
            brief.Want(indicator);
            if (indicator == Device)
                brief.Want(Internet); // nobody goes online without a device
        }
    }

    /// <summary>Of the other lists: what the facts say, here and there something else than the list, or not enough.</summary>
    private static void Differ(DemoPlace place, List<Brief> briefs, List<Brief> poor, Dice dice)
    {
        foreach (var brief in poor.Where(b => !b.HasSharedId).Take(place.PoorThatDiffer))
        {
            var keep = Enumerable.Range(1, 12).First(i => brief.Wants(i) && i != Device);
            brief.Deprived = 0;
            brief.Want(keep);
            brief.Computed = PovertyClass.NearPoor;
        }

        var (near, above) = (0, 0);
        foreach (var brief in briefs.Where(b => b.IsListed && b.Status is not PovertyClass.Poor))
        {
            var isNear = brief.Status is PovertyClass.NearPoor;
            var number = isNear ? near++ : above++;
            brief.Computed = brief.Status;
            brief.MissesAnAnswer = number % 23 == 11;
            var differs = number % 29 == 5;
            if (isNear && differs && number % 2 == 0 && place.PoorThatDiffer > 0)
                (brief.Computed, differs) = (PovertyClass.Poor, false);
            else if (differs)
                brief.Computed = isNear ? PovertyClass.NotPoor : PovertyClass.NearPoor;

            Add(place, brief, brief.Computed is PovertyClass.Poor ? 3 : dice.Below(2), dice);
            while (brief.Computed is not PovertyClass.Poor && int.PopCount(brief.Deprived) > 2)
                brief.Deprived &= brief.Deprived - 1;
        }
    }

    private static void Plan(DemoPlace place, List<Brief> briefs, List<Brief> poor, Dice dice)
    {
        for (var i = 0; i < poor.Count; i++)
        {
            poor[i].Marks |= i < place.ExpectedToEscape ? PlanningMarks.ExpectedToEscape : PlanningMarks.None;
            poor[i].Marks |= i < place.ExpectedToEscape * 6 / 5 ? PlanningMarks.RegisteredToEscape : PlanningMarks.None;
            poor[i].HasNote = i % 12 == 0;
        }

        foreach (var brief in briefs.Where(b => b is { IsListed: true, HasLeft: false } && b.Status is not PovertyClass.Poor))
        {
            brief.Marks |= dice.Chance(12) ? PlanningMarks.AtRisk : PlanningMarks.None;
            brief.HasNote = dice.Chance(6);
        }
    }
}
