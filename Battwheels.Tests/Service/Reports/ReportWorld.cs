using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Reports;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Reports;

/// <summary>
/// Six visits of November 2026 in organization A, whose branch is open Monday to Saturday 09:00-13:00 and 14:00-18:00; one
/// of the same days in organization B.
/// <list type="table">
/// <item>V1 Rohit, breakdown, by phone: Mon 2nd 10:00 to Tue 3rd 11:00; open 3 + 4 + 2 = 9 h, by the clock 25 h</item>
/// <item>V2 Rohit, maintenance, at the counter: Mon 2nd 09:00 to 12:00; 3 h and 3 h</item>
/// <item>V3 Farhan, breakdown, by phone, V1's vehicle: Thu 12th 10:00 to 16:00; open 3 + 2 = 5 h, by the clock 6 h</item>
/// <item>V4 V2's vehicle, Thu 3 December, 31 days after V2 left; still here</item>
/// <item>V5 at the counter on the 5th, cancelled</item>
/// <item>V6 Rohit, maintenance, by code: Mon 9th 09:00 to 11:00, reopened Tue 10th 09:00 to 12:00; 2 + 3 = 5 h and 5 h</item>
/// </list>
/// </summary>
internal sealed class ReportWorld(TestDb db) : IAsyncDisposable
{
    public TestDb Db => db;

    public Actor Rohit { get; private set; } = null!;

    public Actor Farhan { get; private set; } = null!;

    /// <summary>V1 at 0.</summary>
    public long[] Visits { get; private set; } = [];

    public ServiceReportService As(params string[] permissions) => db.Service<ServiceReportService>(permissions);

    public ServiceReportService All =>
        As(ServiceReportPermissions.Read, TicketPermissions.Read, "estimates:read", InvoicePermissions.Read);

    public static ServiceReportQuery November(ServiceReportKind kind, ReportGroup? by = null) =>
        new(kind, new(2026, 11, 1), new(2026, 11, 30), by);

    public static async Task<ReportWorld> CreateAsync(TestEngine engine)
    {
        ReportWorld world = new(await TestDb.CreateAsync(engine));
        world.Rohit = await world.Db.MemberAsync(world.Db.OrgA, "Rohit", "technician");
        world.Farhan = await world.Db.MemberAsync(world.Db.OrgA, "Farhan", "technician");
        await world.FillAsync();
        return world;
    }

