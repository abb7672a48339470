using System.Collections.Concurrent;
using Battwheels.Core.Access;
using Battwheels.Core.Access.Tablets;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Battwheels.Data.Access;

internal sealed class SessionStore(DbFactory databases, WriteQueue queue, IdGenerator ids, TimeProvider time)
    : ISessions
{
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, Known> _known = new();

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<SessionState?> FindAsync(long sessionId, bool touch, CancellationToken ct)
    {
        if (!_known.TryGetValue(sessionId, out var known) || time.GetElapsedTime(known.ReadAt) >= MaximumAge)
        {
            if (_known.Count > MostRemembered)
                _known.Clear();
            known = await ReadAsync(sessionId, ct);
            _known[sessionId] = known;
        }

        // Also where a look by the clock has just read it: somebody at work is seen.
        if (touch && known.State is not null && Now - known.SeenUtc >= SeenEvery)
        {
            var now = await SeenAsync(sessionId, ct);
            _known.TryUpdate(sessionId, known with { SeenUtc = now }, known); // unless it was forgotten meanwhile
        }

        return known.State;
    }

    /// <param name="tablet">Where it begins by a PIN: no password was typed, and nobody else stays signed in there by one.</param>
    public async Task<long> StartAsync(
        long personId,
        string? ipAddress,
        string? userAgent,
        CancellationToken ct,
        TabletSession? tablet = null
    )
    {
        if (tablet is not null)
            await EndOfTabletAsync(tablet.OrganizationId, tablet.TabletId, "unlocked again", ct);
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
            ConfirmedAtUtc = tablet is null ? Now : DateTime.UnixEpoch,
            LastSeenAtUtc = Now,
            IpAddress = ipAddress,
            UserAgent = userAgent is { Length: > 200 } ? userAgent[..200] : userAgent,
            TabletId = tablet?.TabletId,
            TabletOrganizationId = tablet?.OrganizationId,
            TabletTokenHash = tablet?.TokenHash,
        };
        db.Add(session);
        await db.SaveChangesAsync(ct);
        return session.Id;
    }

    public Task EndEarlyAsync(long sessionId, CancellationToken ct) =>
        NoteAsync(sessionId, set => set.SetProperty(s => s.EndsEarly, true), ct);

    public Task ConfirmAsync(long sessionId, CancellationToken ct)
    {
        var now = Now;
        return NoteAsync(sessionId, set => set.SetProperty(s => s.ConfirmedAtUtc, now), ct);
    }

    private async Task NoteAsync(long sessionId, Action<UpdateSettersBuilder<PersonSession>> set, CancellationToken ct)
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = Database();
        await db.Set<PersonSession>().Where(s => s.Id == sessionId).ExecuteUpdateAsync(set, ct);
        Forget(sessionId);
    }

    public Task EndAsync(long sessionId, string reason, CancellationToken ct) =>
        EndAsync(sessions => sessions.Where(s => s.Id == sessionId), reason, ct);

    public Task EndAllAsync(long personId, long? keep, string reason, CancellationToken ct) =>
        EndAsync(sessions => sessions.Where(s => s.PersonId == personId && s.Id != keep), reason, ct);

    public Task EndOfTabletAsync(long organizationId, long tabletId, string reason, CancellationToken ct) =>
        EndAsync(
            sessions => sessions.Where(s => s.TabletOrganizationId == organizationId && s.TabletId == tabletId),
            reason,
            ct
        );

    public Task EndOnTabletsAsync(long organizationId, long personId, string reason, CancellationToken ct) =>
        EndAsync(
            sessions => sessions.Where(s => s.PersonId == personId && s.TabletOrganizationId == organizationId),
            reason,
            ct
        );

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

    private async Task<Known> ReadAsync(long sessionId, CancellationToken ct)
    {
        var readAt = time.GetTimestamp();
        await using var db = Database();
        var found = await (
            from session in db.Set<PersonSession>().AsNoTracking()
            join person in db.Set<Person>() on session.PersonId equals person.Id
            where session.Id == sessionId
            select new { Session = session, person.MustChangePassword }
        ).SingleOrDefaultAsync(ct);
        if (found is null || !found.Session.IsAlive(Now))
            return new Known(null, Now, readAt);
        SessionState state = new(
            found.Session.PersonId,
            found.MustChangePassword,
            found.Session.EndsEarly,
            found.Session.ConfirmedAtUtc,
            found.Session.Tablet
        );
        return new Known(state, found.Session.LastSeenAtUtc, readAt);
    }

    private async Task<DateTime> SeenAsync(long sessionId, CancellationToken ct)
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = Database();
        var now = Now;
        await db.Set<PersonSession>()
            .Where(s => s.Id == sessionId && s.EndedAtUtc == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAtUtc, now), ct);
        return now;
    }

    private readonly record struct Known(SessionState? State, DateTime SeenUtc, long ReadAt);

    private BattwheelsDb Database() => databases.Create(TenantScope.Platform("sessions"));
}
