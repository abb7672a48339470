using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sublets;

/// <summary>What the work of sublet lines is agreed to cost.</summary>
internal static class SubletCosts
{
    /// <summary>Rupees before tax by line; a line nothing is ordered for is not among them.</summary>
    public static async Task<Dictionary<long, decimal>> AgreedAsync(
        IReadUnit unit,
        IEnumerable<JobLine> lines,
        CancellationToken ct
    )
    {
        long?[] ids = [.. lines.Where(l => l.Kind is JobLineKind.Sublet).Select(l => (long?)l.Id)];
        if (ids.Length == 0)
            return [];
        return await unit.Set<SubletOrder>()
            .Where(o => ids.Contains(o.LiveJobLineId))
            .Select(o => new { o.JobLineId, o.AgreedCost })
            .ToDictionaryAsync(o => o.JobLineId, o => o.AgreedCost, ct);
    }
}