    /// <summary>November in India, five and a half hours before UTC.</summary>
    public static DateTime At(int day, int hour) =>
        new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day - 1).AddHours(hour).AddMinutes(-330);

    private async Task FillAsync()
    {
        await Sales.RegisterAsync(db);
        var contact = await db.ContactAsync(CrmSeeds.Person("Aarav Kulkarni", "9823000042"));
        var x = await db.VehicleAsync(contact, CrmSeeds.Scooter("MH12QK0427"));
        var y = await db.VehicleAsync(contact, CrmSeeds.Scooter("MH12QK0428"));
        var w = await db.VehicleAsync(contact, CrmSeeds.Scooter("MH12QK0429"));
        await using var raw = db.Database(new TenantScope(db.OrgA));
        Made made = new(raw, contact, await raw.Set<Branch>().Select(b => b.Id).SingleAsync());
        var v1 = made.Visit(1, x, Rohit, TicketCategory.Breakdown, TicketSource.Phone, At(2, 10));
        var v2 = made.Visit(2, y, Rohit, TicketCategory.Maintenance, TicketSource.Counter, At(2, 9));
        var v3 = made.Visit(3, x, Farhan, TicketCategory.Breakdown, TicketSource.Phone, At(12, 10));
        var v4 = made.Visit(4, y, Rohit, TicketCategory.Breakdown, TicketSource.Counter, At(33, 10));
        var v5 = made.Visit(5, w, Rohit, TicketCategory.Breakdown, TicketSource.Counter, At(5, 10));
        var v6 = made.Visit(6, w, Rohit, TicketCategory.Maintenance, TicketSource.Qr, At(9, 9));
        await raw.SaveChangesAsync();
        v1.Enter(TicketState.Delivered, null, null, At(3, 11));
        v2.Enter(TicketState.Delivered, null, null, At(2, 12));
        Leave(v3, At(12, 16));
        v5.Enter(TicketState.Cancelled, null, null, At(5, 12));
        v6.Enter(TicketState.Delivered, null, null, At(9, 11));
        v6.Enter(TicketState.Reopened, null, null, At(10, 9));
        v6.Enter(TicketState.Delivered, null, null, At(10, 12));
        made.Step(v6, TicketAction.Deliver, At(9, 11));
        made.Step(v6, TicketAction.Reopen, At(10, 9));
        made.Step(v6, TicketAction.Deliver, At(10, 12));
        Work(made, v1, v2, v3, v6);
        await raw.SaveChangesAsync();
        Visits = [v1.Id, v2.Id, v3.Id, v4.Id, v5.Id, v6.Id];
        await BillAsync(contact, v1.Id, 3_000m);
        await BillAsync(contact, v2.Id, 1_000m);
        await NeighbourAsync();
    }

    private static void Leave(ServiceTicket ticket, DateTime atUtc)
    {
        ticket.Enter(TicketState.Delivered, null, null, atUtc);
        ticket.Enter(TicketState.Closed, null, null, atUtc.AddDays(7));
    }

    /// <summary>
    /// V1: 2 h sold, half an hour of goodwill, one price by the job; Rohit clocked 60 min, Farhan 30. V2: 1 h sold, nobody
    /// clocked. V3: 1.5 h sold, Farhan's timer ran 13 h. V6: Rohit's timer still runs.
    /// </summary>
    private void Work(Made made, ServiceTicket v1, ServiceTicket v2, ServiceTicket v3, ServiceTicket v6)
    {
        made.Labour(v1, 2m);
        made.Labour(v1, 0.5m, LinePayer.Goodwill);
        made.Labour(v1, 1m, uom: "NOS");
        made.Labour(v2, 1m);
        made.Labour(v3, 1.5m);
        made.Labour(v3, 4m, state: JobLineState.Declined);
        made.Clock(v1, Rohit, At(2, 10), 60);
        made.Clock(v1, Farhan, At(2, 14), 30);
        made.Clock(v3, Farhan, At(12, 2), 13 * 60);
        made.Clock(v6, Rohit, At(10, 9), null);
    }

    private async Task BillAsync(long contact, long ticket, decimal taxable)
    {
        var draft = await db.DraftAsync(contact, Sales.Labour(taxable));
        Assert.Null((await db.IssueAsync(draft with { TicketId = ticket })).Error);
    }

    private async Task NeighbourAsync()
    {
        var id = await db.RegisterAsync(organization: db.OrgB);
        await db.ChangeAsync<ServiceTicket>(id, t => t.Enter(TicketState.Delivered, null, null, At(6, 12)), db.OrgB);
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    /// <summary>Rows of a visit, put in behind the gate's back at times of their own.</summary>
    private sealed record Made(BattwheelsDb Raw, long ContactId, long BranchId)
    {
        public ServiceTicket Visit(
            int number,
            long vehicle,
            Actor technician,
            TicketCategory category,
            TicketSource source,
            DateTime at
        )
        {
            ServiceTicket ticket = new()
            {
                Number = $"TKT-MAIN-2627-{number:D5}",
                BranchId = BranchId,
                Source = source,
                Mode = ServiceMode.Workshop,
                Category = category,
                Title = $"Visit {number}",
                ContactId = ContactId,
                VehicleId = vehicle,
                StateSinceUtc = at,
                CreatedAtUtc = at,
                PrimaryTechnicianId = technician.MembershipId,
            };
            Raw.Add(ticket);
            return ticket;
        }

        public void Step(ServiceTicket ticket, TicketAction action, DateTime at) =>
            Raw.Add(
                new TicketStateChange
                {
                    TicketId = ticket.Id,
                    From = TicketState.Invoiced,
                    To = action is TicketAction.Deliver ? TicketState.Delivered : TicketState.Reopened,
                    Action = action,
                    ActorName = "test",
                    AtUtc = at,
                }
            );

        public void Labour(
            ServiceTicket ticket,
            decimal hours,
            LinePayer payer = LinePayer.Customer,
            string uom = "HRS",
            JobLineState state = JobLineState.Done
        ) =>
            Raw.Add(
                new JobLine
                {
                    TicketId = ticket.Id,
                    Position = 1,
                    Kind = JobLineKind.Labour,
                    Description = "Work",
                    HsnSac = "998714",
                    Uom = uom,
                    Quantity = hours,
                    UnitPrice = 950m,
                    RatePercent = 18m,
                    Payer = payer,
                    State = state,
                }
            );

        /// <param name="minutes">Null: it still runs.</param>
        public void Clock(ServiceTicket ticket, Actor technician, DateTime from, int? minutes)
        {
            TimeEntry entry = new()
            {
                TicketId = ticket.Id,
                TechnicianId = technician.MembershipId!.Value,
                StartedAtUtc = from,
                EndedAtUtc = minutes is { } length ? from.AddMinutes(length) : null,
                RunningKey = technician.MembershipId.Value,
                Source = TimeSource.Timer,
            };
            Raw.Add(entry);
            if (minutes is not null)
                entry.RunningKey = entry.Id;
        }
    }
}
