using Battwheels.Core.Common;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Platform.Undo;

namespace Battwheels.Core.Crm;

/// <summary>Archiving and restoring: each is the way back of the other. A merge is taken back by its own command.</summary>
internal sealed class CrmUndo(ContactService contacts, VehicleService vehicles, ContactMergeService merges)
    : IReversible
{
    public const string ContactArchive = "contact.archive";
    public const string ContactRestore = "contact.restore";
    public const string VehicleArchive = "vehicle.archive";
    public const string VehicleRestore = "vehicle.restore";
    public const string ContactsMerged = "contact.merge";

    public IReadOnlyCollection<string> Kinds { get; } =
    [ContactArchive, ContactRestore, VehicleArchive, VehicleRestore, ContactsMerged];

    public Task<Result<Done>> UndoAsync(ActToUndo act, CommandId command, CancellationToken ct)
    {
        if (act.Kind is ContactsMerged)
            return merges.UnmergeAsync(new(act.Kept<long>()), command, ct);
        var version = act.Version!.Value;
        return act.Kind is ContactArchive or ContactRestore
            ? contacts.ArchiveAsync(new(act.RecordId, version, act.Kind is ContactRestore), command, ct)
            : vehicles.ArchiveAsync(new(act.RecordId, version, act.Kind is VehicleRestore), command, ct);
    }

    public static Reversal Archived(Contact contact) =>
        new(contact.IsArchived ? ContactArchive : ContactRestore, (nameof(Contact), contact.Id), contact);

    public static Reversal Merged(ContactMerge merge) =>
        new(ContactsMerged, (nameof(Contact), merge.SurvivorId), Before: merge.Id);

    public static Reversal Archived(Vehicle vehicle) =>
        new(vehicle.IsArchived ? VehicleArchive : VehicleRestore, (nameof(Vehicle), vehicle.Id), vehicle);
}
