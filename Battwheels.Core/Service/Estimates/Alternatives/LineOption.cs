using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Estimates.Alternatives;

/// <summary>The option a line belongs to.</summary>
/// <param name="Set">What is chosen: <c>Battery</c>. Capitals make no difference.</param>
/// <param name="Name">One way to do it: <c>New pack</c>. Capitals make no difference.</param>
/// <param name="IsRecommended">The workshop recommends this option; one line of it saying so is enough.</param>
public sealed record LineOption(string Set, string Name, bool IsRecommended = false)
{
    /// <summary>Letters of a set or of an option's name.</summary>
    public const int Longest = 60;

    /// <summary>The set, whoever typed it.</summary>
    internal string SetKey => Set.ToUpperInvariant();

    /// <summary>The option within its set, whoever typed it.</summary>
    internal string NameKey => Name.ToUpperInvariant();

    /// <summary>As two columns keep it; null for a line that belongs to no option.</summary>
    public static LineOption? Of(string? set, string? name, bool isRecommended) =>
        set is null || name is null ? null : new LineOption(set, name, isRecommended);

    /// <summary>As it is typed, <c>Battery: New pack</c>; null where nothing is. Without a colon the set is empty.</summary>
    public static LineOption? Read(string? text, bool isRecommended = false)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var parts = text.Split(':', 2);
        return new LineOption(parts.Length == 2 ? Plain(parts[0]) : "", Plain(parts[^1]), isRecommended);
    }

    /// <summary>Null when it can stand on a line.</summary>
    internal Error? Refusal() =>
        Set.Length == 0 || Name.Length == 0 || Set.Contains(':', StringComparison.Ordinal)
            ? OptionErrors.Unreadable
            : CommonErrors.TooLong(nameof(LineInput.Option), Set.Length > Name.Length ? Set : Name, Longest);

    internal LineOption Tidied() => this with { Set = Plain(Set), Name = Plain(Name) };

    /// <summary>As it is typed: <c>Battery: New pack</c>.</summary>
    public override string ToString() => Set.Length == 0 ? Name : $"{Set}: {Name}";

    private static string Plain(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
