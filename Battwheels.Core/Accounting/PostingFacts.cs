namespace Battwheels.Core.Accounting;

/// <summary>A change of stock value.</summary>
/// <param name="InventoryRole">Stock account of the item's kind.</param>
/// <param name="Value">Rupees; a count difference may be negative.</param>
/// <param name="PartyId">The vendor of goods received.</param>
public sealed record StockPosting(
    string SourceType,
    long SourceId,
    DateOnly Date,
    string InventoryRole,
    decimal Value,
    long WarehouseId,
    string Narration,
    long? PartyId = null,
    long? BranchId = null
);

/// <summary>Who bears the cost of a part.</summary>
public enum CostPayer
{
    Customer,
    OemWarranty,
    Goodwill,

    /// <summary>Our own vehicle or rework.</summary>
    Internal,
}

/// <summary>A part that went to a job card or came back from it.</summary>
/// <param name="CogsRole">Cost account of the item's kind, used when the customer pays.</param>
/// <param name="Cost">Rupees, not negative.</param>
public sealed record PartIssuePosting(
    string SourceType,
    long SourceId,
    DateOnly Date,
    string InventoryRole,
    string CogsRole,
    CostPayer Payer,
    decimal Cost,
    long WarehouseId,
    string Narration,
    long? JobCardId = null,
    long? VehicleId = null,
    long? BranchId = null
);

/// <summary>An invoice as the books see it; rupees.</summary>
/// <param name="IsUnionTerritory">The state tax is UTGST.</param>
/// <param name="RoundOff">Total less the sum of values and taxes; below one rupee either way.</param>
public sealed record InvoicePosting(
    long InvoiceId,
    string Number,
    DateOnly Date,
    DateOnly DueDate,
    long ContactId,
    IReadOnlyList<IncomeAmount> Income,
    decimal Cgst,
    decimal StateTax,
    bool IsUnionTerritory,
    decimal Igst,
    decimal RoundOff,
    decimal Total,
    long? BranchId,
    long? JobCardId,
    long? VehicleId
)
{
    /// <summary>Who owes it: a customer, or a maker for a warranty claim.</summary>
    public string ReceivableRole { get; init; } = AccountRoles.Ar;

    /// <summary>Made in the same unit: nothing can have been posted for it before.</summary>
    public bool IsNew { get; init; }
}

/// <summary>Income of a service contract.</summary>
/// <param name="Purpose">Once for a contract: <c>income:2026-11-30</c>.</param>
/// <param name="Amount">Rupees; taken back where it is negative.</param>
public sealed record ContractPosting(
    long ContractId,
    DateOnly Date,
    string Purpose,
    decimal Amount,
    string Narration,
    long? BranchId = null
);

/// <param name="Role">SALES_* or SERVICE_*.</param>
/// <param name="Taxable">Rupees after discount, before tax.</param>
public sealed record IncomeAmount(string Role, decimal Taxable);

/// <summary>A receipt; rupees. Received + TDS withheld = against invoices + advance.</summary>
/// <param name="MoneyRole">BANK_DEFAULT, CASH, UNDEPOSITED or GATEWAY_CLEARING.</param>
public sealed record ReceiptPosting(
    long ReceiptId,
    string Number,
    DateOnly Date,
    long ContactId,
    string MoneyRole,
    decimal Received,
    decimal TdsWithheld,
    decimal AgainstInvoices,
    decimal Advance,
    string Narration,
    long? BranchId = null
)
{
    /// <summary>Made in the same unit: nothing can have been posted for it before.</summary>
    public bool IsNew { get; init; }

    /// <summary>
    /// What of <see cref="AgainstInvoices"/> is not in this contact's AR: what makers owe for warranty claims, and invoices that
    /// name somebody who was merged into this contact since. Each balance is moved by what moves its own invoices.
    /// </summary>
    public IReadOnlyList<OwedElsewhere> Elsewhere { get; init; } = [];
}

/// <param name="ContactId">Whom the invoices name.</param>
/// <param name="ReceivableRole">The account that owes: AR or WARRANTY_RECEIVABLE.</param>
/// <param name="Amount">Rupees.</param>
public sealed record OwedElsewhere(long ContactId, string ReceivableRole, decimal Amount);

/// <summary>An advance that pays an invoice; rupees.</summary>
/// <param name="ContactId">Whom the receipt of the advance names.</param>
/// <param name="InvoicePartyId">Whom the invoice names; another one where one of the two was merged into the other.</param>
public sealed record AdvancePosting(
    long AllocationId,
    DateOnly Date,
    long ContactId,
    long InvoicePartyId,
    decimal Amount,
    string Narration,
    long? BranchId = null,
    string ReceivableRole = AccountRoles.Ar
);
