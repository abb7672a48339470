using System.Globalization;

namespace Battwheels.Core.Crm;

/// <summary>Email addresses as they are compared.</summary>
public static class Emails
{
    private static readonly IdnMapping Punycode = new();

    private static readonly string[] Shared =
    [
        "info",
        "accounts",
        "account",
        "admin",
        "office",
        "sales",
        "contact",
        "service",
        "support",
        "billing",
        "mail",
        "hello",
        "enquiry",
        "purchase",
    ];

    /// <summary>
    /// Trimmed, small letters, the domain in its ASCII form; at gmail.com and googlemail.com dots and +tag go, because
    /// Google delivers them to one mailbox. Null when it is no address.
    /// </summary>
    public static string? Key(string? email)
    {
        var text = (email ?? "").Trim().ToLowerInvariant();
        var at = text.LastIndexOf('@');
        if (at <= 0 || at == text.Length - 1 || text.Any(char.IsWhiteSpace))
            return null;
        var (local, domain) = (text[..at], Ascii(text[(at + 1)..]));
        if (domain is null || !domain.Contains('.', StringComparison.Ordinal))
            return null;
        if (domain is "gmail.com" or "googlemail.com")
            (local, domain) = (local.Split('+')[0].Replace(".", "", StringComparison.Ordinal), "gmail.com");
        return local.Length == 0 ? null : $"{local}@{domain}";
    }

    /// <summary>An address several people read: info@, accounts@.</summary>
    public static bool IsShared(string key) => Shared.Contains(key[..key.LastIndexOf('@')]);

    private static string? Ascii(string domain)
    {
        try
        {
            return Punycode.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
