using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Households.Members;

/// <summary>Takes a person into a household: born, arrived, or forgotten when it was registered (thêm thành viên).</summary>
public sealed class AddMember(VuonLenDb db, PersonalIdVault vault, PersonWarnings warnings, TimeProvider clock)
{
    /// <summary>Why somebody may come in by this form.</summary>
    public static IReadOnlyList<MembershipEvent> Reasons { get; } =
        [MembershipEvent.Born, MembershipEvent.Arrived, MembershipEvent.Registered];

    /// <summary>What the form shows, or null when the user's scope has no such household.</summary>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await HouseholdBrief.FindAsync(db, key, cancel) is not { } household)
            return null;

        var former = await db.People.AsNoTracking()
            .Where(p => p.ProvinceCode == key.ProvinceCode && p.DiedOn == null && p.Memberships.Any(m => m.HouseholdId == key.Id) && p.Memberships.All(m => m.ToOn != null))
            .OrderBy(p => p.SortKey).Select(p => new Former(p.Id, p.FullName)).ToListAsync(cancel);
        return new(household, former, db.Caller.May(Rights.ReadPersonalIds));
    }

    /// <summary>What to look at before saving; empty when there is nothing.</summary>
    public async Task<IReadOnlyList<Problem>> WarnAsync(AreaKey key, Form form, CancellationToken cancel) =>
        form.FormerId is null && await db.Households.At(key).Select(h => h.AreaPath).SingleOrDefaultAsync(cancel) is { } path
            ? await warnings.FindAsync(form.Person, AreaPaths.CommunePathOf(path) ?? path, null, cancel)
            : [];

    public async Task<Outcome> SaveAsync(AreaKey key, Form form, CancellationToken cancel)
    {
        var household = await db.TakeUpAsync(key, form.Revision, cancel);
        if (household is null)
            return HouseholdProblems.NotFound;

        var problems = form.FormerId is null ? form.Person.Check(clock.Today, db.Caller.May(Rights.ReadPersonalIds)) : [];
        var on = form.On ?? (form.Why is MembershipEvent.Born && form.FormerId is null ? form.Person.ReadBirth()?.Day : null);
        if (on is null)
            problems.Add(HouseholdProblems.DayMissing);
        if (problems.Count > 0)
            return new(problems);

        Person person;
        if (form.FormerId is { } former)
        {
            var found = await db.People.Include(p => p.Memberships).At(new(key.ProvinceCode, former))
                .SingleOrDefaultAsync(p => p.Memberships.Any(m => m.HouseholdId == key.Id), cancel);
            if (found is null)
                return HouseholdProblems.NotAMember;
            if (found.Memberships.Any(m => m.ToOn is null))
                return HouseholdProblems.LivesElsewhere;

            // Nobody lives in two households at once; what was corrected away lasted no day.
            if (found.Memberships.Where(m => m.FromOn < m.ToOn).Max(m => m.ToOn) is { } left && on < left)
                return HouseholdProblems.BeforeLastChange(left);

            person = found;
            person.MoveTo(household.AreaPath);
        }
        else
        {
            person = new() { AreaPath = household.AreaPath, FullName = "" };
            form.Person.WriteTo(person);
            if (form.Person.ReadPersonalId() is { } id)
                person.SetPersonalId(vault.Seal(id));
        }

        var why = Reasons.Contains(form.Why) ? form.Why : MembershipEvent.Arrived;
        var outcome = household.Join(person, on!.Value, why, form.Relationship, clock.Today);
        if (outcome.IsRefused)
            return outcome;

        if (form.FormerId is null)
            db.Add(person);
        return await db.SaveAsync(nameof(AddMember), cancel);
    }

    public sealed record View(HouseholdBrief Household, IReadOnlyList<Former> FormerMembers, bool MayChangePersonalId);

    /// <summary>Somebody who once lived here and lives in no household now.</summary>
    public sealed record Former(Guid PersonId, string FullName);

    public sealed class Form
    {
        public int Revision { get; set; }

        public MembershipEvent Why { get; set; } = MembershipEvent.Born;

        /// <summary>First day in the household; a birth may leave it to the birth date.</summary>
        public DateOnly? On { get; set; }

        public Relationship? Relationship { get; set; }

        /// <summary>A former member who comes back; then the person's data stay as they are.</summary>
        public Guid? FormerId { get; set; }

        [AllowNull]
        public PersonForm Person { get; set => field = value ?? new(); } = new();

        /// <summary>Codes of the warnings the officer has read.</summary>
        public string? Read { get; set; }
    }
}
