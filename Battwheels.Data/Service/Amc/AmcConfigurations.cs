using Battwheels.Core.Access;
using Battwheels.Core.Billing;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Amc;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Amc;

internal sealed class AmcPlanConfiguration : TenantEntityConfiguration<AmcPlan>
{
    public override void Configure(EntityTypeBuilder<AmcPlan> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(80);
        builder.Property(p => p.Tier).HasMaxLength(40);
        builder.Property(p => p.Sac).HasMaxLength(8);
        builder.OwnsRows(p => p.Benefits, nameof(AmcPlanBenefit.AmcPlanId));
        builder.HasIndex(p => new { p.OrganizationId, p.Name }).IsUnique();
    }
}

internal sealed class AmcPlanBenefitConfiguration : TenantEntityConfiguration<AmcPlanBenefit>
{
    public override void Configure(EntityTypeBuilder<AmcPlanBenefit> builder)
    {
        builder.Property(b => b.Name).HasMaxLength(80);
        builder.References<Item>(nameof(AmcPlanBenefit.ItemId));
    }
}

internal sealed class AmcContractConfiguration : TenantEntityConfiguration<AmcContract>
{
    public override void Configure(EntityTypeBuilder<AmcContract> builder)
    {
        builder.Property(c => c.Number).HasMaxLength(20);
        builder.Property(c => c.PlanName).HasMaxLength(80);
        builder.Property(c => c.Sac).HasMaxLength(8);
        builder.Property(c => c.CancelReason).HasMaxLength(400);
        builder.References<Contact>(nameof(AmcContract.ContactId));
        builder.References<Branch>(nameof(AmcContract.BranchId));
        builder.References<AmcPlan>(nameof(AmcContract.AmcPlanId));
        builder.References<AmcContract>(nameof(AmcContract.RenewalOfId));
        builder.References<Invoice>(nameof(AmcContract.InvoiceId));
        builder.OwnsRows(c => c.Vehicles, nameof(AmcContractVehicle.AmcContractId));
        builder.OwnsRows(c => c.Entitlements, nameof(AmcEntitlement.AmcContractId));
        builder.HasIndex(c => new { c.OrganizationId, c.Number }).IsUnique();
        builder.HasIndex(c => new
        {
            c.OrganizationId,
            c.State,
            c.EndsOn,
        });
        builder.HasIndex(c => new { c.OrganizationId, c.NextLookOn });
        builder.HasIndex(c => new { c.OrganizationId, c.EndsOn });
        builder.HasIndex(c => new { c.OrganizationId, c.StartsOn });
    }
}

internal sealed class AmcContractVehicleConfiguration : TenantEntityConfiguration<AmcContractVehicle>
{
    public override void Configure(EntityTypeBuilder<AmcContractVehicle> builder)
    {
        builder.References<Vehicle>(nameof(AmcContractVehicle.VehicleId));
        builder
            .HasIndex(v => new
            {
                v.OrganizationId,
                v.AmcContractId,
                v.VehicleId,
            })
            .IsUnique();
    }
}

internal sealed class AmcEntitlementConfiguration : TenantEntityConfiguration<AmcEntitlement>
{
    public override void Configure(EntityTypeBuilder<AmcEntitlement> builder)
    {
        builder.Property(e => e.Name).HasMaxLength(80);
        builder.References<Item>(nameof(AmcEntitlement.ItemId));
    }
}

internal sealed class AmcUsageConfiguration : TenantEntityConfiguration<AmcUsage>
{
    public override void Configure(EntityTypeBuilder<AmcUsage> builder)
    {
        builder.Property(u => u.ActorName).HasMaxLength(200);
        builder.References<AmcContract>(nameof(AmcUsage.AmcContractId));
        builder.References<AmcEntitlement>(nameof(AmcUsage.EntitlementId));
        builder.References<Vehicle>(nameof(AmcUsage.VehicleId));
        builder.References<ServiceTicket>(nameof(AmcUsage.TicketId));
        builder.References<JobLine>(nameof(AmcUsage.JobLineId));
        builder.References<Membership>(nameof(AmcUsage.MembershipId));
        builder
            .HasIndex(u => new
            {
                u.OrganizationId,
                u.JobLineId,
                u.Turn,
            })
            .IsUnique();
    }
}
