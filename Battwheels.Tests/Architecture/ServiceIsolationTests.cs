using System.Text.Json;
using System.Text.RegularExpressions;
using Battwheels.Core.Common;
using Battwheels.Tests.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Architecture;

/// <summary>
/// Every public method of every class that holds the gate, found by reflection, is handed the ids of another organization's
/// rows by somebody who may do everything at home. It must answer as it answers ids that are nobody's, show nothing of the
/// other organization and leave its rows alone.
/// </summary>
[Trait("Category", "Architecture")]
public sealed partial class ServiceIsolationTests
{
    /// <summary>Below every id there is.</summary>
    private const long Nobody = -100_000_000_000_000L;

    /// <summary>Reports say on top what they were asked, with the branch's id as it was handed over. Reviewed.</summary>
    private static readonly string[] Echoing =
    [
        "ReportService.BalanceSheetAsync",
        "ReportService.ProfitLossAsync",
        "ReportService.TrialBalanceAsync",
    ];

    /// <summary>Where the arguments made here do not come as far as the row, or the row says nothing. Reviewed.</summary>
    private static readonly string[] StoppedEarlier =
    [
        // The key is of whatever group is asked for, and filters rows of one's own; SlaClockTests has two organizations.
        "SlaReportService.MissedAsync",
        // A branch of one's own or of nobody, and a key of whatever group is asked for; ServiceReportTests has two organizations.
        "ServiceReportService.ReadAsync",
        "ServiceReportService.RecordExportAsync",
        // What is made here was declined on this very visit; DeclinedWorkTests has two organizations and a next visit.
        "DeclinedWorkService.OfVisitAsync",
        // The made events are of no visit that was received, offered or paid; MessageFlowTests follows real ones on both sides.
        "ApprovedMessage.HandleAsync",
        "AssignedMessage.HandleAsync",
        "EstimateMessage.HandleAsync",
        "InvoiceMessage.HandleAsync",
        "PaidMessage.HandleAsync",
        "ReceivedMessage.HandleAsync",
        "VisitStepMessage.HandleAsync",
        // The made message is to no contact there is; MessageFlowTests asks for another organization's.
        "MessageService.GetAsync",
        "MessageService.SendAgainAsync",
        // The made batch is of no kind there is; ImportFixTests and ImportUndoTests ask for another organization's.
        "ImportFixService.CorrectAsync",
        "ImportFixService.SkipAsync",
        "ImportFixService.TryAgainAsync",
        "ImportUndoService.UndoAsync",
        // One's own rows only, and silent about all others; NotificationTests asks for somebody else's.
        "NotificationService.ReadAsync",
        // The made act is another member's; UndoTests asks for another organization's.
        "UndoService.UndoAsync",
        // The made run was started by a made member; NotificationTests follows it for a real one.
        "WorkEndedNotice.HandleAsync",
        // The made tablet's token is another one than the text made here; TabletTests asks for other organizations'.
        "TabletDoorService.UnlockAsync",
        // A time on one's own row, silent about all others; PortalDoorTests asks at the other door.
        "PortalDoorService.SeenAsync",
        // The made estimate is not with its customer; PortalVisitTests asks for another organization's.
        // Of demonstrations alone: OnlinePaymentTests.
        "OnlinePaymentService.PretendAsync",
        "PortalOfferService.DecideAsync",
        "PortalOfferService.ReadAsync",
        // The made actor is no person of an account, and the made approval is of no open offer; FleetApprovalTests and
        // FleetPeopleTests have two organizations.
        "FleetAskedMessage.HandleAsync",
        "FleetDeskService.AssignAsync",
        "FleetDeskService.EndAssignmentAsync",
        "FleetDeskService.SaveAsync",
        "FleetDeskService.SwitchAsync",
        "FleetReportService.PaymentAsync",
        "FleetTellService.TellAsync",
        // The made photo was not released, and the made text is no link; ReleasedPhotoTests asks for another organization's.
        "CustomerPhotoService.OpenAsync",
        "CustomerPhotoService.OpenByLinkAsync",
        // The made actor is no customer; PortalDoorTests ends sessions of others.
        "PortalService.EndSessionAsync",
        "PortalService.ProfileAsync",
        // The made line has no price; PackageServiceTests has packages of two organizations, and their items are looked up by the rule
        // of estimate lines.
        "PackageService.CreateAsync",
        // The made concern was taken off; ConcernServiceTests asks for another organization's.
        "ConcernService.SaveAsync",
        // The made limits are none; WarrantyServiceTests asks for a vehicle and a pack that are not there.
        "WarrantyService.AddAsync",
        // The made claim is of no visit that was worked on, and its page is read with it; ClosedDoorTests asks for another
        // organization's by its address, ClaimTests by its services.
        "ClaimService.DecideAsync",
        "ClaimService.GetAsync",
        "ClaimService.SettleAsync",
        "ClaimService.SubmitAsync",
        // Nothing of the made order was sent; ClosedDoorTests asks for another organization's by its address.
        "SubletPrintService.ChallanAsync",
        // The made contract is over and of no vehicle, its plan has no benefit, and its events are of no contract that runs;
        // AmcContractTests and AmcCoverTests have both in two organizations.
        "AmcCoverService.OfVehicleAsync",
        "AmcExpiringMessage.HandleAsync",
        "AmcInvoiceFollower.HandleAsync",
        "AmcPlanService.CreateAsync",
        "AmcService.UpdateAsync",
        "AmcUsedMessage.HandleAsync",
        // The made vehicle is not of the recall's make; RecallServiceTests has both in two organizations.
        "RecallService.ExportAsync",
        "RecallService.VehiclesAsync",
        // The made appointment has neither day nor minutes; AppointmentServiceTests books with another organization's vehicle.
        "AppointmentService.BookAsync",
        "AppointmentService.SlotsAsync",
        // Only one visit of the made vehicle is there, and nothing booked for it; TicketMergeTests has two organizations.
        "AppointmentService.OfVehicleAsync",
        "TicketService.MergeAsync",
        "TicketService.MergeTargetsAsync",
        // An id in a list's filter only; nothing made here lies in it.
        "AuditLogService.ExportAsync",
        "AuditLogService.ListAsync",
        "ItemSearchService.FindAsync",
        "ItemService.CountsAsync",
        "ItemService.ExportPageAsync",
        "ItemService.ListAsync",
        // Put on record what is taken out, whatever the filter names.
        "AuditLogService.BeginExportAsync",
        "EstimateService.BeginExportAsync",
        "GoodsReceiptService.BeginExportAsync",
        "InvoiceService.BeginExportAsync",
        "ItemService.BeginExportAsync",
        "MemberService.BeginExportAsync",
        "RecallService.BeginExportAsync",
        "ReceiptService.BeginExportAsync",
        "StockService.BeginExportAsync",
        "TicketService.BeginExportAsync",
        // Sums over nothing, and lines none of which is posted or held here.
        "ImportReportService.RowsAsync",
        "InvoiceService.StandingOfAsync",
        "LedgerService.AccountAsync",
        "ReportService.BalanceSheetAsync",
        "ReportService.ProfitLossAsync",
        "ReportService.TrialBalanceAsync",
        "StockService.ReservationsAsync",
        // The view made here is another member's.
        "SavedViewService.SaveAsync",
        // Who changed a record last stands in the log; the rows made here were put in beside it.
        "AppointmentService.LastChangeAsync",
        "ContactService.LastChangeAsync",
        "ItemService.LastChangeAsync",
        "RecallService.LastChangeAsync",
        "TicketService.LastChangeAsync",
        "VehicleService.LastChangeAsync",
        // One's own delegations only; the made one is another member's.
        "ApprovalDelegationService.EndAsync",
        // The row made here is in no state for it, or another part of the input is refused first.
        "ApprovalPolicyService.AddAsync",
        "EstimateLinkService.DecideAsync",
        "EstimatePrintService.PdfAsync",
        "EstimateService.RecordDecisionAsync",
        "GoodsReceivedFollower.HandleAsync",
        "ImportService.ConfirmAsync",
        "ImportService.MapAsync",
        "JournalService.PostAsync",
        "JournalService.ReverseAsync",
        "MemberLeftFollower.HandleAsync",
        "VehicleService.CreateAsync",
    ];

