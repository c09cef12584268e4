using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Households.Doubles;
using VuonLen.App.Tests.Support;
using VuonLen.Rules;
using VuonLen.Rules.Facts;
using VuonLen.Rules.People;

namespace VuonLen.App.Tests.Households.Doubles;

/// <summary>Base of the tests of doubles: two villages of one commune, one of another.</summary>
public abstract class DoublesTest : RegistryTest
{
    protected MergeSeal Seal { get; } = new(new EphemeralDataProtectionProvider());

    protected static Person Somebody(string name, BirthDate? born, string areaPath = AHousehold.Village) =>
        new() { AreaPath = areaPath, FullName = name, Born = born };

    protected static BirthDate On(int year, int month = 5, int day = 3) => BirthDate.On(new(year, month, day));

    protected static BirthDate In(int year) => BirthDate.In(year);

    /// <summary>A person with a number; its last three digits are what a page shows.</summary>
    protected Person Numbered(Person person, string digits)
    {
        Assert.True(PersonalId.TryParse(digits, out var id));
        person.SetPersonalId(Vault.Seal(id));
        return person;
    }

    /// <summary>A household of people who are put into its village; the first is the head.</summary>
    protected static Household At(AreaUnit village, params Person[] members)
    {
        foreach (var person in members)
            person.MoveTo(village.AreaPath);
        var household = AHousehold.In(village.AreaPath, members);
        household.VillageId = village.Id;
        return household;
    }

    protected Task<IReadOnlyList<FindDoubles.Line>> PairsAsync(AreaScope? scope = null, Guid? village = null, DoubleReasons? reason = null) =>
        InAsync(scope ?? Commune, async db => (await new FindDoubles(db).ShowAsync(null, village, reason, 1, NoCancel))!.Lines);

    protected Task<Outcome> DifferentAsync(Household one, Household two, string? why = null) =>
        InAsync(Commune, db => new DecideDifferent(db, Today.Clock).SaveAsync(one.Key, two.Id, why, NoCancel));

    protected async Task<Outcome<DoubleMerge>> MergeAsync(
        Household stays, Household goes, string[]? taken = null, Guid[]? lines = null, Dictionary<Guid, Guid>? people = null, AreaScope? scope = null)
    {
        var view = await InAsync(scope ?? Commune, db => new MergeDoubles(db, Seal, Today.Clock).ShowAsync(stays.Key, goes.Id, people, NoCancel));
        var form = new MergeDoubles.Form
        {
            Revision = await RevisionAsync(stays),
            OtherRevision = await RevisionAsync(goes),
            People = people ?? view?.People ?? new Dictionary<Guid, Guid>(),
            Taken = (taken ?? []).ToHashSet(),
            Lines = (lines ?? [.. view?.Lines.Where(l => l.IsRepeated).Select(l => l.Recognition.Id) ?? []]).ToHashSet(),
        };
        return await InAsync(scope ?? Commune, db => new MergeDoubles(db, Seal, Today.Clock).SaveAsync(stays.Key, goes.Id, form, NoCancel));
    }

    protected async Task<Outcome> UndoAsync(DoubleMerge merge)
    {
        var revisions = await InAsync(AreaScope.Nation, db => db.Households.ToDictionaryAsync(h => h.Id, h => h.Revision));
        return await InAsync(Commune, db => new UndoMerge(db, Seal, Today.Clock).SaveAsync(
            merge.Key, revisions[merge.HouseholdId], revisions[merge.OtherId], NoCancel));
    }

    /// <summary>Everything the registry holds, row by row; what only counts versions is left out.</summary>
    protected Task<List<string>> DumpAsync() => InAsync(AreaScope.Nation, async db =>
    {
        List<AreaRow> rows =
        [
            .. await db.Households.ToListAsync(), .. await db.People.ToListAsync(), .. await db.Memberships.ToListAsync(),
            .. await db.Recognitions.ToListAsync(), .. await db.MentorAssignments.ToListAsync(), .. await db.HouseholdNotes.ToListAsync(),
            .. await db.KeptClassifications.ToListAsync(),
        ];
        return rows.Select(row => db.Entry(row)).Select(entry => entry.Metadata.ShortName() + " " + string.Join(' ', entry.Properties
                .Where(p => p.Metadata.Name is not nameof(IRevisioned.Revision)).Select(p => $"{p.Metadata.Name}={p.CurrentValue}")))
            .Order(StringComparer.Ordinal).ToList();
    });
}
