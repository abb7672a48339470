using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Data.Access;

internal sealed class PasswordSignIn(
    IServiceScopeFactory scopes,
    DbFactory databases,
    WriteQueue queue,
    SessionStore sessions,
    HashingGate hashing,
    Throttle throttle,
    SignInDelays delays,
    AccessOptions options,
    IPlatformAudit audit,
    TimeProvider time
) : ISignIn
{
    private const int FailuresToLock = 10;
    private static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);
    private readonly Lazy<string> _dummyHash = new(() =>
        new BcryptHasher(options).HashPassword(new Person(), "nobody has this password")
    );

    public async Task<Result<SignedIn>> SignInAsync(SignInAttempt attempt, CancellationToken ct)
    {
        var email = attempt.Email.Trim();
        if (Throttled(email.ToUpperInvariant(), attempt.IpAddress) is { } tooSoon)
        {
            await RecordAsync("SIGN_IN_THROTTLED", email, attempt, ct);
            return tooSoon;
        }

        await using var scope = scopes.CreateAsyncScope();
        var manager = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = await manager.FindByEmailAsync(email);
        // Whether or not the account exists or is locked: one hash, the same time.
        var hasher = manager.PasswordHasher;
        var outcome = await hashing.RunAsync<object>(
            () => hasher.VerifyHashedPassword(person!, person?.PasswordHash ?? _dummyHash.Value, attempt.Password),
            ct
        );
        if (outcome is not PasswordVerificationResult verified)
            return AccessErrors.TooManyAttempts;

        if (person is null || verified is PasswordVerificationResult.Failed || !MaySignIn(person))
        {
            if (person is not null && verified is PasswordVerificationResult.Failed)
                await CountFailureAsync(person.Id, attempt, ct);
            await RecordAsync("SIGN_IN_FAILED", email, attempt, ct);
            return AccessErrors.SignInRefused;
        }

        delays.Forget(email.ToUpperInvariant(), attempt.IpAddress);
        return await StartAsync(manager, person, verified, attempt, ct);
    }

    private Error? Throttled(string account, string? address)
    {
        if (delays.Begin(account, address) is { } wait)
            return AccessErrors.WaitSeconds(wait);
        return throttle.TryTake($"account:{account}", options.SignInsPerMinutePerAccount, TimeSpan.FromMinutes(1))
            ? null
            : AccessErrors.TooManyAttempts;
    }

    public async Task<Error?> ChangePasswordAsync(
        long personId,
        long sessionId,
        string current,
        string replacement,
        CancellationToken ct
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var manager = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        if (await manager.FindByIdAsync($"{personId}") is not { } person)
            return AccessErrors.PasswordWrong;
        if (!throttle.TryTake($"password:{personId}", options.SignInsPerMinutePerAccount, TimeSpan.FromMinutes(1)))
            return AccessErrors.TooManyAttempts;
        if (current == replacement)
            return AccessErrors.PasswordRefused("The new password is the old one. Choose another one.");

        person.MustChangePassword = false;
        var result = await manager.ChangePasswordAsync(person, current, replacement);
        if (!result.Succeeded)
            return result.Errors.FirstOrDefault(e => e.Code == "PASSWORD_REFUSED") is { } refused
                ? AccessErrors.PasswordRefused(refused.Description)
                : AccessErrors.PasswordWrong;

        await sessions.EndAllAsync(personId, sessionId, "password changed", ct);
        sessions.Forget(sessionId);
        await audit.WriteAsync("PASSWORD_CHANGED", person.Email, null, null, ct);
        return null;
    }

    private bool MaySignIn(Person person) =>
        !(person.LockoutEnd > time.GetUtcNow()) && (!person.IsDemo || options.DemoSignIn);

    private async Task<Result<SignedIn>> StartAsync(
        UserManager<Person> manager,
        Person person,
        PasswordVerificationResult verified,
        SignInAttempt attempt,
        CancellationToken ct
    )
    {
        if (verified is PasswordVerificationResult.SuccessRehashNeeded)
            person.PasswordHash = manager.PasswordHasher.HashPassword(person, attempt.Password);
        if (person.AccessFailedCount > 0 || verified is PasswordVerificationResult.SuccessRehashNeeded)
        {
            person.AccessFailedCount = 0;
            await manager.UpdateAsync(person);
        }

        var session = await sessions.StartAsync(person.Id, attempt.IpAddress, attempt.UserAgent, ct);
        await RecordAsync("SIGNED_IN", person.Email!, attempt, ct);
        return new SignedIn(
            person.Id,
            person.Email!,
            person.FullName,
            session,
            person.MustChangePassword,
            person.Language
        );
    }

    /// <summary>Counted in the database, so that guesses sent at the same moment all count.</summary>
    private async Task CountFailureAsync(long personId, SignInAttempt attempt, CancellationToken ct)
    {
        int failures;
        using (await queue.EnterAsync(ct))
        {
            await using var db = databases.Create(TenantScope.Platform("failed sign-in"));
            var person = db.Set<Person>().Where(p => p.Id == personId);
            await person.ExecuteUpdateAsync(
                p => p.SetProperty(x => x.AccessFailedCount, x => x.AccessFailedCount + 1),
                ct
            );
            failures = await person.Select(p => p.AccessFailedCount).SingleAsync(ct);
            if (failures < FailuresToLock)
                return;
            DateTimeOffset? end = time.GetUtcNow() + LockedFor;
            await person.ExecuteUpdateAsync(
                p => p.SetProperty(x => x.LockoutEnd, end).SetProperty(x => x.AccessFailedCount, 0),
                ct
            );
        }

        await RecordAsync("ACCOUNT_LOCKED", attempt.Email, attempt, ct);
    }

    private Task RecordAsync(string action, string email, SignInAttempt attempt, CancellationToken ct) =>
        audit.WriteAsync(action, email.Length > 200 ? email[..200] : email, attempt.IpAddress, null, ct);
}
