using Battwheels.Core.Common;
using MudBlazor;

namespace Battwheels.Web.Shell.Parts;

/// <summary>A short message that goes away by itself. What must be acted on belongs on the page.</summary>
public sealed class Toast(ISnackbar snackbar)
{
    public void Done(string message) => snackbar.Add(message, Severity.Success);

    public void Error(Error error) => Error(error.Message);

    public void Error(string message) =>
        snackbar.Add(message, Severity.Error, options => options.RequireInteraction = true);
}
