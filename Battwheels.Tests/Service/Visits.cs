using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service;

/// <summary>Visits for tests, made through the gate as people make them.</summary>
internal static class Visits
{
    public static readonly SignatureInput OnPaper = new("Aarav Kulkarni", null, IsOnPaper: true);

    private static int _plates;

    /// <summary>A new customer with a new scooter, brought by somebody at the counter.</summary>
    public static NewTicket New(string? registration = null) =>
        new(
            Title: "Sudden cut-off above 40 km/h",
            NewContact: new ContactInput(ContactKind.Person, "Aarav Kulkarni", DuplicateReason: "test"),
            NewVehicle: new VehicleInput(registration ?? Plate(), "Pavan", "Z2 Max", OdometerKm: 18_246)
        );

    /// <summary>MH 12 QK 0001 and on: no two tests of a run share one.</summary>
    public static string Plate() => $"MH12QK{Interlocked.Increment(ref _plates):D4}";

    /// <summary>A visit of organization A registered by somebody who may do everything at the counter.</summary>
    public static async Task<long> RegisterAsync(this TestDb db, NewTicket? input = null, long? organization = null)
    {
        var result = await db.Service<TicketService>(Desk(organization ?? db.OrgA))
            .CreateAsync(input ?? New(), CommandId.New(), default);
        Assert.Null(result.Error);
        return result.Value;
    }

    /// <summary>A visit that stands where a test wants it, put there behind the gate's back.</summary>
    public static async Task<long> StandingAsync(
        this TestDb db,
        TicketState state,
        Actor? technician = null,
        Action<ServiceTicket>? also = null,
        TicketState? returnTo = null
    )
    {
        var id = await db.RegisterAsync();
        await db.ChangeAsync<ServiceTicket>(
            id,
            ticket =>
            {
                ticket.IntakeCompletedAtUtc = ticket.CreatedAtUtc;
                ticket.PrimaryTechnicianId = technician?.MembershipId;
                ticket.Enter(state, returnTo, null, db.Clock.GetUtcNow().UtcDateTime);
                also?.Invoke(ticket);
            }
        );
        return id;
    }

    public static async Task ChangeAsync<T>(this TestDb db, long id, Action<T> change, long? organization = null)
        where T : TenantEntity
    {
        await using var raw = db.Database(new TenantScope(organization ?? db.OrgA));
        change(await raw.Set<T>().SingleAsync(e => e.Id == id));
        await raw.SaveChangesAsync();
    }

    public static async Task<ServiceTicket> TicketAsync(this TestDb db, long id, long? organization = null)
    {
        await using var raw = db.Database(new TenantScope(organization ?? db.OrgA));
        return await raw.Set<ServiceTicket>().AsNoTracking().SingleAsync(t => t.Id == id);
    }

    public static async Task<IReadOnlyList<TicketStateChange>> StepsAsync(this TestDb db, long id)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        return await raw.Set<TicketStateChange>()
            .AsNoTracking()
            .Where(h => h.TicketId == id)
            .OrderBy(h => h.Id)
            .ToListAsync();
    }

    /// <summary>Makes a member HV-certified.</summary>
    public static Task CertifyAsync(this TestDb db, Actor member) =>
        db.ChangeAsync<Membership>(member.MembershipId!.Value, m => m.IsHvCertified = true);

    public static Actor Desk(long organization) =>
        Actor.Job(
            organization,
            "test",
            TicketPermissions.Read,
            TicketPermissions.Create,
            TicketPermissions.Update,
            TicketPermissions.Assign,
            TicketPermissions.Deliver,
            TicketPermissions.Close,
            TicketPermissions.Reopen,
            TicketPermissions.Cancel,
            ContactPermissions.Read,
            ContactPermissions.Create,
            VehiclePermissions.Read,
            VehiclePermissions.Create
        );
}
