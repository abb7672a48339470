using Battwheels.Core.Common;
using Battwheels.Core.Service.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>How much of a line may still be asked for or issued.</summary>
internal static class PartRequests
{
    public static async Task<Error?> RefusalAsync(IReadUnit unit, JobLine line, decimal quantity, CancellationToken ct)
    {
        if (await ApprovalGate.RefusalAsync(unit, line, ct) is { } unapproved)
            return unapproved;
        if (line.State is not (JobLineState.Approved or JobLineState.Done))
            return JobErrors.LineNotApproved;
        if (!line.TakesStock)
            return JobErrors.NotAPart;
        if (quantity <= 0m || Money.RoundTo(quantity, 3) != quantity)
            return JobErrors.QuantityInvalid;
        var asked = await unit.Set<PartRequest>()
            .Where(r => r.JobLineId == line.Id && r.State == PartRequestState.Requested)
            .SumAsync(r => r.Quantity, ct);
        var left = line.Quantity - line.IssuedQuantity - asked;
        return quantity > left ? JobErrors.TooMany(left) : null;
    }
}
