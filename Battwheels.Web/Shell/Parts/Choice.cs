using Battwheels.Core.Common;

namespace Battwheels.Web.Shell.Parts;

/// <summary>One line of a list to choose from.</summary>
public sealed record Choice<T>(T Value, Phrase Text);

public static class Choices
{
    /// <summary>The members of an enum (or of its nullable form) in their own words.</summary>
    /// <exception cref="ArgumentException">T is not an enum.</exception>
    public static IReadOnlyList<Choice<T>> OfEnum<T>()
    {
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return
        [
            .. Enum.GetValues(type)
                .Cast<object>()
                .Select(value => new Choice<T>((T)value, EnglishWords.Of(value.ToString()!))),
        ];
    }

    /// <summary>InProgress becomes "In progress", said in the reader's language.</summary>
    internal static string Words(object value) => T(EnglishWords.Of(value.ToString()!));
}
