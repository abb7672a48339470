using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Concerns;
using Battwheels.Core.Service.Damage;
using Battwheels.Core.Service.Inspections;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.JobCards;

/// <summary>What the printer needs; no prices: the card goes to the bench.</summary>
/// <param name="Address">Where the visit is opened on a screen; printed as a code to scan.</param>
public sealed record JobCardPrint(
    Letterhead By,
    string Number,
    TicketView Ticket,
    IntakeView Intake,
    JobView Job,
    DamageMap Damage,
    string? Address,
    PaperSize Paper
)
{
    public IReadOnlyList<ConcernView> Concerns { get; init; } = [];

    /// <summary>Finished ones, newest first.</summary>
    public IReadOnlyList<InspectionSummary> Inspections { get; init; } = [];
}

/// <summary>Sets job cards as PDF.</summary>
public interface IJobCardPrinter
{
    byte[] Pdf(JobCardPrint print);
}

/// <summary>Job cards as PDF.</summary>
public sealed class JobCardPrintService(IUnitOfWorkFactory units, IJobCardPrinter printer)
{
    /// <param name="address">Printed as a code; null without one.</param>
    /// <returns>Null when there is no such ticket.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:read.</exception>
    public async Task<DocumentFile?> PdfAsync(long ticketId, string? address, PaperSize paper, CancellationToken ct)
    {
        var print = await units.ReadAsync(
            TicketPermissions.Read,
            async unit =>
                await TicketReading.ViewAsync(unit, ticketId, ct) is { } ticket
                && await TicketReading.HeadAsync(unit, ticketId, ct) is { } head
                && await IntakeReading.GetAsync(unit, ticketId, ct) is { } intake
                && await JobViewService.ReadAsync(unit, ticketId, ct) is { } job
                && await DamageReading.ReadAsync(unit, ticketId, ct) is { } damage
                    ? new JobCardPrint(
                        await Letterhead.ReadAsync(unit, ct),
                        head.Number,
                        ticket,
                        intake,
                        job,
                        damage,
                        address,
                        paper
                    )
                    {
                        Concerns = await Concerns.Concerns.ReadAsync(unit, ticketId, ct),
                        Inspections = await InspectionReading.SummariesAsync(unit, ticketId, ct),
                    }
                    : null,
            ct
        );
        return print is null ? null : new DocumentFile($"job-card-{print.Number}.pdf", printer.Pdf(print));
    }
}
