using Battwheels.Core.Common;
using Battwheels.Core.Service.Messages;

namespace Battwheels.Core.Service.Portal;

/// <summary>A yes or no to one way and purpose, said by the customer.</summary>
public sealed record PortalConsent(MessageChannel Channel, MessagePurpose Purpose, bool IsGiven);

/// <summary>
/// What a customer wants to be told, said by themselves. The account's word is the customer's own: people of a fleet have none.
/// </summary>
public sealed class PortalConsentService(IUnitOfWorkFactory units)
{
    /// <returns>Every way and purpose; none for a person of an account.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:profile:update.</exception>
    [Bounded(20)]
    public Task<IReadOnlyList<ConsentRow>> ReadAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<ConsentRow>>(
            PortalPermissions.Profile,
            async unit => Me(unit) is { } contact ? await MessageConsents.OfAsync(unit, contact, ct) : [],
            ct
        );

    /// <summary>Kept for good; a later word holds. The same word again is that word.</summary>
    /// <returns>Done; or NOT_FOUND for a person of an account.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:profile:update.</exception>
    public Task<Result<Done>> SayAsync(PortalConsent input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<Done>(
            PortalPermissions.Profile,
            command,
            input,
            async unit =>
            {
                if (Me(unit) is not { } contact)
                    return CommonErrors.NotFound;
                var said = await MessageConsents.OfAsync(unit, contact, ct);
                if (said.FirstOrDefault(c => c.Channel == input.Channel && c.Purpose == input.Purpose) is not { } row)
                    return CommonErrors.NotFound;
                if (row.AtUtc is null || row.IsGiven != input.IsGiven)
                    MessageConsents.Say(
                        unit,
                        contact,
                        input.Channel,
                        input.Purpose,
                        input.IsGiven,
                        ConsentSource.Portal
                    );
                return Done.Instance;
            },
            ct
        );
    }

    private static long? Me(IReadUnit unit) =>
        unit.Actor.AccountPersonId is null ? unit.Actor.MergedIntoId ?? unit.Actor.ContactId : null;
}
