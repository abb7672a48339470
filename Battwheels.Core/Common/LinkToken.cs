using System.Security.Cryptography;

namespace Battwheels.Core.Common;

/// <summary>
/// The secret part of a link: 32 random bytes as 43 letters, digits, - and _. Made by who shows the link; only its hash
/// is given to services, so no row, log or audit entry ever holds it.
/// </summary>
public sealed class LinkToken
{
    private const int Bytes = 32;
    private const int Letters = 43;

    private LinkToken(string text) => (Text, Hash) = (text, HashOf(text));

    /// <summary>As it stands in the address.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of the letters, hexadecimal; what the database keeps.</summary>
    public string Hash { get; }

    public static LinkToken New() =>
        new(
            Convert
                .ToBase64String(RandomNumberGenerator.GetBytes(Bytes))
                .TrimEnd('=')
                .Replace('+', '-')
                .Replace('/', '_')
        );

    /// <summary>What stood in an address; null when it cannot be a token.</summary>
    public static LinkToken? Read(string? text) =>
        text is { Length: Letters } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? new LinkToken(text)
            : null;

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(text)));
}
