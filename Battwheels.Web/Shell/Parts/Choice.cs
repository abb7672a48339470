namespace Battwheels.Web.Shell.Parts;

/// <summary>One line of a list to choose from.</summary>
public sealed record Choice<T>(T Value, string Text);

public static class Choices
{
    /// <summary>The members of an enum (or of its nullable form) in their own words.</summary>
    /// <exception cref="ArgumentException">T is not an enum.</exception>
    public static IReadOnlyList<Choice<T>> OfEnum<T>()
    {
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return [.. Enum.GetValues(type).Cast<object>().Select(value => new Choice<T>((T)value, Words(value)))];
    }

    internal static string Words(object value) =>
        // A property's name reads like a member of an enum.
        string.Concat(
            value.ToString()!.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}")
        );
}
