using Battwheels.Core.Common;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Battwheels.Web.Shell.Start;

/// <summary>
/// Where customers reach this installation: the setting <c>PublicAddress</c>, or else the address the server listens at,
/// which is right on one's own machine and in a small network only.
/// </summary>
internal static class PublicRoot
{
    public static PublicAddress Of(IServiceProvider services)
    {
        var settings = services.GetRequiredService<IConfiguration>();
        return new PublicAddress(() =>
            settings["PublicAddress"] is { Length: > 0 } named
                ? named
                : services
                    .GetRequiredService<IServer>()
                    .Features.Get<IServerAddressesFeature>()
                    ?.Addresses.FirstOrDefault()
                    ?? "http://localhost/"
        );
    }
}
