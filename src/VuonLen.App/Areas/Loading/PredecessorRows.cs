using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;

namespace VuonLen.App.Areas.Loading;

/// <summary>From which former units each unit was formed, in the words of the official list ("giữ nguyên": unchanged).</summary>
internal sealed class PredecessorRows(VuonLenDb db, LoadRun run)
{
    private const int Longest = 4000;

    public async Task<LoadAreas.Report> LoadAsync(AreaCsv file, CancellationToken cancel)
    {
        var units = (await db.Units.AsNoTracking().Where(u => u.ValidTo == null && u.Level != AreaLevel.Village).ToListAsync(cancel))
            .ToLookup(u => u.Code);
        var seen = new Dictionary<string, string>();

        foreach (var line in file.Lines)
        {
            if (line.Cells is null)
            {
                run.Refuse(line, null, AreaProblems.BadRow);
                continue;
            }

            var (code, text) = (line["code"], line["predecessors"]);
            if (units[code].ToList() is not [var unit])
            {
                run.Refuse(line, "code", AreaProblems.NoUnit);
            }
            else if (!db.Caller.Places.Covers(unit.AreaPath))
            {
                run.Refuse(line, "code", AreaProblems.OutsideScope);
            }
            else if (text.Length is 0 or > Longest)
            {
                run.Refuse(line, "predecessors", AreaProblems.BadName);
            }
            else if (!seen.TryAdd(code, text) && seen[code] != text)
            {
                run.Refuse(line, "code", AreaProblems.CodeTwice);
            }
            else if (unit.FormerUnits == text)
            {
                run.Leave();
            }
            else
            {
                db.Attach(unit);
                unit.FormerUnits = text;
                await run.ChangeAsync(line, $"{unit.FullName}: {text}", cancel);
            }
        }

        return await run.EndAsync("predecessors", cancel);
    }
}
