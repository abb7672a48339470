using Battwheels.Core.Access;
using Battwheels.Core.Access.Tablets;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Access;

internal sealed class TabletSessions(DbFactory databases, SessionStore sessions, AccessOptions options)
    : ITabletSessions
{
    public async Task<Result<SignedIn>> StartAsync(
        long personId,
        TabletSession tablet,
        string? ipAddress,
        string? userAgent,
        CancellationToken ct
    )
    {
        await using var db = databases.Create(TenantScope.Platform("sign-in by PIN"));
        var person = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct);
        // A new password is due: that is asked first, and a PIN cannot answer it.
        if (person is null or { MustChangePassword: true } || (person.IsDemo && !options.DemoSignIn))
            return TabletErrors.PinUnusable;
        var session = await sessions.StartAsync(personId, ipAddress, userAgent, ct, tablet);
        return new SignedIn(
            personId,
            person.Email ?? "",
            person.FullName,
            session,
            MustChangePassword: false,
            person.Language
        );
    }

    public Task EndOfTabletAsync(long organizationId, long tabletId, string reason, CancellationToken ct) =>
        sessions.EndOfTabletAsync(organizationId, tabletId, reason, ct);

    public Task EndOfPersonAsync(long organizationId, long personId, string reason, CancellationToken ct) =>
        sessions.EndOnTabletsAsync(organizationId, personId, reason, ct);
}

internal sealed class PinHasher(BcryptHasher hasher, HashingGate hashing) : IPinHasher
{
    private static readonly Person Nobody = new();

    public Task<string?> HashAsync(string pin, CancellationToken ct) =>
        hashing.RunAsync(() => hasher.HashPassword(Nobody, pin), ct);

    public async Task<bool?> IsRightAsync(string hash, string pin, CancellationToken ct) =>
        await hashing.RunAsync<object>(() => hasher.VerifyHashedPassword(Nobody, hash, pin), ct)
            is PasswordVerificationResult verified
            ? verified is not PasswordVerificationResult.Failed
            : null;
}
