using Battwheels.Core.Common;
using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Fleet;

/// <summary>How a first approval stands.</summary>
public enum FleetApprovalState
{
    /// <summary>For somebody of the account with a higher limit; void once its version is replaced, decided or too old.</summary>
    Waiting,
    Confirmed,

    /// <summary>Not confirmed, with a reason; the account decides again.</summary>
    SentBack,
}

/// <summary>
/// What somebody of an account approved above their limit: their choice of lines, kept until somebody else with a higher limit
/// confirms it. Only then is it a decision.
/// </summary>
public sealed class FleetApproval : TenantEntity, IVersioned, ICustomerOwned
{
    public const int LongestReason = 400;

    private readonly List<FleetApprovalLine> _lines = [];

    public required long ContactId { get; init; }

    public required long EstimateId { get; init; }

    public required long EstimateVersionId { get; init; }

    /// <summary>1, 2, 3 ... of the version: unique, so that of two first approvals at once one stands.</summary>
    public required int Nth { get; init; }

    /// <summary>Of the version that was shown.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Rupees with tax of the lines approved.</summary>
    public required decimal Total { get; init; }

    public required bool RiskAcknowledged { get; init; }

    /// <summary>A remark for the workshop.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public string? Note { get; init; }

    public required long FirstPersonId { get; init; }

    [Personal(typeof(FleetPerson), nameof(FirstPersonId))]
    public required string FirstName { get; init; }

    [Personal(typeof(FleetPerson), nameof(FirstPersonId))]
    public string? FirstIpAddress { get; init; }

    [Personal(typeof(FleetPerson), nameof(FirstPersonId))]
    public string? FirstBrowser { get; init; }

    public required DateTime AskedAtUtc { get; init; }

    public FleetApprovalState State { get; set; }

    public long? SecondPersonId { get; set; }

    [Personal(typeof(Contact), nameof(ContactId))]
    public string? SecondName { get; set; }

    public DateTime? DecidedAtUtc { get; set; }

    /// <summary>Why it was sent back.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public string? Reason { get; set; }

    public int Version { get; private set; }

    public IReadOnlyList<FleetApprovalLine> Lines => _lines;

    public void Add(FleetApprovalLine line) => _lines.Add(line);
}

/// <summary>Yes or no to one line.</summary>
public sealed class FleetApprovalLine : TenantEntity, IAppendOnly
{
    public long FleetApprovalId { get; private set; }

    public required long EstimateLineId { get; init; }

    public required bool IsApproved { get; init; }
}
