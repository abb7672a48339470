using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Feedback;

public static class FeedbackPermissions
{
    /// <summary>To read what customers said.</summary>
    public const string Read = TicketPermissions.Read;

    /// <summary>To call back and say so.</summary>
    public const string CallBack = TicketPermissions.Assign;

    /// <summary>The share of content customers.</summary>
    public const string Report = "reports:read";

    /// <summary>Of the holder of a link.</summary>
    public const string PortalGive = "portal:feedback:create";
}

/// <summary>The link that asks for one visit's feedback. One each; the address is kept nowhere, only its hash.</summary>
public sealed class FeedbackLink : TenantEntity, IAppendOnly, ICustomerOwned
{
    /// <summary>How long it opens.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    public required long TicketId { get; init; }

    public required long ContactId { get; init; }

    /// <summary>SHA-256 of the token in the address, hexadecimal.</summary>
    [Secret]
    public required string TokenHash { get; init; }

    public required DateTime ExpiresAtUtc { get; init; }
}

/// <summary>What a customer said of one visit, once. Never changed.</summary>
public sealed class VisitFeedback : TenantEntity, IAppendOnly, ICustomerOwned
{
    public const int LongestText = 1_000;

    public required long TicketId { get; init; }

    public required long ContactId { get; init; }

    /// <summary>1 to 5.</summary>
    public required int Stars { get; init; }

    /// <summary>Would they recommend the workshop, 0 to 10; null: not said.</summary>
    public int? Recommend { get; init; }

    [Personal(typeof(Contact), nameof(ContactId))]
    public string? Text { get; init; }

    public required DateTime AtUtc { get; init; }

    /// <summary>So few that somebody calls.</summary>
    public bool IsUnhappy => Stars <= FeedbackCalculator.UnhappyUpTo;
}

/// <summary>Somebody calls an unhappy customer.</summary>
public sealed class CallbackTask : TenantEntity, IVersioned
{
    public required long FeedbackId { get; init; }

    public required long TicketId { get; init; }

    public required DateTime CreatedAtUtc { get; init; }

    public DateTime? DoneAtUtc { get; set; }

    public long? DoneByMembershipId { get; set; }

    /// <summary>What came of it.</summary>
    public string? Note { get; set; }

    public int Version { get; private set; }
}

/// <summary>A customer said how the visit was.</summary>
public sealed record FeedbackReceived(long FeedbackId, long TicketId, int Stars) : DomainEvent(FeedbackId)
{
    public override string Type => "FEEDBACK_RECEIVED";
}

/// <param name="Asked">Answers.</param>
/// <param name="Satisfied">Percent with 4 or 5, one decimal; null without answers.</param>
/// <param name="Promoters">Share of 9 and 10 less the share of 0 to 6, -100 to 100; null without a number.</param>
public sealed record FeedbackFigures(int Asked, decimal? Satisfied, int? Promoters, decimal? Average);

/// <summary>How content customers are.</summary>
public static class FeedbackCalculator
{
    public const int UnhappyUpTo = 2;
    public const int ContentFrom = 4;

    /// <param name="answers">Stars 1 to 5, and the number from 0 to 10 where it was said.</param>
    public static FeedbackFigures Of(IReadOnlyList<(int Stars, int? Recommend)> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.Count == 0)
            return new FeedbackFigures(0, null, null, null);
        int[] numbers = [.. answers.Select(a => a.Recommend).OfType<int>()];
        var balance = numbers.Count(n => n >= 9) - numbers.Count(n => n <= 6);
        return new FeedbackFigures(
            answers.Count,
            Round(100m * answers.Count(a => a.Stars >= ContentFrom) / answers.Count),
            numbers.Length == 0
                ? null
                : (int)Math.Round(100m * balance / numbers.Length, 0, MidpointRounding.AwayFromZero),
            Round((decimal)answers.Sum(a => a.Stars) / answers.Count)
        );
    }

    private static decimal Round(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);
}
