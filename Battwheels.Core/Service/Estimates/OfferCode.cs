using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Estimates;

/// <summary>
/// A one-time code for deciding one version by one link. It goes to the mobile number on record, never to what somebody types, and
/// its hash holds the version's: for another version, link or organization it is no code.
/// </summary>
[NotAudited("It holds nothing but hashes, and is gone after two days; the decision says which number it went to.")]
public sealed class OfferCode : TenantEntity, ICustomerOwned, IStaysOnMerge
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    public const int MostTries = 5;

    public required long EstimateLinkId { get; init; }

    public required long EstimateVersionId { get; init; }

    public required long ContactId { get; init; }

    [Secret]
    public required string CodeHash { get; init; }

    /// <summary>Number and code, sealed for the worker that writes the message; null once it has.</summary>
    [Secret]
    public string? Sealed { get; set; }

    public required DateTime AtUtc { get; init; }

    public int Tries { get; init; }

    /// <summary>When the right code was typed.</summary>
    public DateTime? ProvenAtUtc { get; init; }

    /// <summary>Of what the page was given for the right code: whoever else holds the link cannot use it.</summary>
    [Secret]
    public string? ProofHash { get; init; }

    /// <summary>When the answer it stands for was given.</summary>
    public DateTime? SpentAtUtc { get; init; }
}
