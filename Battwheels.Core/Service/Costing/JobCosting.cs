using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Costing;

/// <summary>What a visit had earned when it was closed; a visit that is reopened and closed again gets another one.</summary>
public sealed class JobCosting : TenantEntity, IAppendOnly
{
    private readonly List<JobCostingLine> _lines = [];

    public required long TicketId { get; init; }

    public required long BranchId { get; init; }

    public required DateTime AtUtc { get; init; }

    /// <summary>Rupees before tax, as all amounts here.</summary>
    public required decimal Revenue { get; init; }

    public required decimal Parts { get; init; }

    public required decimal Hours { get; init; }

    public required decimal Labour { get; init; }

    public required decimal Outside { get; init; }

    public required decimal Recovery { get; init; }

    public required decimal Earned { get; init; }

    public IReadOnlyList<JobCostingLine> Lines => _lines;

    internal void Add(JobCostingLine line) => _lines.Add(line);
}

/// <summary>One line of it.</summary>
[NotAudited("Written once with its costing, which is audited.")]
public sealed class JobCostingLine : TenantEntity, IAppendOnly
{
    public long JobCostingId { get; private set; }

    public required int LineNo { get; init; }

    /// <summary>Null: the visit as a whole.</summary>
    public long? JobLineId { get; init; }

    public required string Description { get; init; }

    public JobLineKind? Kind { get; init; }

    public LinePayer? Payer { get; init; }

    public required decimal Revenue { get; init; }

    public required bool IsBilled { get; init; }

    public required decimal Parts { get; init; }

    public required decimal Hours { get; init; }

    public required decimal Labour { get; init; }

    public required decimal Outside { get; init; }

    public required bool OutsideIsBilled { get; init; }

    public required decimal Recovery { get; init; }

    public required decimal Claimed { get; init; }
}
