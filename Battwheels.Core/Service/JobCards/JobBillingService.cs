using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Gst;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>From finished work to its tax invoice: once, with exactly what was approved and done.</summary>
public sealed class JobBillingService(IUnitOfWorkFactory units, IInvoicePrinter printer)
{
    private const int MostLines = 300;
    private const int MostDone = 1_000;

    /// <summary>What would be billed, and what was.</summary>
    /// <returns>Null when there is no such ticket.</returns>
    public Task<TicketBilling?> GetAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync(
            InvoicePermissions.Read,
            async unit =>
            {
                if (await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == ticketId, ct) is not { } ticket)
                    return null;
                var customer = await CustomerAsync(unit, ticket, ct);
                var lines = await BillableAsync(unit, ticketId, ct);
                var amounts = await AmountsAsync(unit, ticket, customer, lines, ct);
                return new TicketBilling(
                    ticket.Id,
                    ticket.State,
                    customer.Id,
                    customer.Name,
                    [
                        .. lines.Zip(
                            amounts.Lines,
                            (line, amount) =>
                                new BillingLine(
                                    line.Description,
                                    line.HsnSac,
                                    line.Quantity,
                                    line.Uom,
                                    line.UnitPrice,
                                    amount.Taxable,
                                    amount.Tax.Total
                                )
                        ),
                    ],
                    amounts,
                    ticket.InvoiceId,
                    await FreeLinesAsync(unit, ticketId, ct),
                    ticket.HasLeft,
                    await ChangedRatesAsync(unit, ticket, lines, ct)
                );
            },
            ct
        );

    /// <summary>What would be issued, as a watermarked PDF without a number.</summary>
    /// <returns>The file; or NOT_FOUND, NOTHING_TO_INVOICE, HSN_MISSING and what else issuing would refuse.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks invoices:read.</exception>
    public async Task<Result<DocumentFile>> DraftPdfAsync(long ticketId, PaperSize paper, CancellationToken ct)
    {
        var draft = await units.ReadAsync<Result<InvoiceView>>(
            InvoicePermissions.Read,
            async unit =>
            {
                if (await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == ticketId, ct) is not { } ticket)
                    return CommonErrors.NotFound;
                var lines = await BillableAsync(unit, ticketId, ct);
                if (lines.Count == 0)
                    return JobErrors.NothingToInvoice;
                return await Invoices.PreviewAsync(unit, await DraftAsync(unit, ticket, lines, ct), ct);
            },
            ct
        );
        return draft.Error is { } refused
            ? refused
            : new DocumentFile(
                $"draft-{draft.Value.Invoice.Reference}.pdf",
                printer.Pdf(new InvoicePrint(draft.Value, InvoiceCopy.Original, paper, IsDraft: true))
            );
    }

    /// <summary>Issues the tax invoice of a finished visit; number, ledger, balance and ticket change together.</summary>
    /// <returns>The invoice; or NOT_FOUND, NOTHING_TO_INVOICE, ALREADY_INVOICED, INVALID_TRANSITION, HSN_MISSING ...</returns>
    /// <exception cref="AccessDeniedException">The actor lacks invoices:create.</exception>
    public Task<Result<long>> InvoiceAsync(long ticketId, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            InvoicePermissions.Create,
            command,
            new { ticketId },
            async unit =>
            {
                // Whoever invoices the visit at the same time waits here, and then sees the invoice and not just empty lines.
                await unit.HoldAsync(unit.Set<ServiceTicket>().Where(t => t.Id == ticketId), ct);
                if (await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == ticketId, ct) is not { } ticket)
                    return CommonErrors.NotFound;
                if (await JobGuards.NotInvoicedBefore(unit, ticket, new TransitionNote(), ct) is { } already)
                    return already;
                if (await ApprovalGate.RefusalAsync(unit, ticket, ct) is { } unapproved)
                    return unapproved;
                var lines = await BillableAsync(unit, ticketId, ct);
                if (lines.Count == 0)
                    return JobErrors.NothingToInvoice;
                if (lines.Count > MostLines)
                    return JobErrors.TooManyLines(MostLines);
                if (
                    await TicketFlow.ApplyAsync(unit, ticket, TicketAction.Invoice, new TransitionNote(), ct) is
                    { } refused
                )
                    return refused;
                var issued = await Invoices.IssueAsync(unit, await DraftAsync(unit, ticket, lines, ct), ct);
                if (issued.Error is { } error)
                    return error;
                ticket.InvoiceId = issued.Value.Id;
                if (ticket.State is TicketState.Delivered) // its vehicle had left before
                    unit.WorkDue(TicketAutoClose.QueueName, unit.Now + TicketAutoClose.After);
                foreach (var line in await SettledAsync(unit, ticketId, ct))
                    line.InvoiceId = issued.Value.Id;
                return issued.Value.Id;
            },
            ct
        );

    /// <summary>All that is done now, with or without charge: later work is billed apart from it.</summary>
    private static Task<List<JobLine>> SettledAsync(IUnitOfWork unit, long ticketId, CancellationToken ct) =>
        JobBilled
            .Open(unit, unit.Set<JobLine>().Where(l => l.TicketId == ticketId && l.State == JobLineState.Done))
            .Take(MostDone)
            .ToListAsync(ct);

    private static async Task<InvoiceDraft> DraftAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        IReadOnlyList<BillableLine> lines,
        CancellationToken ct
    )
    {
        var vehicle = await unit.Set<Vehicle>()
            .Where(v => v.Id == ticket.VehicleId)
            .Select(v => new
            {
                v.Registration,
                v.Make,
                v.Model,
            })
            .SingleAsync(ct);
        var plate = vehicle.Registration is { } registration ? $"{Registrations.Display(registration)} · " : "";
        return new InvoiceDraft(
            ticket.BillToContactId ?? ticket.ContactId,
            ticket.BranchId,
            [
                .. lines.Select(l => new InvoiceDraftLine(
                    l.Description,
                    IsService(l.Kind),
                    l.HsnSac,
                    l.Uom,
                    l.Quantity,
                    l.UnitPrice,
                    l.DiscountPercent,
                    l.RatePercent,
                    IncomeRole(l),
                    l.ItemId
                )),
            ],
            ticket.Id,
            ticket.Id,
            ticket.VehicleId,
            $"{plate}{VehicleNames.Of(vehicle.Make, vehicle.Model)}",
            ticket.Number
        );
    }

    /// <summary>Lines whose rate is not today's; none where no tax is charged.</summary>
    private static async Task<List<RateChange>> ChangedRatesAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        IReadOnlyList<BillableLine> lines,
        CancellationToken ct
    )
    {
        var profile = await unit.Set<OrganizationProfile>().SingleAsync(ct);
        var branch = await unit.Set<Branch>().SingleAsync(b => b.Id == ticket.BranchId, ct);
        if (!profile.RegistrationOf(branch).ChargesTax)
            return [];
        var since = DateOnly.FromDateTime(ticket.CreatedAtUtc);
        return
        [
            .. from line in lines
            let today = RateChanges.Of(line.HsnSac, line.RatePercent, line.ItemRatePercent, since, unit.Today)
            where today is not null
            select new RateChange(line.Description, line.RatePercent, today.Value),
        ];
    }

    private static async Task<DocumentAmounts> AmountsAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        Customer customer,
        IReadOnlyList<BillableLine> lines,
        CancellationToken ct
    )
    {
        var profile = await unit.Set<OrganizationProfile>().SingleAsync(ct);
        var branch = await unit.Set<Branch>().SingleAsync(b => b.Id == ticket.BranchId, ct);
        var registration = profile.RegistrationOf(branch);
        var place = PlaceOfSupply.Decide(
            registration.StateCode,
            customer.GstTreatment,
            customer.Gstin,
            customer.StateCode
        );
        return DocumentCalculator.Compute(
            [
                .. lines.Select(l => new TaxableLine(
                    l.Quantity,
                    l.UnitPrice,
                    l.DiscountPercent,
                    l.RatePercent,
                    registration.ChargesTax
                )),
            ],
            place.Kind,
            profile.RoundInvoicesToRupee
        );
    }

    private static Task<Customer> CustomerAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct)
    {
        var id = ticket.BillToContactId ?? ticket.ContactId;
        return unit.Set<Contact>()
            .Where(c => c.Id == id)
            .Select(c => new Customer(c.Id, c.Name, c.GstTreatment, c.Gstin, c.StateCode))
            .SingleAsync(ct);
    }

    private static async Task<List<BillableLine>> BillableAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        return await (
            from line in JobBilled.Open(unit, unit.Set<JobLine>())
            join item in unit.Set<Item>() on line.ItemId equals item.Id into items
            from item in items.DefaultIfEmpty()
            where
                line.TicketId == ticketId
                && line.Payer == LinePayer.Customer
                && line.State == JobLineState.Done
                && line.Quantity > 0m
            orderby line.Position, line.Id
            select new BillableLine(
                line.Kind,
                item == null ? null : item.Kind,
                line.ItemId,
                line.Description,
                line.HsnSac,
                line.Uom,
                line.Quantity,
                line.UnitPrice,
                line.DiscountPercent,
                line.RatePercent,
                item == null ? null : item.GstRatePercent
            )
        )
            .Take(MostLines + 1)
            .ToListAsync(ct);
    }

    /// <summary>Lines somebody else or nobody pays, for the reader to see.</summary>
    private static Task<List<string>> FreeLinesAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        unit.Set<JobLine>()
            .Where(l =>
                l.TicketId == ticketId
                && l.Payer != LinePayer.Customer
                && (l.State == JobLineState.Done || l.State == JobLineState.Approved)
            )
            .OrderBy(l => l.Position)
            .Select(l => l.Description)
            .Take(MostLines)
            .ToListAsync(ct);

    private static bool IsService(JobLineKind kind) =>
        kind is JobLineKind.Labour or JobLineKind.Sublet or JobLineKind.Fee;

    private static string IncomeRole(BillableLine line) =>
        (line.Kind, line.ItemKind) switch
        {
            (JobLineKind.Part or JobLineKind.Consumable, ItemKind.Battery) => AccountRoles.SalesBattery,
            (JobLineKind.Part or JobLineKind.Consumable, _) => AccountRoles.SalesParts,
            _ => AccountRoles.ServiceLabour,
        };

    private sealed record Customer(long Id, string Name, GstTreatment GstTreatment, string? Gstin, string? StateCode);

    private sealed record BillableLine(
        JobLineKind Kind,
        ItemKind? ItemKind,
        long? ItemId,
        string Description,
        string HsnSac,
        string Uom,
        decimal Quantity,
        decimal UnitPrice,
        decimal DiscountPercent,
        decimal RatePercent,
        decimal? ItemRatePercent
    );
}

/// <param name="Amounts">Taxes and total as the invoice would have them today.</param>
/// <param name="InvoiceId">The issued invoice.</param>
/// <param name="NotBilled">Lines under warranty, goodwill or another payer.</param>
/// <param name="HasLeft">The vehicle is with the customer again.</param>
/// <param name="RateChanges">Look at them before the invoice is issued.</param>
public sealed record TicketBilling(
    long TicketId,
    TicketState State,
    long ContactId,
    string ContactName,
    IReadOnlyList<BillingLine> Lines,
    DocumentAmounts Amounts,
    long? InvoiceId,
    IReadOnlyList<string> NotBilled,
    bool HasLeft,
    IReadOnlyList<RateChange> RateChanges
);

public sealed record BillingLine(
    string Description,
    string HsnSac,
    decimal Quantity,
    string Uom,
    decimal UnitPrice,
    decimal Taxable,
    decimal Tax
);
