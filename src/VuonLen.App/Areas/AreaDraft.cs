using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Areas;

/// <summary>A unit as somebody typed it.</summary>
/// <param name="Code">Null gives a village the next free one.</param>
/// <param name="Name">Without its kind; a village's kind may stand before it when <paramref name="Kind"/> is null.</param>
/// <param name="Kind">One of <see cref="AreaKinds"/>.</param>
public sealed record AreaDraft(string? Code, string Name, string? Kind);

internal static class AreaDrafts
{
    private const int MostVillages = 999;

    /// <summary>A unit that takes the place of others: beside <paramref name="model"/>, like it.</summary>
    /// <param name="db">Knows which codes are taken.</param>
    /// <param name="draft">As typed.</param>
    /// <param name="model">One of the units that end.</param>
    /// <param name="on">First day.</param>
    /// <param name="ending">Their codes are free.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <param name="reserved">Codes that others of the same change take.</param>
    public static async Task<Outcome<AreaUnit>> MakeAsync(
        VuonLenDb db, AreaDraft draft, AreaUnit model, DateOnly on, IReadOnlyList<Guid> ending, CancellationToken cancel,
        IReadOnlySet<string>? reserved = null)
    {
        var (province, parentId) = (model.ProvinceCode, model.ParentId);
        var siblings = await db.Units
            .Where(u => u.ProvinceCode == province && u.Level == model.Level && u.ValidTo == null && !ending.Contains(u.Id))
            .Where(u => model.Level == AreaLevel.Commune || u.ParentId == parentId)
            .Select(u => u.Code).ToListAsync(cancel);
        var parent = await db.Units.AsNoTracking().At(new(province, parentId!.Value)).SingleAsync(cancel);
        siblings.AddRange(await HeldCodesAsync(db, parent, ending, cancel));
        var kind = draft.Kind ?? TypedNames.SplitVillage(draft.Name.Trim()).Kind ?? model.Kind;
        var made = Make(draft with { Kind = kind }, model.Level, parent, c => siblings.Contains(c) || reserved?.Contains(c) == true, on);
        if (made.Answer is { Level: AreaLevel.Village } village)
            (village.IsUrban, village.IsEspeciallyDifficult) = (model.IsUrban, model.IsEspeciallyDifficult);
        return made;
    }

    /// <summary>
    /// Codes of villages that ended and whose path still holds something, be it a household of the past or somebody's right: under
    /// the same code a new village would get it all.
    /// </summary>
    /// <param name="db">Looked at whole.</param>
    /// <param name="parent">A commune; a commune's own code comes from the official list, so of a province there are none.</param>
    /// <param name="ending">Hand over what their path holds.</param>
    /// <param name="cancel">Ends with the request.</param>
    public static async Task<IReadOnlyList<string>> HeldCodesAsync(VuonLenDb db, AreaUnit parent, IReadOnlyList<Guid> ending, CancellationToken cancel)
    {
        var (province, parentId) = (parent.ProvinceCode, parent.Id);
        var ended = await db.Units
            .Where(u => u.ProvinceCode == province && u.ParentId == parentId && u.Level == AreaLevel.Village && u.ValidTo != null)
            .Where(u => !db.Units.Any(e => e.ProvinceCode == province && ending.Contains(e.Id) && e.AreaPath == u.AreaPath))
            .Select(u => new { u.Code, u.AreaPath }).Distinct().ToListAsync(cancel);
        if (ended.Count == 0)
            return [];

        var paths = ended.ConvertAll(u => u.AreaPath);
        var held = (await db.Households.IgnoreQueryFilters([VuonLenDb.AreaFilter, VuonLenDb.MentorFilter])
            .Where(h => h.ProvinceCode == province && paths.Contains(h.AreaPath)).Select(h => h.AreaPath).Distinct().ToListAsync(cancel)).ToHashSet();
        held.UnionWith(await db.People.IgnoreQueryFilters([VuonLenDb.AreaFilter, VuonLenDb.MentorFilter])
            .Where(p => p.ProvinceCode == province && paths.Contains(p.AreaPath)).Select(p => p.AreaPath).Distinct().ToListAsync(cancel));
        held.UnionWith(await db.UserClaims
            .Where(c => (c.ClaimType == Grants.Area || c.ClaimType == Grants.Administers) && paths.Contains(c.ClaimValue!))
            .Select(c => c.ClaimValue!).Distinct().ToListAsync(cancel));
        return [.. ended.Where(u => held.Contains(u.AreaPath)).Select(u => u.Code)];
    }

    public static Outcome<AreaUnit> Make(AreaDraft draft, AreaLevel level, AreaUnit parent, Func<string, bool> isTaken, DateOnly? on)
    {
        if (TypedNames.Clean(draft.Name) is not { } typed)
            return new(null, AreaProblems.BadName);

        var (kind, name) = level is AreaLevel.Village ? TypedNames.SplitVillage(typed) : (null, typed);
        if (draft.Kind is { Length: > 0 } stated)
        {
            if (AreaKinds.Find(level, stated) is not { } known)
                return new(null, AreaProblems.BadKind);
            if (known != kind)
                (kind, name) = (known, typed);
        }

        kind ??= level is AreaLevel.Village ? TypedNames.UsualVillageKind(parent.Kind) : null;
        if (kind is null)
            return new(null, AreaProblems.BadKind);

        var code = draft.Code?.Trim().ToUpperInvariant() is { Length: > 0 } c ? c : level is AreaLevel.Village ? FreeCode(isTaken) : null;
        if (code is null)
            return new(null, level is AreaLevel.Village ? AreaProblems.NoFreeCode : AreaProblems.BadCommuneCode);
        if (level is AreaLevel.Commune && (code.Length != 5 || !code.All(char.IsAsciiDigit)))
            return new(null, AreaProblems.BadCommuneCode);
        if (!AreaPaths.IsCode(code))
            return new(null, AreaProblems.BadCode);
        if (isTaken(code))
            return new(null, AreaProblems.CodeInUse);

        return new(new()
        {
            AreaPath = $"{parent.AreaPath}{code}.",
            Level = level,
            Code = code,
            Name = name,
            Kind = kind,
            ParentId = parent.Id,
            IsUrban = level is AreaLevel.Commune ? AreaKinds.IsUrban(kind) : parent.IsUrban,
            ValidFrom = on,
        });
    }

    /// <summary>01, 02 … 99, 100 …</summary>
    public static string? FreeCode(Func<string, bool> isTaken) => Enumerable.Range(1, MostVillages)
        .Select(n => n.ToString("00", System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault(c => !isTaken(c));
}
