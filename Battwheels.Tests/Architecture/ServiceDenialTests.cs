using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Architecture;

/// <summary>
/// T6: every public method of every class that holds the gate, found by reflection, refuses someone who may do nothing,
/// leaves one record of it and changes nothing.
/// </summary>
[Trait("Category", "Architecture")]
public sealed class ServiceDenialTests
{
    /// <summary>Methods whose permission no role can hold: acts before membership, jobs, links. Reviewed.</summary>
    private static readonly string[] OutsideRoles =
    [
        "ApprovalClock.WorkAsync system:approvals:clock",
        "ApprovalDecidedNotice.HandleAsync system:notify",
        "ApprovalExpiredNotice.HandleAsync system:notify",
        "ApprovalRequestedNotice.HandleAsync system:notify",
        "BillingVerification.VerifyAsync system:verify",
        "EstimateLinkService.EndOfAsync system:link:open",
        "EstimateLinkService.FindAsync system:link:open",
        "EventReplayService.ListAsync system:outbox:replay",
        "EventReplayService.ReplayAsync system:outbox:replay",
        "ImportRunner.WorkAsync system:import:run",
        "JoinService.AcceptAsync system:invitation:accept",
        "JoinService.JoinAsync system:invitation:accept",
        "JoinService.ReadAsync system:invitation:accept",
        "LinkedDocumentService.FindAsync system:link:open",
        "LedgerSealWorker.WorkAsync system:verify",
        "InvoiceCancelledFollower.HandleAsync system:tickets:invoice",
        "MemberLeftFollower.HandleAsync system:tickets:member-left",
        "LedgerVerification.VerifyAsync system:verify",
        "GoodsReceivedFollower.HandleAsync system:tickets:parts",
        "PartsReadyFollower.HandleAsync system:tickets:parts",
        "EstimateApprovedNotice.HandleAsync system:notify",
        "EstimateDeclinedNotice.HandleAsync system:notify",
        "PartRequestedNotice.HandleAsync system:notify",
        "TicketAssignedNotice.HandleAsync system:notify",
        "WorkEndedNotice.HandleAsync system:notify",
        "ReservationExpiryService.ReleaseExpiredAsync system:reservations:release",
        "StockVerification.VerifyAsync system:verify",
        "TabletDoorService.FindAsync system:tablet:unlock",
        "TabletDoorService.UnlockAsync system:tablet:unlock",
        "SlaWatch.WorkAsync system:sla",
        "SlaReassigning.WorkAsync system:sla-reassign",
        "SlaHandedOverNotice.HandleAsync system:notify",
        "OnlinePaymentNoticeService.TakeAsync system:payments:notice",
        "OnlinePaymentSettling.WorkAsync system:payments:settle",
        "MessageReportService.KnowsAsync system:messages:report",
        "MessageReportService.TakeAsync system:messages:report",
        "DuplicateWatch.WorkAsync system:duplicates",
        "AmcExpiringMessage.HandleAsync system:messages:write",
        "AmcInvoiceFollower.HandleAsync system:amc",
        "AmcUsedMessage.HandleAsync system:messages:write",
        "AmcWatch.WorkAsync system:amc",
        "TicketAutoClose.WorkAsync system:tickets:autoclose",
        "ApprovedMessage.HandleAsync system:messages:write",
        "AssignedMessage.HandleAsync system:messages:write",
        "EstimateMessage.HandleAsync system:messages:write",
        "InvoiceMessage.HandleAsync system:messages:write",
        "PaidMessage.HandleAsync system:messages:write",
        "ReceivedMessage.HandleAsync system:messages:write",
        "VisitStepMessage.HandleAsync system:messages:write",
        "MessageSender.WorkAsync system:messages:send",
        "FeedbackNotice.HandleAsync system:notify",
        "FleetAskedMessage.HandleAsync system:messages:write",
        "FeedbackLinkService.FindAsync system:link:open",
        "PortalDoorService.AskAsync system:portal:door",
        "PortalDoorService.EnterAsync system:portal:door",
        "PortalDoorService.FindAsync system:portal:door",
        "PortalDoorService.OpenAsync system:portal:door",
        "PortalDoorService.SeenAsync system:portal:door",
        "PortalDoorService.WorkshopAsync system:portal:door",
        "PortalTeller.WorkAsync system:portal:tell",
        "OfferCodeTeller.WorkAsync system:portal:tell",
        "OfferExpiry.WorkAsync system:estimates:expire",
        "OfferExpiryNotice.HandleAsync system:notify",
        "PublicIntakeService.OpenAsync system:intake:register",
        "PublicIntakeService.RegisterAsync system:intake:register",
        "TrackingService.FindAsync system:portal:door",
    ];

