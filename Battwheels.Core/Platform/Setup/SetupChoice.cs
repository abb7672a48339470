using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Setup;

/// <summary>What an organization wants to see of its set-up list; no row while nobody chose.</summary>
public sealed class SetupChoice : TenantEntity
{
    public const int LongestSkipped = 200;

    /// <summary>Always 1: one row each.</summary>
    public required int Only { get; init; }

    /// <summary>Codes of steps this garage does without, space separated.</summary>
    public string Skipped { get; set; } = "";

    /// <summary>Not on the home page any more; its own page shows it.</summary>
    public bool IsHidden { get; set; }
}
