using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Feedback;

/// <summary>Whose link it is: the contact its bearer is narrowed to.</summary>
public sealed record FeedbackBearer(long ContactId);

/// <summary>The one page a customer sees. Nothing of the visit but its number and vehicle stands on it.</summary>
/// <param name="Given">They have answered.</param>
public sealed record FeedbackPage(
    string Workshop,
    string WorkshopCity,
    string? WorkshopPhone,
    string Vehicle,
    string TicketNumber,
    bool Given
);

/// <param name="Stars">1 to 5.</param>
/// <param name="Recommend">0 to 10; null: not said.</param>
public sealed record GiveFeedback(string Token, int Stars, int? Recommend, string? Text);

/// <summary>
/// What the bearer of a feedback link sees and says. Unknown and expired links give the same answer; everything after the
/// first look-up runs as that contact alone.
/// </summary>
public sealed class FeedbackLinkService(IUnitOfWorkFactory units)
{
    private static readonly Error LinkClosed = new(
        "LINK_CLOSED",
        "This link is not open. Ask the workshop for a new one."
    );

    /// <returns>The contact; or LINK_CLOSED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks system:link:open.</exception>
    public Task<Result<FeedbackBearer>> FindAsync(string token, CancellationToken ct) =>
        units.ReadAsync<Result<FeedbackBearer>>(
            SystemPermissions.OpenLink,
            async unit =>
                await OpenAsync(unit, token, ct) is { } link ? new FeedbackBearer(link.ContactId) : LinkClosed,
            ct
        );

    /// <returns>The page; or LINK_CLOSED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:feedback:create.</exception>
    public Task<Result<FeedbackPage>> ReadAsync(string token, CancellationToken ct) =>
        units.ReadAsync<Result<FeedbackPage>>(
            FeedbackPermissions.PortalGive,
            async unit =>
            {
                if (await OpenAsync(unit, token, ct) is not { } link)
                    return LinkClosed;
                var visit = await (
                    from ticket in unit.Set<ServiceTicket>()
                    where ticket.Id == link.TicketId
                    join vehicle in unit.Set<Vehicle>() on ticket.VehicleId equals vehicle.Id into owned
                    from vehicle in owned.DefaultIfEmpty()
                    select new { ticket.Number, Registration = vehicle == null ? null : vehicle.Registration }
                ).SingleAsync(ct);
                var profile = await unit.Set<OrganizationProfile>().SingleAsync(ct);
                return new FeedbackPage(
                    profile.TradeName,
                    profile.City,
                    profile.Phone,
                    Registrations.Display(visit.Registration),
                    visit.Number,
                    await unit.Set<VisitFeedback>().AnyAsync(f => f.TicketId == link.TicketId, ct)
                );
            },
            ct
        );

    /// <summary>Once per visit. Two stars and fewer make somebody call.</summary>
    /// <returns>Done, also when it was given before and stays as it was; or LINK_CLOSED, STARS_MISSING, NUMBER_INVALID.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:feedback:create.</exception>
    public Task<Result<Done>> GiveAsync(GiveFeedback input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<Done>(
            FeedbackPermissions.PortalGive,
            command,
            new
            {
                hash = LinkToken.Read(input.Token)?.Hash,
                input.Stars,
                input.Recommend,
                input.Text,
            },
            async unit =>
            {
                if (await OpenAsync(unit, input.Token, ct) is not { } link)
                    return LinkClosed;
                if (Refusal(input) is { } refusal)
                    return refusal;
                if (await unit.Set<VisitFeedback>().AnyAsync(f => f.TicketId == link.TicketId, ct))
                    return Done.Instance;
                Keep(unit, link, input);
                return Done.Instance;
            },
            ct
        );
    }

    private static void Keep(IUnitOfWork unit, FeedbackLink link, GiveFeedback input)
    {
        var given = unit.Add(
            new VisitFeedback
            {
                TicketId = link.TicketId,
                ContactId = link.ContactId,
                Stars = input.Stars,
                Recommend = input.Recommend,
                Text = (input.Text ?? "").Trim() is { Length: > 0 } text ? text : null,
                AtUtc = unit.Now,
            }
        );
        if (given.IsUnhappy)
            unit.Add(
                new CallbackTask
                {
                    FeedbackId = given.Id,
                    TicketId = link.TicketId,
                    CreatedAtUtc = unit.Now,
                }
            );
        unit.Raise(new FeedbackReceived(given.Id, link.TicketId, given.Stars));
    }

    private static Error? Refusal(GiveFeedback input) =>
        Error.Of(
            input.Stars is >= 1 and <= 5
                ? null
                : new Error("STARS_MISSING", "Choose one to five stars.", nameof(input.Stars)),
            input.Recommend is null or (>= 0 and <= 10)
                ? null
                : new Error("NUMBER_INVALID", "Choose a number from 0 to 10.", nameof(input.Recommend)),
            CommonErrors.TooLong(nameof(input.Text), input.Text, VisitFeedback.LongestText)
        );

    private static async Task<FeedbackLink?> OpenAsync(IReadUnit unit, string? token, CancellationToken ct) =>
        LinkToken.Read(token) is { Hash: var hash }
        && await unit.Set<FeedbackLink>().SingleOrDefaultAsync(l => l.TokenHash == hash, ct) is { } link
        && unit.Now < link.ExpiresAtUtc
            ? link
            : null;
}
