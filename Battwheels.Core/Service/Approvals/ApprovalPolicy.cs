using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Approvals;

/// <summary>One row of the approval policy. It is ended, never changed: decisions point to it.</summary>
public sealed class ApprovalPolicy : TenantEntity, IVersioned
{
    /// <summary>Null: every branch that has no rows of its own for this basis.</summary>
    public long? BranchId { get; init; }

    public required ApprovalBasis Basis { get; init; }

    /// <inheritdoc cref="ApprovalRule" path="/param[@name='From']"/>
    public decimal? From { get; init; }

    /// <inheritdoc cref="ApprovalRule" path="/param[@name='To']"/>
    public decimal? To { get; init; }

    public required int Level { get; init; }

    public required ApproverKind ApproverKind { get; init; }

    public string? RoleCode { get; init; }

    /// <summary>The person, where it is one.</summary>
    public long? MembershipId { get; init; }

    public required int ApproversNeeded { get; init; }

    /// <summary>Business hours.</summary>
    public required int ExpiryHours { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }

    public int Version { get; private set; }

    public static ApprovalPolicy Of(ApprovalRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new ApprovalPolicy
        {
            BranchId = rule.BranchId,
            Basis = rule.Basis,
            From = rule.From,
            To = rule.To,
            Level = rule.Level,
            ApproverKind = rule.Approver.Kind,
            RoleCode = rule.Approver.Role,
            MembershipId = rule.Approver.MembershipId,
            ApproversNeeded = rule.ApproversNeeded,
            ExpiryHours = rule.ExpiryHours,
            ValidFrom = rule.ValidFrom,
            ValidTo = rule.ValidTo,
        };
    }

    public ApprovalRule ToRule() =>
        new(
            Id,
            Basis,
            From,
            To,
            Level,
            new Approver(ApproverKind, RoleCode, MembershipId),
            ApproversNeeded,
            ExpiryHours,
            BranchId,
            ValidFrom,
            ValidTo
        );
}

/// <summary>Somebody decides on behalf of somebody else for some days. It cannot be handed on.</summary>
public sealed class ApprovalDelegation : TenantEntity, IVersioned
{
    /// <summary>Who is away.</summary>
    public required long FromMembershipId { get; init; }

    public required long ToMembershipId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly ValidTo { get; set; }

    /// <summary>Rupees before tax up to which they may decide; null: no cap.</summary>
    public decimal? AmountCap { get; init; }

    public int Version { get; private set; }
}
