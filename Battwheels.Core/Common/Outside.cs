namespace Battwheels.Core.Common;

/// <summary>Seals what only the application itself may read again.</summary>
public interface ISecretSeal
{
    /// <param name="place">What it belongs to; moved elsewhere it does not open.</param>
    string Close(string plain, string place);

    string Open(string closed, string place);
}

/// <summary>Where customers reach the installation; ends with a slash.</summary>
public sealed record PublicAddress(Func<string> Root)
{
    public string Of(string slug) => $"{Root().TrimEnd('/')}/{slug}/";
}

/// <summary>Addresses people type in, which secrets are sent to.</summary>
public static class SafeAddress
{
    /// <summary>Encrypted, and without a name and password in it.</summary>
    public static bool IsHttps(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps
        && address.UserInfo.Length == 0;
}
