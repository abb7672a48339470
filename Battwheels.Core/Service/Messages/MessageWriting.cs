using System.Text.Json;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Feedback;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <summary>Writes what a customer is told inside the unit of an event's follower.</summary>
internal static class MessageWriting
{
    /// <summary>What happened longer ago is not told any more: a demonstration's past, or an event replayed long after.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromDays(2);

    /// <summary>Writes one message; nothing when it was written before or the event is switched off.</summary>
    public static async Task WriteAsync(
        IUnitOfWork unit,
        ISecretSeal seal,
        MessageEvent what,
        string sourceKey,
        MessageFacts facts,
        CancellationToken ct
    )
    {
        if (await unit.Set<CustomerMessage>().AnyAsync(m => m.SourceKey == sourceKey, ct))
            return;
        var text = await MessageTexts.FindAsync(unit, what, facts.Language, ct);
        var chances = await MessageChances.OfAsync(unit, what, facts.ContactId, facts.AddressFor, text, ct);
        if (ChannelCalculator.Choose(chances) is not { } choice)
            return;
        var holes = TemplateText.Holes(text.Text);
        var link =
            holes.Contains(TemplateText.Link) ? facts.LinkEnd ?? Link(unit, what, facts)
            : facts.Code is null ? null
            : ""; // nothing to open, and yet a code to keep sealed
        Dictionary<string, string> values = new(facts.Values) { [TemplateText.Link] = link is null ? "" : Mark };
        unit.Add(
            new CustomerMessage
            {
                ContactId = facts.ContactId,
                FleetPersonId = facts.FleetPersonId,
                TicketId = facts.TicketId,
                BranchId = facts.BranchId,
                Event = what,
                Channel = choice.Channel,
                SourceKey = sourceKey,
                Turn = 0,
                Language = facts.Language,
                Address = facts.AddressFor(choice.Channel),
                Subject = Cut(TemplateText.Fill(text.Subject, values), MessageTemplate.LongestSubject),
                Text = Cut(TemplateText.Fill(text.Text, values), CustomerMessage.LongestText),
                Parameters = JsonSerializer.Serialize(holes.Select(h => Cut(values.GetValueOrDefault(h, ""), 150))),
                LinkSealed = link is null
                    ? null
                    : seal.Close(SealedEnd.Write(link, facts.Code), LinkPlace(unit.Organization.Id, sourceKey)),
                ProviderTemplate = text.TemplateOf(choice.Channel) is { Length: > 0 } template ? template : null,
                State = choice.Hurdle is null ? MessageState.Queued : MessageState.NotSent,
                Hurdle = choice.Hurdle,
                DueUtc = choice.Hurdle is null ? unit.Now : null,
                CreatedAtUtc = unit.Now,
            }
        );
        if (choice.Hurdle is null)
            unit.WorkDue(MessageSender.QueueName, unit.Now);
    }

    /// <summary>To be told later, if it is still true then; once for a key.</summary>
    public static async Task PlanAsync(IUnitOfWork unit, MessagePlan plan, CancellationToken ct)
    {
        if (
            await unit.Set<MessagePlan>().AnyAsync(p => p.SourceKey == plan.SourceKey, ct)
            || await unit.Set<CustomerMessage>().AnyAsync(m => m.SourceKey == plan.SourceKey, ct)
        )
            return;
        unit.Add(plan);
        unit.WorkDue(MessageSender.QueueName, plan.DueUtc);
    }

    /// <summary>Where the sealed end of an address belongs: every way the same thing is told.</summary>
    public static string LinkPlace(long organizationId, string sourceKey) =>
        $"{organizationId}|{nameof(CustomerMessage)}|{sourceKey}";

    private const string Mark = CustomerMessage.LinkMark;

    /// <summary>A link of its own for this message; null where there is nothing to open.</summary>
    private static string? Link(IUnitOfWork unit, MessageEvent what, MessageFacts facts)
    {
        var token = LinkToken.New();
        if (what is MessageEvent.Feedback && facts.TicketId is { } visit)
        {
            unit.Add(
                new FeedbackLink
                {
                    TicketId = visit,
                    ContactId = facts.ContactId,
                    TokenHash = token.Hash,
                    ExpiresAtUtc = unit.Now + FeedbackLink.Life,
                }
            );
            return $"f/{token.Text}";
        }

        if (facts.Estimate is { CurrentVersionId: { } version, ValidUntil: { } validUntil } estimate)
        {
            unit.Add(
                new EstimateLink
                {
                    EstimateId = estimate.Id,
                    EstimateVersionId = version,
                    ContactId = estimate.ContactId,
                    TokenHash = token.Hash,
                    CreatedAtUtc = unit.Now,
                    ExpiresAtUtc = OfferSharing.EndOf(validUntil, unit.Organization.TimeZoneId),
                }
            );
            return $"e/{token.Text}";
        }

        if (facts.InvoiceId is not { } invoice)
            return null;
        SharedLinks.Make(unit, new ShareLink(token.Hash), facts.ContactId, invoiceId: invoice);
        return $"d/{token.Text}";
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}

/// <summary>What is kept sealed of a message: the end of its address, and its code where it has one.</summary>
internal sealed record SealedEnd(string Link, string? Code)
{
    public static string Write(string link, string? code) => code is null ? link : $"{link}\n{code}";

    public static SealedEnd Read(string opened) =>
        opened.Split('\n') is [var link, var code] ? new SealedEnd(link, code) : new SealedEnd(opened, null);
}
