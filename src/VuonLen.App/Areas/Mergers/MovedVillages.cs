using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Areas.Mergers;

/// <summary>The villages of a commune that ends, as they will be under the one that takes them over: new units, since a paper of a
/// village prints the commune it lay in.</summary>
internal static class MovedVillages
{
    /// <summary>Each village with the unit it becomes; a code that another village there has is given anew.</summary>
    /// <remarks>A village is urban as its commune is, a ward or not; one of which somebody said otherwise stays as it was said.</remarks>
    /// <param name="db">Knows which codes are taken.</param>
    /// <param name="former">Living villages, tracked.</param>
    /// <param name="communes">In which they lie.</param>
    /// <param name="successor">The commune that takes them over.</param>
    /// <param name="on">Its first day with them.</param>
    /// <param name="cancel">Ends with the request.</param>
    public static async Task<Outcome<List<(AreaUnit Former, AreaUnit New)>>> UnderAsync(
        VuonLenDb db, IReadOnlyList<AreaUnit> former, IReadOnlyList<AreaUnit> communes, AreaUnit successor, DateOnly on, CancellationToken cancel)
    {
        if (former.Any(v => v.ValidFrom >= on))
            return new(null, AreaProblems.WrongDay);

        var province = successor.ProvinceCode;
        var taken = (await db.Units
            .Where(u => u.ProvinceCode == province && u.ParentId == successor.Id && u.ValidTo == null)
            .Select(u => u.Code).ToListAsync(cancel)).ToHashSet();

        // Who stays under its path keeps its code; of the others the first to ask does.
        List<(AreaUnit, AreaUnit)> villages = [];
        var reserved = former.Select(v => v.Code).ToHashSet();
        foreach (var old in former
            .OrderByDescending(v => AreaPaths.CommunePathOf(v.AreaPath) == successor.AreaPath).ThenBy(v => v.AreaPath, StringComparer.Ordinal))
        {
            var code = taken.Contains(old.Code) ? AreaDrafts.FreeCode(c => taken.Contains(c) || reserved.Contains(c)) : old.Code;
            if (code is null)
                return new(null, AreaProblems.NoFreeCode);

            taken.Add(code);
            villages.Add((old, new()
            {
                AreaPath = $"{successor.AreaPath}{code}.",
                Level = AreaLevel.Village,
                Code = code,
                Name = old.Name,
                Kind = old.Kind,
                ParentId = successor.Id,
                IsUrban = old.IsUrban == communes.First(c => c.Id == old.ParentId).IsUrban ? successor.IsUrban : old.IsUrban,
                IsEspeciallyDifficult = old.IsEspeciallyDifficult,
                ValidFrom = on,
            }));
        }

        return new(villages);
    }

    /// <summary>What whoever confirms has to know: under another line of the standard a household may be computed otherwise.</summary>
    public static IEnumerable<string> EffectsOf(IEnumerable<(AreaUnit Former, AreaUnit New)> villages) => villages
        .Where(v => v.Former.IsUrban != v.New.IsUrban).GroupBy(v => v.New.IsUrban).OrderBy(g => g.Key)
        .Select(g => $"{g.Count()} thôn, tổ chuyển từ khu vực {(g.Key ? "nông thôn sang thành thị" : "thành thị sang nông thôn")} theo xã, phường tiếp nhận: {string.Join(", ", g.Select(v => v.Former.FullName))}. Nếu có thôn không đổi khu vực, hãy sửa ở trang của thôn đó.");
}
