using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Battwheels.Core.Access;
using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Portal;

public static class PublicIntakePermissions
{
    /// <summary>Registering a visit nobody of the workshop has seen; no role can hold it.</summary>
    public const string Register = "system:intake:register";

    public const string ReadPosters = OrganizationPermissions.ReadSettings;
    public const string UpdatePosters = OrganizationPermissions.UpdateSettings;
}

/// <summary>The address on a printed poster of one branch. Everybody may read it; taken back, it opens nothing.</summary>
public sealed class IntakePoster : TenantEntity
{
    /// <summary>Of one organization, taken back ones included.</summary>
    public const int Most = 200;

    public required long BranchId { get; init; }

    /// <summary>The random end of the address.</summary>
    public required string Code { get; init; }

    public required DateTime CreatedAtUtc { get; init; }

    public DateTime? RevokedAtUtc { get; set; }
}

/// <summary>Work a browser does before it may send once more: a number whose hash begins with zeros.</summary>
public static class ProofOfWork
{
    /// <summary>Zero bits at the beginning; about 65,000 tries.</summary>
    public const int Bits = 16;

    /// <summary>From the fourth form of one network address in an hour.</summary>
    public const int FreeForms = 3;

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Longest time between asking and answering.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>Does SHA-256 of <c>question:answer</c> begin with so many zero bits?</summary>
    public static bool Holds(string question, long answer, int bits = Bits)
    {
        var hash = SHA256.HashData(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{question}:{answer}"))
        );
        var head = (uint)((hash[0] << 24) | (hash[1] << 16) | (hash[2] << 8) | hash[3]);
        return BitOperations.LeadingZeroCount(head) >= bits;
    }
}
