using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Declined;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.Fleet;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>Yes or no to one line of a version.</summary>
/// <param name="LineId">Id of the frozen line, <see cref="EstimateLine"/>.</param>
public sealed record LineChoice(long LineId, bool Approve);

/// <summary>What the customer answered, and how.</summary>
/// <param name="GivenBy">Who decided, as typed or told.</param>
/// <param name="Choices">One for every line of the version.</param>
/// <param name="RiskAcknowledged">The risk of declining a safety-critical line was read and accepted.</param>
public sealed record OfferAnswer(
    string GivenBy,
    IReadOnlyList<LineChoice> Choices,
    bool RiskAcknowledged,
    DecisionMethod Method,
    string? Browser = null,
    string? CalledNumber = null,
    string? Note = null,
    SignatureInput? Signature = null
);

/// <summary>A part that was approved and is not there in full.</summary>
public sealed record PartShortage(long JobLineId, string Description, string Uom, decimal Wanted, decimal Reserved)
{
    public decimal Missing => Wanted - Reserved;
}

/// <summary>What became of an answer.</summary>
/// <param name="WasFirst">False: someone had answered before, and that answer stands.</param>
public sealed record DecisionResult(
    long DecisionId,
    EstimateState State,
    decimal ApprovedTotal,
    IReadOnlyList<PartShortage> Shortages,
    bool WasFirst
)
{
    /// <summary>Nothing is decided: it waits for a second approval of the customer's own.</summary>
    public bool AwaitsSecond { get; init; }
}

/// <summary>
/// The customer's word on a version: evidence, lines, reserved parts and the ticket's step in one transaction. The
/// first word on a version stands; whoever comes second is told of it.
/// </summary>
internal static class OfferDecisions
{
    /// <param name="isConfirmed">Two people of the customer's account stand behind it.</param>
    public static async Task<Result<DecisionResult>> DecideAsync(
        IUnitOfWork unit,
        Estimate estimate,
        EstimateVersion version,
        OfferAnswer answer,
        CancellationToken ct,
        bool isConfirmed = false
    )
    {
        if (await FirstWordAsync(unit, estimate, version, ct) is { } first)
            return first;
        if (await ApprovalGate.RefusalAsync(unit, estimate, ct) is { } unapproved)
            return unapproved;
        if (Standing(estimate, version, unit.Today) is { } closed)
            return closed;
        var ticket = await unit.Set<ServiceTicket>().SingleAsync(t => t.Id == estimate.TicketId, ct);
        if (Answered(version, answer) is { } incomplete)
            return incomplete;
        var approved = version.Lines.Where(l => IsApproved(answer, l)).ToArray();
        var beside = Beside(version, answer);
        var total = OfferCalculator.Totals(approved.Select(OfferPrices.Of), OfferVersions.TermsOf(version)).Total;
        if (await LimitAsync(unit, answer, total, ct) is { } tooMuch)
            return tooMuch;
        if (!isConfirmed)
        {
            var word = await FleetGate.WeighAsync(unit, estimate, answer, total, ct);
            if (word.Error is { } unheard)
                return unheard;
            if (word.Value is FleetWord.NeedsSecond)
                return await FleetApprovals.AskAsync(unit, estimate, version, answer, total, ct);
        }

        var decision = Record(unit, estimate, version, answer, ticket, total);
        if (decision.Error is { } unproven)
            return unproven;
        var shortages = await ApplyAsync(unit, estimate, version, answer, ticket, ct);
        estimate.State = StateAfter(approved.Length, version.Lines.Count - beside.Count);
        estimate.DecidedAtUtc = unit.Now;
        await unit.FlushAsync(ct);
        var step = approved.Length > 0 ? TicketAction.Approve : TicketAction.Decline;
        if (
            await TicketFlow.ApplyAsync(unit, ticket, step, new TransitionNote(EvidenceId: decision.Value.Id), ct) is
            { } refusal
        )
            return refusal;
        unit.Raise(
            approved.Length > 0
                ? new EstimateApproved(estimate.Id, ticket.Id, decision.Value.Id)
                : new EstimateDeclined(estimate.Id, ticket.Id, decision.Value.Id)
        );
        return new DecisionResult(decision.Value.Id, estimate.State, total, shortages, WasFirst: true);
    }

    private static async Task<DecisionResult?> FirstWordAsync(
        IUnitOfWork unit,
        Estimate estimate,
        EstimateVersion version,
        CancellationToken ct
    )
    {
        var first = await unit.Set<EstimateDecision>()
            .AsNoTracking()
            .SingleOrDefaultAsync(d => d.EstimateVersionId == version.Id, ct);
        return first is null ? null : new DecisionResult(first.Id, estimate.State, first.ApprovedTotal, [], false);
    }

    private static Error? Standing(Estimate estimate, EstimateVersion version, DateOnly today) =>
        estimate.CurrentVersionId != version.Id ? EstimateErrors.OtherVersion
        : estimate.StateOn(today) is EstimateState.Expired ? EstimateErrors.Expired
        : !estimate.IsOffered ? EstimateErrors.NotOffered
        : null;

