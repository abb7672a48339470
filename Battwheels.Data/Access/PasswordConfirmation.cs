using System.Globalization;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Data.Access;

/// <summary>Kept in the session: a password typed in one browser says nothing about another.</summary>
internal sealed class PasswordConfirmation(
    IServiceScopeFactory scopes,
    ISessions sessions,
    HashingGate hashing,
    Throttle throttle,
    AccessOptions options,
    IPlatformAudit audit,
    TimeProvider time
) : IPasswordConfirmation
{
    public async Task<Error?> RefusalAsync(Actor actor, CancellationToken ct)
    {
        if (SessionOf(actor) is not { } session)
            return null;
        var state = await sessions.FindAsync(session, touch: false, ct);
        return state is not null && time.GetUtcNow().UtcDateTime < state.ConfirmedAtUtc + options.PasswordCountsFor
            ? null
            : AccessErrors.PasswordNeeded;
    }

    public async Task<Error?> ConfirmAsync(Actor actor, string password, CancellationToken ct)
    {
        if (SessionOf(actor) is not { } session || actor.PersonId is not { } personId)
            return AccessErrors.PasswordWrong;
        if (!throttle.TryTake($"password:{personId}", options.SignInsPerMinutePerAccount, TimeSpan.FromMinutes(1)))
            return AccessErrors.TooManyAttempts;
        await using var scope = scopes.CreateAsyncScope();
        var manager = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        if (await manager.FindByIdAsync($"{personId}") is not { PasswordHash: { } hash } person)
            return AccessErrors.PasswordWrong;
        var outcome = await hashing.RunAsync<object>(
            () => manager.PasswordHasher.VerifyHashedPassword(person, hash, password),
            ct
        );
        if (outcome is not PasswordVerificationResult verified)
            return AccessErrors.TooManyAttempts;
        if (verified is PasswordVerificationResult.Failed)
        {
            await audit.WriteAsync("PASSWORD_CONFIRMATION_FAILED", person.Email, actor.IpAddress, null, ct);
            return AccessErrors.PasswordWrong;
        }

        await sessions.ConfirmAsync(session, ct);
        return null;
    }

    private static long? SessionOf(Actor actor) =>
        long.TryParse(actor.SessionId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
