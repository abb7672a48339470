using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Gst;

namespace Battwheels.Core.Billing;

public enum InvoiceKind
{
    TaxInvoice,

    /// <summary>
    /// A registered supplier's document under composition, or when every line is exempt or nil rated (CGST Act
    /// s. 31(3)(c)).
    /// </summary>
    BillOfSupply,

    /// <summary>Of a supplier without GSTIN: no word of GST on it.</summary>
    Invoice,
}

/// <summary>
/// What was billed, with supplier and customer as they were on that day. Never changes: payments and cancellation are
/// rows of their own. Amounts in rupees.
/// </summary>
/// <remarks>Source: CGST Act 2017 s. 31; CGST Rules 2017, Rules 46 and 49.</remarks>
public sealed class Invoice : TenantEntity, IAppendOnly, ICustomerOwned
{
    /// <summary>CGST Rules 2017, Rule 5(1)(f).</summary>
    public const string CompositionLegend = "Composition taxable person, not eligible to collect tax on supplies";

    private readonly List<InvoiceLine> _lines = [];

    /// <summary>As printed, at most 16 characters: <c>INV-2627-00042</c>.</summary>
    public required string Number { get; init; }

    /// <summary>Prefix and GSTIN the number is consecutive in; <c>INV:-</c> without registration.</summary>
    public required string Series { get; init; }

    public required string FyLabel { get; init; }

    /// <summary>1, 2, 3 ... in its series and fiscal year, without gap.</summary>
    public required long Sequence { get; init; }

    public required InvoiceKind Kind { get; init; }

    public required DateOnly Date { get; init; }

    public required DateOnly DueDate { get; init; }

    public required long BranchId { get; init; }

    public required long ContactId { get; init; }

    public required string SupplierName { get; init; }

    /// <summary>Set where it differs from the registered name.</summary>
    public string? SupplierTradeName { get; init; }

    /// <summary>Lines divided by line breaks.</summary>
    public required string SupplierAddress { get; init; }

    public required string SupplierStateCode { get; init; }

    public string? SupplierGstin { get; init; }

    /// <summary>The supplier was under composition: <see cref="CompositionLegend"/> stands at the top.</summary>
    public bool IsComposition { get; init; }

    public string? SupplierPhone { get; init; }

    public string? SupplierEmail { get; init; }

    [Personal(typeof(Contact), nameof(ContactId))]
    public required string CustomerName { get; init; }

    /// <summary>The name in small letters, for searching.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    [SearchKey]
    public required string CustomerSortName { get; init; }

    /// <summary>Lines divided by line breaks; empty when none is on record.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public required string CustomerAddress { get; init; }

    /// <summary>GST state code; empty when unknown.</summary>
    public required string CustomerStateCode { get; init; }

    [Personal(typeof(Contact), nameof(ContactId))]
    public string? CustomerGstin { get; init; }

    public required GstTreatment CustomerTreatment { get; init; }

    [Personal(typeof(Contact), nameof(ContactId))]
    public string? CustomerPhone { get; init; }

    /// <summary>GST state code.</summary>
    public required string PlaceOfSupply { get; init; }

    /// <summary>Why that place, with the section of the IGST Act.</summary>
    public required string PlaceOfSupplyRule { get; init; }

    public required SupplyKind SupplyKind { get; init; }

    /// <summary>The state's half of the tax is called UTGST.</summary>
    public required bool IsUnionTerritory { get; init; }

    /// <summary>The account role that owes it: AR, or WARRANTY_RECEIVABLE of a maker.</summary>
    public string ReceivableRole { get; init; } = Accounting.AccountRoles.Ar;

    public long? TicketId { get; init; }

    public long? JobCardId { get; init; }

    public long? VehicleId { get; init; }

    /// <summary>Registration and model as printed: <c>MH 14 EV 1163, Kaveri Auto</c>.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public string? VehicleText { get; init; }

    /// <summary>The same in capitals without blanks, for searching.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    [SearchKey]
    public string? VehicleKey { get; init; }

    /// <summary>Number of the ticket or the customer's order.</summary>
    public string? Reference { get; init; }

    [Personal(typeof(Contact), nameof(ContactId))]
    public string? Notes { get; init; }

    public required decimal Gross { get; init; }

    public required decimal Discount { get; init; }

    public required decimal Taxable { get; init; }

    public required decimal Cgst { get; init; }

    /// <summary>SGST or UTGST.</summary>
    public required decimal StateTax { get; init; }

    public required decimal Igst { get; init; }

    /// <summary>What takes the sum to the whole rupee; below 1 either way.</summary>
    public required decimal RoundOff { get; init; }

    public required decimal Total { get; init; }

    public required DateTime IssuedAtUtc { get; init; }

    /// <summary>Membership of who issued it; null for jobs.</summary>
    public long? IssuedByMembershipId { get; init; }

    public required string IssuedByName { get; init; }

    public IReadOnlyList<InvoiceLine> Lines => _lines;

    public GstSplit Tax => new(Cgst, StateTax, Igst);

    internal void Add(InvoiceLine line) => _lines.Add(line);
}

/// <summary>One line as billed. Amounts in rupees.</summary>
[NotAudited("Written once with its invoice, which is audited.")]
public sealed class InvoiceLine : TenantEntity, IAppendOnly
{
    public long InvoiceId { get; private set; }

    /// <summary>1, 2, 3 ... as printed.</summary>
    public required int LineNo { get; init; }

    /// <summary>At most 1,000 characters; line breaks are kept.</summary>
    public required string Description { get; init; }

    public required bool IsService { get; init; }

    /// <summary>HSN of goods, SAC of services.</summary>
    public required string HsnSac { get; init; }

    /// <summary>Unit quantity code: NOS, HRS, SET.</summary>
    public required string Uom { get; init; }

    [Quantity]
    public required decimal Quantity { get; init; }

    /// <summary>Before tax and discount.</summary>
    public required decimal UnitPrice { get; init; }

    /// <summary>Quantity times price, rounded.</summary>
    public required decimal Gross { get; init; }

    public required decimal Discount { get; init; }

    public required decimal Taxable { get; init; }

    /// <summary>Combined rate; 0 on exempt lines and without registration.</summary>
    [Rate]
    public required decimal RatePercent { get; init; }

    public required decimal Cgst { get; init; }

    public required decimal StateTax { get; init; }

    public required decimal Igst { get; init; }

    /// <summary>Account role the taxable value is income of: SALES_PARTS, SERVICE_LABOUR.</summary>
    public required string IncomeRole { get; init; }

    public long? ItemId { get; init; }

    public decimal Total => Taxable + Cgst + StateTax + Igst;
}
