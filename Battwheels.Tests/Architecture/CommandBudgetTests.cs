using System.Data.Common;
using System.Globalization;
using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;
using Battwheels.Tests.Inventory;
using Battwheels.Tests.Service;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Architecture;

/// <summary>
/// A list costs at most three statements, and no more with fifty rows than with one: none asks once per row
/// (performance.md section 4). Counted as the pages load them: rows, count or totals, and the choices of filters.
/// </summary>
[Trait("Category", "Data")]
public sealed class CommandBudgetTests
{
    private const int Budget = 3;

    /// <summary>The audit log also reads the names of what its rows speak of: one statement for each kind of record.</summary>
    private const int KindsNamed = 12;

    [Fact]
    public async Task Lists_OneRowAndFifty_TakeTheSameFewStatements()
    {
        CommandCounter counter = new();
        await using var db = await TestDb.CreateAsync(configure: s => s.AddSingleton<IInterceptor>(counter));
        await Sales.RegisterAsync(db);

        await AddAsync(db, 1);
        var one = await CountAsync(db, counter, fewest: 1);
        for (var i = 2; i <= 50; i++)
            await AddAsync(db, i);
        var fifty = await CountAsync(db, counter, fewest: Lists.Default);

        Faults.None([
            .. one.Where(l => l.Value == 0 || l.Value > BudgetOf(l.Key)).Select(l => $"{l.Key}: {l.Value} statements"),
            .. one.Where(l => fifty[l.Key] > l.Value)
                .Select(l => $"{l.Key}: {l.Value} statements with one row, {fifty[l.Key]} with fifty"),
        ]);
    }

    private static int BudgetOf(string list) => list == "audit log" ? Budget + KindsNamed : Budget;

    /// <summary>Statements of each list.</summary>
    /// <param name="fewest">Rows each must show, or it proves nothing.</param>
    private static async Task<Dictionary<string, int>> CountAsync(TestDb db, CommandCounter counter, int fewest)
    {
        Dictionary<string, int> counts = [];
        foreach (var (name, load) in ListsOf(db))
        {
            await load(); // what is read once and remembered: the organization
            counter.Reset();
            Assert.True(await load() >= fewest, name);
            counts[name] = counter.Commands;
        }

        return counts;
    }

    private static IEnumerable<(string Name, Func<Task<int>> Load)> ListsOf(TestDb db)
    {
        var tickets = db.Service<TicketService>(TicketPermissions.Read, EstimatePermissions.Read);
        var contacts = db.Service<ContactService>(ContactPermissions.Read);
        var vehicles = db.Service<VehicleService>(VehiclePermissions.Read, ContactPermissions.Read);
        var estimates = db.Service<EstimateService>(EstimatePermissions.Read);
        var items = db.Service<ItemService>(InventoryPermissions.Read, InventoryPermissions.ReadCost);
        var stock = db.Service<StockService>(InventoryPermissions.Read, InventoryPermissions.ReadCost);
        var stores = db.Service<WarehouseService>(InventoryPermissions.Read);
        var invoices = db.Service<InvoiceService>(InvoicePermissions.Read);
        var receipts = db.Service<ReceiptService>(PaymentPermissions.Read);
        var ledgers = db.Service<LedgerService>(AccountingPermissions.Read);
        var members = db.Service<MemberService>(OrganizationPermissions.ReadMembers);
        var audit = db.Service<AuditLogService>(OrganizationPermissions.ReadAudit);
        return
        [
            (
                "tickets",
                async () =>
                    Rows(await tickets.ListAsync(new(), null, default), await tickets.CountAsync(new(), default))
            ),
            (
                "contacts",
                async () =>
                    Rows(await contacts.ListAsync(new(), null, default), await contacts.CountAsync(new(), default))
            ),
            ("vehicles", async () => Rows(await vehicles.ListAsync(new(), null, default))),
            (
                "estimates",
                async () => Rows(await estimates.ListAsync(new(), default), await estimates.TotalsAsync(new(), default))
            ),
            ("items", async () => Rows(await items.ListAsync(new(), default), await stores.ChoicesAsync(default))),
            (
                "movements",
                async () => Rows(await stock.MovementsAsync(new(), default), await stores.ChoicesAsync(default))
            ),
            (
                "invoices",
                async () => Rows(await invoices.ListAsync(new(), default), await invoices.TotalsAsync(new(), default))
            ),
            (
                "payments",
                async () => Rows(await receipts.ListAsync(new(), default), await receipts.TotalsAsync(new(), default))
            ),
            (
                "journals",
                async () =>
                    Rows(await ledgers.EntriesAsync(new(), default), await ledgers.EntryTotalsAsync(new(), default))
            ),
            (
                "invoices, sorted",
                async () =>
                    Rows(
                        await invoices.ListAsync(new(Sort: new Sort("customer", false)), default),
                        await invoices.TotalsAsync(new(), default)
                    )
            ),
            ("members", async () => Rows(await members.ListAsync(new(), null, default))),
            (
                "audit log",
                async () =>
                    Rows(
                        await audit.ListAsync(new(), null, default),
                        await audit.SealedAsync(default),
                        await audit.PeopleAsync(default)
                    )
            ),
        ];
    }

    private static int Rows<T>(Page<T> page, params object[] besides) => page.Rows.Count;

    /// <summary>One more row in every list: a visit with its estimate, an item in stock, a paid invoice, a colleague.</summary>
    private static async Task AddAsync(TestDb db, int number)
    {
        var ticket = await db.TicketAsync(await Visits.RegisterAsync(db));
        await OfferAsync(db, ticket);
        var item = await db.ItemAsync(string.Create(CultureInfo.InvariantCulture, $"BP-{number:D2}"));
        Assert.Null((await db.OpenAsync(item, await db.MainStoreAsync(), 4m, 400m)).Error);
        await db.IssuedAsync(ticket.ContactId, Sales.Labour(100m));
        await db.ReceivedAsync(new RecordReceipt(ticket.ContactId, PaymentMode.Cash, 118m));
        await db.MemberAsync(db.OrgA, $"Member {number}", "technician");
    }

    private static async Task OfferAsync(TestDb db, ServiceTicket ticket)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        raw.Add(
            new Estimate
            {
                Number = $"EST-{ticket.Id}",
                TicketId = ticket.Id,
                Sequence = 1,
                ContactId = ticket.ContactId,
                VehicleId = ticket.VehicleId,
                IsSupplement = false,
                CreatedAtUtc = ticket.CreatedAtUtc,
            }
        );
        await raw.SaveChangesAsync();
    }

    private sealed class CommandCounter : DbCommandInterceptor
    {
        public int Commands { get; private set; }

        public void Reset() => Commands = 0;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Commands++;
            return ValueTask.FromResult(result);
        }
    }
}
