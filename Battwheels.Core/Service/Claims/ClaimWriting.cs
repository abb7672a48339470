using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Numbering;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Claims;

/// <summary>Begins claims and writes their story, inside the caller's transaction.</summary>
internal static class ClaimWriting
{
    public const int MostLines = 100;

    public static async Task<Result<long>> CreateAsync(IUnitOfWork unit, NewClaim input, CancellationToken ct)
    {
        if (await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == input.TicketId, ct) is not { } ticket)
            return CommonErrors.NotFound;
        if (!await unit.Set<Contact>().AnyAsync(c => c.Id == input.MakerId && !c.IsArchived, ct))
            return ClaimErrors.MakerMissing;
        var lines = await Claimable(unit, ticket.Id).OrderBy(l => l.Position).Take(MostLines).ToListAsync(ct);
        if (input.JobLineIds.Count > 0)
        {
            lines.RemoveAll(l => !input.JobLineIds.Contains(l.Id));
            if (lines.Count < input.JobLineIds.Distinct().Count())
                return ClaimErrors.LineTaken;
        }

        if (lines.Count == 0)
            return ClaimErrors.NothingToClaim;
        var year = FiscalYear.Of(unit.Today);
        WarrantyClaim claim = new()
        {
            Number = $"CLM-{year.Digits}-{await NumberSeries.TakeAsync(unit, "CLM", year, ct):D5}",
            TicketId = ticket.Id,
            VehicleId = ticket.VehicleId,
            BranchId = ticket.BranchId,
            MakerId = input.MakerId,
            StateSinceUtc = unit.Now,
            CreatedAtUtc = unit.Now,
        };
        foreach (var line in lines)
            claim.Add(
                new ClaimLine
                {
                    JobLineId = line.Id,
                    LiveJobLineId = line.Id,
                    Description = line.Description,
                    IsPart = line.Kind is JobLineKind.Part,
                    Claimed = ValueOf(line),
                }
            );
        claim.Claimed = claim.Lines.Sum(l => l.Claimed);
        unit.Add(claim);
        Tell(unit, claim, "Created", null);
        return claim.Id;
    }

    /// <summary>Finished lines of a visit the maker is to pay, on no claim that stands.</summary>
    public static IQueryable<JobLine> Claimable(IReadUnit unit, long ticketId) =>
        unit.Set<JobLine>()
            .Where(l =>
                l.TicketId == ticketId
                && l.Payer == LinePayer.OemWarranty
                && l.State == JobLineState.Done
                && l.Quantity > 0m
                && l.UnitPrice > 0m
            )
            .Where(l => !unit.Set<ClaimLine>().Any(c => c.LiveJobLineId == l.Id));

    /// <summary>Quantity times price less discount, rupees before tax.</summary>
    public static decimal ValueOf(JobLine line)
    {
        var gross = Money.Round(line.Quantity * line.UnitPrice);
        return gross - Money.Round(gross * line.DiscountPercent / 100m);
    }

    /// <summary>Moves the claim to a state and tells the others.</summary>
    public static void Enter(IUnitOfWork unit, WarrantyClaim claim, ClaimState state, string what, string? note)
    {
        (claim.State, claim.StateSinceUtc) = (state, unit.Now);
        Tell(unit, claim, what, note);
    }

    public static void Tell(IUnitOfWork unit, WarrantyClaim claim, string what, string? note)
    {
        Write(unit, claim, what, note);
        unit.Raise(new WarrantyClaimMoved(claim.Id, claim.TicketId, claim.State));
    }

    public static void Write(IUnitOfWork unit, WarrantyClaim claim, string what, string? note) =>
        unit.Add(
            new ClaimEvent
            {
                WarrantyClaimId = claim.Id,
                What = what,
                State = claim.State,
                Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
                AtUtc = unit.Now,
                MembershipId = unit.Actor.MembershipId,
                ActorName = unit.Actor.Name,
            }
        );
}
