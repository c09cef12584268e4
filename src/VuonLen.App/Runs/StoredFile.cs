using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VuonLen.App.Areas;
using VuonLen.App.Data;

namespace VuonLen.App.Runs;

/// <summary>A file the product keeps for somebody (tệp lưu): a list given in, a list made.</summary>
[Unaudited]
public sealed class StoredFile : AreaRow
{
    [Personal]
    public required string Name { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>Part of something frozen: it is never changed or deleted.</summary>
    public bool IsKept { get; init; }
}

/// <summary>A piece of a file, sealed like personal IDs: lists are full of them.</summary>
[Unaudited]
public sealed class StoredFilePart : AreaRow
{
    public required Guid StoredFileId { get; init; }

    public required int Number { get; init; }

    [Personal]
    public required byte[] Sealed { get; init; }

    /// <summary>As its file.</summary>
    public bool IsKept { get; init; }
}

/// <summary>Puts files away, sealed and in pieces, and reads them back without holding more than one piece.</summary>
public sealed class FileStore(VuonLenDb db, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int PartBytes = 1 << 20;

    /// <summary>Number of the piece that says: nobody refers to this file yet. It is never read.</summary>
    private const int Unclaimed = -1;

    /// <summary>Longer than anybody takes from storing a file to referring to it.</summary>
    private static readonly TimeSpan _claimWithin = TimeSpan.FromDays(1);

    private readonly IDataProtector _protector = protection.CreateProtector("VuonLen.StoredFile");

    /// <summary>Stores the file piece by piece. Whoever refers to it is saved afterwards, so that nobody meets half a file.</summary>
    /// <param name="areaPath">Whose custody.</param>
    /// <param name="name">As the user knows it; never part of a path.</param>
    /// <param name="content">From its beginning to its end.</param>
    /// <param name="cancel">Ends with the request.</param>
    public Task<StoredFile> AddAsync(string areaPath, string name, Stream content, CancellationToken cancel) =>
        AddAsync(areaPath, name, content, isClaimed: true, cancel);

    /// <summary>The same for a file that is of no use when the program ends before somebody refers to it: then it is forgotten after a day.</summary>
    /// <remarks><see cref="ClaimAsync"/> goes with the save of the row that refers to it.</remarks>
    public Task<StoredFile> AddUnclaimedAsync(string areaPath, string name, Stream content, CancellationToken cancel) =>
        AddAsync(areaPath, name, content, isClaimed: false, cancel);

    /// <summary>Keeps the file, with what the caller's use case is about to save.</summary>
    public async Task ClaimAsync(AreaKey key, CancellationToken cancel) => db.RemoveRange(await db.StoredFileParts
        .Where(p => p.ProvinceCode == key.ProvinceCode && p.StoredFileId == key.Id && p.Number == Unclaimed).ToListAsync(cancel));

    /// <summary>The same for a part of something frozen: from that save on nobody changes or deletes it.</summary>
    /// <remarks>Not before: what is left of a freezing that was broken off is nobody's and must be forgotten.</remarks>
    public async Task KeepAsync(AreaKey key, CancellationToken cancel)
    {
        await ClaimAsync(key, cancel);
        db.Entry(await db.StoredFiles.At(key).SingleAsync(cancel)).Property(f => f.IsKept).CurrentValue = true;
        var parts = await db.StoredFileParts.AsNoTracking().Where(p => p.ProvinceCode == key.ProvinceCode && p.StoredFileId == key.Id && p.Number != Unclaimed)
            .Select(p => new { p.Id, p.AreaPath, p.Number }).ToListAsync(cancel);
        foreach (var part in parts.Select(p => new StoredFilePart { Id = p.Id, AreaPath = p.AreaPath, StoredFileId = key.Id, Number = p.Number, Sealed = [] }))
        {
            db.Attach(part); // its content is not read for that
            db.Entry(part).Property(p => p.IsKept).CurrentValue = true;
        }
    }

    /// <summary>Forgets the files that nobody claimed within a day.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ForgetUnclaimedAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - _claimWithin;
        var found = await db.StoredFileParts.AsNoTracking().Where(p => p.Number == Unclaimed)
            .Join(db.StoredFiles.Where(f => f.StoredAt < before), p => new { p.ProvinceCode, Id = p.StoredFileId }, f => new { f.ProvinceCode, f.Id }, (_, f) => new { f.ProvinceCode, f.Id })
            .ToListAsync(cancel);
        foreach (var file in found)
        {
            await RemoveAsync(new(file.ProvinceCode, file.Id), cancel);
            await db.SaveAsync(nameof(FileStore), cancel);
            db.ChangeTracker.Clear();
        }

        return found.Count;
    }

