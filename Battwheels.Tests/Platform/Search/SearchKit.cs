using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Batteries;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Search;
using Battwheels.Core.Service.Amc;
using Battwheels.Core.Service.Claims;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;
using Battwheels.Tests.Inventory;
using Battwheels.Tests.Service;

namespace Battwheels.Tests.Platform.Search;

/// <summary>A record of every kind in organization A, each the first of its year.</summary>
internal static class SearchKit
{
    public const string Plate = "MH12ZK0427";

    /// <summary>Texts that between them find every kind.</summary>
    public static readonly string[] Texts = ["00001", "mh 12-zk 0427", "Aarav", "sales", "zubin"];

    public static async Task FillAsync(TestDb db)
    {
        await Sales.RegisterAsync(db);
        var ticket = await db.RegisterAsync(
            new NewTicket(
                Title: "Sudden cut-off above 40 km/h",
                NewContact: new ContactInput(ContactKind.Person, "Aarav Kulkarni", "9000041827"),
                NewVehicle: new VehicleInput(Plate, "Pavan", "Z2 Max", OdometerKm: 18_246)
            )
        );
        var contact = (await db.TicketAsync(ticket)).ContactId;
        var estimates = db.Service<EstimateService>(EstimatePermissions.Create, TicketPermissions.Read);
        Assert.Null((await estimates.OpenAsync(ticket, CommandId.New(), default)).Error);
        await db.IssuedAsync(contact, Sales.Labour(100m));
        await db.ReceivedAsync(new RecordReceipt(contact, PaymentMode.BankTransfer, 118m, Reference: "UTR-77001"));
        var item = await db.ItemAsync("BP-00001");
        var received = await db.Service<GoodsReceiptService>(InventoryPermissions.Receive)
            .ReceiveAsync(
                new(await db.MainStoreAsync(), await db.VendorAsync(), "AS/9917", null, [new(item, 4m, 100m)]),
                CommandId.New(),
                default
            );
        Assert.Null(received.Error);
        await db.MemberAsync(db.OrgA, "Zubin Irani", "technician");
        var packs = db.Service<BatteryService>(VehiclePermissions.Create);
        Assert.Null((await packs.RegisterAsync(new(new("00001-LFP")), CommandId.New(), default)).Error);
        await ClaimAsync(db, ticket);
        await ContractAsync(db, ticket);
    }

    private static async Task ClaimAsync(TestDb db, long ticket)
    {
        var visit = await db.TicketAsync(ticket);
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var now = db.Clock.GetUtcNow().UtcDateTime;
        raw.Add(
            new WarrantyClaim
            {
                Number = "CLM-2627-00001",
                TicketId = ticket,
                VehicleId = visit.VehicleId,
                BranchId = visit.BranchId,
                MakerId = visit.ContactId,
                StateSinceUtc = now,
                CreatedAtUtc = now,
            }
        );
        await raw.SaveChangesAsync();
    }

    private static async Task ContractAsync(TestDb db, long ticket)
    {
        var visit = await db.TicketAsync(ticket);
        PlanInput gold = new(
            "Gold",
            VehicleCategory.TwoWheeler,
            1_000m,
            3,
            [new BenefitInput(AmcBenefitKind.Labour, "Periodic service", 1)]
        );
        var plan = await db.Service<AmcPlanService>(AmcPermissions.UpdatePlans)
            .CreateAsync(gold, CommandId.New(), default);
        Assert.Null(plan.Error);
        var contract = await db.Service<AmcService>(AmcPermissions.Create)
            .CreateAsync(new ContractInput(visit.ContactId, plan.Value, [visit.VehicleId]), CommandId.New(), default);
        Assert.Null(contract.Error);
    }

    public static async Task<IReadOnlyList<SearchGroup>> SearchAsync(
        this TestDb db,
        Actor who,
        string text,
        SearchKind? scope = null
    ) => await db.Service<SearchService>(who).FindAsync(text, scope, default);

    /// <summary>Everything the texts find for somebody.</summary>
    public static async Task<HashSet<SearchKind>> KindsAsync(this TestDb db, Actor who)
    {
        HashSet<SearchKind> kinds = [];
        foreach (var text in Texts)
            kinds.UnionWith((await db.SearchAsync(who, text)).Select(g => g.Kind));
        return kinds;
    }
}
