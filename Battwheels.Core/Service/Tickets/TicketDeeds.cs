using Battwheels.Core.Access;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sublets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>What was done for a visit without moving it to another state.</summary>
public enum TicketDeed
{
    Intake,
    Diagnosis,
    PartIssued,
    PartReturned,
    Paid,
    PaidBack,
    Photo,
    Voice,
    Sublet,
    Inspection,
}

/// <summary>Reads from their own rows what was done for a visit: one bounded query for each kind of row.</summary>
internal static class TicketDeeds
{
    /// <param name="before">Only rows older than this one.</param>
    public static async Task<List<(long Id, TicketHappening Happening)>> ReadAsync(
        IReadUnit unit,
        long ticketId,
        long? before,
        int most,
        CancellationToken ct
    )
    {
        List<(long, TicketHappening)> found =
        [
            .. await IntakeAsync(unit, ticketId, before, most, ct),
            .. await PartsAsync(unit, ticketId, before, most, ct),
            .. await TicketRecordings.InspectionsAsync(unit, ticketId, before, most, ct),
            .. await TicketRecordings.PhotosAsync(unit, ticketId, before, most, ct),
            .. await TicketRecordings.VoicesAsync(unit, ticketId, before, most, ct),
            .. await SubletsAsync(unit, ticketId, before, most, ct),
        ];
        if (!unit.May(PaymentPermissions.Read))
            return found;
        found.AddRange(await PaidAsync(unit, ticketId, before, most, ct));
        found.AddRange(await PaidBackAsync(unit, ticketId, before, most, ct));
        return found;
    }

    /// <summary>When the fault was last written down; the note keeps no writer.</summary>
    public static Task<DateTime?> DiagnosedAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        unit.Set<ServiceTicket>().Where(t => t.Id == ticketId).Select(t => t.DiagnosedAtUtc).SingleOrDefaultAsync(ct);

    private static async Task<IEnumerable<(long, TicketHappening)>> IntakeAsync(
        IReadUnit unit,
        long ticketId,
        long? before,
        int most,
        CancellationToken ct
    )
    {
        var signed = await (
            from s in unit.Set<Signature>()
            where s.TicketId == ticketId && s.Purpose == Signatures.Intake && (before == null || s.Id < before)
            join m in unit.Set<Membership>() on s.WitnessMembershipId equals m.Id into with
            from witness in with.DefaultIfEmpty()
            orderby s.Id descending
            select new
            {
                s.Id,
                s.AtUtc,
                s.SignerName,
                Witness = witness.DisplayName,
            }
        )
            .Take(most)
            .ToListAsync(ct);
        return signed.Select(s =>
            Of(s.Id, s.AtUtc, T($"Intake signed by {s.SignerName}"), s.Witness, TicketDeed.Intake)
        );
    }

    private static async Task<IEnumerable<(long, TicketHappening)>> PartsAsync(
        IReadUnit unit,
        long ticketId,
        long? before,
        int most,
        CancellationToken ct
    )
    {
        var moved = await (
            from l in unit.Set<JobLine>()
            where l.TicketId == ticketId
            join m in unit.Set<StockMovement>() on l.Id equals m.SourceId
            where m.SourceType == JobStock.Source && (before == null || m.Id < before)
            orderby m.Id descending
            select new
            {
                m.Id,
                m.AtUtc,
                m.Quantity,
                m.ActorName,
                l.Uom,
                l.Description,
            }
        )
            .Take(most)
            .ToListAsync(ct);
        return moved.Select(m =>
            Of(
                m.Id,
                m.AtUtc,
                $"{(m.Quantity < 0m ? T("Part issued") : T("Part returned"))}: "
                    + $"{IndianText.Number(Math.Abs(m.Quantity))} {m.Uom} {m.Description}",
                m.ActorName,
                m.Quantity < 0m ? TicketDeed.PartIssued : TicketDeed.PartReturned
            )
        );
    }

    private static async Task<IEnumerable<(long, TicketHappening)>> SubletsAsync(
        IReadUnit unit,
        long ticketId,
        long? before,
        int most,
        CancellationToken ct
    )
    {
        var steps = await (
            from e in unit.Set<SubletEvent>()
            where e.TicketId == ticketId && (before == null || e.Id < before)
            join o in unit.Set<SubletOrder>() on e.SubletOrderId equals o.Id
            orderby e.Id descending
            select new { Step = e, o.Number }
        )
            .Take(most)
            .ToListAsync(ct);
        return steps.Select(s =>
            Of(
                s.Step.Id,
                s.Step.AtUtc,
                SubletStory.Text(s.Step.Deed, s.Number, s.Step.Note),
                s.Step.ActorName,
                TicketDeed.Sublet
            )
        );
    }

    private static async Task<IEnumerable<(long, TicketHappening)>> PaidAsync(
        IReadUnit unit,
        long ticketId,
        long? before,
        int most,
        CancellationToken ct
    )
    {
        var paid = await (
            from i in unit.Set<Invoice>()
            where i.TicketId == ticketId
            join a in unit.Set<ReceiptAllocation>() on i.Id equals a.InvoiceId
            where before == null || a.Id < before
            // What a reversed receipt takes back is told by the reversal itself.
            where a.ReversesAllocationId == null || a.FromAdvance
            join r in unit.Set<Receipt>() on a.ReceiptId equals r.Id
            orderby a.Id descending
            select new
            {
                a.Id,
                a.AtUtc,
                a.Amount,
                a.FromAdvance,
                a.ActorName,
                r.Number,
            }
        )
            .Take(most)
            .ToListAsync(ct);
        return paid.Select(p =>
            Of(
                p.Id,
                p.AtUtc,
                $"{PaidWords(p.FromAdvance, p.Amount)}: {IndianText.Rupees(Math.Abs(p.Amount))}, {p.Number}",
                p.ActorName,
                TicketDeed.Paid
            )
        );
    }

    private static string PaidWords(bool fromAdvance, decimal amount) =>
        !fromAdvance ? T("Payment received")
        : amount < 0m ? T("Advance put back")
        : T("Advance used");

    private static async Task<IEnumerable<(long, TicketHappening)>> PaidBackAsync(
        IReadUnit unit,
        long ticketId,
        long? before,
        int most,
        CancellationToken ct
    )
    {
        var invoices = unit.Set<Invoice>().Where(i => i.TicketId == ticketId);
        var allocations = unit.Set<ReceiptAllocation>().Where(a => invoices.Any(i => i.Id == a.InvoiceId));
        var back = await (
            from x in unit.Set<ReceiptReversal>()
            where allocations.Any(a => a.ReceiptId == x.ReceiptId) && (before == null || x.Id < before)
            join r in unit.Set<Receipt>() on x.ReceiptId equals r.Id
            orderby x.Id descending
            select new
            {
                x.Id,
                x.AtUtc,
                x.Reason,
                x.ActorName,
                r.Number,
            }
        )
            .Take(most)
            .ToListAsync(ct);
        return back.Select(x =>
            Of(x.Id, x.AtUtc, T($"Payment {x.Number} taken back: {x.Reason}"), x.ActorName, TicketDeed.PaidBack)
        );
    }

    private static (long, TicketHappening) Of(long id, DateTime atUtc, string text, string? who, TicketDeed deed) =>
        (id, new TicketHappening(atUtc, text, who ?? "", null, false, deed));
}
