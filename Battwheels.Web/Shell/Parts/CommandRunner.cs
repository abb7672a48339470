using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Battwheels.Web.Shell.Parts;

/// <summary>What command buttons and command forms share: one run at a time, and the life of the command id.</summary>
internal sealed class CommandRunner
{
    private CommandId _id = CommandId.New();

    private bool _resumed;

    public bool Running { get; private set; }

    /// <summary>Of the next press.</summary>
    public CommandId Id => _id;

    /// <summary>Goes on under the id of a form that may have been sent before.</summary>
    public void Resume(string? id)
    {
        if (Guid.TryParse(id, out var known))
            (_id, _resumed) = (new CommandId(known), true);
    }

    /// <returns>Null when it worked or when a run was already under way; otherwise why not.</returns>
    /// <param name="dialogs">Asks for the password where the command needs it, and sends the command again.</param>
    public async Task<Error?> RunAsync(EventCallback<CommandRun> command, IDialogService? dialogs = null)
    {
        var error = await OnceAsync(command);
        return
            error?.Code == AccessErrors.PasswordNeededCode
            && dialogs is not null
            && await PasswordDialog.AskAsync(dialogs)
            ? await OnceAsync(command)
            : error;
    }

    private async Task<Error?> OnceAsync(EventCallback<CommandRun> command)
    {
        if (Running)
            return null;
        Running = true;
        try
        {
            CommandRun run = new(_id);
            await command.InvokeAsync(run);
            if (run.Error is null)
                (_id, _resumed) = (CommandId.New(), false); // done: the next press is a new command
            else if (_resumed && run.Error.Code == CommonErrors.IdempotencyConflict.Code)
            {
                (_id, _resumed) = (CommandId.New(), false);
                return SentBefore;
            }

            return run.Error;
        }
        catch (AccessDeniedException denied)
        {
            return denied.Code == SessionEnded.Code ? SessionEnded : Refusal(denied.Permission);
        }
        finally
        {
            Running = false;
        }
    }

    /// <summary>The dialog to sign in again stands over the form by then, or comes in a moment (js/session.js).</summary>
    public static readonly Error SessionEnded = new(
        "SESSION_ENDED",
        "Your session ended; nothing was saved. Your entries are kept: sign in again and press the button once more."
    );

    private static readonly Error SentBefore = new(
        "SENT_BEFORE",
        "This was saved already, in the moment the connection was lost, and you have changed it since. Look whether it is "
            + "there; to save this beside it, press the button again."
    );

    private static Error Refusal(string permission) =>
        new(
            "PERMISSION_DENIED",
            RoleTable.Find(permission) is { } missing
                ? (Phrase)
                    $"You need the permission “{(Phrase)missing.Description}”; nothing was saved. Ask an owner or administrator of the organization."
                : (Phrase)
                    "Your role may not do this; nothing was saved. Ask an owner or administrator of the organization."
        );
}
