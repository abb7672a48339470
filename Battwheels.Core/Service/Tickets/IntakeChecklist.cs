using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>One item of a ticket's checklist: what the template asks, and what was answered so far.</summary>
internal sealed record ChecklistItem(int Position, IntakeTemplateItem Asks, IntakeItem? Answer, bool IsDone)
{
    public bool IsMissing => Asks.IsMandatory && !IsDone && Answer?.WaivedReason is null;
}

/// <summary>The checklist of one ticket: the template of its vehicle with the answers beside it.</summary>
internal static class IntakeChecklist
{
    public static async Task<IReadOnlyList<ChecklistItem>> ReadAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        CancellationToken ct
    )
    {
        var category = await unit.Set<Vehicle>()
            .Where(v => v.Id == ticket.VehicleId)
            .Select(v => v.Category)
            .SingleAsync(ct);
        var answers = await unit.Set<IntakeItem>().Where(i => i.TicketId == ticket.Id).Take(100).ToListAsync(ct);
        return Join(ticket, category, answers);
    }

    public static IReadOnlyList<ChecklistItem> Join(
        ServiceTicket ticket,
        VehicleCategory category,
        IReadOnlyList<IntakeItem> answers
    ) =>
        [
            .. IntakeTemplates
                .For(category, ticket.Mode)
                .Select(
                    (asks, index) =>
                    {
                        var answer = answers.SingleOrDefault(a => a.Code == asks.Code);
                        return new ChecklistItem(index + 1, asks, answer, IsDone(ticket, asks, answer));
                    }
                ),
        ];

    /// <summary>Readings and the amount stand on the ticket itself.</summary>
    private static bool IsDone(ServiceTicket ticket, IntakeTemplateItem asks, IntakeItem? answer) =>
        asks.Code switch
        {
            IntakeTemplates.Odometer => ticket.OdometerInKm is not null,
            IntakeTemplates.Charge => ticket.SocInPercent is not null,
            IntakeTemplates.NoAskLimit => ticket.NoAskLimit is not null,
            _ => answer?.IsDone ?? false,
        };
}
