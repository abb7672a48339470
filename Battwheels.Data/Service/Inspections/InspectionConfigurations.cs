using Battwheels.Core.Access;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Inspections;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Inspections;

internal sealed class InspectionConfiguration : TenantEntityConfiguration<Inspection>
{
    public override void Configure(EntityTypeBuilder<Inspection> builder)
    {
        builder.Property(i => i.TemplateCode).HasMaxLength(40);
        builder.Property(i => i.Name).HasMaxLength(InspectionTemplate.LongestName);
        builder.References<ServiceTicket>(nameof(Inspection.TicketId));
        builder.References<Vehicle>(nameof(Inspection.VehicleId));
        builder.References<Membership>(nameof(Inspection.FinishedById));
        builder.HasIndex(i => new { i.OrganizationId, i.TicketId });
    }
}

internal sealed class InspectionPointConfiguration : TenantEntityConfiguration<InspectionPoint>
{
    public override void Configure(EntityTypeBuilder<InspectionPoint> builder)
    {
        builder.Ignore(p => p.Answer);
        builder.Property(p => p.GroupName).HasMaxLength(InspectionTemplate.LongestGroup);
        builder.Property(p => p.Label).HasMaxLength(InspectionTemplate.LongestLabel);
        builder.Property(p => p.Unit).HasMaxLength(InspectionTemplate.LongestUnit);
        builder.Property(p => p.Note).HasMaxLength(InspectionPoint.LongestNote);
        builder.References<Inspection>(nameof(InspectionPoint.InspectionId));
        builder.References<ServiceTicket>(nameof(InspectionPoint.TicketId));
        builder.References<Vehicle>(nameof(InspectionPoint.VehicleId));
        builder
            .HasIndex(p => new
            {
                p.OrganizationId,
                p.InspectionId,
                p.Position,
            })
            .IsUnique();
        builder.HasIndex(p => new { p.OrganizationId, p.TicketId });
        builder.HasIndex(p => new
        {
            p.OrganizationId,
            p.VehicleId,
            p.Label,
        });
    }
}

internal sealed class InspectionTemplateConfiguration : TenantEntityConfiguration<InspectionTemplate>
{
    public override void Configure(EntityTypeBuilder<InspectionTemplate> builder)
    {
        builder.Ignore(t => t.Code);
        builder.Property(t => t.Name).HasMaxLength(InspectionTemplate.LongestName);
        builder.Property(t => t.NameKey).HasMaxLength(InspectionTemplate.LongestName);
        builder.OwnsRows(t => t.Points, nameof(InspectionTemplatePoint.InspectionTemplateId));
        builder.HasIndex(t => new { t.OrganizationId, t.NameKey }).IsUnique();
    }
}

internal sealed class InspectionTemplatePointConfiguration : TenantEntityConfiguration<InspectionTemplatePoint>
{
    public override void Configure(EntityTypeBuilder<InspectionTemplatePoint> builder)
    {
        builder.Property(p => p.GroupName).HasMaxLength(InspectionTemplate.LongestGroup);
        builder.Property(p => p.Label).HasMaxLength(InspectionTemplate.LongestLabel);
        builder.Property(p => p.Unit).HasMaxLength(InspectionTemplate.LongestUnit);
        builder.HasIndex(p => new { p.OrganizationId, p.InspectionTemplateId });
    }
}
