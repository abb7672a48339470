using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Damage;
using Battwheels.Core.Service.Sla;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Changes the checklist of a ticket inside the caller's transaction.</summary>
internal static class IntakeWriting
{
    public static async Task<Result<IntakeSaved>> SaveAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        SaveIntake input,
        CancellationToken ct
    )
    {
        var before = await IntakeChecklist.ReadAsync(unit, ticket, ct);
        var changed = ticket.SocInPercent != input.SocPercent || ticket.NoAskLimit != input.NoAskLimit;
        (ticket.SocInPercent, ticket.NoAskLimit) = (input.SocPercent, input.NoAskLimit);
        var isMarked = await DamageReading.IsMarkedAsync(unit, ticket.Id, ct);
        foreach (var item in before.Where(i => i.Asks.Kind is IntakeItemKind.Check or IntakeItemKind.Consent))
        {
            if (input.Answers.FirstOrDefault(a => a.Code == item.Asks.Code) is not { } answer)
                continue;
            if (isMarked && item.Asks.Code == IntakeTemplates.Body)
            {
                if (answer.Finding is IntakeFinding.Fine)
                    return DamageErrors.Marked;
                answer = answer with { Finding = IntakeFinding.Noted };
            }
            else if (Refusal(item.Asks, answer) is { } refused)
                return refused;
            changed |= Keep(Row(unit, ticket, item), answer);
        }

        if (Sign(unit, ticket, before, input.Signature, changed) is { } unsigned)
            return unsigned;
        return await OutcomeAsync(unit, ticket, ct);
    }

    public static async Task<Result<IntakeSaved>> WaiveAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        WaiveIntakeItem input,
        CancellationToken ct
    )
    {
        var items = await IntakeChecklist.ReadAsync(unit, ticket, ct);
        if (items.SingleOrDefault(i => i.Asks.Code == input.Code && i.Asks.IsMandatory) is not { } item)
            return new Error("NOTHING_TO_WAIVE", "Only a mandatory item can be waived. Choose one of the open ones.");
        Row(unit, ticket, item).WaivedReason = string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim();
        return await OutcomeAsync(unit, ticket, ct);
    }

    /// <summary>What the marks on the drawing say about body and paint; words that were written stay. It is signed again.</summary>
    /// <param name="finding">Null: nobody has looked.</param>
    public static async Task MarkedAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        IntakeFinding? finding,
        CancellationToken ct
    )
    {
        var items = await IntakeChecklist.ReadAsync(unit, ticket, ct);
        if (items.SingleOrDefault(i => i.Asks.Code == IntakeTemplates.Body) is not { } body)
            return;
        var row = Row(unit, ticket, body);
        (row.Finding, row.IsDone) = (finding, finding is not null);
        if (finding is IntakeFinding.Fine)
            row.Value = null;
        Sign(unit, ticket, items, null, changed: true);
        await OutcomeAsync(unit, ticket, ct);
    }

    private static Error? Refusal(IntakeTemplateItem asks, IntakeAnswer answer) =>
        asks.Kind is IntakeItemKind.Check && answer.Finding is IntakeFinding.Noted && IsEmpty(answer.Note)
            ? new Error(
                "NOTE_MISSING",
                $"{T(asks.Label)}: say in a few words what was seen, or choose \u201c{T(asks.Fine)}\u201d.",
                $"note-{asks.Code}"
            )
            : null;

    private static IntakeItem Row(IUnitOfWork unit, ServiceTicket ticket, ChecklistItem item) =>
        item.Answer
        ?? unit.Add(
            new IntakeItem
            {
                TicketId = ticket.Id,
                Code = item.Asks.Code,
                Label = item.Asks.Label,
                Position = item.Position,
                IsMandatory = item.Asks.IsMandatory,
            }
        );

    private static bool Keep(IntakeItem row, IntakeAnswer answer)
    {
        var note = IsEmpty(answer.Note) ? null : answer.Note!.Trim();
        if (row.Finding == answer.Finding && row.Value == note)
            return false;
        (row.Finding, row.Value, row.IsDone) = (answer.Finding, note, answer.Finding is not null);
        return true;
    }

    /// <summary>A signature stands for what was on the screen: a later change asks for a new one.</summary>
    private static Error? Sign(
        IUnitOfWork unit,
        ServiceTicket ticket,
        IReadOnlyList<ChecklistItem> items,
        SignatureInput? input,
        bool changed
    )
    {
        if (items.SingleOrDefault(i => i.Asks.Kind is IntakeItemKind.Signature) is not { } item)
            return null;
        if (input is not null)
        {
            var signed = Signatures.Add(unit, Signatures.Intake, ticket.Id, input);
            if (signed.Error is { } refused)
                return refused;
            var row = Row(unit, ticket, item);
            (row.IsDone, row.Value) = (true, signed.Value.Id.ToString(CultureInfo.InvariantCulture));
        }
        else if (changed && item.Answer is { IsDone: true } stale)
            (stale.IsDone, stale.Value) = (false, null);
        return null;
    }

    private static async Task<Result<IntakeSaved>> OutcomeAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        CancellationToken ct
    )
    {
        await unit.FlushAsync(ct); // the checklist is read with what was just written
        var items = await IntakeChecklist.ReadAsync(unit, ticket, ct);
        string[] missing = [.. items.Where(i => i.IsMissing).Select(i => i.Asks.Label)];
        var isFirst = missing.Length == 0 && ticket.IntakeCompletedAtUtc is null;
        ticket.IntakeCompletedAtUtc = missing.Length > 0 ? null : ticket.IntakeCompletedAtUtc ?? unit.Now;
        if (isFirst)
            await SlaClocks.AnsweredAsync(unit, ticket, arrived: true, ct); // customer and workshop met
        return new IntakeSaved(missing.Length == 0, missing);
    }

    private static bool IsEmpty(string? text) => string.IsNullOrWhiteSpace(text);
}
