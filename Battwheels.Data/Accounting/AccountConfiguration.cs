using Battwheels.Core.Accounting;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Accounting;

internal sealed class AccountConfiguration : TenantEntityConfiguration<Account>
{
    public override void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(a => a.Code).HasMaxLength(10);
        builder.Property(a => a.Name).HasMaxLength(120);
        builder.Property(a => a.Role).HasMaxLength(40);
        builder.Property(a => a.Schedule3).HasMaxLength(80);
        builder.HasIndex(a => new { a.OrganizationId, a.Code }).IsUnique();
        builder.HasIndex(a => new { a.OrganizationId, a.Role }).IsUnique();
        builder.References<Account>(nameof(Account.ParentId));
    }
}
