using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Data.Platform.Demo;

/// <summary>Estimate and answer.</summary>
internal sealed partial class DemoVisit
{
    private async Task OfferAsync()
    {
        _estimate = await book.DoAsync<EstimateService, long>(
            Step("estimate"),
            "advisor",
            (service, command) => service.OpenAsync(_ticket, command, book.Ct)
        );
        foreach (var (labour, index) in plan.Tells.Labour.Select((l, i) => (l, i)))
            await LineAsync(
                $"labour/{index}",
                new LineInput(JobLineKind.Labour, labour.Text, labour.Hours, labour.Rate, "998714", "HRS", 0m, 18m),
                null
            );
        foreach (var part in plan.Tells.Parts)
            await PartAsync($"{part.Kind}-{Vehicle.Code}", part.Quantity);
        if (plan.Number % 2 == 0)
            await PartAsync("CLN-EL", 1m);
        if (plan.Stage is DemoStage.Review)
            await LineAsync("dear", Dear(), null);
        await SubmitAsync("submit");
        await ApproveAsync("submit", plan.Stage is DemoStage.Review ? Inside : int.MaxValue);
    }

    /// <summary>Of the visits in review one waits for the manager, one for the owner, and one is approved inside.</summary>
    private int Inside => plan.Number % 3 == 2 ? int.MaxValue : plan.Number % 3;

    private LineInput Dear() =>
        plan.Number % 3 == 1
            ? new(
                JobLineKind.Labour,
                "Frame straightened after the accident, painted",
                1m,
                62_000m,
                "998714",
                "OTH",
                RatePercent: 18m
            )
            : new(
                JobLineKind.Labour,
                "Motor rewound, bearings and seals",
                1m,
                12_400m,
                "998714",
                "OTH",
                RatePercent: 18m
            );

    /// <summary>The approvals inside the workshop an estimate needs, given one after the other.</summary>
    /// <param name="most">So many are given; the rest still waits.</param>
    private async Task ApproveAsync(string act, int most)
    {
        for (var given = 0; given < most; given++)
        {
            var panel = DemoBook.Value(
                Step(act),
                await book.ReadAsync<ApprovalService, Result<EstimateApprovals>>(
                    "owner",
                    service => service.OfEstimateAsync(_estimate, book.Ct)
                )
            );
            if (panel is not { Standing: ApprovalStanding.Pending, Current: { } current })
                return;
            var by = DemoPeople.All.Single(p => p.Name == panel.Approvers[0].Name).Key;
            DecideApproval yes = new(
                current.RequestId,
                current.Step,
                current.ContentHash,
                true,
                "Price and work are right"
            );
            await book.DoAsync<ApprovalService, ApprovalOutcome>(
                Step($"{act}/approve/{current.Step}"),
                by,
                (service, command) => service.DecideAsync(yes, command, book.Ct)
            );
        }
    }

    private Task PartAsync(string sku, decimal quantity)
    {
        var item = DemoStore.Item(sku);
        return LineAsync(
            sku,
            new LineInput(
                item.Kind == "Consumable" ? JobLineKind.Consumable : JobLineKind.Part,
                item.Name,
                quantity,
                item.Price,
                item.Hsn,
                item.Uom,
                Customer.Credit > 0m ? 5m : 0m,
                item.Rate,
                store.Items[sku],
                IsSafetyCritical: sku.StartsWith("BRP", StringComparison.Ordinal)
            ),
            item
        );
    }

    private async Task LineAsync(string act, LineInput line, DemoItem? item) =>
        _lines.Add(
            (
                await book.DoAsync<EstimateService, long>(
                    Step($"line/{act}"),
                    "advisor",
                    (service, command) => service.AddLineAsync(_estimate, line, command, book.Ct)
                ),
                item,
                line.Quantity
            )
        );

    private Task<int> SubmitAsync(string act) =>
        book.DoAsync<EstimateService, int>(
            Step(act),
            "advisor",
            async (service, command) =>
                await service.SubmitAsync(_estimate, (await ViewAsync(service)).Version, command, book.Ct)
        );

    private Task<long> ShareAsync(string act) =>
        book.DoAsync<EstimateService, long>(
            Step(act),
            "advisor",
            (service, command) =>
                service.ShareAsync(
                    new ShareEstimate(_estimate, LinkToken.Read(book.Token(Step(act)))!.Hash),
                    command,
                    book.Ct
                )
        );

    /// <summary>Small offers are answered on the customer's phone, larger ones on the tablet or on a call.</summary>
    private async Task DecideAsync(string act, bool approve)
    {
        if (book.IsDone(Step(act)))
            return;
        var page = await book.ReadAsync<EstimateLinkService, Result<OfferPage>>(
            Portal,
            service => service.ReadAsync(book.Token(Step("share")), book.Ct)
        );
        if (page is { Error: null } && page.Value.Totals.Total <= page.Value.LinkLimit && plan.Number % 3 != 2)
        {
            await book.AsAsync<EstimateLinkService, Done>(
                Step($"{act}/opened"),
                Portal,
                (service, command) => service.OpenedAsync(book.Token(Step("share")), LinkSight.Page, command, book.Ct)
            );
            await book.AsAsync<EstimateLinkService, DecisionResult>(
                Step(act),
                Portal,
                (service, command) =>
                    service.DecideAsync(
                        new LinkAnswer(
                            book.Token(Step("share")),
                            page.Value.ContentHash,
                            Customer.Name,
                            [.. page.Value.Lines.Select(l => new LineChoice(l.Id, approve))],
                            RiskAcknowledged: true,
                            "Chrome on Android"
                        ),
                        command,
                        book.Ct
                    )
            );
            return;
        }

        if (page.Error is not null)
            throw new DemoRefusedException(Step(act), page.Error);
        await book.DoAsync<EstimateService, DecisionResult>(
            Step(act),
            "advisor",
            (service, command) =>
                service.RecordDecisionAsync(
                    new RecordDecision(_estimate, page.Value.VersionNo, AnswerOf(page.Value, approve)),
                    command,
                    book.Ct
                )
        );
    }

    private OfferAnswer AnswerOf(OfferPage page, bool approve) =>
        new(
            Customer.Name,
            [.. page.Lines.Select(l => new LineChoice(l.Id, approve))],
            RiskAcknowledged: true,
            plan.Number % 2 == 0 ? DecisionMethod.TabletSignature : DecisionMethod.PhoneRecorded,
            CalledNumber: Customer.Phone,
            Note: approve ? "Theek hai, kar do" : "Abhi nahi, baad mein dekhte hain",
            Signature: Signature
        );

    private Actor Portal =>
        Actor.PublicLink(
            book.OrganizationId,
            _contact,
            $"{Customer.Name} (link)",
            "203.0.113.24",
            EstimatePermissions.PortalRead,
            EstimatePermissions.PortalDecide
        );

    private async Task<EstimateView> ViewAsync(EstimateService service) =>
        DemoBook.Value(Step("view"), await service.GetAsync(_estimate, book.Ct));
}
