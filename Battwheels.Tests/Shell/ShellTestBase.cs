using Battwheels.Web.Shell;
using Bunit;

namespace Battwheels.Tests.Shell;

/// <summary>A page or part rendered without a browser, with the services every part may ask for.</summary>
public abstract class ShellTestBase : BunitContext
{
    protected ShellTestBase()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddShellParts();
    }
}
