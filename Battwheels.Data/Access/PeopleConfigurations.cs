using Battwheels.Core.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Access;

internal sealed class PersonSessionConfiguration : IEntityTypeConfiguration<PersonSession>
{
    public void Configure(EntityTypeBuilder<PersonSession> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        builder.HasIndex(s => new { s.PersonId, s.EndedAtUtc });
        builder.Property(s => s.TabletTokenHash).HasMaxLength(64);
        builder.HasIndex(s => s.TabletId);
        builder.Ignore(s => s.Tablet);
    }
}
