using System.Globalization;
using VuonLen.App.Households.PersonalIds;
using VuonLen.Rules.Facts;
using VuonLen.Rules.People;

namespace VuonLen.App.Households.Demo;

/// <summary>A household with all its rows.</summary>
internal sealed record InventedRows(Household Household, IReadOnlyList<Person> People, IReadOnlyList<HouseholdNote> Notes)
{
    public int Count => 1 + (2 * People.Count) + Household.Recognitions.Count + Notes.Count;
}

/// <summary>Makes the household of a brief: people, answers, ledger. The same seed, place and number give the same household.</summary>
internal sealed class InventedHousehold(DemoPlace place, IReadOnlyList<Guid> villageIds, int seed, PersonalIdVault vault)
{
    /// <summary>Serial of the personal ID that two people share; no other person has it.</summary>
    private const int SharedSerial = 999_999;

    private static readonly DateTimeOffset _registered = new(2024, 12, 20, 1, 0, 0, TimeSpan.Zero);

    private static readonly string[] _notes =
    [
        "Đã đến thăm, gia đình cần được hướng dẫn kỹ thuật chăn nuôi.",
        "Gia đình đăng ký vay vốn mua bò giống, đang chờ bình xét.",
        "Đã vận động con đi học đều trở lại.",
        "Gia đình đồng ý làm nhà tiêu hợp vệ sinh nếu được hỗ trợ vật liệu.",
        "Lao động chính đi làm xa, cuối tháng về.",
        "Thu nhập khá hơn nhờ trồng thêm rau, chưa ổn định.",
    ];

    /// <summary>The id of the household with this number, without making it.</summary>
    public static Guid IdOf(DemoPlace place, int seed, int number) => Dice.For(seed, place.AreaPath, number).Id(_registered);

    /// <param name="brief">What is settled.</param>
    /// <param name="number">Its place among the briefs.</param>
    public InventedRows Make(Brief brief, int number)
    {
        var dice = Dice.For(seed, place.AreaPath, number);
        var village = place.Villages[brief.Village];
        var household = new Household
        {
            Id = dice.Id(_registered),
            AreaPath = $"{place.AreaPath}{village.Code}.",
            VillageId = villageIds[brief.Village],
            Code = $"{village.Code}-{number + 1:00000}",
            RegisteredAt = _registered,
            Marks = brief.Marks,
        };

        var family = Family.Make(brief, dice);
        var group = brief.IsMinority ? dice.Of(place.Minorities) : InventedNames.Kinh;
        var people = Name(brief, family, group, number, dice);
        household.IsIndigenous = brief.IsMinority && InventedNames.Of(group).IsIndigenous;
        if (dice.Chance(40))
            household.Phone = string.Create(CultureInfo.InvariantCulture, $"09000{dice.Below(100_000):00000}");

        var members = family.Zip(people, (relative, person) => (relative, person)).ToList();
        InventedAnswers.Tell(brief, members, dice);
        if (brief.IsListed)
            InventedAnswers.Tell(brief, household, place.IsUrban, members.Count, dice);

        var since = brief.Path is ListPath.PoorArrivedThisYear ? new DateOnly(2026, 2, 2) : InventedLedger.Opening;
        Admit(household, brief, members, since, people, dice);
        var last = InventedLedger.Write(household, brief.Path, place, seed, dice);
        if (brief.HasLeft && last is { } left)
        {
            foreach (var membership in household.Memberships)
                membership.End(left, MembershipEvent.Departed);
            household.End(left, HouseholdEnd.Departed);
        }

        if (brief.MissesAnAnswer)
            InventedAnswers.Forget(household, members, dice);
        return new(household, people, Notes(brief, household, dice));
    }

    private List<Person> Name(Brief brief, List<Relative> family, int group, int number, Dice dice)
    {
        var (names, people, surnames) = (new HashSet<string>(), new List<Person>(), new List<string>());
        for (var i = 0; i < family.Count; i++)
        {
            var relative = family[i];
            var comesFromElsewhere = relative.Relationship is Relationship.Spouse or Relationship.ChildInLaw;
            var own = comesFromElsewhere && dice.Chance(12) ? (brief.IsMinority ? dice.Of(place.Minorities) : InventedNames.Kinh) : group;
            var pool = InventedNames.Of(own);
            var parent = pool.IsMatrilineal ? relative.Mother ?? relative.Father : relative.Father ?? relative.Mother;
            var surname = parent is { } p && own == group ? surnames[p]
                : relative.Relationship is Relationship.Parent && relative.Sex is Sex.Male && family[0].Sex is Sex.Male ? surnames[0]
                : pool.Surname(dice);
            surnames.Add(surname);

            var name = pool.Full(dice, surname, relative.Sex, names);
            names.Add(name);
            var person = new Person
            {
                Id = dice.Id(_registered),
                AreaPath = $"{place.AreaPath}{place.Villages[brief.Village].Code}.",
                FullName = name,
                Sex = relative.Sex,
                Born = relative.IsYearOnly ? BirthDate.In(relative.Born.Year) : BirthDate.On(relative.Born),
                EthnicGroup = own,
            };
            if (brief.IsListed || dice.Chance(place.PercentWithId))
                Identify(person, relative, brief.HasSharedId && i == 0 ? SharedSerial : ((number * 16) + i) % SharedSerial);
            people.Add(person);
        }

        return people;
    }

