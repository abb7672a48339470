using System.Collections.Concurrent;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Access;

internal sealed class SessionStore(DbFactory databases, WriteQueue queue, IdGenerator ids, TimeProvider time)
    : ISessions
{
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, (SessionState? State, long ReadAt)> _known = new();

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<SessionState?> FindAsync(long sessionId, CancellationToken ct)
    {
        if (_known.TryGetValue(sessionId, out var known) && time.GetElapsedTime(known.ReadAt) < MaximumAge)
            return known.State;
        if (_known.Count > MostRemembered)
            _known.Clear();

        var readAt = time.GetTimestamp();
        var state = await ReadAsync(sessionId, ct);
        _known[sessionId] = (state, readAt);
        return state;
    }

    public async Task<long> StartAsync(long personId, string? ipAddress, string? userAgent, CancellationToken ct)
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = Database();
        var open = await db.Set<PersonSession>()
            .Where(s => s.PersonId == personId && s.EndedAtUtc == null)
            .OrderByDescending(s => s.Id)
            .ToListAsync(ct);
        foreach (var surplus in open.Skip(PersonSession.MostPerPerson - 1))
            surplus.End(Now, "too many sessions");

        PersonSession session = new()
        {
            Id = ids.Next(),
            PersonId = personId,
            StartedAtUtc = Now,
            LastSeenAtUtc = Now,
            IpAddress = ipAddress,
            UserAgent = userAgent is { Length: > 200 } ? userAgent[..200] : userAgent,
        };
        db.Add(session);
        await db.SaveChangesAsync(ct);
        return session.Id;
    }

    public Task EndAsync(long sessionId, string reason, CancellationToken ct) =>
        EndAsync(sessions => sessions.Where(s => s.Id == sessionId), reason, ct);

    public Task EndAllAsync(long personId, long? keep, string reason, CancellationToken ct) =>
        EndAsync(sessions => sessions.Where(s => s.PersonId == personId && s.Id != keep), reason, ct);

    /// <summary>The person's password or standing changed: read again.</summary>
    public void Forget(long sessionId) => _known.TryRemove(sessionId, out _);

    private async Task EndAsync(
        Func<IQueryable<PersonSession>, IQueryable<PersonSession>> which,
        string reason,
        CancellationToken ct
    )
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = Database();
        var ending = await which(db.Set<PersonSession>().Where(s => s.EndedAtUtc == null)).ToListAsync(ct);
        foreach (var session in ending)
            session.End(Now, reason);
        await db.SaveChangesAsync(ct);
        foreach (var session in ending)
            Forget(session.Id);
    }

    private async Task<SessionState?> ReadAsync(long sessionId, CancellationToken ct)
    {
        await using var db = Database();
        var found = await (
            from session in db.Set<PersonSession>().AsNoTracking()
            join person in db.Set<Person>() on session.PersonId equals person.Id
            where session.Id == sessionId
            select new { Session = session, person.MustChangePassword }
        ).SingleOrDefaultAsync(ct);
        if (found is null || !found.Session.IsAlive(Now))
            return null;
        if (Now - found.Session.LastSeenAtUtc >= SeenEvery)
            await SeenAsync(sessionId, ct);
        return new SessionState(found.Session.PersonId, found.MustChangePassword);
    }

    private async Task SeenAsync(long sessionId, CancellationToken ct)
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = Database();
        var now = Now;
        await db.Set<PersonSession>()
            .Where(s => s.Id == sessionId && s.EndedAtUtc == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAtUtc, now), ct);
    }

    private BattwheelsDb Database() => databases.Create(TenantScope.Platform("sessions"));
}
