using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Portal;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Service.Portal;

/// <summary>
/// A page of the portal: plain HTML without a circuit. What derived pages read and do, they do as the customer who is signed
/// in; a stranger is shown to the door.
/// </summary>
public abstract class PortalPage : ComponentBase
{
    [Inject]
    public required IPlatformDirectory Organizations { get; set; }

    [Inject]
    public required ICurrentActor Current { get; set; }

    [Inject]
    public required PortalDoorService Door { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    /// <summary>Null until somebody is known to be signed in.</summary>
    protected PortalBearer? Me { get; private set; }

    protected PublicWorkshop? Workshop { get; private set; }

    protected sealed override async Task OnInitializedAsync()
    {
        PortalDoor door = new(Organizations, Current);
        if (!await door.OpenAsync(HttpContext, PortalPermissions.Door))
        {
            Missing();
            return;
        }

        Workshop = await Door.WorkshopAsync(HttpContext.RequestAborted);
        Me = await door.EnterAsync(HttpContext, Door);
        if (Me is null)
            Go("portal/sign-in");
        else if (IsFor(Me.Person))
            await ReadAsync(HttpContext.RequestAborted);
        else
            Missing();
    }

    /// <summary>Is it a page of theirs? To others there is nothing at this address.</summary>
    /// <param name="person">Who of an account is signed in; null for the customer itself.</param>
    protected virtual bool IsFor(PortalPerson? person) => true;

    protected abstract Task ReadAsync(CancellationToken ct);

    /// <summary>To another page of the portal, by a load of its own.</summary>
    protected void Go(string address) => Navigation.NavigateTo(address, forceLoad: true);

    /// <summary>With the page as its body: a status set at once would be explained by the general page instead.</summary>
    protected void Missing() =>
        HttpContext.Response.OnStarting(() =>
        {
            HttpContext.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
}
