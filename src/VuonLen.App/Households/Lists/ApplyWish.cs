using VuonLen.App.Households.PersonalIds;
using VuonLen.Rules.People;
using VuonLen.Rules.Standards;
using VuonLen.Rules.Text;

namespace VuonLen.App.Households.Lists;

/// <summary>
/// Puts what a list says into a household, telling what changed. The preview does it to a copy and forgets it, writing does it
/// to the row: so what was shown is what is done.
/// </summary>
/// <remarks>A blank says nothing and takes nothing away; a member the list does not have stays.</remarks>
internal sealed class ApplyWish(PersonalIdVault vault, bool toWrite, ListRules rules, DateTimeOffset now, Guid import)
{
    public List<ListDifference> Differences { get; } = [];

    public List<ListFinding> Warnings { get; } = [];

    public List<ListFinding> Refused { get; } = [];

    /// <summary>People the list adds to a household that was there.</summary>
    public List<Guid> NewPeople { get; } = [];

    /// <summary>A household that was not there.</summary>
    public Household Add(HouseholdWish wish)
    {
        var household = new Household { AreaPath = wish.Village!.AreaPath, VillageId = wish.Village.Id, RegisteredAt = now };

        // Whoever is on the list of a decision lived there when it was made: else a list of that year has a household without people.
        var since = wish.Status is { EffectiveOn: var decided } && decided < rules.AsOf ? decided : rules.AsOf;
        foreach (var member in wish.Members)
            Join(household, member, since);
        var points = PointsOf(household);
        foreach (var (column, value) in wish.Values)
            column.Put(household, value);
        GivePoints(household, points);
        FillMarks(household, wish);
        Recognise(household, wish);
        Differences.Clear();
        return household;
    }

    /// <summary>A household that is there, with all memberships, persons and lines.</summary>
    public void Change(Household household, HouseholdWish wish)
    {
        var (marks, points) = (household.PaperDeprived, PointsOf(household));
        foreach (var (column, value) in wish.Values)
        {
            if (wish.Merged?.Says(column, value) is not true && column.Put(household, value) is { } change)
                Differences.Add(new(null, column.Header, change.Old, change.New, column.IsHealth));
        }

        GivePoints(household, points);
        if (marks is null)
            FillMarks(household, wish);
        ChangeMembers(household, wish);
        Recognise(household, wish);
    }

    private static (int? B1, DateOnly? On) PointsOf(Household household) => (household.B1, household.B1On);

    /// <summary>A list states totals: they belong to the standard in force on their day, or on the day the list is true for.</summary>
    private void GivePoints(Household household, (int? B1, DateOnly? On) before)
    {
        var (b1, on) = PointsOf(household);
        if ((b1, on) == before || (b1 == before.B1 && household.B1Sheet is not null))
            return;

        (household.B1, household.B1On) = before;
        household.GiveB1(b1, on, rules.StandardOn(on ?? rules.AsOf)?.Code);
    }

    /// <summary>On a form with marks, what is not marked is not deprived.</summary>
    private static void FillMarks(Household household, HouseholdWish wish)
    {
        if (wish.Values.Exists(v => ListColumns.Deprivations.Contains(v.Column.Field)))
            household.PaperDeprived ??= 0;
    }

    private void ChangeMembers(Household household, HouseholdWish wish)
    {
        var members = household.MembersNow().ToList();
        var left = members.ToList();
        var isShort = wish.Members.Count < 2; // a list of heads only says nothing of the others
        foreach (var given in wish.Members)
        {
            var merged = wish.Merged is { } record ? Find(record.Members, given) : null;
            if ((Find(left, given) ?? left.Find(m => m.PersonId == merged?.PersonId)) is not { } found)
            {
                // Who is not here though the second record had them was found to be a member of another name.
                if (merged is null)
                    Join(household, given, rules.AsOf);
                else
                    isShort = true;
                continue;
            }

            left.Remove(found);
            if (given == wish.Head && !found.IsHead)
                Warnings.Add(ListFinding.Of(given.Row, null, ListProblems.HeadDiffers));
            ChangePerson(found, given, merged);
        }

        if (!isShort)
        {
            foreach (var missing in left)
                Warnings.Add(ListFinding.Of(wish.Head.Row, null, ListProblems.NotInFile(missing.Person.FullName)));
        }
    }

    /// <param name="found">Who it is.</param>
    /// <param name="given">What the list says.</param>
    /// <param name="merged">The second record of the same person, whose say is no news.</param>
    private void ChangePerson(Membership found, MemberWish given, Membership? merged)
    {
        var (person, second) = (found.Person, merged?.Person == found.Person ? null : merged?.Person);
        if (!IsNamed(person, given) && !(second is not null && IsNamed(second, given)))
        {
            Differences.Add(new(person.FullName, "Họ và tên", person.FullName, given.Name));
            person.FullName = given.Name;
        }

        foreach (var (column, value) in given.Values)
        {
            if (!(second is not null && column.SaysNoMore(second, value)) && column.Put(person, value) is { } change)
                Differences.Add(new(person.FullName, column.Header, change.Old, change.New, column.IsHealth));
        }

        if (given.PersonalId is { } id && person.PersonalIdHash != vault.HashOf(id) && second?.PersonalIdHash != vault.HashOf(id))
        {
            Differences.Add(new(person.FullName, "Số định danh", person.PersonalIdMasked, id.Masked));
            person.SetPersonalId(Sealed(id));
        }

        if (given.Relationship is { } to && to != found.Relationship && to != merged?.Relationship && !found.IsHead && to is not Relationship.Head)
        {
            Differences.Add(new(person.FullName, "Quan hệ với chủ hộ", found.Relationship is { } was ? Words.Of(was) : null, Words.Of(to)));
            found.State(to);
        }
    }

