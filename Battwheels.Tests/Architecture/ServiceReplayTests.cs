using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Architecture;

/// <summary>
/// Every public method that writes, found by reflection, is called twice with the same command: the second call gives the
/// first one's answer and changes nothing.
/// </summary>
[Trait("Category", "Architecture")]
public sealed class ServiceReplayTests
{
    /// <summary>Steps that need their visit in a state, and everything else in its n-th state.</summary>
    private static readonly Dictionary<string, (TicketState Visit, int Others)> Stages = new(StringComparer.Ordinal)
    {
        ["EstimateService.ReviseAsync"] = (TicketState.AwaitingDeposit, 1),
        ["EstimateService.WithdrawAsync"] = (TicketState.EstimateReview, 0),
        ["JobService.LeaveOutAsync"] = (TicketState.InProgress, 2),
        ["JobService.PartsReadyAsync"] = (TicketState.AwaitingParts, 0),
        ["JobService.SetLineDoneAsync"] = (TicketState.InProgress, 2),
        ["JobService.StartAsync"] = (TicketState.Approved, 0),
        ["JobService.StartTimerAsync"] = (TicketState.InDiagnosis, 0),
        ["JobService.StartWithoutChargeAsync"] = (TicketState.InDiagnosis, 0),
        ["JobService.WaitForPartsAsync"] = (TicketState.Approved, 0),
        ["QcService.ReworkAsync"] = (TicketState.WorkCompleted, 0),
        ["TicketService.ResumeAsync"] = (TicketState.OnHold, 0),
        ["TicketService.SaveDiagnosisAsync"] = (TicketState.InDiagnosis, 0),
        ["TicketService.UnassignAsync"] = (TicketState.Assigned, 0),
    };

    /// <summary>
    /// Methods the rows made here are refused by, so that nothing is proved about them here: they need a document with a
    /// history, a link's token, or goods in store. Each is one call of the gate like the others. Reviewed.
    /// </summary>
    private static readonly string[] NeedHistory =
    [
        "AccountService.AddAsync",
        "AmcCoverService.CoverAsync",
        "AmcCoverService.DiscountPartsAsync",
        "AmcCoverService.ReleaseAsync",
        "AmcPlanService.CreateAsync",
        "AmcPlanService.UpdateAsync",
        "AmcService.CancelAsync",
        "AmcService.RenewAsync",
        "AmcService.UpdateAsync",
        "AppointmentService.BookAsync",
        "AppointmentService.CancelAsync",
        "AppointmentService.ChangeAsync",
        "AppointmentService.RestoreAsync",
        "ApprovalDelegationService.AddAsync",
        "ApprovalDelegationService.EndAsync",
        "ApprovalPolicyService.AddAsync",
        "ApprovalService.AskAgainAsync",
        "ApprovalService.DecideAsync",
        "ApprovalService.RatifyAsync",
        "BatteryService.FitAsync",
        "BatteryService.RemoveAsync",
        "BatteryService.SwapAsync",
        "BatteryService.UpdateAsync",
        "CaptureService.TakeAsync",
        "ContactMergeService.MergeAsync",
        "ContactMergeService.UnmergeAsync",
        "ClaimService.AnswerInfoAsync",
        "ClaimService.CreateAsync",
        "ClaimService.DecideAsync",
        "ClaimService.HoldPartAsync",
        "ClaimService.RequestInfoAsync",
        "ClaimService.SendRejectedAsync",
        "ClaimService.SettleAsync",
        "ClaimService.SubmitAsync",
        "DamageService.SayNoneAsync",
        "DeclinedWorkService.TakeUpAsync",
        "DocumentLinkService.ShareInvoiceAsync",
        "DocumentLinkService.ShareReceiptAsync",
        "EstimateLinkService.AskCodeAsync",
        "EstimateLinkService.DecideAsync",
        "EstimateLinkService.OpenedAsync",
        "EstimateLinkService.TryCodeAsync",
        "EstimateService.RecordDecisionAsync",
        "EstimateService.ShareAsync",
        "EstimateService.SubmitAsync",
        "FeedbackLinkService.GiveAsync",
        "FleetApprovalService.ConfirmAsync",
        "FleetApprovalService.SendBackAsync",
        "FleetDeskService.AssignAsync",
        "FleetDeskService.EndAssignmentAsync",
        "FleetDeskService.SaveAsync",
        "FleetDeskService.SwitchAsync",
        "FleetPeopleService.AssignAsync",
        "FleetPeopleService.SaveAsync",
        "FleetTellService.TellAsync",
        "GoodsReceiptService.ReceiveAsync",
        "ImportFixService.CorrectAsync",
        "ImportFixService.SkipAsync",
        "ImportFixService.TryAgainAsync",
        "ImportUndoService.UndoAsync",
        "ImportService.ConfirmAsync",
        "ImportService.MapAsync",
        "InspectionService.AnswerAsync",
        "InspectionService.DiscardAsync",
        "InspectionService.FinishAsync",
        "InspectionService.RestOkAsync",
        "InspectionService.StartAsync",
        "InspectionService.UnansweredAsync",
        "InspectionTemplateService.CreateAsync",
        "IntakeService.WaiveAsync",
        "InvoiceService.CancelAsync",
        "ItemService.UpdateAsync",
        "JobBillingService.InvoiceAsync",
        "JobService.CompleteAsync",
        "JobService.MarkToComeAsync",
        "JobService.RequestPartAsync",
        "JobService.StopTimerAsync",
        "JoinService.AcceptAsync",
        "JoinService.JoinAsync",
        "JournalService.PostAsync",
        "JournalService.ReverseAsync",
        "MarkupService.SaveAsync",
        "MessageChannelService.SaveAsync",
        "MessageService.SendAgainAsync",
        "MessageSettingsService.SaveAsync",
        "MessageTemplateService.ResetAsync",
        "MessageTemplateService.SaveAsync",
        "NotificationService.ChooseAsync",
        "OpeningStockService.EnterAsync",
        "LinkedDocumentService.OpenedAsync",
        "PackageService.CreateAsync",
        "PackageService.InsertAsync",
        "PackageService.KeepAsync",
        "PartDeskService.IssueAsync",
        "PartDeskService.IssueToLineAsync",
        "PartDeskService.ReturnAsync",
        "PeriodService.ExtendAsync",
        "PeriodService.UnlockAsync",
        "PinService.SetAsync",
        "PortalAccessService.InviteAsync",
        "PortalDoorService.AskAsync",
        "PortalOfferService.DecideAsync",
        "OnlinePaymentService.PretendAsync",
        "OnlinePaymentService.StartAsync",
        "OnlinePaymentSetupService.SaveAsync",
        "PortalConsentService.SayAsync",
        "PortalService.EndSessionAsync",
        "PortalService.SpeakAsync",
        "PublicIntakeService.RegisterAsync",
        "QcService.RecordAsync",
        "RecallService.CreateAsync",
        "RecallService.MarkAsync",
        "ReceiptService.ApplyAdvanceAsync",
        "ReceiptService.ReverseAsync",
        "ReceiptService.UnapplyAdvanceAsync",
        "SetupService.SkipAsync",
        "SubletService.AcceptAsync",
        "SubletService.BillAsync",
        "SubletService.OrderAsync",
        "SubletService.ReverseBillAsync",
        "SubletService.SendAgainAsync",
        "SubletService.SendAsync",
        "TabletService.EnrolAsync",
        "TicketService.AssignAsync",
        "TicketService.CallAsync",
        "TicketService.CloseAsync",
        "TicketService.DeliverAsync",
        "TicketService.HoldAsync",
        "TicketService.MergeAsync",
        "TicketService.ReopenAsync",
        "TicketService.StartDiagnosisAsync",
        "VehicleService.CreateAsync",
        "VehicleService.TransferAsync",
        "VehicleService.UpdateAsync",
        "WarrantyService.AddAsync",
        "WarrantyService.AddTermsAsync",
        "WorkService.CancelAsync",
        "WorkService.ResumeAsync",
        "SlaCalendarService.AddHolidayAsync",
        "SlaCalendarService.SaveHoursAsync",
        "SlaPolicyService.RemoveAsync",
        "SlaPolicyService.SaveAsync",
        "VoiceNoteService.RemarkAsync",
    ];

