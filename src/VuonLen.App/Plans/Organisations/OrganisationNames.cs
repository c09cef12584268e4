using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;

namespace VuonLen.App.Plans.Organisations;

/// <summary>What follows from the names of an organisation.</summary>
internal static class OrganisationNames
{
    extension(Organisation organisation)
    {
        /// <summary>Another one of the unit, that is not gone, goes by one of its names.</summary>
        public async Task<bool> IsTakenAsync(VuonLenDb db, DateOnly today, CancellationToken cancel) => organisation.ValidTo is null
            && (await db.Organisations.AsNoTracking().Where(o => o.ProvinceCode == organisation.ProvinceCode && o.AreaPath == organisation.AreaPath && o.Id != organisation.Id).ToListAsync(cancel))
                .Exists(o => (o.ValidTo is null || o.ValidTo > today) && organisation.Names.Any(o.IsMeantBy));

        /// <summary>Tasks of the unit's plans that are written with one of its names, and are of no organisation yet, become its own.</summary>
        public async Task TakeOverAsync(VuonLenDb db, CancellationToken cancel)
        {
            foreach (var task in await db.PlannedTasks.Where(t => t.ProvinceCode == organisation.ProvinceCode && t.AreaPath == organisation.AreaPath && t.LeadId == null && t.Lead != null).ToListAsync(cancel))
            {
                if (organisation.IsMeantBy(task.Lead))
                    task.LeadId = organisation.Id;
            }
        }
    }
}
