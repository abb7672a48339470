using Battwheels.Core.Common;

namespace Battwheels.Web.Shell.Parts;

/// <summary>One press of a command: its id, and what became of it.</summary>
/// <param name="id">The same until the command succeeded, so a repeat cannot do it twice.</param>
public sealed class CommandRun(CommandId id)
{
    public CommandId Id { get; } = id;

    /// <summary>Set it (or call <see cref="Succeeded{T}"/>) when the service refused.</summary>
    public Error? Error { get; set; }

    /// <summary>Keeps the refusal, if it is one.</summary>
    public bool Succeeded<T>(Result<T> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Error = result.Error;
        return Error is null;
    }
}
