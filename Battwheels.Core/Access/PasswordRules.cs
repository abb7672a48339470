namespace Battwheels.Core.Access;

/// <summary>Length and guessability, no composition rules.</summary>
/// <remarks>Source: NIST SP 800-63B-4, section 3.1.1.2.</remarks>
public static class PasswordRules
{
    public const int MinimumLength = 15;
    public const int MaximumLength = 200;

    /// <summary>The estimate takes longer than its text is long; what is guessable is so in its beginning.</summary>
    private const int Estimated = 64;

    /// <summary>Of 0 to 4: withstands more than a hundred million guesses.</summary>
    private const int LeastScore = 3;

    /// <summary>What anyone would try first here; it adds nothing to a password.</summary>
    private static readonly string[] ContextWords = ["battwheels", "password", "garage", "welcome", "workshop"];

    private static readonly Zxcvbn.Zxcvbn Estimate = new();

    /// <summary>Why this password is refused; null when it may be used.</summary>
    /// <param name="known">What others know of the person: organization, name, email address.</param>
    public static string? Refusal(string password, params IEnumerable<string?> known)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length < MinimumLength)
            return T(
                $"The password needs at least {MinimumLength} characters. A few unrelated words are easy to remember."
            );
        if (password.Length > MaximumLength)
            return T($"The password may have at most {MaximumLength} characters. Shorten it.");
        return IsRepeated(password) || password.Distinct().Count() < 5 || IsGuessable(password, known)
            ? T(
                "This password is among the first that are tried: common words, a row of keys, or names others know. "
                    + "Choose a few unrelated words instead."
            )
            : null;
    }

    private static bool IsGuessable(string password, IEnumerable<string?> known) =>
        Estimate.EvaluatePassword(password.Length > Estimated ? password[..Estimated] : password, Words(known)).Score
        < LeastScore;

    /// <summary>Each name as it is, its words, and its words written as one.</summary>
    private static IEnumerable<string> Words(IEnumerable<string?> known) =>
        known
            .OfType<string>()
            .Select(text => text.ToLowerInvariant())
            .SelectMany(text => Letters(text).Append(string.Concat(Letters(text))).Append(text))
            .Concat(ContextWords)
            .Where(word => word.Length > 2)
            .Distinct();

    private static string[] Letters(string text) =>
        string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsRepeated(string password) =>
        Enumerable
            .Range(1, password.Length / 2)
            .Any(period =>
                Enumerable.Range(period, password.Length - period).All(i => password[i] == password[i - period])
            );
}
