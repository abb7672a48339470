using Battwheels.Core.Common;

namespace Battwheels.Core.Access;

/// <summary>
/// Was the password typed lately? Asked before acts that whoever finds an open browser could do great harm with: roles,
/// others' passwords, bank details.
/// </summary>
public interface IPasswordConfirmation
{
    /// <summary>PASSWORD_NEEDED, or null. Jobs have no password and are not asked.</summary>
    Task<Error?> RefusalAsync(Actor actor, CancellationToken ct);

    /// <summary>The member types it again.</summary>
    /// <returns>Null when it is right; or PASSWORD_WRONG, TOO_MANY_ATTEMPTS.</returns>
    Task<Error?> ConfirmAsync(Actor actor, string password, CancellationToken ct);
}

/// <summary>What the screen calls when a command asks for the password.</summary>
public sealed class PasswordConfirmationService(IUnitOfWorkFactory units, IPasswordConfirmation confirmation)
{
    /// <returns>Null when it is right; or PASSWORD_WRONG, TOO_MANY_ATTEMPTS.</returns>
    public Task<Error?> ConfirmAsync(string password, CancellationToken ct) =>
        units.ReadAsync(SelfPermissions.Profile, unit => confirmation.ConfirmAsync(unit.Actor, password, ct), ct);
}
