using System.Diagnostics.CodeAnalysis;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Members;
using VuonLen.App.Shell;
using VuonLen.Rules;

namespace VuonLen.App.Households.Moves;

/// <summary>Some members form a household of their own, in the same village or another (tách hộ).</summary>
/// <remarks>
/// The new one takes over what belongs to the people (indigenous group) and nothing that was found of the old one: dwelling,
/// water, points, causes, marks. Nor the recognised status, which only a decision gives; a note says so.
/// </remarks>
public sealed class SplitHousehold(VuonLenDb db, TimeProvider clock)
{
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel) =>
        await HouseholdBrief.FindAsync(db, key, cancel) is { } household
            ? new(household, await db.VillagesInReachAsync(key.ProvinceCode, cancel))
            : null;

    public async Task<Outcome<Split>> SaveAsync(AreaKey key, Form form, CancellationToken cancel)
    {
        var old = await db.TakeUpAsync(key, form.Revision, cancel);
        if (old is null)
            return new(null, HouseholdProblems.NotFound);

        var problems = new List<Problem>();
        PersonForm.CheckLength(problems, form.Code, "Mã hộ", 30);
        PersonForm.CheckLength(problems, form.Address, "Địa chỉ", 200);
        var village = form.VillageId is { } id ? await db.VillageInReachAsync(new(key.ProvinceCode, id), cancel) : null;
        var code = PersonForm.Clean(form.Code);
        if (village is null)
            problems.Add(HouseholdProblems.VillageMissing);
        else if (await db.IsCodeTakenAsync(village.Key, code, null, cancel))
            problems.Add(HouseholdProblems.CodeTaken);
        if (form.On is null)
            problems.Add(HouseholdProblems.DayMissing);

        var going = form.Going.ToHashSet();
        if (form.HeadOfNew is not { } headOfNew || !going.Contains(headOfNew))
            problems.Add(HouseholdProblems.HeadNotAMember);
        if (old.MembersNow().All(m => going.Contains(m.PersonId)))
            problems.Add(HouseholdProblems.EverybodyChosen);
        if (problems.Count > 0)
            return new(null, problems);

        var people = old.MembersNow().Where(m => going.Contains(m.PersonId)).Select(m => m.Person).ToList();
        var outcome = old.Leave(going, form.On!.Value, MembershipEvent.Split, form.HeadOfOld, clock.Today);
        if (outcome.IsRefused)
            return new(null, outcome.Problems);

        var household = new Household
        {
            AreaPath = village!.AreaPath,
            VillageId = village.Id,
            RegisteredAt = clock.GetUtcNow(),
            Code = code,
            Address = PersonForm.Clean(form.Address) ?? (village.Id == old.VillageId ? old.Address : null),
            IsIndigenous = old.IsIndigenous,
        };
        foreach (var person in people)
        {
            household.Admit(person, form.On.Value, MembershipEvent.Split, person.Id == form.HeadOfNew ? Relationship.Head : null);
            person.MoveTo(household.AreaPath);
        }

        db.Add(household);
        db.Add(new HouseholdNote
        {
            AreaPath = household.AreaPath,
            HouseholdId = household.Id,
            Kind = NoteKind.Note,
            WrittenAt = clock.GetUtcNow(),
            WrittenBy = db.Caller.Name,
            Text = NoteOf(old, form.On.Value),
        });
        var saved = await db.SaveAsync(nameof(SplitHousehold), cancel);
        return saved.IsRefused ? new(null, saved.Problems) : new(new(household.Key));
    }

    private static string NoteOf(Household old, DateOnly on) =>
        $"Tách từ hộ {old.MembersNow().FirstOrDefault(m => m.IsHead)?.Person.FullName ?? "chưa có chủ hộ"}{(old.Code is null ? "" : $" (mã {old.Code})")} ngày {Vn.Date(on)}. "
        + "Tình trạng hộ nghèo, hộ cận nghèo không chuyển theo: hộ mới chỉ được công nhận bằng quyết định.";

    public sealed record View(HouseholdBrief Household, IReadOnlyList<VillageChoice> Villages);

    public sealed record Split(AreaKey Key);

    public sealed class Form
    {
        public int Revision { get; set; }

        [AllowNull] // what nobody ticked is not sent
        public List<Guid> Going { get; set => field = value ?? []; } = [];

        public Guid? HeadOfNew { get; set; }

        /// <summary>Needed when the head of the old one goes.</summary>
        public Guid? HeadOfOld { get; set; }

        public DateOnly? On { get; set; }

        public Guid? VillageId { get; set; }

        public string? Code { get; set; }

        public string? Address { get; set; }
    }
}
