using Battwheels.Core.Common;
using Battwheels.Core.Crm;

namespace Battwheels.Core.Billing;

public enum PaymentMode
{
    Cash,
    Upi,
    Card,
    BankTransfer,
    Cheque,

    /// <summary>Over a payment provider: with the provider until it pays out.</summary>
    Online,
}

/// <summary>Money a customer gave, as it came in. Never changes; a wrong or bounced one is taken back by a row of its own.</summary>
/// <remarks>Received + withheld = against invoices + advance. Rupees.</remarks>
public sealed class Receipt : TenantEntity, IAppendOnly, ICustomerOwned
{
    /// <summary><c>RCP-2627-00042</c>.</summary>
    public required string Number { get; init; }

    public required DateOnly Date { get; init; }

    public required long BranchId { get; init; }

    public required long ContactId { get; init; }

    [Personal(typeof(Contact), nameof(ContactId))]
    public required string CustomerName { get; init; }

    /// <summary>The name in small letters, for searching.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    [SearchKey]
    public required string CustomerSortName { get; init; }

    [Personal(typeof(Contact), nameof(ContactId))]
    public string? CustomerGstin { get; init; }

    public required PaymentMode Mode { get; init; }

    /// <summary>UPI or bank reference, card slip or cheque number; null for cash.</summary>
    public string? Reference { get; init; }

    /// <summary>Money that came in.</summary>
    public required decimal Received { get; init; }

    /// <summary>Income tax the customer withheld and pays in our name.</summary>
    public required decimal TdsWithheld { get; init; }

    /// <summary>Put on invoices at once.</summary>
    public required decimal AgainstInvoices { get; init; }

    /// <summary>Kept for later invoices.</summary>
    public required decimal Advance { get; init; }

    [Personal(typeof(Contact), nameof(ContactId))]
    public string? Notes { get; init; }

    public required DateTime RecordedAtUtc { get; init; }

    public long? RecordedByMembershipId { get; init; }

    public required string RecordedByName { get; init; }
}

/// <summary>Part of a receipt that pays an invoice.</summary>
public sealed class ReceiptAllocation : TenantEntity, IAppendOnly
{
    public required long ReceiptId { get; init; }

    public required long InvoiceId { get; init; }

    public required decimal Amount { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>Paid later, from the receipt's advance; it then has an entry of its own in the books.</summary>
    public required bool FromAdvance { get; init; }

    /// <summary>The allocation this one takes back; its amount is then negative. Each is taken back once.</summary>
    public long? ReversesAllocationId { get; init; }

    public required DateTime AtUtc { get; init; }

    public required string ActorName { get; init; }
}

/// <summary>What is left of a receipt's advance; moves by guarded updates.</summary>
[NotAudited("A running balance; receipts and allocations that move it are audited.")]
public sealed class AdvanceBalance : TenantEntity, ICustomerOwned
{
    public required long ReceiptId { get; init; }

    public required long ContactId { get; init; }

    public required decimal Total { get; init; }

    public required decimal Available { get; init; }
}

/// <summary>A receipt lost its effect: entered wrongly, or the cheque bounced. Its invoices are open again.</summary>
public sealed class ReceiptReversal : TenantEntity, IAppendOnly
{
    public required long ReceiptId { get; init; }

    public required string Reason { get; init; }

    /// <summary>The entry that reverses the receipt's.</summary>
    public required long JournalEntryId { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }

    public required DateTime AtUtc { get; init; }
}