    [Fact]
    public async Task WritingMethods_SameCommandTwice_HaveOneEffect()
    {
        await using var db = await TestDb.CreateAsync();
        var rows = await ProbeRows.MakeAsync(db);
        await using var kept = await rows.KeepAsync();
        var record = await PermissionRecord.MakeAsync();
        List<string> faults = [];
        List<string> refused = [];
        foreach (var method in record.Methods.Where(m => m.Method.Writes))
        {
            await rows.RestoreAsync(kept);
            if (Stages.TryGetValue($"{method.Method}", out var stage))
                await EnterAsync(db, rows, stage);
            var fault = await TwiceAsync(db, rows, method);
            if (fault == Refused)
                refused.Add($"{method.Method}");
            else if (fault is not null)
                faults.Add($"{method.Method} {fault}");
        }

        faults.AddRange(
            refused
                .Except(NeedHistory)
                .Select(m => $"{m} was refused: make better arguments, or review it in NeedHistory")
        );
        faults.AddRange(NeedHistory.Except(refused).Select(m => $"{m} is driven now: strike it from NeedHistory"));
        Faults.None(faults);
    }

    private const string Refused = "was refused";

    /// <returns>What is wrong; null when the second call had no effect.</returns>
    private static async Task<string?> TwiceAsync(TestDb db, ProbeRows rows, MethodPermissions method)
    {
        var actor = await method.AllowedAsync(db);
        var arguments = new Arguments(rows, db.OrgA).For(method.Method);
        var first = await CallAsync(db, actor, method.Method, arguments);
        if (first.StartsWith("refused:", StringComparison.Ordinal))
            return Refused;
        var before = await Digest.WholeAsync(db);
        var second = await CallAsync(db, actor, method.Method, arguments);
        if (second != first)
            return $"answered {first}, then {second}";
        return await Digest.WholeAsync(db) == before ? null : "had its effect twice";
    }

    private static async Task<string> CallAsync(TestDb db, Actor actor, ServiceMethod method, object?[] arguments)
    {
        await using var scope = db.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICurrentActor>().Become(actor);
        foreach (var stream in arguments.OfType<Stream>())
            stream.Position = 0;
        return await method.CallAsync(scope.ServiceProvider, arguments);
    }

    private static async Task EnterAsync(TestDb db, ProbeRows rows, (TicketState Visit, int Others) stage)
    {
        await using var raw = ProbeRows.Unguarded(db, new TenantScope(db.OrgA));
        await RawSql.ExecuteAsync(raw, "PRAGMA ignore_check_constraints = ON");
        foreach (var type in rows.Types)
        {
            var property = raw.Model.FindEntityType(type)!.FindProperty(nameof(ServiceTicket.State));
            if (property is not { ClrType.IsEnum: true })
                continue;
            var row = (await raw.FindAsync(type, db.OrgA, rows.Id(type, db.OrgA)))!;
            var values = Enum.GetValues(property.ClrType);
            raw.Entry(row).Property(property.Name).CurrentValue =
                type == typeof(ServiceTicket)
                    ? stage.Visit
                    : values.GetValue(Math.Min(stage.Others, values.Length - 1));
        }

        await raw.SaveChangesAsync();
    }
}
