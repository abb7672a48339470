using Battwheels.Core.Common;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Shell.Parts;

/// <summary>What command buttons and command forms share: one run at a time, and the life of the command id.</summary>
internal sealed class CommandRunner
{
    private static readonly Error Denied = new(
        "PERMISSION_DENIED",
        "Your role may not do this; nothing was saved. Ask an owner or manager of the organization."
    );

    private CommandId _id = CommandId.New();

    public bool Running { get; private set; }

    /// <returns>Null when it worked or when a run was already under way; otherwise why not.</returns>
    public async Task<Error?> RunAsync(EventCallback<CommandRun> command)
    {
        if (Running)
            return null;
        Running = true;
        try
        {
            CommandRun run = new(_id);
            await command.InvokeAsync(run);
            if (run.Error is null)
                _id = CommandId.New(); // done: the next press is a new command
            return run.Error;
        }
        catch (AccessDeniedException)
        {
            return Denied;
        }
        finally
        {
            Running = false;
        }
    }
}
