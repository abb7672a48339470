using Battwheels.Core.Access;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Approvals;

internal sealed class ApprovalPolicyConfiguration : TenantEntityConfiguration<ApprovalPolicy>
{
    public override void Configure(EntityTypeBuilder<ApprovalPolicy> builder)
    {
        builder.Property(p => p.RoleCode).HasMaxLength(40);
        builder.References<Branch>(nameof(ApprovalPolicy.BranchId));
        builder.References<Membership>(nameof(ApprovalPolicy.MembershipId));
        builder.HasIndex(p => new { p.OrganizationId, p.ValidFrom });
    }
}

internal sealed class ApprovalDelegationConfiguration : TenantEntityConfiguration<ApprovalDelegation>
{
    public override void Configure(EntityTypeBuilder<ApprovalDelegation> builder)
    {
        builder.References<Membership>(nameof(ApprovalDelegation.FromMembershipId));
        builder.References<Membership>(nameof(ApprovalDelegation.ToMembershipId));
        builder.HasIndex(d => new { d.OrganizationId, d.ValidTo });
    }
}

internal sealed class ApprovalRequestConfiguration : TenantEntityConfiguration<ApprovalRequest>
{
    public override void Configure(EntityTypeBuilder<ApprovalRequest> builder)
    {
        builder.Property(r => r.ContentHash).HasMaxLength(64);
        builder.Property(r => r.TriggeringLines).HasMaxLength(8_000);
        builder.Ignore(r => r.Current);
        builder.Ignore(r => r.LapsesAtUtc);
        builder.References<Estimate>(nameof(ApprovalRequest.EstimateId));
        builder.References<EstimateVersion>(nameof(ApprovalRequest.EstimateVersionId));
        builder.References<ServiceTicket>(nameof(ApprovalRequest.TicketId));
        builder.References<Membership>(nameof(ApprovalRequest.RequestedByMembershipId));
        builder.References<ApprovalRequest>(nameof(ApprovalRequest.CoveredByRequestId));
        builder.OwnsRows(r => r.Steps, nameof(ApprovalStep.ApprovalRequestId));
        builder.OwnsRows(r => r.Reasons, nameof(ApprovalReason.ApprovalRequestId));
        builder.HasIndex(r => new { r.OrganizationId, r.EstimateVersionId });
        builder.HasIndex(r => new { r.OrganizationId, r.TicketId });
        builder.HasIndex(r => new
        {
            r.OrganizationId,
            r.EstimateId,
            r.State,
        });
        builder.HasIndex(r => new
        {
            r.OrganizationId,
            r.State,
            r.NextCheckUtc,
        });
        builder.HasIndex(r => new
        {
            r.OrganizationId,
            r.IsOverridden,
            r.DecidedAtUtc,
        });
    }
}

internal sealed class ApprovalStepConfiguration : TenantEntityConfiguration<ApprovalStep>
{
    public override void Configure(EntityTypeBuilder<ApprovalStep> builder)
    {
        builder.Property(s => s.RoleCode).HasMaxLength(40);
        builder.Ignore(s => s.Approver);
        builder.References<Membership>(nameof(ApprovalStep.MembershipId));
        builder
            .HasIndex(s => new
            {
                s.OrganizationId,
                s.ApprovalRequestId,
                s.Position,
            })
            .IsUnique();
    }
}

internal sealed class ApprovalReasonConfiguration : TenantEntityConfiguration<ApprovalReason>
{
    public override void Configure(EntityTypeBuilder<ApprovalReason> builder)
    {
        builder.References<ApprovalPolicy>(nameof(ApprovalReason.PolicyId));
        builder.HasIndex(r => new
        {
            r.OrganizationId,
            r.ApprovalRequestId,
            r.Step,
        });
    }
}

internal sealed class ApprovalDecisionConfiguration : TenantEntityConfiguration<ApprovalDecision>
{
    public override void Configure(EntityTypeBuilder<ApprovalDecision> builder)
    {
        builder.Property(d => d.Comment).HasMaxLength(1_000);
        builder.Property(d => d.ContentHash).HasMaxLength(64);
        builder.Property(d => d.IpAddress).HasMaxLength(45);
        builder.References<ApprovalRequest>(nameof(ApprovalDecision.ApprovalRequestId));
        builder.References<Membership>(nameof(ApprovalDecision.ByMembershipId));
        builder.References<Membership>(nameof(ApprovalDecision.OnBehalfOfMembershipId));
        builder.References<ApprovalDelegation>(nameof(ApprovalDecision.DelegationId));
        // One word of one person to one step.
        builder
            .HasIndex(d => new
            {
                d.OrganizationId,
                d.ApprovalRequestId,
                d.Step,
                d.Verdict,
                d.ByMembershipId,
            })
            .IsUnique();
    }
}
