using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>Quality checks by somebody who did not do the work (SOD-02).</summary>
public sealed class QcService(IUnitOfWorkFactory units)
{
    /// <summary>What is looked at before a vehicle is called ready.</summary>
    public static readonly IReadOnlyList<string> Checklist =
    [
        "Complaint tried and gone",
        "Torque and connectors seated",
        "No warning on the display",
        "Insulation and HV covers closed",
        "Brakes and lights tried",
        "Test ride or run done",
        "Old parts bagged for the customer",
        "Vehicle clean, nothing left inside",
    ];

    /// <summary>Passes the work, or sends it back with a reason; the ticket moves in the same transaction.</summary>
    /// <returns>The result's id; or SEPARATION_OF_DUTIES, CHECKLIST_EMPTY, REASON_MISSING, INVALID_TRANSITION.</returns>
    public Task<Result<long>> RecordAsync(RecordQc input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            JobPermissions.Qc,
            command,
            input,
            async unit =>
            {
                if (unit.Actor.MembershipId is not { } me)
                    return JobErrors.NotAMember;
                if (
                    await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == input.TicketId, ct)
                    is not { } ticket
                )
                    return CommonErrors.NotFound;
                var checks = input.Checks.Where(Checklist.Contains).Distinct().ToArray();
                if (input.Passed && checks.Length < Checklist.Count && string.IsNullOrWhiteSpace(input.Reason))
                    return JobErrors.ChecklistEmpty;

                var result = unit.Add(
                    new QcResult
                    {
                        TicketId = ticket.Id,
                        Passed = input.Passed,
                        Checklist = string.Join(
                            '\n',
                            Checklist.Select(c => $"{(checks.Contains(c) ? "ok" : "--")} {c}")
                        ),
                        Reason = string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim(),
                        ByMembershipId = me,
                        AtUtc = unit.Now,
                    }
                );
                var action = input.Passed ? TicketAction.PassQc : TicketAction.FailQc;
                return
                    await TicketFlow.ApplyAsync(unit, ticket, action, new TransitionNote(input.Reason, result.Id), ct)
                        is { } refused
                    ? refused
                    : result.Id;
            },
            ct
        );
    }

    /// <summary>Sends finished work back before it is invoiced.</summary>
    public Task<Result<Done>> ReworkAsync(long ticketId, string reason, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            JobPermissions.Qc,
            command,
            new { ticketId, reason },
            async unit =>
            {
                if (await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == ticketId, ct) is not { } ticket)
                    return CommonErrors.NotFound;
                return
                    await TicketFlow.ApplyAsync(unit, ticket, TicketAction.Rework, new TransitionNote(reason), ct)
                        is { } refused
                    ? refused
                    : Done.Instance;
            },
            ct
        );
}

/// <param name="Checks">Items of <see cref="QcService.Checklist"/> that were found right.</param>
/// <param name="Reason">Why it failed, or why an item may be left out.</param>
public sealed record RecordQc(long TicketId, bool Passed, IReadOnlyList<string> Checks, string? Reason);
