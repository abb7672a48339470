using Battwheels.Core.Access;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Appointments;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Appointments;

internal sealed class AppointmentConfiguration : TenantEntityConfiguration<Appointment>
{
    public override void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.Property(a => a.Title).HasMaxLength(160);
        builder.Property(a => a.Notes).HasMaxLength(Appointment.LongestNotes);
        builder.Property(a => a.Bay).HasMaxLength(Appointment.LongestBay);
        builder.Property(a => a.Reason).HasMaxLength(Appointment.LongestReason);
        builder.References<Branch>(nameof(Appointment.BranchId));
        builder.References<Contact>(nameof(Appointment.ContactId));
        builder.References<Vehicle>(nameof(Appointment.VehicleId));
        builder.References<Membership>(nameof(Appointment.TechnicianId));
        builder.References<ServiceTicket>(nameof(Appointment.TicketId));
        builder.HasIndex(a => new { a.OrganizationId, a.StartsAtUtc });
        builder.HasIndex(a => new
        {
            a.OrganizationId,
            a.State,
            a.StartsAtUtc,
        });
        builder.HasIndex(a => new { a.OrganizationId, a.TicketId }).IsUnique();
        builder.HasIndex(a => new { a.OrganizationId, a.VehicleId });
    }
}
