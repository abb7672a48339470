using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Tickets;

/// <summary>What a signature pad hands over.</summary>
/// <param name="SignerName">Typed beside the pad.</param>
/// <param name="StrokePath">The strokes; not needed when signed on paper.</param>
/// <param name="IsOnPaper">Signed on paper that stays with the job card: for those who cannot use the pad.</param>
public sealed record SignatureInput(string? SignerName, string? StrokePath, bool IsOnPaper);

/// <summary>Keeps a signature as evidence of a step.</summary>
public static class Signatures
{
    public const string Intake = "Intake";
    public const string EstimateDecision = "EstimateDecision";
    public const string Delivery = "Delivery";
    public const string HandBack = "HandBack";

    /// <summary>Width and height of the box the strokes are drawn in.</summary>
    public const int Width = 600;
    public const int Height = 200;

    private const int Longest = 20_000;

    /// <returns>The row, added to the unit; or SIGNER_MISSING, SIGNATURE_MISSING, SIGNATURE_INVALID.</returns>
    public static Result<Signature> Add(IUnitOfWork unit, string purpose, long ticketId, SignatureInput? input)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (Refusal(input) is { } refusal)
            return refusal;
        return unit.Add(
            new Signature
            {
                Purpose = purpose,
                TicketId = ticketId,
                SignerName = input!.SignerName!.Trim(),
                StrokePath = input.IsOnPaper ? "" : input.StrokePath!.Trim(),
                IsOnPaper = input.IsOnPaper,
                AtUtc = unit.Now,
                WitnessMembershipId = unit.Actor.MembershipId,
            }
        );
    }

    /// <summary>Why this cannot stand as a signature; null when it can.</summary>
    public static Error? Refusal(SignatureInput? input)
    {
        if (string.IsNullOrWhiteSpace(input?.SignerName))
            return new Error("SIGNER_MISSING", "Type the name of the person who signs.", "SignerName");
        if (input.SignerName.Length > 160)
            return CommonErrors.TooLong("SignerName", input.SignerName.Length, 160);
        if (input.IsOnPaper)
            return null;
        if (string.IsNullOrWhiteSpace(input.StrokePath))
            return new Error(
                "SIGNATURE_MISSING",
                "Let the person sign in the box, or tick \u201csigned on paper\u201d.",
                "StrokePath"
            );
        return input.StrokePath.Length <= Longest && IsPath(input.StrokePath)
            ? null
            : new Error(
                "SIGNATURE_INVALID",
                "The signature could not be read. Clear the box and sign again.",
                "StrokePath"
            );
    }

    /// <summary>Moves and lines only: it is put into pages, so nothing else may be in it.</summary>
    private static bool IsPath(string path) =>
        path.TrimStart().StartsWith('M') && path.All(c => c is 'M' or 'L' or ' ' or '.' or '-' || char.IsAsciiDigit(c));
}
