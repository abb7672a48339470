namespace Battwheels.Core.Common;

/// <summary>Names in the code as words.</summary>
public static class EnglishWords
{
    /// <summary>InProgress becomes "In progress".</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
    }
}
