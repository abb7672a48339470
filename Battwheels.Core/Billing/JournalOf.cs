using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing;

/// <summary>From a document to the entry it made.</summary>
internal static class JournalOf
{
    /// <summary>Null when the invoice posted nothing (a total of zero).</summary>
    public static Task<long?> InvoiceAsync(IReadUnit unit, long invoiceId, CancellationToken ct) =>
        FindAsync(unit, "Invoice", invoiceId, "issue", ct);

    public static Task<long?> ReceiptAsync(IReadUnit unit, long receiptId, CancellationToken ct) =>
        FindAsync(unit, "Receipt", receiptId, "receipt", ct);

    public static Task<long?> AdvanceUseAsync(IReadUnit unit, long allocationId, CancellationToken ct) =>
        FindAsync(unit, "Allocation", allocationId, "apply", ct);

    private static Task<long?> FindAsync(
        IReadUnit unit,
        string sourceType,
        long sourceId,
        string purpose,
        CancellationToken ct
    ) =>
        unit.Set<JournalEntry>()
            .Where(e => e.SourceType == sourceType && e.SourceId == sourceId && e.Purpose == purpose)
            .Select(e => (long?)e.Id)
            .SingleOrDefaultAsync(ct);
}
