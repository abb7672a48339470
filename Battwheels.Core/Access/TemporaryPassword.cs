using System.Security.Cryptography;

namespace Battwheels.Core.Access;

/// <summary>A password to tell somebody once: sixteen letters and digits that are not mistaken for one another.</summary>
public static class TemporaryPassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Groups = 4;
    private const int GroupLength = 4;

    /// <summary>Like <c>kfwt-7h3m-pqxn-4dvr</c>; about 79 bits.</summary>
    public static string New() =>
        string.Join(
            '-',
            Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength))
        );
}
