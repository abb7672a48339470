using System.Collections.Concurrent;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Common;

/// <summary>Registered where the time is told and not lived: a story of past months is written behind newer records.</summary>
internal sealed record ToldTime;

/// <summary>
/// May anything be saved at this moment? Not while the clock stands before what is recorded already, nor while the disk
/// is almost full; reading goes on. What is asked of the database is asked once a minute, of the disk every five seconds.
/// </summary>
public sealed class WriteGuard
{
    /// <summary>How far the clock may stand behind the newest record.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RecordAge = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DiskAge = TimeSpan.FromSeconds(5);

    /// <summary>Among the organizations' newest records, that of the platform.</summary>
    private const long Platform = 0;

    private readonly DbFactory _databases;
    private readonly DatabaseOptions _options;
    private readonly FileStoreOptions _files;
    private readonly TimeProvider _time;
    private readonly bool _timeIsTold;
    private readonly ConcurrentDictionary<long, (DateTime? Newest, long ReadAt)> _newest = new();
    private (bool IsLow, long ReadAt)? _disk;

    internal WriteGuard(
        DbFactory databases,
        DatabaseOptions options,
        FileStoreOptions files,
        TimeProvider time,
        ToldTime? told
    ) => (_databases, _options, _files, _time, _timeIsTold) = (databases, options, files, time, told is not null);

    /// <summary>Why nothing of this organization is saved now; null when it may be.</summary>
    internal async ValueTask<Error?> RefusalAsync(long organizationId, CancellationToken ct)
    {
        if (IsDiskLowByNow())
            return CommonErrors.DiskFull;
        return await IsBehindAsync(Platform, ct) || await IsBehindAsync(organizationId, ct)
            ? CommonErrors.ClockSkew
            : null;
    }

    /// <summary>Does the clock stand before what the platform has recorded?</summary>
    public async Task<bool> IsClockBehindAsync(CancellationToken ct) =>
        IsBehind((await ReadAsync(Platform, ct)).Newest);

    /// <summary>Is there less free space than must stay, where the database or people's files are kept?</summary>
    public bool IsDiskLow() => Folders().Select(f => new DriveInfo(f)).Any(IsLow);

    private async ValueTask<bool> IsBehindAsync(long organizationId, CancellationToken ct) =>
        !_timeIsTold
        && IsBehind(
            _newest.TryGetValue(organizationId, out var known) && _time.GetElapsedTime(known.ReadAt) < RecordAge
                ? known.Newest
                : (await ReadAsync(organizationId, ct)).Newest
        );

    private bool IsBehind(DateTime? newest) => _time.GetUtcNow().UtcDateTime < newest - ClockTolerance;

    private async Task<(DateTime? Newest, long ReadAt)> ReadAsync(long organizationId, CancellationToken ct)
    {
        var readAt = _time.GetTimestamp();
        await using var db = _databases.CreateReader(
            organizationId == Platform ? TenantScope.Platform("clock check") : new TenantScope(organizationId)
        );
        // Ids rise with time, so the last row of the key is the newest.
        var newest = await (
            organizationId == Platform
                ? db.Set<PlatformAuditEntry>().OrderByDescending(e => e.Id).Select(e => (DateTime?)e.AtUtc)
                : db.Set<AuditEntry>().OrderByDescending(e => e.Id).Select(e => (DateTime?)e.AtUtc)
        ).FirstOrDefaultAsync(ct);
        return _newest[organizationId] = (newest, readAt);
    }

    private bool IsDiskLowByNow()
    {
        if (_disk is { } known && _time.GetElapsedTime(known.ReadAt) < DiskAge)
            return known.IsLow;
        var readAt = _time.GetTimestamp();
        var isLow = IsDiskLow();
        _disk = (isLow, readAt);
        return isLow;
    }

    private bool IsLow(DriveInfo drive) =>
        drive.AvailableFreeSpace < _options.LeastFreeBytes
        || drive.AvailableFreeSpace < drive.TotalSize / 100 * _options.LeastFreePercent;

    private IEnumerable<string> Folders() =>
        new[] { Path.GetDirectoryName(_options.SqliteFile), _files.Folder }
            .OfType<string>()
            .Select(Existing)
            .Distinct();

    /// <summary>The folder itself, or the nearest one above it that is there yet.</summary>
    private static string Existing(string folder)
    {
        var path = Path.GetFullPath(folder);
        while (!Directory.Exists(path) && Path.GetDirectoryName(path) is { } above)
            path = above;
        return path;
    }
}