    [Fact]
    public async Task Methods_IdsOfAnotherOrganization_AnswerAsIfThereWereNone()
    {
        await using var foreign = await World.MakeAsync();
        await using var missing = await World.MakeAsync();
        List<string> faults = [];
        foreach (var method in ServiceMethods.All)
        {
            var before = await Digest.OfAsync(foreign.Db, foreign.Db.OrgB);
            var theirs = await foreign.AskAsync(method, foreign.Db.OrgB, 0);
            var nobodys = await missing.AskAsync(method, missing.Db.OrgB, Nobody);

            if (Plain(theirs) != Plain(nobodys))
                faults.Add($"{method} answers {Short(theirs)} to their ids and {Short(nobodys)} to ids of nobody");
            if (foreign.Shown(theirs, !Echoing.Contains($"{method}")) is { } shown)
                faults.Add($"{method} shows {shown}: {Short(theirs)}");
            if (await Digest.OfAsync(foreign.Db, foreign.Db.OrgB) != before)
                faults.Add($"{method} changed rows of the other organization");
        }

        Faults.None(faults);
    }

    /// <summary>
    /// The proof above says nothing where a call is stopped before its ids are looked at. So each method that is handed ids
    /// answers otherwise when they are the caller's own, or stands in a reviewed list.
    /// </summary>
    [Fact]
    public async Task Methods_OwnIds_AreLookedUp()
    {
        await using var own = await World.MakeAsync();
        await using var missing = await World.MakeAsync();
        List<string> alike = [];
        foreach (var method in ServiceMethods.All.OrderBy(m => m.Writes)) // what is read is not spoilt by a write before
        {
            var found = await own.AskAsync(method, own.Db.OrgA, 0);
            var nobodys = await missing.AskAsync(method, missing.Db.OrgA, Nobody);
            if (Plain(found) == Plain(nobodys) && own.NamesRows(method))
                alike.Add($"{method}");
        }

        Faults.None(
            alike
                .Except(StoppedEarlier)
                .Select(m => $"{m} does not look its ids up: make better arguments, or review it in StoppedEarlier")
                .Concat(StoppedEarlier.Except(alike).Select(m => $"{m} is reached now: strike it from StoppedEarlier"))
        );
    }

