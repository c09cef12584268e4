using System.Numerics;
using System.Runtime.CompilerServices;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Indicators;

namespace VuonLen.Rules.Standards;

/// <summary>A standard made ready for one review date: every age has become a day of birth.</summary>
/// <remarks>Holds no state besides; many threads may share it.</remarks>
public sealed class Classifier
{
    /// <summary>Members whose answers are kept on the stack; larger households use the heap.</summary>
    private const int MostOnStack = 16;

    private readonly int _today;
    private readonly Indicator[] _indicators;
    private readonly MemberTest?[] _memberTests;
    private readonly HouseholdTest?[] _householdTests;
    private readonly IndicatorResult[] _no;
    private readonly IndicatorResult[] _yes;
    private readonly IndicatorResult[] _unknown;
    private readonly long _ruralLine;
    private readonly long _urbanLine;
    private readonly int _points;
    private readonly int _poorMinB2;

    internal Classifier(PovertyStandard standard, DateOnly on, RetirementAge end)
    {
        (Standard, On, _today) = (standard, on, on.DayNumber);
        (_ruralLine, _urbanLine) = (standard.B1Line!.Rural, standard.B1Line.Urban);
        (_points, _poorMinB2) = ((int)standard.PointsPerDeprivation!.Value, (int)standard.PoorMinB2!.Value);
        _indicators = [.. standard.Indicators];
        _memberTests = [.. _indicators.Select(i => IndicatorKinds.MemberTest(i, standard.WorkingAge, end, on))];
        _householdTests = [.. _indicators.Select(IndicatorKinds.HouseholdTest)];
        _no = [.. _indicators.Select(i => IndicatorResult.Of(i, Deprivation.No, []))];
        _yes = [.. _indicators.Select(i => IndicatorResult.Of(i, Deprivation.Yes, []))];
        _unknown = [.. _indicators.Select(i => IndicatorResult.Of(i, Deprivation.Unknown, []))];
    }

    /// <summary>The standard it applies.</summary>
    public PovertyStandard Standard { get; }

    /// <summary>The review date: ages are complete years on it.</summary>
    public DateOnly On { get; }

    /// <summary>Classifies without keeping reasons; allocates nothing for a household of ordinary size.</summary>
    /// <exception cref="ArgumentException">The facts are of another day.</exception>
    [SkipLocalsInit]
    public ClassificationSummary Summarise(HouseholdFacts facts)
    {
        var members = facts.Members.Count;
        var cells = members * _indicators.Length;
        var people = members <= MostOnStack ? stackalloc Person[members] : new Person[members];
        var answers = members <= MostOnStack ? stackalloc byte[cells] : new byte[cells];
        var missing = members <= MostOnStack ? stackalloc ushort[cells] : new ushort[cells];
        var weighed = Weigh(facts, people, answers, missing, saysWho: false);
        return weighed.BornAfterReview is not null
            ? new(0, null, 0, IsRefused: true)
            : new(weighed.Deprived, ClassOf(facts, in weighed), CountMissing(facts, in weighed, answers, missing));
    }

    /// <summary>Classifies and keeps why.</summary>
    /// <returns>Refused when a member is said to be born after the review.</returns>
    /// <exception cref="ArgumentException">The facts are of another day.</exception>
    [SkipLocalsInit]
    public Outcome<Classification> Classify(HouseholdFacts facts)
    {
        var members = facts.Members.Count;
        var cells = members * _indicators.Length;
        var people = members <= MostOnStack ? stackalloc Person[members] : new Person[members];
        var answers = members <= MostOnStack ? stackalloc byte[cells] : new byte[cells];
        var missing = members <= MostOnStack ? stackalloc ushort[cells] : new ushort[cells];
        var weighed = Weigh(facts, people, answers, missing, saysWho: true);
        if (weighed.BornAfterReview is { } member)
            return new(null, StandardProblems.BornAfterReview(member, On));

        var povertyClass = ClassOf(facts, in weighed);
        return new(new Classification
        {
            Facts = facts,
            StandardCode = Standard.Code,
            Clause = Standard.Clause,
            Results = Results(facts, in weighed, answers),
            Line = facts.IsUrban is { } isUrban ? (int)Standard.B1Line!.Of(isUrban) : null,
            PointsPerDeprivation = _points,
            PoorMinB2 = _poorMinB2,
            DeprivedMask = weighed.Deprived,
            B2 = povertyClass is null ? null : B2(in weighed),
            Class = povertyClass,
            Missing = povertyClass is null ? MissingPaths(facts, in weighed, answers, missing) : [],
        });
    }

