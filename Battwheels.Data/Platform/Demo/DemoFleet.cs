using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Fleet;
using Battwheels.Core.Service.Portal;

namespace Battwheels.Data.Platform.Demo;

/// <summary>
/// A customer with many vehicles: a manager, an approver with a limit and two drivers. One estimate is above the limit, approved
/// by the first and waiting for the second.
/// </summary>
internal sealed class DemoFleet(DemoBook book, DemoRegisterBook register)
{
    /// <summary>What is wrong with its newest vehicle: dear enough for two people.</summary>
    public const int Case = 14;

    private const decimal Limit = 2_000m;

    /// <summary>Place of its newest vehicle, which no other story uses.</summary>
    public static int Vehicle => DemoContent.Register.Vehicles.Count - 1;

    public async Task PlayAsync()
    {
        var (account, newest) = await register.ArriveAsync(Vehicle);
        await PersonAsync(account, new(null, 0, "Sneha Gokhale", "9000071581", null, FleetRole.Manager, null));
        FleetPersonInput first = new(null, 0, "Amol Jagtap", "9000071582", null, FleetRole.Approver, Limit);
        var approver = await PersonAsync(account, first);
        var driver = await PersonAsync(
            account,
            new(null, 0, "Ganesh More", "9000071583", null, FleetRole.Driver, null)
        );
        await PersonAsync(account, new(null, 0, "Salim Shaikh", "9000071584", null, FleetRole.Driver, null));
        NewFleetAssignment drives = new(
            driver,
            newest,
            DateOnly.FromDateTime(book.Clock.GetUtcNow().Date.AddDays(-30))
        );
        await book.DoAsync<FleetPeopleService, long>(
            "fleet/drives",
            "admin",
            (service, command) => service.AssignAsync(account, drives, command, book.Ct)
        );
        await ApproveAsync(
            new PortalBearer(account, account, first.Name, 0, WasSeenLately: true)
            {
                Person = new PortalPerson(approver, first.Name, first.Role),
            }.ToActor(book.OrganizationId, "203.0.113.31")
        );
    }

    private Task<long> PersonAsync(long account, FleetPersonInput input) =>
        book.DoAsync<FleetPeopleService, long>(
            $"fleet/{input.Mobile}",
            "admin",
            (service, command) => service.SaveAsync(account, input, command, book.Ct)
        );

    /// <summary>What is offered is more than they may decide alone.</summary>
    private async Task ApproveAsync(Actor approver)
    {
        if (book.IsDone("fleet/first"))
            return;
        var home = await book.ReadAsync(approver, (PortalService portal) => portal.HomeAsync(book.Ct));
        var dearest = home.Offers.MaxBy(o => o.Total)!.EstimateId;
        var offer = DemoBook.Value(
            "fleet/offer",
            await book.ReadAsync(approver, (PortalOfferService offers) => offers.ReadAsync(dearest, book.Ct))
        );
        PortalAnswer yes = new(
            dearest,
            offer.ContentHash,
            approver.Name,
            [.. offer.Lines.Select(l => new LineChoice(l.Id, true))],
            RiskAcknowledged: false,
            "Chrome on Android"
        );
        await book.AsAsync<PortalOfferService, DecisionResult>(
            "fleet/first",
            approver,
            (service, command) => service.DecideAsync(yes, command, book.Ct)
        );
    }
}