    private static bool IsNamed(Person person, MemberWish given) =>
        VietnameseText.ComparisonKey(person.FullName) == VietnameseText.ComparisonKey(given.Name);

    /// <summary>What is thrown away need not be sealed, which takes longer than all the rest.</summary>
    private SealedPersonalId Sealed(PersonalId id) => toWrite ? vault.Seal(id) : new(id.Masked, "", vault.HashOf(id));

    /// <summary>By number, by name and birth, by name alone where only one bears it.</summary>
    private Membership? Find(IReadOnlyList<Membership> members, MemberWish given)
    {
        if (given.PersonalId is { } id && members.FirstOrDefault(m => m.Person.PersonalIdHash == vault.HashOf(id)) is { } holder)
            return holder;

        var key = ListKey.Of(given.Name);
        var named = members.Where(m => ListKey.Of(m.Person.FullName) == key).ToList();
        var fitting = named.FindAll(m => given.Born is not { } a || m.Person.Born is not { } b || (a.Year == b.Year && (a.Day is null || b.Day is null || a.Day == b.Day)));
        if (fitting.Count == 1)
            return fitting[0];

        return named.Count == 1 && (given.Relationship is Relationship.Head) == named[0].IsHead && given.Relationship is Relationship.Head ? named[0] : null;
    }

    private void Join(Household household, MemberWish given, DateOnly since)
    {
        var person = new Person { AreaPath = household.AreaPath, FullName = given.Name };
        foreach (var (column, value) in given.Values)
            column.Put(person, value);
        if (given.PersonalId is { } id)
            person.SetPersonalId(Sealed(id));

        var on = since;
        if (household.BeganOn is { } began && on < began)
            on = began;
        if (given.Born is { } born && on < born.Earliest)
            on = born.Earliest;
        var isHead = given.Relationship is Relationship.Head && !household.MembersNow().Any(m => m.IsHead);
        var outcome = household.Join(person, on, MembershipEvent.Registered, isHead ? Relationship.Head : given.Relationship is Relationship.Head ? null : given.Relationship, rules.Today);
        if (outcome.IsRefused)
        {
            Refused.Add(ListFinding.Of(given.Row, null, outcome.Problems[0]));
            return;
        }

        NewPeople.Add(person.Id);
        Differences.Add(new(given.Name, "Thành viên", null, "thêm vào hộ"));
    }

    private void Recognise(Household household, HouseholdWish wish)
    {
        if (wish.Status is not { } status)
            return;

        var lines = Ledger.Counting(household.Recognitions);
        if (IsIn(lines, status) || wish.Merged?.Says(status) is true)
            return;

        var holds = Holding(lines, status);

        if (lines.Any(r => r.EffectiveOn == status.EffectiveOn))
        {
            Refused.Add(ListFinding.Of(wish.Source.Head, ListField.Class, ListProblems.StatusOfSameDay));
            return;
        }

        if (wish.HasEscaped && !lines.Any(r => r.EffectiveOn < status.EffectiveOn && r.Status is PovertyClass.Poor or PovertyClass.NearPoor))
            Warnings.Add(ListFinding.Of(wish.Source.First, null, ListProblems.NoEarlierPoverty));

        household.Recognitions.Add(new()
        {
            AreaPath = household.AreaPath,
            HouseholdId = household.Id,
            VillageId = household.VillageId,
            Standard = status.Standard,
            Status = status.Status,
            IsAverageLiving = status.IsAverageLiving && status.Status is PovertyClass.NotPoor,
            EffectiveOn = status.EffectiveOn,
            DecisionNumber = status.DecisionNumber,
            DecisionOn = status.DecisionOn,
            Source = RecognitionSource.Import,
            RecordedAt = now,
            ListImportId = import,
        });
        Differences.Add(new(null, "Công nhận", holds is null ? null : Words.Of(holds.Status),
            $"{Words.Of(status.Status)} từ {Shell.Vn.Date(status.EffectiveOn)}, quyết định {status.DecisionNumber ?? Words.Unknown}"));
    }

    /// <summary>The ledger says so already. A status may begin later than its decision: the same decision again is no new one.</summary>
    internal static bool IsIn(IReadOnlyList<Recognition> lines, StatusWish status) =>
        (Holding(lines, status) is { } holds && holds.Status == status.Status && holds.Standard == status.Standard)
        || (status.DecisionOn is { } decided && lines.Any(r => r.Status == status.Status && r.DecisionOn == decided && r.DecisionNumber == status.DecisionNumber));

    private static Recognition? Holding(IReadOnlyList<Recognition> lines, StatusWish status) => lines.LastOrDefault(r => r.EffectiveOn <= status.EffectiveOn);
}
