using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Figures.Measuring;
using Battwheels.Figures.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Figures.Figures;

/// <summary>
/// P16: a query narrowed to the organization by the model's filter (and by row-level security on servers), without and
/// with the statement guard of Development, against the same query with its WHERE written by hand.
/// </summary>
internal static class TenantFilters
{
    private const int Rows = 50;

    internal sealed record Line(long Id, string Number, string Title, DateTime CreatedAtUtc);

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchSite site, int operations)
    {
        var garage = site.Garages[0];
        await using var guarded = BenchSite.Build(Guarded(site.Options), new CommandMeter());
        await using PlainDb plain = new(site.Options);
        await plain.Database.OpenConnectionAsync();
        return
        [
            await CompareAsync("P16", "tenant filter", site.Services),
            await CompareAsync("P16-guard", "tenant filter and statement guard (Development and tests)", guarded),
        ];

        async Task<Figure> CompareAsync(string id, string what, IServiceProvider services)
        {
            await using var db = services.GetRequiredService<DbFactory>().Create(new TenantScope(garage.Id));
            await db.Database.OpenConnectionAsync();
            var measured = await Alternating.RunAsync(
                () => Alternating.EachAsync(operations, () => FilteredAsync(db)),
                () => Alternating.EachAsync(operations, () => ByHandAsync(plain, garage.Id))
            );
            return new Figure(
                id,
                site.Options.Provider is DatabaseProvider.Sqlite ? what : $"{what}, row-level security",
                site.Engine,
                "ms median",
                measured.Ours.Median,
                "the same query with its WHERE by hand, in a model without filters; on servers as the owner whom no policy binds",
                measured.Ratio,
                Target: null,
                Gate: 1.1,
                MoreIsBetter: false,
                measured.Ours,
                measured.Comparator,
                measured.Runs,
                new Dictionary<string, object>()
            );
        }
    }

    private static Task<List<Line>> FilteredAsync(BattwheelsDb db) =>
        db.Set<ServiceTicket>()
            .AsNoTracking()
            .Where(t => t.State == TicketState.Closed)
            .OrderByDescending(t => t.CreatedAtUtc)
            .Take(Rows)
            .Select(t => new Line(t.Id, t.Number, t.Title, t.CreatedAtUtc))
            .ToListAsync();

    private static Task<List<Line>> ByHandAsync(PlainDb db, long organization) =>
        db.Set<PlainTicket>()
            .AsNoTracking()
            .Where(t => t.OrganizationId == organization && t.State == "Closed")
            .OrderByDescending(t => t.CreatedAtUtc)
            .Take(Rows)
            .Select(t => new Line(t.Id, t.Number, t.Title, t.CreatedAtUtc))
            .ToListAsync();

    private static DatabaseOptions Guarded(DatabaseOptions options) =>
        new()
        {
            Provider = options.Provider,
            ConnectionString = options.ConnectionString,
            OwnerConnectionString = options.OwnerConnectionString,
            ModelMayLead = true,
            CommandGuard = true,
        };

    /// <summary>The same provider with nothing of the product around it.</summary>
    private sealed class PlainDb(DatabaseOptions options) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
        {
            if (options.Provider is DatabaseProvider.PostgreSql)
                optionsBuilder.UseNpgsql(BenchSite.AsOursPrepares(options.OwnerConnectionString));
            else
                optionsBuilder.UseSqlite(options.ConnectionString);
        }

        protected override void OnModelCreating(ModelBuilder modelBuilder) =>
            modelBuilder
                .Entity<PlainTicket>()
                .ToTable(nameof(ServiceTicket))
                .HasKey(t => new { t.OrganizationId, t.Id });
    }

    private sealed record PlainTicket(
        long OrganizationId,
        long Id,
        string Number,
        string Title,
        string State,
        DateTime CreatedAtUtc
    );
}
