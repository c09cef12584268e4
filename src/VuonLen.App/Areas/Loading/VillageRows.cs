using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Shell;
using VuonLen.Rules;

namespace VuonLen.App.Areas.Loading;

/// <summary>The villages of communes that are in the tree already.</summary>
internal sealed class VillageRows(VuonLenDb db, LoadRun run)
{
    public async Task<LoadAreas.Report> LoadAsync(AreaCsv file, CancellationToken cancel)
    {
        var communes = (await db.Units.AsNoTracking().Where(u => u.ValidTo == null && u.Level == AreaLevel.Commune).ToListAsync(cancel))
            .ToLookup(u => u.Code);
        var parents = file.Lines.Where(l => l.Cells is not null).SelectMany(l => communes[l["commune_code"]])
            .Select(c => (Guid?)c.Id).Distinct().ToList();
        var villages = (await db.Units.AsNoTracking().Where(u => u.ValidTo == null && u.Level == AreaLevel.Village && parents.Contains(u.ParentId))
            .ToListAsync(cancel)).ToDictionary(v => v.AreaPath);
        var seen = new Dictionary<string, (string, string, bool?)>();

        foreach (var line in file.Lines)
        {
            if (Read(line, communes, out var commune, out var row) is var (column, why))
            {
                run.Refuse(line, column, why);
            }
            else if (!seen.TryAdd(row.Path, (row.Kind, row.Name, row.IsDifficult)) && seen[row.Path] != (row.Kind, row.Name, row.IsDifficult))
            {
                run.Refuse(line, "code", AreaProblems.CodeTwice);
            }
            else if (!villages.TryGetValue(row.Path, out var village))
            {
                villages[row.Path] = village = new()
                {
                    AreaPath = row.Path,
                    Level = AreaLevel.Village,
                    Code = row.Code,
                    Name = row.Name,
                    Kind = row.Kind,
                    ParentId = commune.Id,
                    IsUrban = commune.IsUrban,
                    IsEspeciallyDifficult = row.IsDifficult,
                };
                await run.AddAsync(line, village, Describe(village), cancel);
            }
            else if ((village.Name, village.Kind, village.IsEspeciallyDifficult)
                == (row.Name, row.Kind, row.IsDifficult ?? village.IsEspeciallyDifficult))
            {
                run.Leave();
            }
            else
            {
                db.Attach(village);
                var before = Describe(village);
                (village.Name, village.Kind) = (row.Name, row.Kind);
                village.IsEspeciallyDifficult = row.IsDifficult ?? village.IsEspeciallyDifficult;
                await run.ChangeAsync(line, $"{before} → {Describe(village)}", cancel);
            }
        }

        return await run.EndAsync("villages", cancel);
    }

    private static string Describe(AreaUnit village) =>
        $"{village.FullName} ({village.Code}), đặc biệt khó khăn: {Vn.YesNo(village.IsEspeciallyDifficult)}";

    private (string? Column, Problem Why)? Read(
        AreaCsv.Line line, ILookup<string, AreaUnit> communes, out AreaUnit commune, out Row row)
    {
        (commune, row) = (null!, null!);
        if (line.Cells is null)
            return (null, AreaProblems.BadRow);
        if (communes[line["commune_code"]].ToList() is not [var found])
            return ("commune_code", AreaProblems.NoCommune);
        if (line["code"].ToUpperInvariant() is var code && !AreaPaths.IsCode(code))
            return ("code", AreaProblems.BadCode);
        if (TypedNames.Clean(line["name"]) is not { } typed)
            return ("name", AreaProblems.BadName);
        if (line["kind"] is { Length: > 0 } text && AreaKinds.Find(AreaLevel.Village, text) is null)
            return ("kind", AreaProblems.BadKind);
        if (!YesNo(line["especially_difficult"], out var isDifficult))
            return ("especially_difficult", AreaProblems.BadYesNo);

        var path = $"{found.AreaPath}{code}.";
        if (!db.Caller.Places.Covers(path))
            return ("code", AreaProblems.OutsideScope);

        var (kind, name) = TypedNames.SplitVillage(typed);
        if (AreaKinds.Find(AreaLevel.Village, line["kind"]) is { } stated && stated != kind)
            (kind, name) = (stated, typed);
        commune = found;
        row = new(path, code, name, kind ?? TypedNames.UsualVillageKind(found.Kind), isDifficult);
        return null;
    }

    /// <returns>Whether it is an answer at all; an empty cell is the answer null.</returns>
    private static bool YesNo(string text, out bool? answer)
    {
        answer = text.ToLowerInvariant() switch
        {
            "1" or "true" or "có" or "x" => true,
            "0" or "false" or "không" => false,
            _ => null,
        };
        return answer is not null || text.Length == 0;
    }

    private sealed record Row(string Path, string Code, string Name, string Kind, bool? IsDifficult);
}
