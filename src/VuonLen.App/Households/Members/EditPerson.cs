using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Households.Members;

/// <summary>Changes what is known of a member, and the relationship to the head.</summary>
public sealed class EditPerson(VuonLenDb db, PersonalIdVault vault, PersonWarnings warnings, TimeProvider clock)
{
    /// <summary>The household a person lives in today, or null when none is in reach.</summary>
    public Task<Guid?> HomeOfAsync(AreaKey person, CancellationToken cancel) => db.Memberships
        .Where(m => m.ProvinceCode == person.ProvinceCode && m.PersonId == person.Id && m.ToOn == null)
        .Select(m => (Guid?)m.HouseholdId).SingleOrDefaultAsync(cancel);

    /// <summary>What is stored, or null when the user's scope has no such member.</summary>
    public async Task<View?> ShowAsync(AreaKey household, Guid personId, CancellationToken cancel)
    {
        if (await HouseholdBrief.FindAsync(db, household, cancel) is not { } brief
            || brief.Members.SingleOrDefault(m => m.PersonId == personId) is not { } member)
        {
            return null;
        }

        var person = await db.People.AsNoTracking().At(new(household.ProvinceCode, personId)).SingleAsync(cancel);
        var form = new Form { Revision = brief.Revision, Relationship = member.Relationship, Person = PersonForm.Of(person) };
        return new(brief, member.IsHead, person.PersonalIdMasked, db.Caller.May(Rights.ReadPersonalIds), form);
    }

    /// <summary>What to look at before saving; empty when there is nothing.</summary>
    public async Task<IReadOnlyList<Problem>> WarnAsync(AreaKey household, Guid personId, Form form, CancellationToken cancel) =>
        await db.People.AsNoTracking().At(new(household.ProvinceCode, personId)).SingleOrDefaultAsync(cancel) is { } person
            ? await warnings.FindAsync(form.Person, AreaPaths.CommunePathOf(person.AreaPath) ?? person.AreaPath, person, cancel)
            : [];

    public async Task<Outcome> SaveAsync(AreaKey key, Guid personId, Form form, CancellationToken cancel)
    {
        var household = await db.TakeUpAsync(key, form.Revision, cancel);
        if (household is null)
            return HouseholdProblems.NotFound;

        if (household.EndedOn is not null)
            return HouseholdProblems.Ended;

        if (household.MembersNow().SingleOrDefault(m => m.PersonId == personId) is not { } membership)
            return HouseholdProblems.NotAMember;

        var person = membership.Person;
        var problems = form.Person.Check(clock.Today, db.Caller.May(Rights.ReadPersonalIds));
        if (!membership.IsHead && form.Relationship is Relationship.Head)
            problems.Add(HouseholdProblems.HeadStaysHead);
        if (form.Person.ReadBirth() is { } born && person.DiedOn is { } died && born.Earliest > died)
            problems.Add(HouseholdProblems.BornAfterDeath);
        if (form.Person.ReadBirth() is { } birth && household.Memberships.Where(m => m.PersonId == personId).Min(m => m.FromOn) < birth.Earliest)
            problems.Add(HouseholdProblems.BornAfterJoining);
        if (problems.Count > 0)
            return new(problems);

        form.Person.WriteTo(person);
        membership.State(form.Relationship);
        if (form.Person.ForgetPersonalId)
            person.SetPersonalId(null);
        else if (form.Person.ReadPersonalId() is { } id && person.PersonalIdHash != vault.HashOf(id))
            person.SetPersonalId(vault.Seal(id));

        return await db.SaveAsync(nameof(EditPerson), cancel);
    }

    public sealed record View(HouseholdBrief Household, bool IsHead, string? PersonalIdMasked, bool MayChangePersonalId, Form Stored);

    public sealed class Form
    {
        public int Revision { get; set; }

        public Relationship? Relationship { get; set; }

        [AllowNull]
        public PersonForm Person { get; set => field = value ?? new(); } = new();

        /// <summary>Codes of the warnings the officer has read.</summary>
        public string? Read { get; set; }
    }
}
