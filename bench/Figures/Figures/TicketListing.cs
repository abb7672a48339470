using System.Data.Common;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Battwheels.Figures.Measuring;
using Battwheels.Figures.Site;

namespace Battwheels.Figures.Figures;

/// <summary>P5: the first 50 visits of a state, newest first.</summary>
internal static class TicketListing
{
    private const int Rows = 50;
    private static readonly TicketFilter Filter = new(Set: TicketSet.Closed);

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchSite site, int operations)
    {
        var garage = site.Garages[0];
        var units = site.As<IUnitOfWorkFactory>(garage.Owner);
        await using var raw = await site.RawAsync();
        var sql = Sql(garage);

        List<double> database = [];
        List<int> commands = [];
        var whole = await Alternating.RunAsync(
            () =>
                Alternating.EachAsync(
                    operations,
                    async () =>
                    {
                        site.Meter.Reset();
                        await ListAsync(units);
                        database.Add(site.Meter.Time.TotalMilliseconds);
                        commands.Add(site.Meter.Commands);
                    }
                ),
            () => Alternating.EachAsync(operations, () => ReadAsync(raw, sql))
        );
        // The first fifth or so warmed up.
        var part = Spread.Of(database.Skip(operations));
        Figure all = new(
            "P5",
            "ticket list, organization + status + newest, 50 rows: the whole service call",
            site.Engine,
            "ms p95",
            whole.Ours.P95,
            "raw SQL for the 50 rows on an open connection",
            whole.Ratio,
            Target: 150,
            Gate: null,
            MoreIsBetter: false,
            whole.Ours,
            whole.Comparator,
            whole.Runs,
            new Dictionary<string, object>
            {
                ["commands"] = commands.Min(),
                // Every 5 s the gate reads session, membership and roles again.
                ["commandsWhenAccessIsReadAgain"] = commands.Max(),
            }
        );
        return
        [
            all,
            all with
            {
                Id = "P5-db",
                What = "its database part: statement sent until last row read",
                Value = part.P95,
                Ratio = part.Median / whole.Comparator.Median,
                Target = null,
                Gate = 1.3,
                Ours = part,
                Runs = [],
            },
        ];
    }

    private static async Task ListAsync(IUnitOfWorkFactory units)
    {
        var page = await units.ReadAsync(
            TicketPermissions.Read,
            unit => TicketList.PageAsync(unit, Filter, null, Rows, default),
            default
        );
        if (page.Rows.Count == 0)
            throw new InvalidOperationException("No visits.");
    }

    private static async Task ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var row = new object[reader.FieldCount];
        while (await reader.ReadAsync())
            reader.GetValues(row);
    }

    private static string Sql(Garage garage) =>
        $"""
            SELECT t."Id", t."Version", t."Number", t."Title", t."State", t."Priority", t."IsHighVoltage",
              v."Registration", v."Make", v."Model", c."Name", t."CreatedAtUtc", t."PromisedAtUtc",
              t."PrimaryTechnicianId", m."DisplayName",
              (SELECT SUM(e."Total") FROM "Estimate" e WHERE e."OrganizationId" = {garage.Id} AND e."TicketId" = t."Id"
                AND e."CurrentVersionNo" > 0 AND e."State" NOT IN ('Void', 'Declined'))
            FROM "ServiceTicket" t
            JOIN "Vehicle" v ON v."OrganizationId" = t."OrganizationId" AND v."Id" = t."VehicleId"
            JOIN "Contact" c ON c."OrganizationId" = t."OrganizationId" AND c."Id" = t."ContactId"
            LEFT JOIN "Membership" m ON m."OrganizationId" = t."OrganizationId" AND m."Id" = t."PrimaryTechnicianId"
            WHERE t."OrganizationId" = {garage.Id} AND t."State" = 'Closed'
            ORDER BY t."Id" DESC LIMIT {Rows + 1}
            """;
}
