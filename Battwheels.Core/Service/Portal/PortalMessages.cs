using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Fleet;
using Battwheels.Core.Service.Messages;

namespace Battwheels.Core.Service.Portal;

/// <summary>What the portal writes to customers.</summary>
internal static class PortalMessages
{
    /// <summary>Only the way that was typed: a code asked for by phone does not go to the mailbox.</summary>
    public static async Task WriteCodeAsync(
        IUnitOfWork unit,
        ISecretSeal seal,
        long contactId,
        FleetPerson? person,
        PortalErrand errand,
        string key,
        CancellationToken ct
    )
    {
        var facts = await MessageFactsReader.OfCustomerAsync(unit, contactId, ct);
        if (person is not null)
            facts = FleetFacts.To(person, facts);
        facts.Values[TemplateText.Code] = unit.Organization.IsDemo ? errand.Code : CustomerMessage.CodeMark;
        await MessageWriting.WriteAsync(
            unit,
            seal,
            MessageEvent.PortalCode,
            key,
            facts with
            {
                Mobile = errand.Kind is ContactKeyKind.Phone ? facts.Mobile : null,
                Email = errand.Kind is ContactKeyKind.Email ? facts.Email : null,
                LinkEnd = $"portal/in/{errand.Link}",
                Code = errand.Code,
            },
            ct
        );
    }

    /// <summary>Tells a customer that there is a portal; the address is everybody's, and they sign in themselves.</summary>
    public static async Task InviteAsync(
        IUnitOfWork unit,
        ISecretSeal seal,
        long contactId,
        string key,
        CancellationToken ct
    )
    {
        var facts = await MessageFactsReader.OfCustomerAsync(unit, contactId, ct);
        await MessageWriting.WriteAsync(
            unit,
            seal,
            MessageEvent.PortalInvite,
            key,
            facts with
            {
                LinkEnd = "portal/sign-in",
            },
            ct
        );
    }
}
