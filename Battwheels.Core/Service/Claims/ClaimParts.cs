using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Claims;

/// <summary>
/// Failed parts in quarantine. They were the customer's and are the maker's to judge, so they have no value, stand in no
/// pool and never become available.
/// </summary>
internal static class ClaimParts
{
    public static async Task<Error?> HoldAsync(IUnitOfWork unit, HoldPart input, CancellationToken ct)
    {
        if (await unit.Set<ClaimLine>().SingleOrDefaultAsync(l => l.Id == input.ClaimLineId, ct) is not { } line)
            return CommonErrors.NotFound;
        if (!line.IsPart || input.State is FailedPartState.None)
            return ClaimErrors.NoPart;
        var claim = await unit.Set<WarrantyClaim>().SingleAsync(c => c.Id == line.WarrantyClaimId, ct);
        if (claim.State is ClaimState.Withdrawn)
            return ClaimErrors.InvalidTransition(claim.State);
        if (string.IsNullOrWhiteSpace(input.Place) && input.State is FailedPartState.Quarantined)
            return CommonErrors.Required(nameof(input.Place), "The place");
        if (
            Error.Of(
                CommonErrors.TooLong(nameof(input.Serial), input.Serial, 60),
                CommonErrors.TooLong(nameof(input.Place), input.Place, 100)
            ) is
            { } tooLong
        )
            return tooLong;
        if (line.FailedPart != input.State)
            line.FailedPartSinceUtc = unit.Now;
        (line.FailedPart, line.FailedPartSerial) = (input.State, Text(input.Serial) ?? line.FailedPartSerial);
        line.FailedPartPlace = Text(input.Place) ?? line.FailedPartPlace;
        ClaimWriting.Write(unit, claim, "Part", $"{line.Description}: {input.State}");
        return null;
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
