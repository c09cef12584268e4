using System.Diagnostics.CodeAnalysis;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Members;
using VuonLen.App.Households.PersonalIds;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Households.Registration;

/// <summary>Registers a household with its head; the other members follow by <see cref="AddMember"/> (đăng ký hộ).</summary>
public sealed class RegisterHousehold(VuonLenDb db, PersonalIdVault vault, PersonWarnings warnings, TimeProvider clock)
{
    /// <param name="village">For which a free code is suggested; null when none was chosen yet.</param>
    /// <param name="cancel">Ends with the request.</param>
    public async Task<View> ShowAsync(Guid? village, CancellationToken cancel)
    {
        var villages = await db.VillagesInReachAsync(null, cancel);
        var chosen = villages.SingleOrDefault(v => v.Id == village) ?? (villages.Count == 1 ? villages[0] : null);
        return new(
            villages,
            chosen,
            chosen is null ? null : await db.NextCodeAsync(new(chosen.ProvinceCode, chosen.Id), cancel),
            db.Caller.May(Rights.ReadPersonalIds));
    }

    /// <summary>What to look at before saving; empty when there is nothing.</summary>
    public async Task<IReadOnlyList<Problem>> WarnAsync(Form form, CancellationToken cancel) =>
        await FindVillageAsync(form, cancel) is { } village
            ? await warnings.FindAsync(form.Head, AreaPaths.CommunePathOf(village.AreaPath) ?? village.AreaPath, null, cancel)
            : [];

    public async Task<Outcome<Registered>> SaveAsync(Form form, CancellationToken cancel)
    {
        var problems = form.Head.Check(clock.Today, db.Caller.May(Rights.ReadPersonalIds));
        PersonForm.CheckLength(problems, form.Code, "Mã hộ", 30);
        PersonForm.CheckLength(problems, form.Address, "Địa chỉ", 200);
        PersonForm.CheckLength(problems, form.Phone, "Điện thoại", 30);

        var village = await FindVillageAsync(form, cancel);
        var code = PersonForm.Clean(form.Code);
        if (village is null)
            problems.Add(HouseholdProblems.VillageMissing);
        else if (await db.IsCodeTakenAsync(village.Key, code, null, cancel))
            problems.Add(HouseholdProblems.CodeTaken);
        if (form.On is null)
            problems.Add(HouseholdProblems.DayMissing);
        if (problems.Count > 0)
            return new(null, problems);

        var household = new Household
        {
            AreaPath = village!.AreaPath,
            VillageId = village.Id,
            RegisteredAt = clock.GetUtcNow(),
            Code = code,
            Address = PersonForm.Clean(form.Address),
            Phone = PersonForm.Clean(form.Phone),
        };
        var head = new Person { AreaPath = village.AreaPath, FullName = "" };
        form.Head.WriteTo(head);
        if (form.Head.ReadPersonalId() is { } id)
            head.SetPersonalId(vault.Seal(id));

        var why = form.HasArrived ? MembershipEvent.Arrived : MembershipEvent.Registered;
        var outcome = household.Join(head, form.On!.Value, why, Relationship.Head, clock.Today);
        if (outcome.IsRefused)
            return new(null, outcome.Problems);

        db.Add(household);
        var saved = await db.SaveAsync(nameof(RegisterHousehold), cancel);
        return saved.IsRefused ? new(null, saved.Problems) : new(new(household.Key));
    }

    private async Task<AreaUnit?> FindVillageAsync(Form form, CancellationToken cancel) =>
        form.VillageId is { } id && (await db.VillagesInReachAsync(null, cancel)).SingleOrDefault(v => v.Id == id) is { } village
            ? await db.VillageInReachAsync(new(village.ProvinceCode, village.Id), cancel)
            : null;

    public sealed record View(IReadOnlyList<VillageChoice> Villages, VillageChoice? Chosen, string? NextCode, bool MayChangePersonalId);

    public sealed record Registered(AreaKey Key);

    public sealed class Form
    {
        public Guid? VillageId { get; set; }

        public string? Code { get; set; }

        public string? Address { get; set; }

        public string? Phone { get; set; }

        /// <summary>Moved in from elsewhere, rather than registered for the first time.</summary>
        public bool HasArrived { get; set; }

        /// <summary>The household's first day here.</summary>
        public DateOnly? On { get; set; }

        [AllowNull]
        public PersonForm Head { get; set => field = value ?? new(); } = new();

        /// <summary>Codes of the warnings the officer has read.</summary>
        public string? Read { get; set; }
    }
}
