using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Service.Messages;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Fleet;

/// <summary>Somebody of an account approved above their limit.</summary>
public sealed record FleetSecondAsked(long FleetApprovalId, long EstimateId) : DomainEvent(FleetApprovalId)
{
    public override string Type => "FLEET_SECOND_ASKED";
}

/// <summary>Tells the others of the account whose limit reaches so far.</summary>
public sealed class FleetAskedMessage(IUnitOfWorkFactory units, ISecretSeal seal) : IEventHandler
{
    /// <summary>More are not written to for one estimate.</summary>
    private const int Most = 5;

    public string Consumer => "message-fleet-second";

    public string EventType => new FleetSecondAsked(0, 0).Type;

    public string Permission => MessagePermissions.Write;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.FollowAsync<FleetSecondAsked>(
            eventId,
            payload,
            (unit, key, asked) => TellAsync(unit, key, asked, ct),
            ct
        );

    private async Task TellAsync(IUnitOfWork unit, string key, FleetSecondAsked asked, CancellationToken ct)
    {
        var approval = await unit.Set<FleetApproval>()
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == asked.FleetApprovalId, ct);
        if (approval is not { State: FleetApprovalState.Waiting })
            return; // answered meanwhile
        if (
            await MessageFactsReader.OfEstimateAsync(unit, asked.EstimateId, ct)
            is not { Estimate.IsOffered: true } facts
        )
            return;
        var people = await FleetApprovals
            .Seconds(unit, approval.ContactId, approval.FirstPersonId, approval.Total)
            .OrderBy(p => p.Id)
            .Take(Most)
            .ToListAsync(ct);
        foreach (var person in people)
            await MessageWriting.WriteAsync(
                unit,
                seal,
                MessageEvent.FleetSecond,
                $"{key}:{person.Id}",
                FleetFacts.To(person, facts) with
                {
                    Estimate = null, // they sign in; a link would be anybody's
                    LinkEnd = $"portal/estimates/{asked.EstimateId}",
                    Values = new(facts.Values)
                    {
                        [TemplateText.Customer] = person.Name,
                        [TemplateText.First] = approval.FirstName,
                        [TemplateText.Amount] = IndianText.Rupees(approval.Total),
                    },
                },
                ct
            );
    }
}

/// <summary>What is written to one person of an account.</summary>
internal static class FleetFacts
{
    /// <summary>To their own number and address, in their own language.</summary>
    public static MessageFacts To(FleetPerson person, MessageFacts facts) =>
        facts with
        {
            FleetPersonId = person.Id,
            Mobile = person.MobileKey,
            Email = person.MailKey,
            Language = person.Language ?? facts.Language,
            Values = new(facts.Values) { [TemplateText.Customer] = person.Name },
        };
}
