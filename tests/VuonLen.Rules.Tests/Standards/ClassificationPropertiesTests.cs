using FsCheck;
using FsCheck.Fluent;
using VuonLen.Rules.Facts;
using VuonLen.Rules.Indicators;
using VuonLen.Rules.Standards;
using static VuonLen.Rules.Tests.Standards.AHousehold;

namespace VuonLen.Rules.Tests.Standards;

/// <summary>What must be true of every household, tried on some thousands drawn at random.</summary>
public sealed class ClassificationPropertiesTests
{
    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true).WithReplay(20261015, 20261015);
    private static readonly Classifier _classifier = NationalStandards.Nd07.On(On).Answer!;

    [Fact]
    public void One_more_deprivation_never_lowers_B2_nor_betters_the_class() => ForAll(Households(unknownShare: 0), facts =>
    {
        var before = Classify(facts);
        return OneMoreDeprivation(facts).All(worse =>
        {
            var after = Classify(worse);
            return after.B2 >= before.B2 && after.Class <= before.Class && (after.DeprivedMask & before.DeprivedMask) == before.DeprivedMask;
        });
    });

    [Fact]
    public void A_higher_B1_never_makes_poorer() => ForAll(Households(unknownShare: 0), facts =>
        Classify(facts with { B1 = facts.B1 + 1 }).Class >= Classify(facts).Class
        && Classify(facts with { B1 = facts.B1 + 100 }).Class >= Classify(facts).Class);

    [Fact]
    public void The_order_of_members_does_not_matter() => ForAll(Households(unknownShare: 0.1), facts =>
    {
        var straight = Classify(facts);
        var turned = Classify(facts with { Members = [.. facts.Members.Reverse()] });
        return straight.Summary == turned.Summary
            && straight.Missing.Order(StringComparer.Ordinal).SequenceEqual(turned.Missing.Order(StringComparer.Ordinal))
            && straight.Results.Zip(turned.Results).All(pair =>
                pair.First.Answer == pair.Second.Answer && pair.First.Members.SequenceEqual(pair.Second.Members.Reverse()));
    });

    [Fact]
    public void Every_answer_that_is_not_missing_may_be_anything() => ForAll(Fillings(), pair =>
    {
        var known = Classify(pair.Facts);
        var filled = Classify(pair.FilledUp(known.Missing));
        return known.Summary with { MissingCount = 0 } == filled.Summary with { MissingCount = 0 }
            && known.Missing.SequenceEqual(filled.Missing);
    });

    [Fact]
    public void What_is_known_stays_true_when_more_is_known() => ForAll(Fillings(), pair =>
    {
        var before = Classify(pair.Facts);
        var after = Classify(pair.Complete);
        return after.IsClassified
            && before.Results.Zip(after.Results).All(r => r.First.Answer == Deprivation.Unknown || r.First.Answer == r.Second.Answer);
    });

    [Fact]
    public void The_summary_and_the_stored_text_agree_with_the_classification() => ForAll(Households(unknownShare: 0.1), facts =>
    {
        var classification = Classify(facts);
        var json = ClassificationJson.Write(classification);
        return _classifier.Summarise(facts) == classification.Summary
            && ClassificationJson.Write(ClassificationJson.Read(json)) == json
            && ClassificationJson.Write(Classify(ClassificationJson.Read(json).Facts)) == json;
    });

    [Fact]
    public void The_households_tried_are_of_all_kinds()
    {
        var classes = Households(0).Sample(500, 50).Select(f => Classify(f).Class).ToHashSet();
        Assert.Equal(3, classes.Count);
        var waiting = Households(0.1).Sample(500, 50).Count(f => !Classify(f).IsClassified);
        Assert.InRange(waiting, 50, 499);
    }

    private static Classification Classify(HouseholdFacts facts) => _classifier.Classify(facts).Answer!;

    private static void ForAll<T>(Gen<T> gen, Func<T, bool> holds) => Prop.ForAll(gen.ToArbitrary(), holds).Check(_config);

    private static Gen<HouseholdFacts> Households(double unknownShare) =>
        Gen.Choose(0, int.MaxValue).Select(seed => new RandomHousehold(new Random(seed), unknownShare).Make());

    private static Gen<Filling> Fillings() => Gen.Choose(0, int.MaxValue).Select(seed =>
    {
        var random = new Random(seed);
        var complete = new RandomHousehold(random, 0).Make();
        return new Filling(RandomHousehold.Forget(random, complete), complete);
    });

    private static IEnumerable<HouseholdFacts> OneMoreDeprivation(HouseholdFacts facts)
    {
        yield return facts with { Water = Water.Other };
        yield return facts with { Toilet = Toilet.None };
        yield return facts with { InternetUsedByAMember = false };
        yield return facts with { HasDevice = false };
        yield return facts with { Dwelling = facts.Dwelling with { FloorM2 = 0 } };
        yield return facts with { Dwelling = facts.Dwelling with { Wall = Material.NotDurable } };
        for (var i = 0; i < facts.Members.Count; i++)
        {
            var member = facts.Members[i];
            yield return With(member with { Insured = false });
            yield return With(member with { Stunted = true });
            yield return With(member with { Studying = Studying.None, Completed = Completed.None, OnTheJobTraining = false });
            yield return With(member with { CanAndWantsToWork = true, Work = Work.None });
            yield return With(member with { MonthlySocialAssistance = true, Disabled = true });

            HouseholdFacts With(MemberFacts changed) =>
                facts with { Members = [.. facts.Members.Select((m, at) => at == i ? changed : m)] };
        }
    }
}
