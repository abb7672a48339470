using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Claims;

/// <summary>Sends a claim, and what is asked and answered about it.</summary>
internal static class ClaimSubmission
{
    private const int LongestNote = 2_000;

    public static async Task<Error?> SubmitAsync(
        IUnitOfWork unit,
        WarrantyClaim claim,
        SubmitClaim input,
        CancellationToken ct
    )
    {
        if (claim.Lines.FirstOrDefault(l => l.IsPart && l.FailedPart is FailedPartState.None) is { } loose)
            return ClaimErrors.PartNotHeld(loose.Description);
        var covers = await WarrantyReading.OfVehicleAsync(unit, claim.VehicleId, ct);
        if (!covers.Any(c => c.Id == input.WarrantyCoverId))
            return ClaimErrors.CoverMissing;
        var cover = await unit.Set<WarrantyCover>().SingleAsync(c => c.Id == input.WarrantyCoverId, ct);
        var answer = await WarrantyReading.JudgeAsync(
            unit,
            cover,
            claim.VehicleId,
            await OdometerAsync(unit, claim, ct),
            ct
        );
        var why = string.Join(' ', answer.Reasons.Select(r => r.Said.English));
        if (answer.Verdict is WarrantyVerdict.Out)
            return ClaimErrors.OutOfWarranty(
                string.Join(' ', answer.Reasons.Where(r => r.Verdict is WarrantyVerdict.Out).Select(r => $"{r.Said}"))
            );
        if (answer.Verdict is WarrantyVerdict.Review && string.IsNullOrWhiteSpace(input.Note))
            return ClaimErrors.NoteMissing;
        if (CommonErrors.TooLong(nameof(input.Note), input.Note, LongestNote) is { } tooLong)
            return tooLong;
        (claim.WarrantyCoverId, claim.Verdict, claim.VerdictText) = (cover.Id, answer.Verdict, why);
        claim.SubmittedAtUtc = unit.Now;
        ClaimWriting.Enter(unit, claim, ClaimState.Submitted, "Submitted", input.Note);
        return null;
    }

    /// <summary>A question, its answer, or giving a draft up.</summary>
    public static Error? Noted(IUnitOfWork unit, WarrantyClaim claim, ClaimAction action, string? note)
    {
        if (string.IsNullOrWhiteSpace(note))
            return CommonErrors.Required("Note", "The note");
        if (CommonErrors.TooLong("Note", note, LongestNote) is { } tooLong)
            return tooLong;
        var (state, what) = action switch
        {
            ClaimAction.RequestInfo => (ClaimState.InfoRequested, "Asked"),
            ClaimAction.AnswerInfo => (ClaimState.Submitted, "Answered"),
            ClaimAction.Withdraw => (ClaimState.Withdrawn, "Withdrawn"),
            ClaimAction.Submit or ClaimAction.Decide or ClaimAction.Settle => throw new ArgumentOutOfRangeException(
                nameof(action)
            ),
        };
        if (state is ClaimState.Withdrawn)
            foreach (var line in claim.Lines)
                line.LiveJobLineId = null;
        ClaimWriting.Enter(unit, claim, state, what, note);
        return null;
    }

    /// <summary>As it stood when the vehicle came in, else as it was last read.</summary>
    private static async Task<int?> OdometerAsync(IUnitOfWork unit, WarrantyClaim claim, CancellationToken ct) =>
        await unit.Set<ServiceTicket>().Where(t => t.Id == claim.TicketId).Select(t => t.OdometerInKm).SingleAsync(ct)
        ?? await unit.Set<Vehicle>().Where(v => v.Id == claim.VehicleId).Select(v => v.LastOdometerKm).SingleAsync(ct);
}
