using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Claims;

/// <summary>The maker's decision, its money, and what becomes of the rest.</summary>
internal static class ClaimDeciding
{
    private const int LongestNote = 2_000;

    public static async Task<Error?> DecideAsync(
        IUnitOfWork unit,
        WarrantyClaim claim,
        DecideClaim input,
        CancellationToken ct
    )
    {
        if (Refusal(claim, input) is { } refusal)
            return refusal;
        foreach (var line in claim.Lines)
            line.Approved = input.Amounts.Single(a => a.ClaimLineId == line.Id).Approved;
        claim.Approved = claim.Lines.Sum(l => l.Approved!.Value);
        claim.MakerReference = string.IsNullOrWhiteSpace(input.MakerReference) ? null : input.MakerReference.Trim();
        claim.DecidedAtUtc = unit.Now;
        if (claim.Approved > 0m)
        {
            var issued = await Invoices.IssueAsync(unit, await DraftAsync(unit, claim, ct), ct);
            if (issued.Error is { } notIssued)
                return notIssued;
            claim.InvoiceId = issued.Value.Id;
        }

        var state = ClaimTransitions.Decided(claim.Claimed, claim.Approved.Value);
        ClaimWriting.Enter(unit, claim, state, "Decided", input.Note);
        return null;
    }

    public static async Task<Error?> SettleAsync(
        IUnitOfWork unit,
        WarrantyClaim claim,
        SettleClaim input,
        CancellationToken ct
    )
    {
        var balance = await unit.Set<InvoiceBalance>()
            .AsNoTracking()
            .SingleAsync(b => b.InvoiceId == claim.InvoiceId, ct);
        if (balance.Status is InvoiceStatus.Cancelled)
            return ClaimErrors.InvoiceCancelled;
        if (balance.Outstanding != input.SeenBalance)
            return BillingErrors.BalanceChanged(balance.Outstanding);
        string? number = null;
        if (balance.Outstanding > 0m || input.Received + input.TdsWithheld > 0m)
        {
            RecordReceipt receipt = new(
                claim.MakerId,
                input.Mode,
                input.Received,
                input.TdsWithheld,
                input.Reference,
                claim.InvoiceId,
                input.SeenBalance,
                input.Date
            );
            var recorded = await Receipts.RecordAsync(unit, receipt, ct);
            if (recorded.Error is { } refused)
                return refused;
            number = recorded.Value.Number;
        }

        if (input.Received + input.TdsWithheld >= balance.Outstanding)
            ClaimWriting.Enter(unit, claim, ClaimState.Settled, "Settled", number);
        else
            ClaimWriting.Write(unit, claim, "PartPaid", number);
        return null;
    }

    public static async Task<Result<long>> SendRejectedAsync(IUnitOfWork unit, SendRejected input, CancellationToken ct)
    {
        if (await unit.Set<ClaimLine>().SingleOrDefaultAsync(l => l.Id == input.ClaimLineId, ct) is not { } line)
            return CommonErrors.NotFound;
        if (line.Rejected <= 0m || line.RejectedTo is not null)
            return ClaimErrors.NothingRejected;
        var claim = await unit.Set<WarrantyClaim>().SingleAsync(c => c.Id == line.WarrantyClaimId, ct);
        var job = await unit.Set<JobLine>().SingleAsync(l => l.Id == line.JobLineId, ct);
        var estimate = await EstimateDraft.OpenAsync(unit, claim.TicketId, ct);
        if (estimate.Error is { } notOpened)
            return notOpened;
        await unit.FlushAsync(ct);
        // Without its item: the part has left the store already and is not taken again.
        LineInput rest = new(
            job.Kind,
            $"{Short(line.Description)} ({claim.Number})",
            1m,
            line.Rejected,
            job.HsnSac,
            job.Uom,
            RatePercent: job.RatePercent,
            Payer: input.To is RejectedTo.Goodwill ? LinePayer.Goodwill : LinePayer.Customer
        );
        var added = await EstimateLines.AddAsync(unit, estimate.Value, rest, ct);
        if (added.Error is { } refused)
            return refused;
        (line.RejectedTo, line.RejectedEstimateId) = (input.To, estimate.Value);
        ClaimWriting.Write(unit, claim, "Rest", $"{line.Description}: {input.To}");
        return estimate.Value;
    }

    /// <summary>With room for the claim's number behind it.</summary>
    private static string Short(string description) => description.Length > 370 ? description[..370] : description;

    private static Error? Refusal(WarrantyClaim claim, DecideClaim input)
    {
        if (
            input.Amounts.Count != claim.Lines.Count
            || input.Amounts.DistinctBy(a => a.ClaimLineId).Count() != claim.Lines.Count
        )
            return CommonErrors.NotFound;
        foreach (var (at, amount) in input.Amounts.Index())
        {
            if (claim.Lines.FirstOrDefault(l => l.Id == amount.ClaimLineId) is not { } line)
                return CommonErrors.NotFound;
            if (
                amount.Approved < 0m
                || amount.Approved > line.Claimed
                || Money.Round(amount.Approved) != amount.Approved
            )
                return ClaimErrors.AmountInvalid(
                    string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Amounts.{at}.Approved")
                );
        }

        return Error.Of(
            CommonErrors.TooLong(nameof(input.MakerReference), input.MakerReference, 60),
            CommonErrors.TooLong(nameof(input.Note), input.Note, LongestNote)
        );
    }

    /// <summary>The approved values with the tax of their lines; the receivable is the maker's.</summary>
    private static async Task<InvoiceDraft> DraftAsync(IUnitOfWork unit, WarrantyClaim claim, CancellationToken ct)
    {
        long[] ids = [.. claim.Lines.Select(l => l.JobLineId)];
        var jobs = await unit.Set<JobLine>().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        var visit = await unit.Set<ServiceTicket>()
            .Where(t => t.Id == claim.TicketId)
            .Select(t => t.Number)
            .SingleAsync(ct);
        var vehicle = await unit.Set<Vehicle>().SingleAsync(v => v.Id == claim.VehicleId, ct);
        var plate = vehicle.Registration is { } number ? $"{Registrations.Display(number)} · " : "";
        return new InvoiceDraft(
            claim.MakerId,
            claim.BranchId,
            [.. claim.Lines.Where(l => l.Approved > 0m).Select(l => Line(l, jobs[l.JobLineId]))],
            TicketId: null, // the visit's own invoice is the customer's
            claim.TicketId,
            claim.VehicleId,
            $"{plate}{VehicleNames.Of(vehicle.Make, vehicle.Model)}",
            claim.MakerReference is { } theirs ? $"{claim.Number} / {theirs}" : $"{claim.Number} / {visit}",
            ReceivableRole: AccountRoles.WarrantyReceivable
        );
    }

    private static InvoiceDraftLine Line(ClaimLine line, JobLine job) =>
        new(
            line.Description,
            job.Kind is JobLineKind.Labour or JobLineKind.Sublet or JobLineKind.Fee,
            job.HsnSac,
            job.Uom,
            job.Quantity,
            job.UnitPrice,
            0m,
            job.RatePercent,
            AccountRoles.WarrantyRecovery,
            job.ItemId,
            DiscountAmount: Money.Round(job.Quantity * job.UnitPrice) - line.Approved!.Value
        );
}