    [Fact]
    public void Holders_OfTheGate_AreDomainServicesOrReviewed() =>
        Faults.None(
            ServiceMethods
                .Holders.Except(DomainServices.Types())
                .Where(t => !t.IsAssignableTo(typeof(IQueueWorker)) && !t.IsAssignableTo(typeof(IEventHandler)))
                .Select(t => t.Name)
                .Except(ServiceMethods.ReviewedHolders)
        );

    [Fact]
    public void Methods_OfServices_ReturnTasksOrStreams() =>
        Faults.None(
            ServiceMethods
                .All.Where(m =>
                    !m.Method.ReturnType.IsAssignableTo(typeof(Task))
                    && !(
                        m.Method.ReturnType.IsGenericType
                        && m.Method.ReturnType.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)
                    )
                )
                .Select(m => m.ToString())
        );

    [Fact]
    public async Task Methods_ActorWhoMayDoNothing_AreDeniedAuditedAndChangeNothing()
    {
        await using var db = await TestDb.CreateAsync();
        var rows = await ProbeRows.MakeAsync(db);
        List<string> faults = [];
        foreach (var method in ServiceMethods.All)
        {
            faults.AddRange(
                await RefusalFaultsAsync(db, rows, method, Actor.Job(db.OrgA, "nobody"), "PERMISSION_DENIED", 1)
            );
            faults.AddRange(await RefusalFaultsAsync(db, rows, method, null, "NOT_AUTHENTICATED", 0));
        }

        Faults.None(faults);
    }

    [Fact]
    public async Task Methods_SuspendedOwner_AreDenied()
    {
        await using var db = await TestDb.CreateAsync();
        var rows = await ProbeRows.MakeAsync(db);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        await using (var raw = db.Database(new TenantScope(db.OrgA)))
        {
            var member = (await raw.FindAsync<Membership>(db.OrgA, owner.MembershipId!.Value))!;
            member.SetStatus(MembershipStatus.Suspended, "left");
            await raw.SaveChangesAsync();
        }

        List<string> faults = [];
        foreach (var method in ServiceMethods.All)
            faults.AddRange(await RefusalFaultsAsync(db, rows, method, owner, "MEMBERSHIP_SUSPENDED", 1));

        Faults.None(faults);
    }

    [Fact]
    public async Task Permissions_Demanded_AreInTheRoleTableOrReviewed()
    {
        var matrix = await PermissionRecord.MakeAsync();

        var outside = matrix
            .Methods.Where(m => m.Permissions.Any(p => !RoleTable.Keys.Contains(p)))
            .Select(m => $"{m.Method} {string.Join(' ', m.Permissions)}");

        Faults.None(outside.Except(OutsideRoles));
    }

    private static async Task<List<string>> RefusalFaultsAsync(
        TestDb db,
        ProbeRows rows,
        ServiceMethod method,
        Actor? actor,
        string code,
        int denials
    )
    {
        List<string> faults = [];
        var (before, written) = (await Digest.WithoutRefusalsAsync(db), await Digest.DenialsAsync(db, db.OrgA));
        await using var scope = db.Services.CreateAsyncScope();
        if (actor is not null)
            scope.ServiceProvider.GetRequiredService<ICurrentActor>().Become(actor);

        var refused = await Record.ExceptionAsync(() =>
            method.CallAsync(scope.ServiceProvider, new Arguments(rows, db.OrgA).For(method))
        );

        if (refused is not AccessDeniedException denied)
            faults.Add($"{method} was not denied to {actor?.Name ?? "nobody"}: {refused?.Message ?? "it worked"}");
        else if (denied.Code != code)
            faults.Add($"{method} was denied by {denied.Code}, not by {code}");
        if (await Digest.DenialsAsync(db, db.OrgA) - written is var rowsWritten && rowsWritten != denials)
            faults.Add($"{method} left {rowsWritten} records of the refusal");
        if (await Digest.WithoutRefusalsAsync(db) != before)
            faults.Add($"{method} changed something although it was refused");
        return faults;
    }
}
