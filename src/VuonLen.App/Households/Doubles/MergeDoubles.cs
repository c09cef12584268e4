using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Members;
using VuonLen.App.Identity;
using VuonLen.Rules;
using VuonLen.Rules.Names;

namespace VuonLen.App.Households.Doubles;

/// <summary>Makes two records of one household one (gộp hộ trùng): the one stays, the other counts no more and leads to it.</summary>
/// <remarks>
/// What the one that stays lacks is filled from the other; where both know, a person chose. Its members on a past day are its
/// own. Memberships, lines and notes of the other stay where they are and are read beside.
/// </remarks>
public sealed class MergeDoubles(VuonLenDb db, MergeSeal seal, TimeProvider clock)
{
    /// <summary>Both sides with all that has to be chosen; null when one is out of reach.</summary>
    /// <param name="stays">The household that stays.</param>
    /// <param name="goes">The other one.</param>
    /// <param name="people">Who of the other is whom here; null for the program's guess. Who is nobody here is left out or empty.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<View?> ShowAsync(AreaKey stays, Guid goes, IReadOnlyDictionary<Guid, Guid>? people, CancellationToken cancel)
    {
        if (stays.Id == goes || await ReadAsync(stays, cancel) is not { EndedOn: null } one || await ReadAsync(new(stays.ProvinceCode, goes), cancel) is not { EndedOn: null } two)
            return null;

        people ??= Guess(one, two);
        var names = one.MembersNow().Where(m => m.Person is not null).ToDictionary(m => m.PersonId);
        return new(
            one, two, await PlaceAsync(one, cancel), await PlaceAsync(two, cancel), people,
            FieldsOf(one, two),
            [.. two.MembersNow().Where(m => people.ContainsKey(m.PersonId) && names.ContainsKey(people[m.PersonId]))
                .Select(m => (names[people[m.PersonId]].Person, m.Person))],
            DoubleLedger.Compare(one, two));
    }

    public async Task<Outcome<DoubleMerge>> SaveAsync(AreaKey stays, Guid goes, Form form, CancellationToken cancel)
    {
        if (!db.Caller.May(Rights.DecideDoubles))
            return new(null, DoubleProblems.MayNotDecide);
        if (stays.Id == goes)
            return new(null, DoubleProblems.SameHousehold);

        var problems = new List<Problem>();
        PersonForm.CheckLength(problems, form.Why, "Lý do", 500);
        if (problems.Count > 0)
            return new(null, problems);

        // What went counts no more before what stays takes over its code and its members: one transaction, two steps.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.TakeUpAsync(stays, form.Revision, cancel) is not { } one
            || await db.TakeUpAsync(new(stays.ProvinceCode, goes), form.OtherRevision, cancel) is not { } two)
        {
            return new(null, HouseholdProblems.NotFound);
        }

        if (Refusal(one, two, form.People) is { } refusal)
            return new(null, refusal);

        var merge = new DoubleMerge
        {
            AreaPath = one.AreaPath,
            HouseholdId = one.Id,
            OtherId = two.Id,
            IsOfHouseholds = true,
            Sealed = [],
            Why = PersonForm.Clean(form.Why),
            MergedAt = clock.GetUtcNow(),
            MergedBy = db.Caller.Name,
        };
        var content = new MergeContent { People = [.. form.People.Select(p => new PersonPair(p.Value, p.Key))] };
        var theirs = two.MembersNow().Select(m => (Now: m, First: two.BeginningOf(m))).ToList();
        two.CloseAsDouble(clock.Today);
        await db.EndCareAsync(two, cancel);
        content.Other = MergeSeal.BeforeOf(db);
        db.Note(two, new Dictionary<string, object?[]> { ["MergedInto"] = [null, one.Id] });
        var outcome = await db.SaveAsync(nameof(MergeDoubles), cancel);
        if (outcome.IsRefused)
            return new(null, outcome.Problems);

