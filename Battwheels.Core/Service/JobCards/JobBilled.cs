using Battwheels.Core.Billing;
using Battwheels.Core.Common;

namespace Battwheels.Core.Service.JobCards;

/// <summary>What of a visit an invoice that stands has settled: a reopened visit bills only what it has not.</summary>
internal static class JobBilled
{
    /// <summary>Of these lines, those no invoice that stands has settled. A cancelled invoice gives its lines back.</summary>
    public static IQueryable<JobLine> Open(IReadUnit unit, IQueryable<JobLine> lines)
    {
        var standing = unit.Set<InvoiceBalance>().Where(b => b.Status == InvoiceStatus.Issued);
        return lines.Where(l => l.InvoiceId == null || !standing.Any(b => b.InvoiceId == l.InvoiceId));
    }
}
