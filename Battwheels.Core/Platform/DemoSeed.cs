using Battwheels.Core.Common;

namespace Battwheels.Core.Platform;

/// <param name="Role">What this person does in the workshop, as the start message prints it.</param>
public sealed record DemoSignIn(string Email, string Password, string Role);

/// <summary>Fills an empty installation with a workshop to look around in; never in Production.</summary>
public interface IDemoSeed
{
    /// <summary>The people it makes, the most useful first.</summary>
    IReadOnlyList<DemoSignIn> SignIns { get; }

    /// <summary>Was its making interrupted? Then it is gone on with at the next start.</summary>
    Task<bool> IsUnfinishedAsync(CancellationToken ct);

    /// <summary>Does everything through the domain services, as its people would.</summary>
    /// <param name="progress">Hears how far it is, a line at a time.</param>
    /// <returns>Null when the workshop is there; a workshop that was there before is left as it is.</returns>
    Task<Error?> SeedAsync(Action<string> progress, CancellationToken ct);
}