        content.OtherRevision = two.Revision;
        TakeMembers(one, theirs, form, content);
        DoubleFields.Fill(FieldsOf(one, two), one, two, key => form.Taken.Contains(key));
        if (await db.IsCodeTakenAsync(new(one.ProvinceCode, one.VillageId ?? default), one.Code, one.Id, cancel))
            return new(null, HouseholdProblems.CodeTaken);

        var lines = DoubleLedger.Compare(one, two).Where(l => form.Lines.Contains(l.Recognition.Id)).ToList();
        if (lines.Exists(l => l.IsFixed))
            return new(null, DoubleProblems.DecidedHere);

        foreach (var line in lines)
        {
            one.Recognitions.Add(DoubleLedger.Repeat(line, one, merge));
            content.Lines++;
        }

        await TakeCareAsync(one, two, cancel);
        content.Kept = MergeSeal.BeforeOf(db);
        content.Added = [.. db.ChangeTracker.Entries<AreaRow>().Where(e => e.State is EntityState.Added).Select(e => e.Entity.Id)];
        content.KeptRevision = one.Revision + 1;
        merge.Sealed = seal.Seal(content);
        db.Add(merge);
        outcome = await db.SaveAsync(nameof(MergeDoubles), cancel);
        if (outcome.IsRefused)
            return new(null, outcome.Problems);