    private async Task<StoredFile> AddAsync(
        string areaPath, string name, Stream content, bool isClaimed, CancellationToken cancel)
    {
        var file = new StoredFile { AreaPath = areaPath, Name = name, StoredAt = clock.GetUtcNow(), Bytes = content.Length };
        db.Add(file);
        if (!isClaimed)
            db.Add(new StoredFilePart { AreaPath = areaPath, StoredFileId = file.Id, Number = Unclaimed, Sealed = [] });
        await db.SaveAsync(nameof(FileStore), cancel);
        var buffer = new byte[PartBytes];
        for (var number = 0; ; number++)
        {
            var read = await content.ReadAtLeastAsync(buffer, PartBytes, throwOnEndOfStream: false, cancel);
            if (read == 0)
                return file;

            var part = new StoredFilePart { AreaPath = areaPath, StoredFileId = file.Id, Number = number, Sealed = _protector.Protect(buffer[..read]) };
            db.Add(part);
            await db.SaveAsync(nameof(FileStore), cancel);
            db.Entry(part).State = EntityState.Detached;
        }
    }

    /// <summary>The file's pieces in order, opened; none when it is out of reach.</summary>
    /// <exception cref="CryptographicException">The keys it was sealed with are not here.</exception>
    public async IAsyncEnumerable<byte[]> ReadAsync(AreaKey key, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var number = 0; ; number++)
        {
            var part = await db.StoredFileParts.AsNoTracking()
                .Where(p => p.ProvinceCode == key.ProvinceCode && p.StoredFileId == key.Id && p.Number == number)
                .Select(p => p.Sealed).SingleOrDefaultAsync(cancel);
            if (part is null)
                yield break;

            yield return _protector.Unprotect(part);
        }
    }

    /// <summary>The whole file, for a reader that needs to seek: in memory when it is small, else in a file that is gone when closed.</summary>
    public async Task<Stream> OpenAsync(AreaKey key, CancellationToken cancel)
    {
        var bytes = await db.StoredFiles.At(key).Select(f => f.Bytes).SingleOrDefaultAsync(cancel);
        Stream copy = bytes <= 8 * PartBytes
            ? new MemoryStream((int)bytes)
            : new FileStream(
                Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
                new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        await foreach (var part in ReadAsync(key, cancel))
            await copy.WriteAsync(part, cancel);
        copy.Position = 0;
        return copy;
    }

    /// <summary>Removes the file with what the caller's use case is about to save; its pieces are not read for that.</summary>
    public async Task RemoveAsync(AreaKey key, CancellationToken cancel)
    {
        if (await db.StoredFiles.At(key).SingleOrDefaultAsync(cancel) is not { } file)
            return;

        var parts = await db.StoredFileParts.AsNoTracking().Where(p => p.ProvinceCode == key.ProvinceCode && p.StoredFileId == key.Id)
            .Select(p => new { p.Id, p.AreaPath, p.Number }).ToListAsync(cancel);
        db.RemoveRange(parts.Select(p => new StoredFilePart { Id = p.Id, AreaPath = p.AreaPath, StoredFileId = key.Id, Number = p.Number, Sealed = [] }));
        db.Remove(file);
    }
}

internal sealed class StoredFileTable : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("stored_file");
        builder.Property(f => f.Name).HasMaxLength(260);
    }
}

internal sealed class StoredFilePartTable : IEntityTypeConfiguration<StoredFilePart>
{
    public void Configure(EntityTypeBuilder<StoredFilePart> builder)
    {
        builder.ToTable("stored_file_part");
        builder.HasIndex(p => new { p.ProvinceCode, p.StoredFileId, p.Number }).IsUnique();
    }
}
