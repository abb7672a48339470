namespace Battwheels.Core.Billing;

/// <summary>What is to be billed; supplier, customer, place of supply, tax and number are found at issue.</summary>
/// <param name="ContactId">Who is billed.</param>
/// <param name="TicketId">The visit; the branch and vehicle are the caller's to give.</param>
/// <param name="VehicleText">Registration and model as printed.</param>
/// <param name="Reference">Number of the ticket or of the customer's order, as printed.</param>
/// <param name="DueDate">Default: the day of issue, or the organization's credit days later for a customer with a limit.</param>
/// <param name="ReceivableRole">AR; WARRANTY_RECEIVABLE where a maker is billed for a warranty claim.</param>
public sealed record InvoiceDraft(
    long ContactId,
    long BranchId,
    IReadOnlyList<InvoiceDraftLine> Lines,
    long? TicketId,
    long? JobCardId,
    long? VehicleId,
    string? VehicleText,
    string? Reference,
    string? Notes = null,
    DateOnly? DueDate = null,
    string ReceivableRole = Accounting.AccountRoles.Ar
);

/// <param name="IsService">Service with a SAC; else goods with an HSN.</param>
/// <param name="Uom">Unit quantity code: NOS, HRS.</param>
/// <param name="UnitPrice">Rupees before tax, two decimals.</param>
/// <param name="DiscountPercent">0 to 100; not looked at when an amount is given.</param>
/// <param name="RatePercent">GST rate; ignored when the supplier is unregistered.</param>
/// <param name="IncomeRole">SALES_* or SERVICE_* role of the chart of accounts.</param>
/// <param name="DiscountAmount">Rupees off the line.</param>
public sealed record InvoiceDraftLine(
    string Description,
    bool IsService,
    string HsnSac,
    string Uom,
    decimal Quantity,
    decimal UnitPrice,
    decimal DiscountPercent,
    decimal RatePercent,
    string IncomeRole,
    long? ItemId = null,
    decimal? DiscountAmount = null
);
