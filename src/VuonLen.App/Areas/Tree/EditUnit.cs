using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Areas.Tree;

/// <summary>Corrects what is stored of a unit: name, kind, urban, especially difficult. Another extent is a merger or a split.</summary>
public sealed class EditUnit(VuonLenDb db, TimeProvider clock, IEnumerable<IFollowsAreas> followers)
{
    public async Task<View?> ShowAsync(AreaKey key, CancellationToken cancel)
    {
        var unit = await db.Units.AsNoTracking().At(key).SingleOrDefaultAsync(cancel);
        return unit is null || Forbids(unit) is not null
            ? null
            : new(unit, new(unit.Name, unit.Kind, unit.IsUrban, unit.IsEspeciallyDifficult, unit.ValidFrom));
    }

    public async Task<Outcome> SaveAsync(AreaKey key, int revision, Fields fields, CancellationToken cancel)
    {
        var unit = await db.Units.At(key).SingleOrDefaultAsync(cancel);
        if (unit is null)
            return AreaProblems.NotFound;
        if (Forbids(unit) is { } forbidden)
            return forbidden;
        if (TypedNames.Clean(fields.Name) is not { } name)
            return AreaProblems.BadName;
        if (AreaKinds.Find(unit.Level, fields.Kind) is not { } kind)
            return AreaProblems.BadKind;
        if (fields.ValidFrom > clock.Today || fields.ValidFrom >= unit.ValidTo)
            return AreaProblems.WrongDay;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Entry(unit).Property(u => u.Revision).OriginalValue = revision;
        var (wasUrban, path) = (unit.IsUrban, unit.AreaPath);
        if (wasUrban != fields.IsUrban)
        {
            foreach (var village in await db.Units
                .Where(v => v.ProvinceCode == key.ProvinceCode && v.ParentId == key.Id && v.Level == AreaLevel.Village && v.IsUrban == wasUrban)
                .ToListAsync(cancel))
            {
                village.IsUrban = fields.IsUrban;
            }
        }

        (unit.Name, unit.Kind, unit.IsUrban, unit.IsEspeciallyDifficult, unit.ValidFrom) =
            (name, kind, fields.IsUrban, fields.IsEspeciallyDifficult, fields.ValidFrom);
        var outcome = await db.SaveAsync(nameof(EditUnit), cancel);
        if (outcome.IsRefused)
            return outcome;

        foreach (var follower in wasUrban == fields.IsUrban ? [] : followers)
        {
            outcome = await follower.UrbanChangedAsync(path, cancel);
            if (outcome.IsRefused)
                return outcome;
        }

        await transaction.CommitAsync(cancel);
        return Outcome.Done;
    }

    private Problem? Forbids(AreaUnit unit) =>
        unit.Level is AreaLevel.Province || !db.Caller.Places.Covers(unit.AreaPath) ? AreaProblems.NotFound
        : !db.Caller.May(unit.Level is AreaLevel.Village ? Rights.ManageVillages : Rights.ManageAreas) ? AreaProblems.NotAllowed
        : null;

    public sealed record View(AreaUnit Unit, Fields Fields);

    public sealed record Fields(string Name, string Kind, bool IsUrban, bool? IsEspeciallyDifficult, DateOnly? ValidFrom);
}
