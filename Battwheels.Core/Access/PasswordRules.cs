using System.Collections.Frozen;

namespace Battwheels.Core.Access;

/// <summary>Length and guessability, no composition rules.</summary>
/// <remarks>Source: NIST SP 800-63B-4, section 3.1.1.2.</remarks>
public static class PasswordRules
{
    public const int MinimumLength = 15;
    public const int MaximumLength = 200;

    private static readonly FrozenSet<string> Common = new[]
    {
        "passwordpassword",
        "password12345678",
        "123456789012345",
        "1234567890123456",
        "qwertyuiopasdfgh",
        "qwertyuiopasdfghjkl",
        "qwertyuiop123456",
        "1q2w3e4r5t6y7u8i",
        "iloveyouiloveyou",
        "adminadminadmin",
        "administrator123",
        "letmeinletmeinletmein",
        "welcomewelcome1",
        "correcthorsebatterystaple",
        "indiaindiaindia",
        "changemechangeme",
        "abcdefghijklmnop",
        "abcdefghijklmnopqrstuvwxyz",
        "asdfghjklasdfghjkl",
        "zaq12wsxcde34rfv",
    }.ToFrozenSet();

    /// <summary>What anyone would try first here; it adds nothing to a password.</summary>
    private static readonly string[] ContextWords = ["battwheels", "password", "garage", "welcome", "workshop"];

    /// <summary>Why this password is refused; null when it may be used.</summary>
    public static string? Refusal(string password, string email)
    {
        if (password.Length < MinimumLength)
            return $"The password needs at least {MinimumLength} characters. A few unrelated words are easy to remember.";
        if (password.Length > MaximumLength)
            return $"The password may have at most {MaximumLength} characters. Shorten it.";
        return IsGuessable(password.ToLowerInvariant(), email.ToLowerInvariant())
            ? "This password is among the first that are tried. Choose a few unrelated words instead."
            : null;
    }

    private static bool IsGuessable(string password, string email)
    {
        if (Common.Contains(password) || password.Distinct().Count() < 5 || IsRepeated(password))
            return true;
        var rest = ContextWords
            .Append(email.Split('@')[0])
            .Where(word => word.Length > 2)
            .Aggregate(password, (text, word) => text.Replace(word, "", StringComparison.Ordinal));
        return rest.Count(char.IsLetter) < 4 && rest.Length < 10;
    }

    private static bool IsRepeated(string password) =>
        Enumerable
            .Range(1, password.Length / 2)
            .Any(period =>
                Enumerable.Range(period, password.Length - period).All(i => password[i] == password[i - period])
            );
}