    /// <param name="facts">The household.</param>
    /// <param name="people">Receives the members.</param>
    /// <param name="answers">Receives what each test says of each member, when that is asked for or something is unknown.</param>
    /// <param name="missing">Receives what is missing of each.</param>
    /// <param name="saysWho">The answers of single members are asked for.</param>
    private Weighed Weigh(HouseholdFacts facts, Span<Person> people, Span<byte> answers, Span<ushort> missing, bool saysWho)
    {
        if (facts.On != On)
            throw new ArgumentException("The facts are of another day than the classifier.", nameof(facts));

        var weighed = new Weighed();
        if (FirstBornAfterReview(facts.Members, people, out var isKnown) is { } member)
            return new() { BornAfterReview = member };

        for (var t = 0; t < _memberTests.Length; t++)
        {
            Deprivation result;
            if (_householdTests[t] is { } householdTest)
            {
                result = householdTest.Judge(facts, people.Length, out var ask);
                weighed.Missing |= ask;
            }
            else if (people.IsEmpty)
            {
                result = Deprivation.Unknown;
                weighed.Missing |= HouseholdAnswers.Members;
            }
            else if (isKnown && !saysWho)
            {
                result = _memberTests[t]!.IsDeprived(people) ? Deprivation.Yes : Deprivation.No;
            }
            else
            {
                var row = t * people.Length;
                result = _memberTests[t]!.Judge(people, answers.Slice(row, people.Length), missing.Slice(row, people.Length));
            }

            var bit = 1 << (_indicators[t].Number - 1);
            weighed.Deprived |= result == Deprivation.Yes ? bit : 0;
            weighed.Unknown |= result == Deprivation.Unknown ? bit : 0;
        }

        weighed.Missing |= facts.IsUrban is null ? HouseholdAnswers.Area : HouseholdAnswers.None;
        weighed.Missing |= facts.B1 is null ? HouseholdAnswers.B1 : HouseholdAnswers.None;
        return weighed;
    }

    /// <summary>Reads the members, up to one who is born after the review.</summary>
    private string? FirstBornAfterReview(IReadOnlyList<MemberFacts> members, Span<Person> people, out bool isKnown)
    {
        isKnown = true;
        var array = members as MemberFacts[]; // the usual one, without a call for each member
        for (var m = 0; m < people.Length; m++)
        {
            var member = array is null ? members[m] : array[m];
            if (!Person.TryRead(member, _today, out people[m]))
                return member.Id;
            isKnown &= people[m].IsKnown;
        }

        return null;
    }

    private int B2(in Weighed weighed) => _points * BitOperations.PopCount((uint)weighed.Deprived);

    /// <law>Nghị định 07/2021/NĐ-CP, Điều 3: both the income and the deprivations, not either.</law>
    private PovertyClass? ClassOf(HouseholdFacts facts, in Weighed weighed)
    {
        if (weighed.Unknown != 0 || weighed.Missing != HouseholdAnswers.None)
            return null;

        var line = facts.IsUrban.GetValueOrDefault() ? _urbanLine : _ruralLine;
        if (facts.B1.GetValueOrDefault() > line)
            return PovertyClass.NotPoor;

        return B2(in weighed) >= _poorMinB2 ? PovertyClass.Poor : PovertyClass.NearPoor;
    }

