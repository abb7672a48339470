using Battwheels.Core.Common;
using MudBlazor;

namespace Battwheels.Web.Shell.Parts;

/// <summary>A short message that goes away by itself. What must be acted on belongs on the page.</summary>
public sealed class Toast(ISnackbar snackbar)
{
    public void Done(Phrase message)
    {
        Forget();
        snackbar.Add(message.ToString(), Severity.Success);
    }

    /// <summary>What was refused before is not said beside what happens now.</summary>
    public void Forget()
    {
        foreach (var said in snackbar.ShownSnackbars.Where(s => s.Severity is Severity.Error).ToList())
            snackbar.Remove(said);
    }

    public void Error(Error error) => Error(error.Message);

    public void Error(Phrase message) =>
        snackbar.Add(message.ToString(), Severity.Error, options => options.RequireInteraction = true);
}
