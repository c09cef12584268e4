using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Reports.Papers;
using VuonLen.Rules.Forms;

namespace VuonLen.App.Reports.Packs;

/// <summary>What is printed around a unit's forms.</summary>
internal static class PaperOf
{
    public static async Task<PackPaper> UnitAsync(VuonLenDb db, AreaUnit unit, FormStage stage, PackSeal? seal, CancellationToken cancel) => new(unit.FullName)
    {
        Above = unit.ParentId is { } parent
            ? (await db.Units.AsNoTracking().At(new(unit.ProvinceCode, parent)).SingleOrDefaultAsync(cancel))?.FullName
            : null,
        Stage = stage,
        Seal = seal,
    };
}
