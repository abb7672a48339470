using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Numbering;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sublets;

/// <summary>Begins orders and moves them on, inside the caller's transaction.</summary>
internal static class SubletWriting
{
    public const string Prefix = "SUB";
    public const int LongestNote = 1_000;
    public const decimal Dearest = 1_00_00_000m;

    public static async Task<Result<long>> OrderAsync(IUnitOfWork unit, OrderSublet input, CancellationToken ct)
    {
        // Whoever orders the same line at the same time waits here, and then finds it ordered.
        await unit.HoldAsync(unit.Set<JobLine>().Where(l => l.Id == input.JobLineId), ct);
        if (await unit.Set<JobLine>().SingleOrDefaultAsync(l => l.Id == input.JobLineId, ct) is not { } line)
            return CommonErrors.NotFound;
        var ticket = await unit.Set<ServiceTicket>().SingleAsync(t => t.Id == line.TicketId, ct);
        if (await RefusalAsync(unit, ticket, line, input, ct) is { } refusal)
            return refusal;
        var year = FiscalYear.Of(unit.Today);
        SubletOrder order = new()
        {
            Number = $"{Prefix}-{year.Digits}-{await NumberSeries.TakeAsync(unit, Prefix, year, ct):D5}",
            TicketId = ticket.Id,
            VehicleId = ticket.VehicleId,
            BranchId = ticket.BranchId,
            JobLineId = line.Id,
            LiveJobLineId = line.Id,
            VendorId = input.VendorId,
            Work = input.Work.Trim(),
            AgreedCost = input.AgreedCost,
            DueOn = input.DueOn,
            StateSinceUtc = unit.Now,
            OrderedBy = unit.Actor.Name,
            CreatedAtUtc = unit.Now,
        };
        unit.Add(order);
        Tell(unit, order, SubletDeed.Ordered, order.Work);
        return order.Id;
    }

    public static async Task<Error?> SendAsync(
        IUnitOfWork unit,
        SubletOrder order,
        SendSublet input,
        CancellationToken ct
    )
    {
        if (string.IsNullOrWhiteSpace(input.HandedOver))
            return CommonErrors.Required(nameof(input.HandedOver), "What is handed over");
        if (
            CommonErrors.TooLong(nameof(input.HandedOver), input.HandedOver, SubletOrder.LongestHandedOver) is
            { } tooLong
        )
            return tooLong;
        if (await MayGoRefusalAsync(unit, order, ct) is { } refusal)
            return refusal;
        order.HandedOver = input.HandedOver.Trim();
        Leave(unit, order);
        Tell(unit, order, SubletDeed.Sent, order.HandedOver);
        return null;
    }

    public static async Task<Error?> SendAgainAsync(
        IUnitOfWork unit,
        SubletOrder order,
        SendSubletAgain input,
        CancellationToken ct
    )
    {
        if (Said(input.Reason) is { } unsaid)
            return unsaid;
        if (IsPast(unit, input.DueOn))
            return SubletErrors.DuePast;
        if (await MayGoRefusalAsync(unit, order, ct) is { } refusal)
            return refusal;
        order.DueOn = input.DueOn;
        Leave(unit, order);
        Tell(unit, order, SubletDeed.SentAgain, input.Reason);
        return null;
    }

    public static Error? Accept(IUnitOfWork unit, SubletOrder order, AcceptSublet input)
    {
        if (CommonErrors.TooLong(nameof(input.Note), input.Note, LongestNote) is { } tooLong)
            return tooLong;
        Enter(unit, order, SubletState.Returned);
        order.ReturnedAtUtc = unit.Now;
        Tell(unit, order, SubletDeed.Returned, input.Note);
        return null;
    }

    public static Error? Postpone(IUnitOfWork unit, SubletOrder order, PostponeSublet input)
    {
        if (Said(input.Reason) is { } unsaid)
            return unsaid;
        if (IsPast(unit, input.DueOn))
            return SubletErrors.DuePast;
        order.DueOn = input.DueOn;
        Tell(unit, order, SubletDeed.Postponed, input.Reason);
        return null;
    }

