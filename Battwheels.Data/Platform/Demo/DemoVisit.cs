using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Data.Platform.Demo;

/// <summary>How far a visit comes before today.</summary>
internal enum DemoStage
{
    Open,
    Assigned,
    Diagnosis,
    DiagnosisHeld,
    Review,
    Waiting,
    Declined,
    Approved,
    Parts,
    Working,
    Requested,
    Held,
    Supplement,
    Qc,
    Rework,
    Completed,
    Invoiced,
    Delivered,
    Closed,
    Reopened,
    Cancelled,
}

/// <param name="Number">Of the visit in the story; names its acts.</param>
/// <param name="Vehicle">Place in the list of vehicles.</param>
internal sealed record DemoPlan(int Number, int Vehicle, int Case, DemoStage Stage, DateTimeOffset Starts)
{
    public DemoCase Tells => DemoContent.Cases[Case];
}

/// <summary>One visit, act by act; every wait is yielded in hours, so that visits run beside each other.</summary>
internal sealed partial class DemoVisit(DemoBook book, DemoRegisterBook register, DemoStore store, DemoPlan plan)
{
    private const string Stroke = "M20 140 L60 40 L90 150 L130 60 L170 140 L230 70 L300 130 L380 90";

    private long _ticket;
    private long _contact;
    private long _estimate;
    private readonly List<(long Line, DemoItem? Item, decimal Quantity)> _lines = [];

    private DemoVehicle Vehicle => DemoRegisterBook.Vehicle(plan.Vehicle);

    private DemoCustomer Customer => DemoRegisterBook.CustomerOf(plan.Vehicle);

    private string Step(string act) => $"visit/{plan.Number}/{act}";

    private bool IsHighVoltage => plan.Tells.Symptoms.Any(s => Symptoms.Find(s) is { IsHighVoltage: true });

    private string Technician =>
        IsHighVoltage
            ? (plan.Number % 2 == 0 ? "technician" : "technician2")
            : (
                plan.Number % 3 == 0 ? "technician3"
                : plan.Number % 3 == 1 ? "technician"
                : "technician2"
            );

    private int Kilometres => Vehicle.Odometer + 300 + plan.Number * 24;

    public async IAsyncEnumerable<double> PlayAsync()
    {
        await ArriveAsync();
        if (plan.Stage is DemoStage.Open)
            yield break;
        yield return 0.4;
        await TechnicianAssignedAsync();
        if (plan.Stage is DemoStage.Cancelled)
        {
            yield return 3;
            await CancelAsync("Customer's mechanic at home found a loose fuse; not needed any more");
            yield break;
        }

        if (plan.Stage is DemoStage.Assigned)
            yield break;
        yield return 0.3;
        await IntakeAsync();
        yield return 1;
        await DiagnoseAsync();
        if (plan.Number % 3 != 1)
            await InspectAsync();
        if (plan.Stage is DemoStage.DiagnosisHeld)
            await HoldAsync("Customer brings the original charger tomorrow");
        if (plan.Stage is DemoStage.Diagnosis or DemoStage.DiagnosisHeld)
            yield break;
        yield return 0.7;
        await OfferAsync();
        if (plan.Stage is DemoStage.Review)
            yield break;
        yield return 0.3;
        await ShareAsync("share");
        if (plan.Stage is DemoStage.Waiting)
            yield break;
        yield return 2 + plan.Number % 4;
        await DecideAsync("decide", approve: plan.Stage is not DemoStage.Declined);
        if (plan.Stage is DemoStage.Declined)
        {
            yield return 1;
            if (plan.Number % 2 == 0)
                await CancelAsync("Customer declined the estimate and took the vehicle back");
            yield break;
        }

        if (plan.Stage is DemoStage.Approved)
            yield break;
        await foreach (var wait in WorkAsync())
            yield return wait;
        if (plan.Stage <= DemoStage.Rework)
            yield break;
        await foreach (var wait in HandOverAsync())
            yield return wait;
    }

