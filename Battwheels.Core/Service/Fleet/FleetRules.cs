namespace Battwheels.Core.Service.Fleet;

/// <summary>What somebody's yes to an estimate is worth.</summary>
public enum FleetWord
{
    /// <summary>They decide nothing.</summary>
    None,

    /// <summary>It decides.</summary>
    Decides,

    /// <summary>It waits for somebody else with a higher limit.</summary>
    NeedsSecond,
}

/// <summary>Who of an account may decide what.</summary>
public static class FleetRules
{
    public static bool Decides(FleetRole role) => role is FleetRole.Manager or FleetRole.Approver;

    /// <summary>Exactly the limit is within it; no limit is any amount.</summary>
    public static bool Reaches(decimal? limit, decimal amount) => limit is not { } most || amount <= most;

    /// <param name="total">Rupees with tax of the lines approved; refusing everything binds nobody to pay.</param>
    public static FleetWord WordOf(FleetRole role, decimal? limit, decimal total) =>
        !Decides(role) ? FleetWord.None
        : Reaches(limit, total) ? FleetWord.Decides
        : FleetWord.NeedsSecond;

    /// <summary>The second approval is another person's, whose limit reaches so far.</summary>
    public static bool MayConfirm(long personId, long firstPersonId, FleetRole role, decimal? limit, decimal total) =>
        personId != firstPersonId && WordOf(role, limit, total) is FleetWord.Decides;

    /// <summary>A manager gives others no more than they have, and leaves alone whoever has more.</summary>
    public static bool MayGive(decimal? own, FleetRole role, decimal? given) =>
        !Decides(role) || own is not { } most || given is { } limit && limit <= most;
}
