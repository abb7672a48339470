using Battwheels.Core.Common;

namespace Battwheels.Core.Billing;

public enum InvoiceStatus
{
    Issued,
    Cancelled,
}

/// <summary>What is still owed on an invoice; moves by guarded updates, so two receipts never take the same rupee.</summary>
[NotAudited("A running balance; invoices, receipts and cancellations that move it are audited.")]
public sealed class InvoiceBalance : TenantEntity, ICustomerOwned
{
    public required long InvoiceId { get; init; }

    public required long ContactId { get; init; }

    /// <summary>Of the invoice; repeated because open items are read oldest due first.</summary>
    public required DateOnly DueDate { get; init; }

    public required InvoiceStatus Status { get; init; }

    /// <summary>Of the invoice; repeated because receipts post by it.</summary>
    public string ReceivableRole { get; init; } = Accounting.AccountRoles.Ar;

    /// <summary>Rupees of the invoice.</summary>
    public required decimal Total { get; init; }

    /// <summary>Rupees not yet received, withheld or paid from an advance; 0 once cancelled.</summary>
    public required decimal Outstanding { get; init; }
}

/// <summary>An invoice lost its effect; its number stays used (GSTR-1 table 13). Never taken back.</summary>
public sealed class InvoiceCancellation : TenantEntity, IAppendOnly
{
    public required long InvoiceId { get; init; }

    public required string Reason { get; init; }

    /// <summary>The entry that reverses the invoice's; null when the invoice posted nothing.</summary>
    public long? JournalEntryId { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }

    public required DateTime AtUtc { get; init; }
}

/// <summary>An invoice was cancelled.</summary>
/// <param name="TicketId">The visit it billed; it may be billed again.</param>
public sealed record InvoiceCancelled(long InvoiceId, long? TicketId) : DomainEvent(InvoiceId)
{
    public override string Type => "INVOICE_CANCELLED";
}

/// <summary>An invoice was issued.</summary>
public sealed record InvoiceIssued(long InvoiceId, long? TicketId) : DomainEvent(InvoiceId)
{
    public override string Type => "INVOICE_ISSUED";
}

/// <summary>An invoice is paid in full.</summary>
public sealed record InvoicePaid(long InvoiceId, long? TicketId) : DomainEvent(InvoiceId)
{
    public override string Type => "INVOICE_PAID";
}