    /// <summary>Place, sex and century, year; then six digits that no two serials share.</summary>
    private void Identify(Person person, Relative relative, int serial)
    {
        var century = ((relative.Born.Year / 100) - 19) * 2;
        var sex = relative.Sex is Sex.Female ? 1 : 0;
        var last = serial == SharedSerial ? SharedSerial : (int)(serial * 387_421L % SharedSerial);
        var digits = string.Create(CultureInfo.InvariantCulture, $"{place.IdPlace}{century + sex}{relative.Born.Year % 100:00}{last:000000}");
        person.SetPersonalId(vault.Seal(PersonalId.TryParse(digits, out var id) ? id : throw new InvalidOperationException("Not a personal ID.")));
    }

    /// <summary>Everybody moves in with the first list, or is born later; some heads died since and left the household to the widow.</summary>
    private static void Admit(
        Household household, Brief brief, List<(Relative Relative, Person Person)> members, DateOnly since, List<Person> people, Dice dice)
    {
        var isWidow = brief is { IsListed: true, HasLeft: false } && since == InventedLedger.Opening
            && members is [{ Relative: { Sex: Sex.Female, Age: > 30 } }, ..]
            && members.Skip(1).All(m => m.Relative.Relationship is Relationship.Child) && dice.Chance(40);
        var diedOn = new DateOnly(2025, 6, 1).AddDays(dice.Below(300));
        if (isWidow)
        {
            var his = InventedNames.Of(members[0].Person.EthnicGroup!.Value);
            var husband = new Person
            {
                Id = dice.Id(_registered),
                AreaPath = household.AreaPath,
                FullName = his.Full(dice, his.Surname(dice), Sex.Male, members.Select(m => m.Person.FullName).ToHashSet()),
                Sex = Sex.Male,
                Born = BirthDate.In(members[0].Relative.Born.Year - dice.Between(0, 5)),
                EthnicGroup = members[0].Person.EthnicGroup,
                DiedOn = diedOn,
            };
            people.Add(husband);
            Add(husband, since, MembershipEvent.Registered, Relationship.Head).End(diedOn, MembershipEvent.Died);
        }

        foreach (var (relative, person) in members)
        {
            var (from, why) = relative.Born > since ? (relative.Born, MembershipEvent.Born) : (since, MembershipEvent.Registered);
            if (brief.Path is ListPath.PoorArrivedThisYear && why is MembershipEvent.Registered)
                why = MembershipEvent.Arrived;
            if (isWidow && from < diedOn)
            {
                Add(person, from, why, relative.Relationship is Relationship.Head ? Relationship.Spouse : Relationship.Child)
                    .End(diedOn, MembershipEvent.HeadChanged);
                (from, why) = (diedOn, MembershipEvent.HeadChanged);
            }

            Add(person, from, why, relative.Relationship);
        }

        Membership Add(Person person, DateOnly from, MembershipEvent why, Relationship relationship)
        {
            var membership = new Membership(household, person, from, why, relationship) { Id = dice.Id(_registered), AreaPath = household.AreaPath };
            household.Memberships.Add(membership);
            return membership;
        }
    }

    private static List<HouseholdNote> Notes(Brief brief, Household household, Dice dice)
    {
        if (!brief.HasNote || brief.HasLeft)
            return [];

        var at = new DateTimeOffset(2026, dice.Between(4, 9), dice.Between(1, 28), 2, 30, 0, TimeSpan.Zero);
        return
        [
            new()
            {
                Id = dice.Id(at),
                AreaPath = household.AreaPath,
                HouseholdId = household.Id,
                Kind = NoteKind.Note,
                Text = dice.Of(_notes),
                WrittenAt = at,
                WrittenBy = "dữ liệu minh họa",
            },
        ];
    }
}
