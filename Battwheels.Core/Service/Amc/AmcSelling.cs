using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Amc;

/// <summary>Sells contracts by an invoice, and ends them before their time.</summary>
internal static class AmcSelling
{
    /// <summary>Issues the invoice and starts the contract: together or not at all.</summary>
    public static async Task<Error?> SellAsync(IUnitOfWork unit, AmcContract contract, CancellationToken ct)
    {
        if (contract.State is not AmcState.Draft)
            return AmcErrors.NotADraft;
        // Whoever sells another contract for one of the vehicles waits here, and then sees this one.
        long[] ids = [.. contract.Vehicles.Select(v => v.VehicleId)];
        await unit.HoldAsync(unit.Set<Vehicle>().Where(v => ids.Contains(v.Id)).OrderBy(v => v.Id), ct);
        var plan = await unit.Set<AmcPlan>().Include(p => p.Benefits).SingleAsync(p => p.Id == contract.AmcPlanId, ct);
        if (await AmcWriting.VehicleRefusalAsync(unit, contract, plan.Category, ct) is { } refusal)
            return refusal;
        foreach (var benefit in plan.Benefits.OrderBy(b => b.Position))
            contract.Entitle(AmcEntitlement.Of(benefit));
        var issued = await Invoices.IssueAsync(unit, await DraftAsync(unit, contract, ct), ct);
        if (issued.Error is { } notIssued)
            return notIssued;
        (contract.State, contract.SoldAtUtc) = (AmcState.Active, unit.Now);
        (contract.InvoiceId, contract.Sold) = (issued.Value.Id, issued.Value.Lines.Sum(l => l.Taxable));
        AmcWatch.LookAt(unit, contract);
        return null;
    }

    /// <summary>Ends a contract today. What is left of its price is income of today, or goes with its unpaid invoice.</summary>
    public static async Task<Error?> CancelAsync(
        IUnitOfWork unit,
        AmcContract contract,
        CancelContract input,
        CancellationToken ct
    )
    {
        if (contract.State is AmcState.Cancelled)
            return AmcErrors.NotRunning;
        if (string.IsNullOrWhiteSpace(input.Reason))
            return CommonErrors.Required(nameof(input.Reason), "Why");
        if (CommonErrors.TooLong(nameof(input.Reason), input.Reason, AmcRules.LongestReason) is { } tooLong)
            return tooLong;
        if (contract is { State: AmcState.Active, InvoiceId: { } invoice })
        {
            var settled = input.CancelInvoice
                ? await Invoices.CancelAsync(unit, invoice, input.Reason, ct)
                    ?? await AmcIncomeBooks.TakeBackAsync(unit, contract, ct)
                : await AmcIncomeBooks.TakeRestAsync(unit, contract, ct);
            if (settled is not null)
                return settled;
        }

        End(unit, contract, input.Reason.Trim());
        return null;
    }

    /// <summary>Its invoice was cancelled on its own page.</summary>
    public static async Task<Error?> InvoiceGoneAsync(IUnitOfWork unit, AmcContract contract, CancellationToken ct)
    {
        if (contract.Sold != 0m && await AmcIncomeBooks.TakeBackAsync(unit, contract, ct) is { } refused)
            return refused;
        if (contract.State is not AmcState.Cancelled)
            End(unit, contract, "Its invoice was cancelled");
        return null;
    }

    private static void End(IUnitOfWork unit, AmcContract contract, string reason)
    {
        (contract.State, contract.CancelledAtUtc, contract.CancelReason) = (AmcState.Cancelled, unit.Now, reason);
        contract.NextLookOn = null;
    }

    private static async Task<InvoiceDraft> DraftAsync(IUnitOfWork unit, AmcContract contract, CancellationToken ct)
    {
        long[] ids = [.. contract.Vehicles.Select(v => v.VehicleId)];
        var vehicles = await unit.Set<Vehicle>().Where(v => ids.Contains(v.Id)).OrderBy(v => v.Id).ToListAsync(ct);
        var only = vehicles is [var one] ? one : null;
        return new InvoiceDraft(
            contract.ContactId,
            contract.BranchId,
            [
                new InvoiceDraftLine(
                    $"{contract.PlanName}, {IndianText.Date(contract.StartsOn)} - {IndianText.Date(contract.EndsOn)}",
                    IsService: true,
                    contract.Sac,
                    "NOS",
                    vehicles.Count,
                    contract.Price,
                    0m,
                    contract.RatePercent,
                    AccountRoles.DeferredRevenue
                ),
            ],
            TicketId: null,
            JobCardId: null,
            only?.Id,
            VehicleText(vehicles),
            contract.Number
        );
    }

    /// <summary>All plates, as far as they fit on the invoice.</summary>
    private static string VehicleText(IReadOnlyList<Vehicle> vehicles)
    {
        if (vehicles is [var one])
            return one.Registration is { } plate
                ? $"{Registrations.Display(plate)} · {VehicleNames.Of(one.Make, one.Model)}"
                : VehicleNames.Of(one.Make, one.Model);
        var names = string.Join(", ", vehicles.Select(v => AmcWriting.Name(v.Registration, v.Make, v.Model)));
        return names.Length <= 200 ? names : $"{names[..199]}…";
    }
}
