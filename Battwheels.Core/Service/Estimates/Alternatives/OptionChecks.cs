using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Estimates.Alternatives;

/// <summary>What must be true of options, and of an answer to them.</summary>
public static class OptionChecks
{
    /// <summary>More cannot be compared on a phone.</summary>
    public const int MostOptions = 6;

    /// <summary>Why a draft with these sets cannot be submitted; empty when it can.</summary>
    public static IReadOnlyList<Error> Missing(IReadOnlyList<OptionSet> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        List<Error> missing = [];
        foreach (var set in sets)
        {
            if (set is { IsOptional: false, Options.Count: 1 })
                missing.Add(OptionErrors.Alone(set.Name));
            if (set.Options.Count > MostOptions)
                missing.Add(OptionErrors.TooMany(set.Name));
            if (set.Options.Count(o => o.IsRecommended) > 1)
                missing.Add(OptionErrors.TwoRecommended(set.Name));
        }

        return missing;
    }

    /// <summary>Why an answer takes no choice that was offered; null when it does. Declining everything always does.</summary>
    /// <param name="approved">Places of the lines that are approved.</param>
    public static Error? Refusal(IReadOnlyList<OptionSet> sets, IReadOnlySet<int> approved)
    {
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentNullException.ThrowIfNull(approved);
        foreach (var set in sets)
        {
            var taken = set.Options.Where(o => o.Lines.Any(approved.Contains)).ToArray();
            if (taken.Length > 1)
                return OptionErrors.Twice(set.Name);
            if (taken is [] && !set.IsOptional && approved.Count > 0)
                return OptionErrors.Missing(set.Name);
            if (taken is [var one] && !one.Lines.All(approved.Contains))
                return OptionErrors.Split($"{set.Name}: {one.Name}");
        }

        return null;
    }

    /// <summary>
    /// Places of the lines that only stood beside another option: the one that was chosen or, where none was, the
    /// recommended one. They are no work that was turned down.
    /// </summary>
    public static IReadOnlySet<int> Beside(IReadOnlyList<OptionSet> sets, IReadOnlySet<int> approved)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return sets.SelectMany(set =>
            {
                var kept =
                    set.Options.FirstOrDefault(o => o.Lines.Any(approved.Contains)) ?? set.Options[set.Recommended];
                return set.Options.Where(o => o != kept).SelectMany(o => o.Lines);
            })
            .ToHashSet();
    }
}
