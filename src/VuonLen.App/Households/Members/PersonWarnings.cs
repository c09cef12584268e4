using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Households.PersonalIds;
using VuonLen.Rules;
using VuonLen.Rules.Names;

namespace VuonLen.App.Households.Members;

/// <summary>What an officer should look at before a person is saved; nothing here refuses.</summary>
public sealed class PersonWarnings(VuonLenDb db, SecondHolders holders)
{
    /// <param name="form">As typed.</param>
    /// <param name="communePath">Where doubles are looked for.</param>
    /// <param name="person">The one being edited; null for a new one.</param>
    /// <param name="cancel">Ends with the request.</param>
    internal async Task<IReadOnlyList<Problem>> FindAsync(PersonForm form, string communePath, Person? person, CancellationToken cancel)
    {
        var warnings = new List<Problem>();
        var born = form.ReadBirth();
        var isNewBirth = person is null || person.Born != born;
        if (isNewBirth && born?.Day is { Month: 1, Day: 1 })
            warnings.Add(HouseholdProblems.BornOnFirstOfJanuary);

        if (form.ReadPersonalId() is { } id && !form.ForgetPersonalId)
        {
            warnings.AddRange(id.Compare(form.Sex, born));
            if (await holders.CountOthersAsync(id, person?.Id, cancel) is > 0 and var others)
                warnings.Add(HouseholdProblems.SecondHolder(others));
        }

        var folded = VietnameseName.Fold(form.FullName ?? "");
        if (born is { } birth && (isNewBirth || person!.FoldedName != folded))
        {
            var self = person?.Id ?? default;
            var (year, day) = (birth.Year, birth.Day);
            var twin = await db.People
                .Where(p => p.AreaPath.StartsWith(communePath) && p.FoldedName == folded && p.BornYear == year && p.BornOn == day && p.Id != self && p.DiedOn == null)
                .SelectMany(p => p.Memberships.Where(m => m.ToOn == null), (p, m) => new { p.FullName, m.HouseholdId, m.ProvinceCode })
                .Join(db.Households, m => new { m.ProvinceCode, Id = m.HouseholdId }, h => new { h.ProvinceCode, h.Id }, (m, h) => new { m.FullName, h.HeadName, h.Code })
                .FirstOrDefaultAsync(cancel);
            if (twin is not null)
                warnings.Add(HouseholdProblems.ProbableDouble(twin.FullName, $"hộ {twin.HeadName}{(twin.Code is null ? "" : $" (mã {twin.Code})")}"));
        }

        return warnings;
    }
}