    public static Error? Cancel(IUnitOfWork unit, SubletOrder order, CancelSublet input)
    {
        if (Said(input.Reason) is { } unsaid)
            return unsaid;
        Cancel(unit, order, input.Reason);
        return null;
    }

    public static void Cancel(IUnitOfWork unit, SubletOrder order, string why)
    {
        Enter(unit, order, SubletState.Cancelled);
        order.LiveJobLineId = null;
        Tell(unit, order, SubletDeed.Cancelled, why);
    }

    public static void Enter(IUnitOfWork unit, SubletOrder order, SubletState state) =>
        (order.State, order.StateSinceUtc) = (state, unit.Now);

    public static void Tell(IUnitOfWork unit, SubletOrder order, SubletDeed deed, string? note) =>
        unit.Add(
            new SubletEvent
            {
                SubletOrderId = order.Id,
                TicketId = order.TicketId,
                Deed = deed,
                Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
                AtUtc = unit.Now,
                MembershipId = unit.Actor.MembershipId,
                ActorName = unit.Actor.Name,
            }
        );

    private static void Leave(IUnitOfWork unit, SubletOrder order)
    {
        Enter(unit, order, SubletState.Sent);
        (order.SentAtUtc, order.SentBy, order.ReturnedAtUtc) = (unit.Now, unit.Actor.Name, null);
        order.Rounds++;
    }

    private static bool IsPast(IUnitOfWork unit, DateOnly due) => due < unit.Today || !Days.Has(due);

    private static Error? Said(string? reason) =>
        string.IsNullOrWhiteSpace(reason)
            ? CommonErrors.Required("Reason", "The reason")
            : CommonErrors.TooLong("Reason", reason, LongestNote);

    private static async Task<Error?> RefusalAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        JobLine line,
        OrderSublet input,
        CancellationToken ct
    )
    {
        if (await TicketScope.RefusalAsync(unit, ticket, SubletPermissions.Update, ct) is { } notYours)
            return notYours;
        if (line.Kind is not JobLineKind.Sublet)
            return SubletErrors.NotSublet;
        if (line.State is not (JobLineState.Proposed or JobLineState.Quoted or JobLineState.Approved))
            return SubletErrors.LineOver;
        if (!SubletReading.TakesOrders(ticket))
            return JobErrors.WrongState(ticket);
        if (await SubletGuards.IsOrderedAsync(unit, line.Id, ct))
            return SubletErrors.AlreadyOrdered;
        return FormRefusal(unit, input)
            ?? await VendorRefusalAsync(unit, input.VendorId, ct)
            ?? await ApprovalGate.RefusalAsync(unit, line, ct);
    }

    private static Error? FormRefusal(IUnitOfWork unit, OrderSublet input) =>
        Error.Of(
            string.IsNullOrWhiteSpace(input.Work)
                ? CommonErrors.Required(nameof(input.Work), "The work")
                : CommonErrors.TooLong(nameof(input.Work), input.Work, SubletOrder.LongestWork),
            input.AgreedCost is < 0m or > Dearest || Money.Round(input.AgreedCost) != input.AgreedCost
                ? SubletErrors.CostInvalid
                : null,
            IsPast(unit, input.DueOn) ? SubletErrors.DuePast : null
        );

    private static async Task<Error?> VendorRefusalAsync(IUnitOfWork unit, long vendorId, CancellationToken ct) =>
        await unit.Set<Contact>().AnyAsync(c => c.Id == vendorId && c.IsVendor && !c.IsArchived, ct)
            ? null
            : SubletErrors.VendorUnknown;

    /// <summary>Only agreed work leaves the house, and only while the visit is worked on.</summary>
    private static async Task<Error?> MayGoRefusalAsync(IUnitOfWork unit, SubletOrder order, CancellationToken ct)
    {
        var ticket = await unit.Set<ServiceTicket>().SingleAsync(t => t.Id == order.TicketId, ct);
        if (JobStock.ClosedRefusal(ticket) is { } closed)
            return closed;
        var line = await unit.Set<JobLine>().SingleAsync(l => l.Id == order.JobLineId, ct);
        if (line.State is not (JobLineState.Approved or JobLineState.Done))
            return JobErrors.LineNotApproved;
        return await ApprovalGate.RefusalAsync(unit, line, ct);
    }
}
