using Battwheels.Web.Shell;
using Bunit;

namespace Battwheels.Tests.Shell;

/// <summary>A page or part rendered without a browser, with the services every part may ask for.</summary>
public abstract class ShellTestBase : BunitContext
{
    protected ShellTestBase()
    {
        DefaultWaitTimeout = TimeSpan.FromSeconds(20); // on a busy machine a page takes longer than the second bUnit waits
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddShellParts();
    }
}
