using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Estimates;

/// <summary>What each way of deciding must leave behind as proof.</summary>
internal sealed record DecisionEvidence(long? SignatureId, string? CalledNumber, string? Note)
{
    public static Result<DecisionEvidence> Check(IUnitOfWork unit, ServiceTicket ticket, OfferAnswer answer) =>
        answer.Method switch
        {
            DecisionMethod.PortalLink or DecisionMethod.PortalSession => new DecisionEvidence(
                null,
                null,
                Text(answer.Note)
            ),
            DecisionMethod.PortalOtp => new DecisionEvidence(null, answer.CalledNumber, Text(answer.Note)),
            DecisionMethod.TabletSignature => Signed(unit, ticket, answer),
            DecisionMethod.PhoneRecorded => Called(answer),
            DecisionMethod.PaperUpload or DecisionMethod.IntakeLimit => EstimateErrors.MethodNotForStaff,
        };

    private static Result<DecisionEvidence> Signed(IUnitOfWork unit, ServiceTicket ticket, OfferAnswer answer)
    {
        var signature = Signatures.Add(
            unit,
            Signatures.EstimateDecision,
            ticket.Id,
            answer.Signature is { } given ? given with { SignerName = answer.GivenBy } : null
        );
        if (signature.Error is { } unsigned)
            return unsigned;
        return new DecisionEvidence(signature.Value.Id, null, Text(answer.Note));
    }

    private static Result<DecisionEvidence> Called(OfferAnswer answer)
    {
        if (string.IsNullOrWhiteSpace(answer.CalledNumber))
            return EstimateErrors.CallMissing;
        if (string.IsNullOrWhiteSpace(answer.Note))
            return EstimateErrors.WordsMissing;
        return new DecisionEvidence(null, answer.CalledNumber.Trim(), answer.Note.Trim());
    }

    private static string? Text(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();
}
