using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Inspections;

/// <summary>Lamps said OK together are taken back together.</summary>
internal sealed class InspectionUndo(InspectionService inspections) : IReversible
{
    public const string Rest = "inspection.rest";

    public IReadOnlyCollection<string> Kinds { get; } = [Rest];

    public Task<Result<Done>> UndoAsync(ActToUndo act, CommandId command, CancellationToken ct)
    {
        var said = act.Kept<Said>();
        return inspections.UnansweredAsync(act.RecordId, said.InspectionId, said.Points, command, ct);
    }

    public static Reversal RestOk(Inspection inspection, string group, IReadOnlyList<InspectionPoint> points) =>
        new(
            Rest,
            (nameof(ServiceTicket), inspection.TicketId),
            null, // only its own rules decide
            new Said(inspection.Id, [.. points.Select(p => p.Id)]),
            group
        );

    internal sealed record Said(long InspectionId, IReadOnlyList<long> Points);
}
