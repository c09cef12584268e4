using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households.Doubles;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Households.Notes;

/// <summary>Adds a note about a household (ghi chú theo dõi). Notes are added, never changed.</summary>
public sealed class NoteHousehold(VuonLenDb db, TimeProvider clock)
{
    internal const int Longest = 4000;

    /// <summary>What was noted, the latest first, or null when the user's scope has no such household.</summary>
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        if (await HouseholdBrief.FindAsync(db, key, cancel) is not { } brief)
            return null;

        var lines = await db.HouseholdNotes.AsNoTracking()
            .Where(n => n.ProvinceCode == key.ProvinceCode && n.HouseholdId == key.Id)
            .OrderByDescending(n => n.WrittenAt).ThenByDescending(n => n.Id)
            .Select(n => new Line(n.Kind, n.Text, n.WrittenAt, n.WrittenBy)).ToListAsync(cancel);
        return new(brief, lines, db.Caller.May(Rights.NoteHouseholds), db.Caller.May(Rights.WriteFindings));
    }

    public Task<Outcome> SaveAsync(AreaKey key, string? text, CancellationToken cancel) =>
        AppendAsync(db, clock, key, NoteKind.Note, text, nameof(NoteHousehold), cancel);

    internal static async Task<Outcome> AppendAsync(
        VuonLenDb db, TimeProvider clock, AreaKey key, NoteKind kind, string? text, string useCase, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(text))
            return HouseholdProblems.NoteEmpty;

        if (text.Trim().Length > Longest)
            return HouseholdProblems.TooLong("Nội dung", Longest);

        if (await db.Households.At(key).Select(h => h.AreaPath).SingleOrDefaultAsync(cancel) is not { } path)
            return HouseholdProblems.NotFound;

        if (await db.IsMergedAwayAsync(key, cancel))
            return DoubleProblems.MergedAway;

        db.Add(new HouseholdNote
        {
            AreaPath = path,
            HouseholdId = key.Id,
            Kind = kind,
            Text = text.Trim(),
            WrittenAt = clock.GetUtcNow(),
            WrittenBy = db.Caller.Name,
        });
        return await db.SaveAsync(useCase, cancel);
    }

    public sealed record View(HouseholdBrief Household, IReadOnlyList<Line> Lines, bool MayNote, bool MayFind);

    public sealed record Line(NoteKind Kind, string Text, DateTimeOffset At, string By);
}