    private static string Short(string answer) => answer.Length > 200 ? $"{answer[..200]} …" : answer;

    /// <summary>An answer without what differs from database to database.</summary>
    private static string Plain(string answer) => Accidental().Replace(answer, "#");

    [GeneratedRegex("""\d{15,}|[0-9a-f]{8}-[0-9a-f-]{27}|"[A-Za-z0-9_+/=-]{22,}["]""")]
    private static partial Regex Accidental();

    /// <summary>A database of its own with a row of every kind on both sides, and whoever asks.</summary>
    private sealed record World(TestDb Db, ProbeRows Rows, PermissionRecord Asked) : IAsyncDisposable
    {
        public static async Task<World> MakeAsync()
        {
            var db = await TestDb.CreateAsync();
            return new World(db, await ProbeRows.MakeAsync(db), await PermissionRecord.MakeAsync());
        }

        /// <summary>What comes back, or the exception's kind. A call may end a membership, so each has a fresh owner.</summary>
        public async Task<string> AskAsync(ServiceMethod method, long organization, long shift)
        {
            var actor = await Asked.Methods.Single(m => m.Method == method).AllowedAsync(Db);
            await Rows.ResetVersionsAsync();
            await using var scope = Db.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ICurrentActor>().Become(actor);
            try
            {
                return await method.CallAsync(
                    scope.ServiceProvider,
                    new Arguments(Rows, organization, shift).For(method)
                );
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                return $"throws {e.GetType().Name}: {e.Message.Split('\n')[0]}";
            }
        }

        /// <summary>What of organization B stands in an answer.</summary>
        public string? Shown(string answer, bool alsoIds)
        {
            string[] marks = [ProbeRows.TheirMark, JsonEncodedText.Encode(ProbeRows.TheirMark).Value];
            if (marks.Any(m => answer.Contains(m, StringComparison.Ordinal)))
                return "their text";
            return alsoIds && Rows.Ids(Db.OrgB).Any(id => answer.Contains($"{id}", StringComparison.Ordinal))
                ? "one of their ids"
                : null;
        }

        public bool NamesRows(ServiceMethod method)
        {
            Arguments arguments = new(Rows, Db.OrgA);
            arguments.For(method);
            return arguments.NameRows;
        }

        public ValueTask DisposeAsync() => Db.DisposeAsync();
    }
}