        await transaction.CommitAsync(cancel);
        return new(merge);
    }

    /// <summary>A code is of its village: it is not carried to another one.</summary>
    internal static IReadOnlyList<DoubleField<Household>> FieldsOf(Household stays, Household goes) => stays.VillageId == goes.VillageId
        ? DoubleFields.OfHousehold
        : [.. DoubleFields.OfHousehold.Where(f => f.Key != "code")];

    private static Problem? Refusal(Household one, Household two, IReadOnlyDictionary<Guid, Guid> people)
    {
        if (one.EndedOn is not null || two.EndedOn is not null)
            return DoubleProblems.EndedAlready;
        if (one.MembersNow().Concat(two.MembersNow()).Any(m => m.Person is null))
            return DoubleProblems.OtherProvince;

        var (ours, theirs) = (one.MembersNow().Select(m => m.PersonId).ToHashSet(), two.MembersNow().Select(m => m.PersonId).ToHashSet());
        if (people.Any(p => !theirs.Contains(p.Key) || !ours.Contains(p.Value)))
            return DoubleProblems.NotAPair;

        return people.Values.Distinct().Count() < people.Count ? DoubleProblems.PairedTwice : null;
    }

    private static void TakeMembers(Household one, List<(Membership Now, Membership First)> theirs, Form form, MergeContent content)
    {
        var head = one.MembersNow().FirstOrDefault(m => m.IsHead);
        var isSameHead = head is not null && theirs.Any(m => m.Now.IsHead && form.People.TryGetValue(m.Now.PersonId, out var here) && here == head.PersonId);
        foreach (var (member, first) in theirs)
        {
            if (form.People.TryGetValue(member.PersonId, out var same))
            {
                var here = one.MembersNow().First(m => m.PersonId == same);
                DoubleFields.Fill(DoubleFields.OfPerson, here.Person, member.Person, key => form.Taken.Contains($"{member.PersonId}.{key}"));
                if (here.Relationship is null && isSameHead)
                    here.State(member.Relationship);
                continue;
            }

            // A relationship is to the head; to another head it has to be stated anew.
            one.TakeOver(first, isSameHead || (head is null && member.IsHead) ? member.Relationship : null);
            content.Moved.Add(member.PersonId);
        }
    }

    /// <summary>Who helped the household that went helps the one it is.</summary>
    private async Task TakeCareAsync(Household one, Household two, CancellationToken cancel)
    {
        var care = await db.MentorAssignments.AsNoTracking()
            .Where(a => a.ProvinceCode == one.ProvinceCode && (a.HouseholdId == one.Id || a.HouseholdId == two.Id)).ToListAsync(cancel);
        var here = care.Where(a => a.HouseholdId == one.Id && a.ToOn is null).Select(a => a.UserId).ToHashSet();
        foreach (var user in care.Where(a => a.HouseholdId == two.Id && a.EndedWithHousehold).Select(a => a.UserId).Where(here.Add).ToList())
            db.Add(new MentorAssignment { AreaPath = one.AreaPath, HouseholdId = one.Id, UserId = user, FromOn = clock.Today });
    }

    private Task<Household?> ReadAsync(AreaKey key, CancellationToken cancel) => db.Households.At(key)
        .Include(h => h.Memberships).ThenInclude(m => m.Person).Include(h => h.Recognitions).AsSplitQuery().AsNoTracking().SingleOrDefaultAsync(cancel);

    private Task<string?> PlaceAsync(Household household, CancellationToken cancel) => db.Units.AsNoTracking()
        .Where(u => u.ProvinceCode == household.ProvinceCode && u.Id == household.VillageId).Select(u => u.Kind + " " + u.Name).FirstOrDefaultAsync(cancel);

    /// <summary>Within what is one household a name that nobody shares, with a birth that does not contradict, is the same person.</summary>
    internal static Dictionary<Guid, Guid> Guess(Household stays, Household goes)
    {
        var people = new Dictionary<Guid, Guid>();
        foreach (var member in goes.MembersNow().Where(m => m.Person is not null))
        {
            var alike = stays.MembersNow().Where(m => m.Person is not null && !people.ContainsValue(m.PersonId)).Select(m => m.Person)
                .Where(p => IsAlike(p, member.Person)).ToList();
            if (alike.FirstOrDefault(p => p.PersonalIdHash is { } hash && hash == member.Person.PersonalIdHash) is { } holder)
                people[member.PersonId] = holder.Id;
            else if (alike is [var only])
                people[member.PersonId] = only.Id;
        }

        return people;
    }

    private static bool IsAlike(Person a, Person b) =>
        (a.PersonalIdHash is not null && a.PersonalIdHash == b.PersonalIdHash)
        || (VietnameseName.Fold(a.FullName) == VietnameseName.Fold(b.FullName)
            && (a.BornYear is null || b.BornYear is null || a.BornYear == b.BornYear)
            && (a.BornOn is null || b.BornOn is null || a.BornOn == b.BornOn));

    /// <param name="Stays">The household that stays.</param>
    /// <param name="Goes">The one that goes.</param>
    /// <param name="StaysAt">Its village.</param>
    /// <param name="GoesAt">Its village.</param>
    /// <param name="People">Who of the one that goes is whom here.</param>
    /// <param name="Fields">By which the households are compared.</param>
    /// <param name="Pairs">The people paired: who stays, who goes.</param>
    /// <param name="Lines">What the other ledger says more.</param>
    public sealed record View(
        Household Stays, Household Goes, string? StaysAt, string? GoesAt, IReadOnlyDictionary<Guid, Guid> People,
        IReadOnlyList<DoubleField<Household>> Fields, IReadOnlyList<(Person Stays, Person Goes)> Pairs, IReadOnlyList<DoubleLedger.Line> Lines);

    public sealed class Form
    {
        /// <summary>Of the household that stays.</summary>
        public int Revision { get; init; }

        public int OtherRevision { get; init; }

        /// <summary>Who goes → who stays; who is not in it becomes a member of the household that stays.</summary>
        public IReadOnlyDictionary<Guid, Guid> People { get; init; } = new Dictionary<Guid, Guid>();

        /// <summary>Keys of the fields taken from what goes although both know: <c>water</c>, <c>{who goes}.born</c>.</summary>
        public IReadOnlySet<string> Taken { get; init; } = new HashSet<string>();

        /// <summary>Lines of the other ledger to repeat.</summary>
        public IReadOnlySet<Guid> Lines { get; init; } = new HashSet<Guid>();

        public string? Why { get; init; }
    }
}