    private static Error? Answered(EstimateVersion version, OfferAnswer answer)
    {
        if (string.IsNullOrWhiteSpace(answer.GivenBy))
            return EstimateErrors.NameMissing;
        var choices = answer.Choices.Select(c => c.LineId).ToHashSet();
        if (choices.Count != answer.Choices.Count || !choices.IsSubsetOf(version.Lines.Select(l => l.Id)))
            return EstimateErrors.OtherVersion;
        if (
            version.Lines.Where(l => !choices.Contains(l.Id)).Select(l => l.Description).ToArray() is
            { Length: > 0 } open
        )
            return EstimateErrors.Undecided(open);
        if (OptionChecks.Refusal(Sets(version), Approved(version, answer)) is { } noChoice)
            return noChoice;
        return !answer.RiskAcknowledged && DeclinesSafety(version, answer) ? EstimateErrors.RiskNotAcknowledged : null;
    }

    private static bool DeclinesSafety(EstimateVersion version, OfferAnswer answer)
    {
        var beside = Beside(version, answer);
        return version.Lines.Any(l => l.IsSafetyCritical && !IsApproved(answer, l) && !beside.Contains(l.Id));
    }

    private static IReadOnlyList<OptionSet> Sets(EstimateVersion version) =>
        OptionCalculator.Sets([.. version.Lines.Select(OfferPrices.Of)]);

    /// <summary>Places of the approved lines.</summary>
    private static HashSet<int> Approved(EstimateVersion version, OfferAnswer answer) =>
        [.. version.Lines.Index().Where(l => IsApproved(answer, l.Item)).Select(l => l.Index)];

    /// <summary>Ids of the lines that only stood beside the option that counts.</summary>
    private static HashSet<long> Beside(EstimateVersion version, OfferAnswer answer) =>
        [.. OptionChecks.Beside(Sets(version), Approved(version, answer)).Select(at => version.Lines[at].Id)];

    /// <summary>A link alone binds only up to the organization's limit; refusing everything binds nobody.</summary>
    private static async Task<Error?> LimitAsync(
        IUnitOfWork unit,
        OfferAnswer answer,
        decimal approvedTotal,
        CancellationToken ct
    )
    {
        if (answer.Method is not DecisionMethod.PortalLink)
            return null;
        var limit = await unit.Set<OrganizationProfile>().Select(p => p.OtpLimit).SingleAsync(ct);
        return approvedTotal > limit ? EstimateErrors.AboveLinkLimit(limit) : null;
    }

    private static Result<EstimateDecision> Record(
        IUnitOfWork unit,
        Estimate estimate,
        EstimateVersion version,
        OfferAnswer answer,
        ServiceTicket ticket,
        decimal approvedTotal
    )
    {
        var evidence = DecisionEvidence.Check(unit, ticket, answer);
        if (evidence.Error is { } unproven)
            return unproven;
        EstimateDecision decision = new()
        {
            EstimateId = estimate.Id,
            EstimateVersionId = version.Id,
            ContactId = estimate.ContactId,
            Method = answer.Method,
            GivenBy = answer.GivenBy.Trim(),
            IpAddress = unit.Actor.IpAddress,
            Browser = answer.Browser is { Length: > 400 } longer ? longer[..400] : answer.Browser,
            ContentHash = version.ContentHash,
            OfferedTotal = version.Total,
            ApprovedTotal = approvedTotal,
            RiskAcknowledged = answer.RiskAcknowledged && DeclinesSafety(version, answer), // no risk, nothing was accepted
            SignatureId = evidence.Value.SignatureId,
            CalledNumber = evidence.Value.CalledNumber,
            Note = evidence.Value.Note,
            RecordedByMembershipId = unit.Actor.MembershipId,
            AtUtc = unit.Now,
        };
        var beside = Beside(version, answer);
        foreach (var line in version.Lines)
            decision.Add(
                new EstimateDecisionLine
                {
                    EstimateLineId = line.Id,
                    IsApproved = IsApproved(answer, line),
                    IsOtherOption = beside.Contains(line.Id),
                }
            );
        return unit.Add(decision);
    }

    /// <summary>Lines take the answer; approved parts that are there are set aside.</summary>
    private static async Task<IReadOnlyList<PartShortage>> ApplyAsync(
        IUnitOfWork unit,
        Estimate estimate,
        EstimateVersion version,
        OfferAnswer answer,
        ServiceTicket ticket,
        CancellationToken ct
    )
    {
        var approvedIds = version.Lines.Where(l => IsApproved(answer, l)).Select(l => l.JobLineId).ToHashSet();
        var lines = await unit.Set<JobLine>()
            .Where(l => l.EstimateId == estimate.Id && l.State == JobLineState.Quoted)
            .OrderBy(l => l.Position)
            .ToListAsync(ct);
        foreach (var line in lines)
            line.State = approvedIds.Contains(line.Id) ? JobLineState.Approved : JobLineState.Declined;
        var beside = Beside(version, answer);
        var other = version.Lines.Where(l => beside.Contains(l.Id)).Select(l => l.JobLineId).ToHashSet();
        await DeclinedLines.AnsweredAsync(unit, estimate, version, lines, other, ct);
        return await PartSupply.ReserveAsync(
            unit,
            ticket,
            [.. lines.Where(l => l.State is JobLineState.Approved && l.TakesStock)],
            ct
        );
    }

    private static bool IsApproved(OfferAnswer answer, EstimateLine line) =>
        answer.Choices.Any(c => c.LineId == line.Id && c.Approve);

    private static EstimateState StateAfter(int approved, int all) =>
        approved == 0 ? EstimateState.Declined
        : approved == all ? EstimateState.Approved
        : EstimateState.PartiallyApproved;
}
