using System.Globalization;
using System.Security.Cryptography;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Portal;

/// <summary>The number or address somebody signs in with, as contacts are found by it.</summary>
public sealed record PortalDestination(ContactKeyKind Kind, string Key)
{
    /// <returns>Null for what is neither a mobile number nor a mail address.</returns>
    public static PortalDestination? Read(string? text) =>
        text is not { Length: > 0 and <= 254 } ? null
        : text.Contains('@', StringComparison.Ordinal)
            ? Emails.Key(text) is { Length: <= 100 } mail ? new PortalDestination(ContactKeyKind.Email, mail)
                : null
        : Phones.Read(text)?.Key is { } mobile ? new PortalDestination(ContactKeyKind.Phone, mobile)
        : null;

    /// <summary>What limits and challenges are found by.</summary>
    public string Hash => PublicKnocks.Hash($"{Kind}:{Key}");
}

/// <summary>Codes of six digits.</summary>
public static class PortalCodes
{
    public const int Digits = 6;

    public static string New() =>
        RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>Blanks go; null for what cannot be a code.</summary>
    public static string? Read(string? text)
    {
        var digits = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)));
        return digits.Length == Digits && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>The link's hash is the salt: 256 random bits of the same challenge.</summary>
    public static string Hash(string code, string linkHash) => PublicKnocks.Hash($"{linkHash}:{code}");

    public static bool Matches(string code, string linkHash, string codeHash) =>
        CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(Hash(code, linkHash)),
            System.Text.Encoding.ASCII.GetBytes(codeHash)
        );
}
