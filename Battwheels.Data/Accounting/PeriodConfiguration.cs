using Battwheels.Core.Accounting;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Accounting;

internal sealed class PeriodConfiguration : TenantEntityConfiguration<Period>
{
    public override void Configure(EntityTypeBuilder<Period> builder)
    {
        builder.Property(p => p.Month).HasMaxLength(7);
        builder.HasIndex(p => new { p.OrganizationId, p.Month }).IsUnique();
    }
}

internal sealed class AccountPeriodBalanceConfiguration : TenantEntityConfiguration<AccountPeriodBalance>
{
    public override void Configure(EntityTypeBuilder<AccountPeriodBalance> builder)
    {
        builder.Property(b => b.Period).HasMaxLength(7);
        builder.References<Account>(nameof(AccountPeriodBalance.AccountId));
        builder.References<Branch>(nameof(AccountPeriodBalance.BranchId));
        builder
            .HasIndex(b => new
            {
                b.OrganizationId,
                b.Period,
                b.AccountId,
                b.BranchId,
                b.IsClosing,
            })
            .IsUnique();
        builder.HasIndex(b => new
        {
            b.OrganizationId,
            b.AccountId,
            b.Period,
        });
    }
}
