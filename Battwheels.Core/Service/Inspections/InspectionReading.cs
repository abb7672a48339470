using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Inspections;

/// <summary>Inspections of a visit, with the values of the visits before.</summary>
internal static class InspectionReading
{
    /// <summary>Inspections of one visit that are shown.</summary>
    public const int Most = 20;

    private const int MostPoints = 1_200;

    public static async Task<TicketInspections?> ReadAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        if (await TicketAccess.FindAsync(unit, ticketId, ct) is not { } ticket)
            return null;
        var vehicle = await unit.Set<Vehicle>().AsNoTracking().SingleAsync(v => v.Id == ticket.VehicleId, ct);
        var inspections = await ViewsAsync(unit, ticket, ct);
        var active = await HvIsolation.ActiveAsync(unit, ticketId, ct);
        var mayChange = IsOpen(ticket) && unit.May(TicketPermissions.Update) && TicketScope.MayChange(unit, ticket);
        return new TicketInspections(
            ticketId,
            ticket.Number,
            vehicle.Registration is { } plate
                ? Registrations.Display(plate)
                : VehicleNames.Of(vehicle.Make, vehicle.Model, null),
            vehicle.Category,
            await HvIsolation.ConcernsAsync(unit, ticket, ct),
            mayChange,
            await HvIsolation.IsCertifiedAsync(unit, ct),
            active?.FinishedBy,
            active?.FinishedAtUtc,
            mayChange ? await OffersAsync(unit, vehicle.Category, active is not null, ct) : [],
            inspections
        );
    }

    /// <summary>Inspected between the start of diagnosis and the quality check.</summary>
    public static bool IsOpen(ServiceTicket ticket) =>
        ticket.State
            is TicketState.InDiagnosis
                or TicketState.EstimateReview
                or TicketState.AwaitingCustomer
                or TicketState.Approved
                or TicketState.AwaitingParts
                or TicketState.InProgress
                or TicketState.OnHold
                or TicketState.Qc;

    /// <summary>The template, where it fits the vehicle and may still be begun.</summary>
    public static async Task<TemplateSheet?> TemplateAsync(
        IReadUnit unit,
        string code,
        VehicleCategory category,
        CancellationToken ct
    ) => (await TemplatesAsync(unit, category, ct)).FirstOrDefault(t => t.Code == code);

    /// <summary>Finished inspections as the customer is told of them: what is not fine, the urgent first. Newest first.</summary>
    public static async Task<IReadOnlyList<InspectionSummary>> SummariesAsync(
        IReadUnit unit,
        long ticketId,
        CancellationToken ct
    )
    {
        var finished = await unit.Set<Inspection>()
            .Where(i => i.TicketId == ticketId && i.FinishedAtUtc != null && i.Purpose == InspectionPurpose.Inspection)
            .OrderByDescending(i => i.Id)
            .Take(Most)
            .AsNoTracking()
            .ToListAsync(ct);
        if (finished.Count == 0)
            return [];
        var points = (await PointsAsync(unit, ticketId, ct)).ToLookup(p => p.InspectionId);
        return finished.ConvertAll(i => Summary(i, [.. points[i.Id]]));
    }

    private static InspectionSummary Summary(Inspection inspection, IReadOnlyList<InspectionPoint> points)
    {
        var shown = points.Select(p => (Point: p, Light: InspectionCalculator.Shown(p.Answer))).ToList();
        return new InspectionSummary(
            inspection.Name,
            inspection.FinishedAtUtc!.Value,
            shown.Count(s => s.Light is PointLight.Ok),
            [
                .. shown
                    .Where(s => s.Light is PointLight.Urgent or PointLight.Attention)
                    .OrderByDescending(s => s.Light)
                    .Select(s => new InspectionFinding(
                        s.Point.Label,
                        s.Light!.Value,
                        s.Point.Value,
                        s.Point.Unit,
                        s.Point.Note
                    )),
            ]
        );
    }

    private static async Task<IReadOnlyList<InspectionView>> ViewsAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        CancellationToken ct
    )
    {
        var inspections = await unit.Set<Inspection>()
            .Where(i => i.TicketId == ticket.Id && i.DiscardedAtUtc == null)
            .OrderByDescending(i => i.Id)
            .Take(Most)
            .AsNoTracking()
            .ToListAsync(ct);
        if (inspections.Count == 0)
            return [];
        var points = (await PointsAsync(unit, ticket.Id, ct)).ToLookup(p => p.InspectionId);
        var before = await BeforeAsync(unit, ticket, ct);
        var photos = await PhotosAsync(unit, ticket.Id, ct);
        return inspections.ConvertAll(i => new InspectionView(
            i.Id,
            i.Version,
            i.Name,
            i.Purpose,
            i.StartedAtUtc,
            i.StartedBy,
            i.FinishedAtUtc,
            i.FinishedBy,
            [
                .. points[i.Id]
                    .Select(p => new PointView(
                        p.Id,
                        p.GroupName,
                        p.Label,
                        p.Answer,
                        p.Unit,
                        p.AnsweredBy,
                        before.GetValueOrDefault(p.Label),
                        photos.TryGetValue(p.Label, out var photo) ? photo : null
                    )),
            ]
        ));
    }

    private static Task<List<InspectionPoint>> PointsAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        unit.Set<InspectionPoint>()
            .Where(p => p.TicketId == ticketId)
            .OrderBy(p => p.InspectionId)
            .ThenBy(p => p.Position)
            .Take(MostPoints)
            .AsNoTracking()
            .ToListAsync(ct);

    /// <summary>Newest value of each point at earlier visits of the vehicle, by its label.</summary>
    private static async Task<Dictionary<string, EarlierValue>> BeforeAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        CancellationToken ct
    )
    {
        var values = unit.Set<InspectionPoint>()
            .Where(p => p.VehicleId == ticket.VehicleId && p.TicketId < ticket.Id && p.Value != null);
        var last = await values.GroupBy(p => p.Label).Select(g => g.Max(p => p.Id)).Take(300).ToListAsync(ct);
        last.Add(0); // asked for nobody's rows, a query would lose the organization with the condition
        var found = await unit.Set<InspectionPoint>()
            .Where(p => last.Contains(p.Id))
            .Select(p => new
            {
                p.Label,
                p.Value,
                p.AnsweredAtUtc,
            })
            .ToListAsync(ct);
        return found.ToDictionary(p => p.Label, p => new EarlierValue(p.Value!.Value, p.AnsweredAtUtc!.Value));
    }

    /// <summary>Photos taken at a point carry its label.</summary>
    private static async Task<Dictionary<string, long>> PhotosAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        var photos = await unit.Set<TicketPhoto>()
            .Where(p => p.TicketId == ticketId && p.RemovedAtUtc == null && p.Caption != null)
            .OrderBy(p => p.Id)
            .Select(p => new { p.Id, p.Caption })
            .Take(200)
            .ToListAsync(ct);
        Dictionary<string, long> newest = [];
        foreach (var photo in photos)
            newest[photo.Caption!] = photo.Id;
        return newest;
    }

    private static async Task<IReadOnlyList<TemplateOffer>> OffersAsync(
        IReadUnit unit,
        VehicleCategory category,
        bool isLockedOut,
        CancellationToken ct
    ) =>
        [
            .. (await TemplatesAsync(unit, category, ct))
                .Where(t => t.Purpose is not InspectionPurpose.MakeLive || isLockedOut)
                .Where(t => t.Purpose is not InspectionPurpose.LockOut || !isLockedOut)
                .Select(t => new TemplateOffer(t.Code, t.Name, t.Purpose, t.Points.Count)),
        ];

    private static async Task<IEnumerable<TemplateSheet>> TemplatesAsync(
        IReadUnit unit,
        VehicleCategory category,
        CancellationToken ct
    ) =>
        (await InspectionTemplates.OwnAsync(unit, ct))
            .Concat(ShippedInspections.All)
            .Where(t => t.Fits(category))
            // The most specific first: those of this kind of vehicle, then those of every kind.
            .OrderByDescending(t => t.Categories.Count > 0);
}