    private async Task ArriveAsync()
    {
        (_contact, var vehicle) = await register.ArriveAsync(plan.Vehicle);
        _ticket = await book.DoAsync<TicketService, long>(
            Step("create"),
            "advisor",
            (service, command) =>
                service.CreateAsync(
                    new NewTicket(
                        plan.Tells.Title,
                        plan.Tells.Words,
                        VehicleId: vehicle,
                        ContactId: _contact,
                        Symptoms: plan.Tells.Symptoms,
                        Category: Enum.Parse<TicketCategory>(plan.Tells.Category),
                        Source: plan.Number % 4 == 0 ? TicketSource.Phone : TicketSource.Counter,
                        PromisedAtUtc: book.Clock.GetUtcNow().UtcDateTime.AddDays(1 + plan.Number % 3)
                    ),
                    command,
                    book.Ct
                )
        );
    }

    private Task<Done> TechnicianAssignedAsync() =>
        TicketAsync(
            "assign",
            "advisor",
            async (service, head, command) =>
            {
                var technicians = await service.TechniciansAsync(book.Ct);
                var name = DemoPeople.All.Single(p => p.Key == Technician).Name;
                return await service.AssignAsync(
                    new AssignTicket(_ticket, head.Version, technicians.Single(t => t.Name == name).MembershipId),
                    command,
                    book.Ct
                );
            }
        );

    private Task<IntakeSaved> IntakeAsync() =>
        book.DoAsync<IntakeService, IntakeSaved>(
            Step("intake"),
            "advisor",
            async (service, command) =>
                await service.SaveAsync(
                    new SaveIntake(
                        _ticket,
                        (await service.GetAsync(_ticket, book.Ct))!.Version,
                        Kilometres,
                        20 + plan.Number * 7 % 70,
                        plan.Number % 5 == 0 ? 500m : null,
                        [
                            .. IntakeTemplates
                                .For(Enum.Parse<VehicleCategory>(Vehicle.Category), ServiceMode.Workshop)
                                .Where(i => i.Kind is IntakeItemKind.Check or IntakeItemKind.Consent)
                                .Select((i, n) => AnswerOf(i, n)),
                        ],
                        Signature
                    ),
                    command,
                    book.Ct
                )
        );

    private IntakeAnswer AnswerOf(IntakeTemplateItem item, int place) =>
        item.Kind is IntakeItemKind.Check && place == plan.Number % 9
            ? new IntakeAnswer(item.Code, IntakeFinding.Noted, "Seen at the counter, shown to the customer")
            : new IntakeAnswer(item.Code, IntakeFinding.Fine);

    private async Task DiagnoseAsync()
    {
        await TicketAsync(
            "diagnosis-start",
            Technician,
            (service, head, command) =>
                service.StartDiagnosisAsync(new TicketStep(_ticket, head.Version), command, book.Ct)
        );
        await TicketAsync(
            "diagnosis",
            Technician,
            (service, head, command) =>
                service.SaveDiagnosisAsync(
                    new SaveDiagnosis(_ticket, head.Version, plan.Tells.Diagnosis),
                    command,
                    book.Ct
                )
        );
    }

    private Task<Done> HoldAsync(string reason) =>
        TicketAsync(
            "hold",
            Technician,
            (service, head, command) =>
                service.HoldAsync(new TicketStep(_ticket, head.Version, reason), command, book.Ct)
        );

    private Task<Done> CancelAsync(string reason) =>
        TicketAsync(
            "cancel",
            "advisor",
            (service, head, command) =>
                service.CancelAsync(new CancelTicket(_ticket, head.Version, reason, Signature), command, book.Ct)
        );

    private SignatureInput Signature => new(Customer.Name, Stroke, IsOnPaper: false);

    private Task<Done> TicketAsync(
        string act,
        string person,
        Func<TicketService, TicketHead, CommandId, Task<Result<Done>>> change
    ) =>
        book.DoAsync<TicketService, Done>(
            Step(act),
            person,
            async (service, command) => await change(service, (await service.HeadAsync(_ticket, book.Ct))!, command)
        );
}