    private IndicatorResult[] Results(HouseholdFacts facts, in Weighed weighed, ReadOnlySpan<byte> answers)
    {
        var results = new IndicatorResult[_indicators.Length];
        for (var t = 0; t < results.Length; t++)
        {
            var bit = 1 << (_indicators[t].Number - 1);
            results[t] = (weighed.Unknown & bit) != 0 ? _unknown[t]
                : (weighed.Deprived & bit) == 0 ? _no[t]
                : _memberTests[t] is null ? _yes[t]
                : IndicatorResult.Of(_indicators[t], Deprivation.Yes, Concerned(facts, answers, t));
        }

        return results;
    }

    private static List<string> Concerned(HouseholdFacts facts, ReadOnlySpan<byte> answers, int test)
    {
        var concerned = new List<string>();
        for (var m = 0; m < facts.Members.Count; m++)
        {
            if (answers[(test * facts.Members.Count) + m] == (byte)Deprivation.Yes)
                concerned.Add(facts.Members[m].Id);
        }

        return concerned;
    }

    /// <summary>What is missing of one member: only what an indicator still unknown waits for.</summary>
    private ushort MissingOf(
        int member, int members, in Weighed weighed, ReadOnlySpan<byte> answers, ReadOnlySpan<ushort> missing)
    {
        ushort asks = 0;
        for (var t = 0; t < _indicators.Length; t++)
        {
            var cell = (t * members) + member;
            if (_memberTests[t] is not null
                && (weighed.Unknown & (1 << (_indicators[t].Number - 1))) != 0
                && answers[cell] == (byte)Deprivation.Unknown)
            {
                asks |= missing[cell];
            }
        }

        return asks;
    }

    private int CountMissing(
        HouseholdFacts facts, in Weighed weighed, ReadOnlySpan<byte> answers, ReadOnlySpan<ushort> missing)
    {
        var count = BitOperations.PopCount((uint)weighed.Missing);
        for (var m = 0; weighed.Unknown != 0 && m < facts.Members.Count; m++)
            count += BitOperations.PopCount(MissingOf(m, facts.Members.Count, in weighed, answers, missing));
        return count;
    }

    private List<string> MissingPaths(
        HouseholdFacts facts, in Weighed weighed, ReadOnlySpan<byte> answers, ReadOnlySpan<ushort> missing)
    {
        var paths = new List<string>();
        Add(weighed.Missing, HouseholdAnswers.Area, "area");
        Add(weighed.Missing, HouseholdAnswers.B1, "b1");
        Add(weighed.Missing, HouseholdAnswers.Members, "members");
        for (var m = 0; m < facts.Members.Count; m++)
        {
            var asks = MissingOf(m, facts.Members.Count, in weighed, answers, missing);
            for (var ask = 0; ask < Asks.Count; ask++)
            {
                if ((asks & (1 << ask)) != 0)
                    paths.Add($"members/{facts.Members[m].Id}/{Asks.Names[ask]}");
            }
        }

        Add(weighed.Missing, HouseholdAnswers.Wall, "dwelling/wall");
        Add(weighed.Missing, HouseholdAnswers.Column, "dwelling/column");
        Add(weighed.Missing, HouseholdAnswers.Roof, "dwelling/roof");
        Add(weighed.Missing, HouseholdAnswers.Floor, "dwelling/floor_m2");
        Add(weighed.Missing, HouseholdAnswers.Water, "water");
        Add(weighed.Missing, HouseholdAnswers.Toilet, "toilet");
        Add(weighed.Missing, HouseholdAnswers.Internet, "internet_used_by_a_member");
        Add(weighed.Missing, HouseholdAnswers.Devices, "devices");
        return paths;

        void Add(HouseholdAnswers all, HouseholdAnswers ask, string path)
        {
            if ((all & ask) != 0)
                paths.Add(path);
        }
    }

    private struct Weighed
    {
        public int Deprived;
        public int Unknown;
        public HouseholdAnswers Missing;
        public string? BornAfterReview;
    }
}
