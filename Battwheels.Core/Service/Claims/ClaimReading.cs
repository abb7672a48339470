using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Claims;

/// <summary>Reads claims for their page and for that of their visit.</summary>
internal static class ClaimReading
{
    private const int History = 200;

    public static async Task<ClaimView?> ViewAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        var claim = await unit.Set<WarrantyClaim>().Include(c => c.Lines).SingleOrDefaultAsync(c => c.Id == id, ct);
        if (claim is null)
            return null;
        var row = await ClaimList.Rows(unit, unit.Set<WarrantyClaim>().Where(c => c.Id == id)).SingleAsync(ct);
        return new ClaimView(
            row,
            claim.Version,
            claim.MakerId,
            claim.MakerReference,
            claim.Verdict,
            claim.VerdictText,
            claim.InvoiceId,
            claim.InvoiceId is null
                ? null
                : await unit.Set<Invoice>().Where(i => i.Id == claim.InvoiceId).Select(i => i.Number).SingleAsync(ct),
            [.. claim.Lines.OrderBy(l => l.Id).Select(View)],
            await unit.Set<ClaimEvent>()
                .Where(e => e.WarrantyClaimId == id)
                .OrderByDescending(e => e.Id)
                .Take(History)
                .Select(e => new ClaimEventView(e.What, e.State, e.Note, e.AtUtc, e.ActorName))
                .ToListAsync(ct),
            claim.State is ClaimState.Draft ? await WarrantyReading.OfVehicleAsync(unit, claim.VehicleId, ct) : [],
            await unit.Set<TicketPhoto>().CountAsync(p => p.TicketId == claim.TicketId, ct)
        );
    }

    public static async Task<TicketClaims?> OfTicketAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        if (!await unit.Set<ServiceTicket>().AnyAsync(t => t.Id == ticketId, ct))
            return null;
        var claims = await ClaimList
            .Rows(unit, unit.Set<WarrantyClaim>().Where(c => c.TicketId == ticketId))
            .Take(History)
            .ToListAsync(ct);
        var open = await ClaimWriting
            .Claimable(unit, ticketId)
            .OrderBy(l => l.Position)
            .Take(ClaimWriting.MostLines)
            .ToListAsync(ct);
        return new TicketClaims(
            claims,
            [.. open.Select(l => new OpenClaimLine(l.Id, l.Description, ClaimWriting.ValueOf(l)))]
        );
    }

    private static ClaimLineView View(ClaimLine l) =>
        new(
            l.Id,
            l.Description,
            l.IsPart,
            l.Claimed,
            l.Approved,
            l.FailedPartSerial,
            l.FailedPartPlace,
            l.FailedPart,
            l.RejectedTo,
            l.RejectedEstimateId
        );
}
