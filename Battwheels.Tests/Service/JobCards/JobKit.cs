using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.JobCards;

/// <summary>An approved visit with one labour line and one part line (quantity 2), 5 in stock at 100.00 each, 2 reserved.</summary>
internal sealed record JobKit(
    TestDb Db,
    long TicketId,
    long LabourId,
    long PartId,
    long ItemId,
    long WarehouseId,
    Actor Technician,
    Actor Other,
    Actor Storekeeper,
    Actor Manager
)
{
    private const string Key = "test:setup";

    public static async Task<JobKit> CreateAsync(TestEngine engine = TestEngine.Sqlite) =>
        await InAsync(await TestDb.CreateAsync(engine));

    /// <summary>The same in a database that is there already.</summary>
    public static async Task<JobKit> InAsync(TestDb db)
    {
        var technician = await db.MemberAsync(db.OrgA, "Rohit", "technician");
        var other = await db.MemberAsync(db.OrgA, "Farhan", "technician");
        var storekeeper = await db.MemberAsync(db.OrgA, "Sunil", "storekeeper");
        var manager = await db.MemberAsync(db.OrgA, "Meera", "manager");
        var made = await db.UnitsFor(Key, ContactPermissions.Create, VehiclePermissions.Create)
            .RunAsync<long[]>(Key, CommandId.New(), new { }, unit => FillAsync(unit, technician), default);
        Assert.Null(made.Error);
        var ids = made.Value;
        return new JobKit(db, ids[0], ids[1], ids[2], ids[3], ids[4], technician, other, storekeeper, manager);
    }

    public T As<T>(Actor actor)
        where T : notnull => Db.Service<T>(actor);

    public Task<ServiceTicket> TicketAsync() => ReadAsync<ServiceTicket>(TicketId);

    public Task<JobLine> PartAsync() => ReadAsync<JobLine>(PartId);

    public async Task<T> ReadAsync<T>(long id)
        where T : TenantEntity =>
        await Db.UnitsFor("x:read").ReadAsync("x:read", u => u.Set<T>().SingleAsync(e => e.Id == id), default);

    public async Task<decimal> PoolAsync() =>
        await Db.UnitsFor("x:read")
            .ReadAsync(
                "x:read",
                u => u.Set<StockPool>().Where(p => p.ItemId == ItemId).Select(p => p.Quantity).SingleAsync(),
                default
            );

    public Task<Result<long>> RequestAsync(decimal quantity, CommandId? command = null) =>
        As<JobService>(Technician)
            .RequestPartAsync(new RequestPart(TicketId, PartId, quantity), command ?? CommandId.New(), default);

    public Task<Result<long>> IssueAsync(long requestId, string? code = null, CommandId? command = null) =>
        As<PartDeskService>(Storekeeper)
            .IssueAsync(new IssueRequestedPart(requestId, code), command ?? CommandId.New(), default);

    public async Task DoneAsync(params long[] lines)
    {
        foreach (var line in lines)
            Assert.Null(
                (
                    await As<JobService>(Technician)
                        .SetLineDoneAsync(new SetLineDone(TicketId, line, true), CommandId.New(), default)
                ).Error
            );
    }

    private static async Task<Result<long[]>> FillAsync(IUnitOfWork unit, Actor technician)
    {
        var contact = await Contacts.CreateAsync(
            unit,
            new ContactInput(ContactKind.Person, "Aarav Kulkarni", "9000041827", StateCode: "27"),
            default
        );
        await unit.FlushAsync(default);
        var vehicle = await Vehicles.CreateAsync(
            unit,
            contact.Value.Id,
            new VehicleInput("MH12QK0427", "Pavan", "Z2 Max"),
            default
        );
        await unit.FlushAsync(default);
        var item = unit.Add(
            new Item
            {
                Sku = "CNT-PZM",
                Name = "Main contactor",
                Hsn = "853690",
                GstRatePercent = 18m,
                Uom = "NOS",
                SalesPrice = 2_850m,
                Barcode = "0890100000111",
            }
        );
        await unit.FlushAsync(default);
        var store = await unit.Set<Warehouse>().SingleAsync();
        var branch = await unit.Set<Branch>().SingleAsync();
        Assert.Null(
            (
                await StockLedger.OpenAsync(
                    unit,
                    new OpeningStockLine(item.Id, store.Id, 5m, 500m, unit.Today, "OpeningStock", item.Id, 1),
                    default
                )
            ).Error
        );
        var ticket = unit.Add(
            new ServiceTicket
            {
                Number = "TKT-KIT-2627-00001",
                BranchId = branch.Id,
                Source = TicketSource.Counter,
                Mode = ServiceMode.Workshop,
                Category = TicketCategory.Breakdown,
                Title = "Sudden cut-off above 40 km/h",
                ContactId = contact.Value.Id,
                VehicleId = vehicle.Value.Id,
                StateSinceUtc = unit.Now,
                CreatedAtUtc = unit.Now,
                PrimaryTechnicianId = technician.MembershipId,
            }
        );
        ticket.Enter(TicketState.Approved, null, null, unit.Now);
        var labour = unit.Add(Line(ticket.Id, 1, JobLineKind.Labour, "Contactor replacement", null, "998714", 1m));
        var part = unit.Add(Line(ticket.Id, 2, JobLineKind.Part, "Main contactor", item.Id, "853690", 2m));
        await unit.FlushAsync(default);
        Assert.Equal(
            2m,
            await Reservations.ReserveAsync(unit, item.Id, store.Id, 2m, JobLine.StockSource, part.Id, default)
        );
        return (long[])[ticket.Id, labour.Id, part.Id, item.Id, store.Id];
    }

    private static JobLine Line(
        long ticketId,
        int position,
        JobLineKind kind,
        string description,
        long? itemId,
        string hsn,
        decimal quantity
    ) =>
        new()
        {
            TicketId = ticketId,
            Position = position,
            Kind = kind,
            ItemId = itemId,
            Description = description,
            HsnSac = hsn,
            Uom = "NOS",
            Quantity = quantity,
            UnitPrice = 950m,
            RatePercent = 18m,
            State = JobLineState.Approved,
        };
}
