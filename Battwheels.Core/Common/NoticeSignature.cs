using System.Security.Cryptography;
using System.Text;

namespace Battwheels.Core.Common;

/// <summary>What providers sign their notices with: HMAC-SHA-256 over the bytes as they came.</summary>
public static class NoticeSignature
{
    /// <summary>Longest notice that is read, bytes.</summary>
    public const int LongestBody = 256 * 1024;

    /// <summary>Hexadecimal, small letters.</summary>
    public static string Of(string secret, byte[] body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    /// <summary>Takes as long for a near miss as for nonsense.</summary>
    public static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
