using Battwheels.Core.Crm;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Crm;

internal sealed class ContactConfiguration : TenantEntityConfiguration<Contact>
{
    public override void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(200);
        builder.Property(c => c.SortName).HasMaxLength(200);
        builder.Property(c => c.Phone).HasMaxLength(40);
        builder.Property(c => c.PhoneKey).HasMaxLength(20);
        builder.Property(c => c.Email).HasMaxLength(200);
        builder.Property(c => c.Gstin).HasMaxLength(15);
        builder.Property(c => c.Pan).HasMaxLength(10);
        builder.Property(c => c.AddressLine1).HasMaxLength(200);
        builder.Property(c => c.AddressLine2).HasMaxLength(200);
        builder.Property(c => c.City).HasMaxLength(100);
        builder.Property(c => c.PinCode).HasMaxLength(20);
        builder.Property(c => c.StateCode).HasMaxLength(2);
        builder.Property(c => c.Notes).HasMaxLength(4000);
        builder.References<Contact>(nameof(Contact.MergedIntoId));
        builder.HasIndex(c => new
        {
            c.OrganizationId,
            c.IsArchived,
            c.SortName,
            c.Id,
        });
    }
}

internal sealed class ContactKeyConfiguration : TenantEntityConfiguration<ContactKey>
{
    public override void Configure(EntityTypeBuilder<ContactKey> builder)
    {
        builder.Property(k => k.Kind).HasMaxLength(10);
        builder.Property(k => k.Key).HasMaxLength(100);
        builder.References<Contact>(nameof(ContactKey.ContactId));
        builder
            .HasIndex(k => new
            {
                k.OrganizationId,
                k.Kind,
                k.Key,
                k.ContactId,
            })
            .IsUnique();
    }
}

internal sealed class ContactClaimConfiguration : TenantEntityConfiguration<ContactClaim>
{
    public override void Configure(EntityTypeBuilder<ContactClaim> builder)
    {
        builder.Property(c => c.Kind).HasMaxLength(10);
        builder.Property(c => c.Key).HasMaxLength(100);
        builder
            .HasIndex(c => new
            {
                c.OrganizationId,
                c.Kind,
                c.Key,
            })
            .IsUnique();
    }
}
