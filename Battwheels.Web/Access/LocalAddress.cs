namespace Battwheels.Web.Access;

internal static class LocalAddress
{
    /// <summary>The address if it stays on this host; a link in a mail must not lead elsewhere after sign-in.</summary>
    public static string Or(string? address, string otherwise) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl)
            ? address
            : otherwise;
}
