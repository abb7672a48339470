namespace Battwheels.Core.Service.Messages;

/// <summary>What is known of one way before a message takes it.</summary>
public sealed record ChannelChance(
    MessageChannel Channel,
    bool IsOn = true,
    bool HasConsent = true,
    bool HasAddress = true,
    bool IsSetUp = true,
    bool HasTemplate = true
)
{
    /// <summary>The first thing in the way; null when it is open.</summary>
    public ChannelHurdle? Hurdle =>
        !IsOn ? ChannelHurdle.SwitchedOff
        : !HasConsent ? ChannelHurdle.NoConsent
        : !HasAddress ? ChannelHurdle.NoAddress
        : !IsSetUp ? ChannelHurdle.NotSetUp
        : !HasTemplate ? ChannelHurdle.NoTemplate
        : null;
}

/// <param name="Hurdle">Null: it is open. Else why not even the best one is.</param>
public sealed record ChannelChoice(MessageChannel Channel, ChannelHurdle? Hurdle);

/// <summary>Which way a message takes.</summary>
public static class ChannelCalculator
{
    /// <param name="chances">In the order they are tried.</param>
    /// <returns>
    /// The first open one; else the one to put on record, which is the first that is switched on; null where the event is
    /// switched off altogether.
    /// </returns>
    public static ChannelChoice? Choose(IReadOnlyList<ChannelChance> chances)
    {
        var possible = chances.FirstOrDefault(c => c.Hurdle is null) ?? chances.FirstOrDefault(c => c.IsOn);
        return possible is null ? null : new ChannelChoice(possible.Channel, possible.Hurdle);
    }
}
