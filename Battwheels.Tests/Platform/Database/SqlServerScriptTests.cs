using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using DatabaseOptions = Battwheels.Data.Common.DatabaseOptions;

namespace Battwheels.Tests.Platform.Database;

/// <summary>
/// What can be known about SQL Server without one: the schema with its triggers and policies is valid, migrations and
/// queries parse. Whatever needs a running server is not claimed here.
/// </summary>
[Trait("Category", "Data")]
public sealed class SqlServerScriptTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddLogging()
        .AddBattwheelsData(
            new DatabaseOptions { Provider = DatabaseProvider.SqlServer, ConnectionString = "Server=none" }
        )
        .BuildServiceProvider();

    [Fact]
    public void CreateScript_WithTriggersAndPolicies_IsAValidDatabase()
    {
        using var db = Open();
        using TSqlModel model = new(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var batch in Schema(db))
            model.AddObjects(batch);

        Assert.DoesNotContain(model.Validate(), m => m.MessageType is Microsoft.SqlServer.Dac.DacMessageType.Error);
        var guarded = SchemaGuards.AppendOnlyTables(db).Concat(SchemaGuards.FreezableTables(db)).Count();
        Assert.Equal(guarded, model.GetObjects(DacQueryScopes.UserDefined, DmlTrigger.TypeClass).Count());
        Assert.Equal(2, model.GetObjects(DacQueryScopes.UserDefined, SecurityPolicy.TypeClass).Count());
        // A filter and two blocks each: every tenant table is under a policy.
        Assert.Equal(
            3 * SchemaGuards.TenantTables(db).Count(),
            model.GetObjects(DacQueryScopes.UserDefined, SecurityPredicate.TypeClass).Count()
        );
    }

    [Fact]
    public void CreateScript_ForeignKeyToNowhere_IsCaught()
    {
        using var db = Open();
        using TSqlModel model = new(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var batch in Schema(db))
            model.AddObjects(batch);

        model.AddObjects("CREATE TABLE [Bad] ([Id] bigint REFERENCES [Contact] ([Id]))");

        Assert.Contains(
            model.Validate(),
            m => m.MessageType is Microsoft.SqlServer.Dac.DacMessageType.Error && m.Message.Contains("Contact")
        );
    }

    [Fact]
    public void Migrations_Script_Parses()
    {
        using var db = Open();
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.Contains("CREATE TABLE [ServiceTicket]", script, StringComparison.Ordinal);
        Assert.Empty(Faults(script));
    }

    [Fact]
    public void Guards_EveryStatement_Parses()
    {
        using var db = Open();
        Assert.All(
            SchemaGuards.Statements(db).Concat(SqlServerGuards.Grants("hangfire")).Append(RoleCheck.SqlServer),
            statement => Assert.Empty(Faults(statement))
        );
    }

    [Fact]
    public void Queries_OfTheHotPages_ParseAndBindTheOrganization()
    {
        using var db = Open(organization: 12);
        Assert.All(
            Queries(db),
            query =>
            {
                var sql = query.ToQueryString();
                Assert.Empty(Faults(sql));
                Assert.Contains("[OrganizationId] = @", sql, StringComparison.Ordinal);
            }
        );
    }

    private static IQueryable<object>[] Queries(BattwheelsDb db) =>
        [
            // keyset page of a list
            db.Set<ServiceTicket>()
                .Where(t => t.State == TicketState.Open && t.Id < 900)
                .OrderByDescending(t => t.Id)
                .Take(26),
            // prefix of a search key, byte by byte
            db.Set<Contact>().Where(c => c.Name.StartsWith("Ra") && !c.IsArchived).OrderBy(c => c.Name).Take(20),
            // sums of scaled integers
            db.Set<JournalLine>().GroupBy(l => l.AccountId).Select(g => new { g.Key, Sum = g.Sum(l => l.Debit) }),
            // composite join and a correlated sum
            from balance in db.Set<InvoiceBalance>()
            join invoice in db.Set<Invoice>() on balance.InvoiceId equals invoice.Id
            where balance.Outstanding > 0m
            select new
            {
                invoice.Number,
                Paid = db.Set<ReceiptAllocation>().Where(a => a.InvoiceId == invoice.Id).Sum(a => a.Amount),
            },
            // a parent with its rows
            db.Set<JournalEntry>().Include(e => e.Lines).Where(e => e.Id == 4),
            // stock on hand at a date
            db.Set<StockMovement>()
                .Where(m => m.EffectiveDate <= new DateOnly(2026, 11, 4))
                .GroupBy(m => new { m.ItemId, m.WarehouseId })
                .Select(g => new
                {
                    g.Key,
                    Quantity = g.Sum(m => m.Quantity),
                    Value = g.Sum(m => m.Value),
                }),
        ];

    /// <summary>The tables as EF scripts them, one batch each, then what guards them.</summary>
    private static IEnumerable<string> Schema(BattwheelsDb db) =>
        [
            "CREATE SCHEMA rls",
            $"CREATE ROLE {SchemaGuards.AppRole}",
            .. db
                .Database.GenerateCreateScript()
                .Split(["\nGO", "\r\nGO"], StringSplitOptions.TrimEntries)
                .Where(b => b.Length > 0),
            // The model takes definitions only; on a server the same statements may run twice.
            .. SqlServerGuards
                .Objects(db)
                .Select(s => s.Replace("CREATE OR ALTER", "CREATE", StringComparison.Ordinal)),
        ];

    private static IEnumerable<string> Faults(string script)
    {
        using StringReader reader = new(script);
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return errors.Select(e => $"line {e.Line}: {e.Message}");
    }

    private BattwheelsDb Open(long? organization = null) =>
        _services
            .GetRequiredService<DbFactory>()
            .Create(organization is { } id ? new TenantScope(id) : TenantScope.Platform("script"));

    public void Dispose() => _services.Dispose();
}
