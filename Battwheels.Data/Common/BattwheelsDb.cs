using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Battwheels.Data.Common;

/// <summary>The one model on every engine. Only the gate and the adapters of this project ever hold an instance.</summary>
internal abstract class BattwheelsDb : DbContext, IDataProtectionKeyContext
{
    protected BattwheelsDb(DbContextOptions options, TenantScope scope, IdGenerator ids)
        : base(options)
    {
        (Scope, Ids) = (scope, ids);
        // Looking at the tracker builds half the context: readers go without.
        if (
            options.FindExtension<CoreOptionsExtension>()?.QueryTrackingBehavior is not QueryTrackingBehavior.NoTracking
        )
            ChangeTracker.Tracking += Stamp;
    }

    internal TenantScope Scope { get; }

    internal IdGenerator Ids { get; }

    /// <summary>Bound into every query by the filter "Tenant".</summary>
    /// <exception cref="InvalidOperationException">The context belongs to no organization: fail closed.</exception>
    public long OrganizationId =>
        Scope.OrganizationId ?? throw new InvalidOperationException("No organization: tenant data cannot be read.");

    /// <summary>Bound into queries on customer-owned rows by the filter "Customer"; null for staff.</summary>
    public long? ContactId => Scope.ContactId;

    /// <summary>What became of that contact by a merge; bound like it.</summary>
    public long? MergedIntoId => Scope.MergedIntoId;

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// Gives a new row its organization. A value generator alone does not reach a column that is also part of a foreign
    /// key whose principal is not loaded.
    /// </summary>
    private static void Stamp(object? sender, EntityTrackingEventArgs e)
    {
        if (e is { FromQuery: false, State: EntityState.Added, Entry.Entity: TenantEntity { OrganizationId: 0 } })
            e.Entry.Property(nameof(TenantEntity.OrganizationId)).CurrentValue = (
                (BattwheelsDb)e.Entry.Context
            ).OrganizationId;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<decimal>().HaveConversion<ScaledConverters.Money>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<string>().HaveMaxLength(400);
        configurationBuilder.Properties<Phrase>().HaveConversion<PhraseConverter>().HaveMaxLength(KeptPhrase.Longest);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>(person =>
        {
            person.Property(p => p.Id).ValueGeneratedNever();
            person.HasIndex(p => p.NormalizedEmail).IsUnique();
            person.HasIndex(p => p.NormalizedUserName).IsUnique();
        });
        modelBuilder.Entity<IdentityUserClaim<long>>();
        modelBuilder.Entity<IdentityUserLogin<long>>().HasKey(l => new { l.LoginProvider, l.ProviderKey });
        modelBuilder
            .Entity<IdentityUserToken<long>>()
            .HasKey(t => new
            {
                t.UserId,
                t.LoginProvider,
                t.Name,
            });
        modelBuilder.Entity<DataProtectionKey>().Property(k => k.Xml).HasMaxLength(8000);

        TenantModel.AddEntities(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BattwheelsDb).Assembly);
        TenantModel.ApplyConventions(modelBuilder, this);
    }
}

internal sealed class SqliteDb(DbContextOptions<SqliteDb> options, TenantScope scope, IdGenerator ids)
    : BattwheelsDb(options, scope, ids);

internal sealed class SqlServerDb(DbContextOptions<SqlServerDb> options, TenantScope scope, IdGenerator ids)
    : BattwheelsDb(options, scope, ids);

internal sealed class PostgresDb(DbContextOptions<PostgresDb> options, TenantScope scope, IdGenerator ids)
    : BattwheelsDb(options, scope, ids);
