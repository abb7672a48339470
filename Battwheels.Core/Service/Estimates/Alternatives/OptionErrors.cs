using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Estimates.Alternatives;

/// <summary>What can be wrong with options, and with choosing among them.</summary>
public static class OptionErrors
{
    /// <summary>Only one half of it was typed.</summary>
    public static readonly Error Unreadable = new(
        "OPTION_INVALID",
        "Write what is to be chosen and the option, with a colon between: Battery: New pack.",
        nameof(LineInput.Option)
    );

    /// <summary>Work cannot start without a word on the options.</summary>
    public static readonly Error Open = new(
        "OPTIONS_OPEN",
        "The customer has options to choose from. Share the estimate, or keep the lines of one option only."
    );

    /// <summary>A set nobody can choose from.</summary>
    public static Error Alone(string set) =>
        new("OPTION_ALONE", $"{set} has one option only. Add another one, or mark its lines optional.");

    /// <summary>More than <see cref="OptionChecks.MostOptions"/>.</summary>
    public static Error TooMany(string set) =>
        new("OPTIONS_TOO_MANY", $"{set} has more than {OptionChecks.MostOptions} options. Keep those worth choosing.");

    /// <summary>Two options of one set are recommended.</summary>
    public static Error TwoRecommended(string set) =>
        new("OPTIONS_RECOMMENDED", $"Two options of {set} are recommended. Keep the mark at one of them.");

    /// <summary>Something is approved, and nothing of a set that is needed.</summary>
    public static Error Missing(string set) =>
        new("OPTION_MISSING", $"Choose one option: {set}. To have nothing done, decline everything.", "Choices");

    /// <summary>Two options of a set are approved.</summary>
    public static Error Twice(string set) =>
        new("OPTION_TWICE", $"Only one option can be chosen: {set}. Decline the others.", "Choices");

    /// <summary>An option is approved in part.</summary>
    public static Error Split(string option) =>
        new("OPTION_SPLIT", $"An option is taken whole: {option}. Approve all of its lines, or none.", "Choices");
}
