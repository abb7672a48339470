using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Costing;

/// <summary>
/// What an hour of work costs the workshop from a day on: wages with what stands on them, not what the customer pays. A
/// row stays; another one from the same day replaces it.
/// </summary>
public sealed class LabourRate : TenantEntity, IAppendOnly
{
    /// <summary>Null: every branch without a rate of its own.</summary>
    public long? BranchId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Rupees.</summary>
    public required decimal PerHour { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }

    public required DateTime AtUtc { get; init; }
}

/// <summary>One row of the rates, as <see cref="LabourRateCalculator"/> sees it.</summary>
public sealed record LabourRateRow(long Id, long? BranchId, DateOnly ValidFrom, decimal PerHour);

/// <summary>Which rate is in force.</summary>
public static class LabourRateCalculator
{
    /// <summary>
    /// The branch's own rate goes before the one for all; of each the latest that has begun, and of those of one day the
    /// last one entered. Zero where nobody entered any.
    /// </summary>
    public static decimal PerHour(IEnumerable<LabourRateRow> rates, long branchId, DateOnly day) =>
        rates
            .Where(r => (r.BranchId is null || r.BranchId == branchId) && r.ValidFrom <= day)
            .OrderByDescending(r => r.BranchId is not null)
            .ThenByDescending(r => r.ValidFrom)
            .ThenByDescending(r => r.Id)
            .Select(r => r.PerHour)
            .FirstOrDefault();
}
