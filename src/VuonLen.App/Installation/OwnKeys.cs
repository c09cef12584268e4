using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using VuonLen.App.Areas;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.Rules;

namespace VuonLen.App.Installation;

/// <summary>Whether the folder of keys is the database's own: asked at every start and by every command, before anything is written.</summary>
public sealed class OwnKeys(VuonLenDb db, HashKeys hashKeys, IDataProtectionProvider protection, KeyFolder folder)
{
    private const string Known = "VươnLên";

    private readonly IDataProtector _protector = protection.CreateProtector("VuonLen.InstallationMark");

    /// <summary>Refused with keys of another database. A database that has seen no keys yet takes any.</summary>
    public async Task<Outcome> CheckAsync(CancellationToken cancel)
    {
        if (await db.InstallationMarks.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } mark)
            return Outcome.Done;
        if (!hashKeys.TryChoose(mark.HashKeyPrint))
            return hashKeys.Broken ?? InstallationProblems.OtherKeys(folder.Path);

        return Opens(mark.Sealed) ? Outcome.Done : InstallationProblems.OtherKeys(folder.Path);
    }

    /// <summary>Remembers the keys of the first start.</summary>
    public async Task<Outcome> KeepAsync(CancellationToken cancel)
    {
        if (await db.InstallationMarks.AnyAsync(cancel))
            return Outcome.Done;
        if (hashKeys.Broken is { } broken)
            return broken;

        db.Add(new InstallationMark
        {
            Id = InstallationMark.OnlyId,
            AreaPath = AreaPaths.Nation,
            HashKeyPrint = hashKeys.Print(),
            Sealed = _protector.Protect(Known),
        });
        if (!(await db.SaveAsync(nameof(PrepareDatabase), cancel)).IsRefused)
            return Outcome.Done;

        db.ChangeTracker.Clear(); // another process was quicker: are its keys these?
        return await CheckAsync(cancel);
    }

    private bool Opens(string text)
    {
        try
        {
            return _protector.Unprotect(text) == Known;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
