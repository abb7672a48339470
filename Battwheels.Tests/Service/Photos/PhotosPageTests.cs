using Battwheels.Core.Common;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Service.JobCards;
using Battwheels.Web.Service.Photos;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Photos;

/// <summary>The photos of a visit over the real gate and a real database.</summary>
[Trait("Category", "Component")]
public sealed class PhotosPageTests : BillingPageBase
{
    [Fact]
    public async Task Photos_ChosenTogether_AreShownToTheCustomerAndOneIsTakenOff()
    {
        await SignInAsync(TicketPermissions.Read, TicketPermissions.Update, TicketPermissions.Assign);
        Services.AddSingleton(Db.Services.GetRequiredService<IFileStore>());
        Services.AddScoped<PhotoService>();
        Services.AddScoped<TicketService>();
        var kit = await JobKit.InAsync(Db);
        var before = await Shots.PhotoAsync(Db, kit.Technician, kit.TicketId, PhotoKind.PartRemoved);
        await Shots.PhotoAsync(Db, kit.Technician, kit.TicketId, PhotoKind.PartFitted);
        await Shots.PhotoAsync(Db, kit.Technician, kit.TicketId, PhotoKind.Damage, c => c with { Text = "Left side" });
        var page = Render<PhotosPage>(p => p.Add(x => x.Id, kit.TicketId));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".phototile").Count));
        Assert.Single(page.FindAll(".pairs > li"));
        Assert.Equal("page", page.Find(".photobar .chip").GetAttribute("aria-current"));
        Assert.Contains("Left side", page.Markup, StringComparison.Ordinal);

        await Button("Choose all").ClickAsync();
        await Button("Show 3 to the customer").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".phototile .status").Count));
        await page.FindAll(".phototile button").Last(b => b.TextContent.Trim() == "Take off").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".phototile").Count));
        Assert.Empty(page.FindAll(".pairs"));
        Assert.NotNull((await kit.ReadAsync<TicketPhoto>(before)).RemovedAtUtc);
        return;

        AngleSharp.Dom.IElement Button(string label) =>
            page.FindAll("button").First(b => b.TextContent.Trim() == label);
    }

    [Fact]
    public async Task Photos_OfOneKind_AreFilteredByTheAddress()
    {
        await SignInAsync(TicketPermissions.Read);
        Services.AddSingleton(Db.Services.GetRequiredService<IFileStore>());
        Services.AddScoped<PhotoService>();
        Services.AddScoped<TicketService>();
        var kit = await JobKit.InAsync(Db);
        await Shots.PhotoAsync(Db, kit.Technician, kit.TicketId, PhotoKind.Damage);
        await Shots.PhotoAsync(Db, kit.Technician, kit.TicketId);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"tickets/{kit.TicketId}/photos?kind=Damage");

        var page = Render<PhotosPage>(p => p.Add(x => x.Id, kit.TicketId));

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".phototile")));
        Assert.Empty(page.FindAll(".phototile button")); // who may only read
    }
}
