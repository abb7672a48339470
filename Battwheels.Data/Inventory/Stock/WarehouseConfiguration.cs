using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Inventory.Stock;

internal sealed class WarehouseConfiguration : TenantEntityConfiguration<Warehouse>
{
    public override void Configure(EntityTypeBuilder<Warehouse> builder)
    {
        builder.Property(w => w.Code).HasMaxLength(10);
        builder.Property(w => w.Name).HasMaxLength(80);
        builder.HasIndex(w => new { w.OrganizationId, w.Code }).IsUnique();
        builder.References<Branch>(nameof(Warehouse.BranchId));
    }
}
