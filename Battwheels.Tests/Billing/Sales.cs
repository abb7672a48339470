using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Data.Common;
using Battwheels.Tests.Accounting;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Billing;

/// <summary>Short ways to set up a garage that bills, to issue, to be paid, and to look at the rows.</summary>
internal static class Sales
{
    public const string Gstin = "27AAKCT4821P1ZP";
    public const string FleetGstin = "27AAHCA3907Q1Z8";
    public static readonly DateOnly Today = new(2026, 11, 4);

    /// <summary>Registers the organization in Maharashtra, with address and UPI.</summary>
    public static async Task RegisterAsync(this TestDb db, string? gstin = Gstin, long? organization = null)
    {
        await using var raw = db.Database(new TenantScope(organization ?? db.OrgA));
        var profile = await raw.Set<OrganizationProfile>().SingleAsync();
        (profile.LegalName, profile.TradeName) = ("Tarang Mobility Private Limited", "Tarang EV Service");
        (profile.Gstin, profile.StateCode) = (gstin, "27");
        (profile.AddressLine1, profile.City, profile.PinCode) = ("Plot 14, Lane 3, Baner Road", "Pune", "411045");
        (profile.Phone, profile.Email) = ("+91 90000 10214", "accounts@tarang.example");
        (profile.BankName, profile.BankAccountNo) = ("Deccan Commerce Bank, Baner", "04120000884417");
        (profile.BankIfsc, profile.UpiVpa) = ("DCMB0000412", "tarangev@dcbank");
        await raw.SaveChangesAsync();
    }

    public static Task<long> FleetAsync(this TestDb db, decimal creditLimit = 0m) =>
        db.ContactAsync(
            new ContactInput(
                ContactKind.Business,
                "Ambika Last-Mile Pvt Ltd",
                "9000055602",
                GstTreatment: GstTreatment.Registered,
                Gstin: FleetGstin,
                AddressLine1: "Gat 212, Moshi",
                City: "Pune",
                PinCode: "412105",
                CreditLimit: creditLimit
            )
        );

    public static Task<long> WalkInAsync(this TestDb db, string name = "Ramesh Kale", long? organization = null) =>
        db.ContactAsync(CrmSeeds.Person(name), organization);

    public static InvoiceDraftLine Labour(decimal price, decimal rate = 18m, decimal quantity = 1m) =>
        new("Brake service", true, "998714", "HRS", quantity, price, 0m, rate, AccountRoles.ServiceLabour);

    public static InvoiceDraftLine Part(decimal price, decimal rate = 18m, decimal quantity = 1m) =>
        new("Brake set, front", false, "870830", "SET", quantity, price, 0m, rate, AccountRoles.SalesParts);

    public static async Task<InvoiceDraft> DraftAsync(
        this TestDb db,
        long contactId,
        params IReadOnlyList<InvoiceDraftLine> lines
    ) => new(contactId, await db.BranchAsync(db.OrgA), lines, null, null, null, null, null);

    public static async Task<long> BranchAsync(this TestDb db, long organization)
    {
        await using var raw = db.Database(new TenantScope(organization));
        return await raw.Set<Branch>().Where(b => b.IsDefault).Select(b => b.Id).SingleAsync();
    }

    public static Task<Result<long>> IssueAsync(this TestDb db, InvoiceDraft draft, long? organization = null) =>
        db.UnitsFor(Actor.Job(organization ?? db.OrgA, "test", InvoicePermissions.Create))
            .RunAsync<long>(
                InvoicePermissions.Create,
                CommandId.New(),
                draft,
                async unit =>
                {
                    var issued = await Invoices.IssueAsync(unit, draft, default);
                    return issued.Error is { } error ? error : issued.Value.Id;
                },
                default
            );

    /// <summary>Issues and expects it to work.</summary>
    public static async Task<long> IssuedAsync(
        this TestDb db,
        long contactId,
        params IReadOnlyList<InvoiceDraftLine> lines
    )
    {
        var issued = await db.IssueAsync(await db.DraftAsync(contactId, lines));
        Assert.Null(issued.Error);
        return issued.Value;
    }

    public static async Task<InvoiceView> InvoiceAsync(this TestDb db, long id) =>
        (await db.Service<InvoiceService>(InvoicePermissions.Read, AccountingPermissions.Read).GetAsync(id, default))!;

    public static async Task<ReceiptView> ReceiptAsync(this TestDb db, long id) =>
        (await db.Service<ReceiptService>(PaymentPermissions.Read, AccountingPermissions.Read).GetAsync(id, default))!;

    public static ReceiptService Cashier(this TestDb db, long? organization = null) =>
        db.Service<ReceiptService>(
            Actor.Job(organization ?? db.OrgA, "cashier", PaymentPermissions.Record, PaymentPermissions.Reverse)
        );

    public static Task<Result<long>> ReceiveAsync(this TestDb db, RecordReceipt input, CommandId? command = null) =>
        db.Cashier().RecordAsync(input, command ?? CommandId.New(), default);

    /// <summary>Receives and expects it to work.</summary>
    public static async Task<long> ReceivedAsync(this TestDb db, RecordReceipt input)
    {
        var received = await db.ReceiveAsync(input);
        Assert.Null(received.Error);
        return received.Value;
    }

    /// <summary>The lines of the entry a document made, as "role Dr|Cr amount".</summary>
    public static async Task<string[]> PostedAsync(this TestDb db, string sourceType, long sourceId, string purpose)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var entry = await raw.Set<JournalEntry>()
            .Where(e => e.SourceType == sourceType && e.SourceId == sourceId && e.Purpose == purpose)
            .Select(e => e.Id)
            .SingleAsync();
        return await db.LinesAsync(entry);
    }

    /// <summary>Net balance of a role over all entries, debit positive.</summary>
    public static async Task<decimal> NetAsync(this TestDb db, string role)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var account = await raw.Set<Account>().Where(a => a.Role == role).Select(a => a.Id).SingleAsync();
        var lines = await raw.Set<JournalLine>().Where(l => l.AccountId == account).ToListAsync();
        return lines.Sum(l => l.Debit - l.Credit);
    }
}
