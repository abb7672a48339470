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
