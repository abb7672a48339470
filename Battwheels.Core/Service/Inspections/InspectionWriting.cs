using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Inspections;

/// <summary>Beginning, answering and ending an inspection; who may is asked before.</summary>
internal static class InspectionWriting
{
    private const decimal Widest = 100_000m;

    public static IQueryable<InspectionPoint> Points(IReadUnit unit, long inspectionId) =>
        unit.Set<InspectionPoint>().Where(p => p.InspectionId == inspectionId).OrderBy(p => p.Position);

    public static Inspection Begin(IUnitOfWork unit, ServiceTicket ticket, TemplateSheet template)
    {
        var inspection = unit.Add(
            new Inspection
            {
                TicketId = ticket.Id,
                VehicleId = ticket.VehicleId,
                TemplateCode = template.Code,
                Name = template.Name,
                Purpose = template.Purpose,
                StartedAtUtc = unit.Now,
                StartedBy = unit.Actor.Name,
            }
        );
        foreach (var (index, point) in template.Points.Index())
            unit.Add(
                new InspectionPoint
                {
                    InspectionId = inspection.Id,
                    TicketId = ticket.Id,
                    VehicleId = ticket.VehicleId,
                    Position = index + 1,
                    GroupName = point.Group,
                    Label = point.Label,
                    Kind = point.Kind,
                    IsMandatory = point.Mandatory,
                    Unit = point.Unit,
                    Measure = point.Measure,
                    Least = point.Least,
                    Most = point.Most,
                }
            );
        return inspection;
    }

    /// <param name="atUtc">When it was seen; not after now.</param>
    /// <returns>Null; or NOT_FOUND, INSPECTION_FINISHED, READING_OUT_OF_RANGE, TEXT_TOO_LONG.</returns>
    public static async Task<Error?> AnswerAsync(
        IUnitOfWork unit,
        AnswerPoints input,
        DateTime atUtc,
        CancellationToken ct
    )
    {
        if (input.Answers.Count > AnswerPoints.Most)
            return CommonErrors.NotFound;
        long[] ids = [.. input.Answers.Select(a => a.InspectionPointId), 0];
        var points = await unit.Set<InspectionPoint>()
            .Where(p => p.TicketId == input.TicketId && ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, ct);
        long[] of = [.. points.Values.Select(p => p.InspectionId).Distinct(), 0];
        if (
            await unit.Set<Inspection>()
                .AnyAsync(i => of.Contains(i.Id) && (i.FinishedAtUtc != null || i.DiscardedAtUtc != null), ct)
        )
            return InspectionErrors.Finished;
        foreach (var answer in input.Answers)
            if (Answer(unit, points.GetValueOrDefault(answer.InspectionPointId), answer, atUtc) is { } refusal)
                return refusal;
        return null;
    }

    private static Error? Answer(IUnitOfWork unit, InspectionPoint? point, AnswerPoint answer, DateTime atUtc)
    {
        if (point is null || answer.Light is { } light && !Enum.IsDefined(light))
            return CommonErrors.NotFound;
        if (Refusal(point, answer.Value) is { } unfit)
            return unfit;
        if (CommonErrors.TooLong("Note", answer.Note, InspectionPoint.LongestNote) is { } longer)
            return longer;
        (point.Value, point.Note) = (answer.Value, string.IsNullOrWhiteSpace(answer.Note) ? null : answer.Note.Trim());
        Say(unit, point, answer.Light, atUtc);
        return null;
    }

    public static void Say(IUnitOfWork unit, InspectionPoint point, PointLight? light, DateTime atUtc)
    {
        point.Light = light;
        var isSaid = light is not null || point.Value is not null || point.Note is not null;
        point.AnsweredAtUtc = isSaid ? atUtc : null;
        point.AnsweredBy = isSaid ? unit.Actor.Name : null;
    }

    /// <returns>Null; or INSPECTION_INCOMPLETE, HV_NOT_SAFE.</returns>
    public static Error? Refusal(Inspection inspection, IReadOnlyList<InspectionPoint> points)
    {
        var open = points.Where(p => InspectionCalculator.IsMissing(p.Answer)).Select(p => p.Label).ToList();
        if (open.Count > 0)
            return InspectionErrors.Incomplete(open);
        if (inspection.Purpose is InspectionPurpose.Inspection)
            return null;
        var wrong = points.Where(p => !InspectionCalculator.IsSafe(p.Answer)).Select(p => p.Label).ToList();
        return wrong.Count > 0 ? InspectionErrors.NotSafe(wrong) : null;
    }

    /// <returns>Null; or what a reading is refused for.</returns>
    public static async Task<Error?> FinishAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        Inspection inspection,
        IReadOnlyList<InspectionPoint> points,
        CancellationToken ct
    )
    {
        (inspection.FinishedAtUtc, inspection.FinishedBy) = (unit.Now, unit.Actor.Name);
        inspection.FinishedById = unit.Actor.MembershipId;
        foreach (var point in points)
        {
            if (point is not { Measure: { } measure, Value: { } value, AnsweredAtUtc: { } at })
                continue;
            NewReading reading = new(ticket, null, measure, value, point.Label, at);
            if (await JobReadings.AddAsync(unit, reading, ct) is { } error)
                return error;
        }

        return null;
    }

    /// <summary>A value that is a measure keeps its limits; any other is only guarded against slips.</summary>
    private static Error? Refusal(InspectionPoint point, decimal? value)
    {
        if (value is not { } entered)
            return null;
        if (point.Kind is not PointKind.Reading || decimal.Truncate(entered * 1_000m) != entered * 1_000m)
            return InspectionErrors.ValueInvalid;
        if (point.Measure is { } measure && JobReadings.Limits(measure) is var limits)
            return entered < limits.Least || entered > limits.Most ? JobErrors.ReadingOutOfRange(limits) : null;
        return Math.Abs(entered) > Widest ? InspectionErrors.ValueInvalid : null;
    }
}
