using System.Text.Json;
using Battwheels.Core.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Core.Platform.Undo;

/// <summary>
/// The ways back of one service's acts. Each is a command of that service with its own permission and rules, given the
/// version it must still find; rows are never put back behind a service's back.
/// </summary>
public interface IReversible
{
    /// <summary>The acts it knows, by code.</summary>
    IReadOnlyCollection<string> Kinds { get; }

    /// <param name="command">Of the way back, the same however often it is asked for.</param>
    /// <returns>Done; or why the service refuses it, with nothing changed.</returns>
    Task<Result<Done>> UndoAsync(ActToUndo act, CommandId command, CancellationToken ct);
}

/// <summary>What the way back is told.</summary>
/// <param name="Version">The version it must find.</param>
public sealed record ActToUndo(string Kind, long RecordId, int? Version, string? Before)
{
    /// <summary>What was kept of the time before.</summary>
    public T Kept<T>() => JsonSerializer.Deserialize<T>(Before!)!;
}

public static class Reversibles
{
    /// <summary>Registers every <see cref="IReversible"/> of this assembly.</summary>
    public static IServiceCollection AddReversibles(this IServiceCollection services) =>
        services.AddEvery<IReversible>(ServiceLifetime.Scoped);
}
