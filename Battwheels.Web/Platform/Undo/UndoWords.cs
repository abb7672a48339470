using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Undo;
using Battwheels.Web.Common;

namespace Battwheels.Web.Platform.Undo;

/// <summary>Acts with a way back, in users' words.</summary>
internal static class UndoWords
{
    private static readonly Dictionary<string, Phrase> Kinds = new()
    {
        ["contact.archive"] = "Contact archived",
        ["contact.restore"] = "Contact restored",
        ["contact.merge"] = "Contacts merged",
        ["vehicle.archive"] = "Vehicle archived",
        ["vehicle.restore"] = "Vehicle restored",
        ["item.retire"] = "Item taken out of use",
        ["item.restore"] = "Item back in use",
        ["store.close"] = "Store closed",
        ["store.open"] = "Store opened",
        ["ticket.assign"] = "Ticket assigned",
        ["ticket.unassign"] = "Ticket taken back",
        ["ticket.hold"] = "Ticket put on hold",
        ["ticket.resume"] = "Ticket resumed",
        ["ticket.promise"] = "Promised time changed",
        ["ticket.labels"] = "Category or priority changed",
        ["appointment.move"] = "Appointment moved",
        ["appointment.cancel"] = "Appointment cancelled",
        ["appointment.noshow"] = "Customer did not come",
        ["job.tick"] = "Line ticked",
        ["job.untick"] = "Tick removed",
        ["job.tocome"] = "Expected day of a part changed",
        ["job.request"] = "Part requested",
        ["job.wait"] = "Ticket waits for parts",
        ["photo.takeoff"] = "Photo taken off",
        ["concern.takeoff"] = "Concern taken off",
        ["inspection.rest"] = "Rest said OK",
        ["voice.takeoff"] = "Voice note taken off",
        ["damage.takeoff"] = "Damage mark taken off",
        ["view.remove"] = "View removed",
    };

    private static readonly Dictionary<string, string> Places = new()
    {
        ["Contact"] = "contacts",
        ["Vehicle"] = "vehicles",
        ["ServiceTicket"] = "tickets",
        ["Item"] = "items",
        ["Appointment"] = "appointments",
    };

    /// <exception cref="KeyNotFoundException">An act without words.</exception>
    public static string Of(string kind) => Kinds[kind];

    /// <summary>What it was done to: number, name or plate, and the part of it.</summary>
    public static string Subject(RecentAct act)
    {
        var name = act is { Record: nameof(Vehicle), Name: { } plate } ? Registrations.Display(plate) : act.Name;
        return string.Join(" · ", new[] { name, act.Detail }.Where(t => !string.IsNullOrEmpty(t)).Distinct());
    }

    /// <summary>"Contact archived: Sharma Motors"; of several how many.</summary>
    public static string Line(IReadOnlyList<RecentAct> acts) =>
        acts is [var one] ? $"{Of(one.Kind)}: {Subject(one)}" : $"{Of(acts[0].Kind)}: {Show.Number(acts.Count)}";

    /// <summary>Address of the record's page; null where it has none.</summary>
    public static string? Address(RecentAct act) =>
        Places.TryGetValue(act.Record, out var place) ? $"{place}/{act.RecordId}" : null;
}
