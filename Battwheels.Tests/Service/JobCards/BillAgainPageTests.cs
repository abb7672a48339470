using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Billing;
using Battwheels.Web.Billing;
using Battwheels.Web.Service.JobCards;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Battwheels.Tests.Service.JobCards;

/// <summary>From the cancelled invoice of a delivered visit to its new one, on the screens.</summary>
[Trait("Category", "Component")]
public sealed class BillAgainPageTests : BillingPageBase
{
    [Fact]
    public async Task CancelledAfterDelivery_TheLinkLeadsToBillingItAgain()
    {
        await SignInAsync([.. Accounts, InvoicePermissions.Create, TicketPermissions.Read]);
        Services.AddScoped<JobBillingService>();
        Services.AddScoped<TicketService>();
        var (kit, first) = await CancelledAfterDeliveryAsync();

        var invoice = Render<InvoicePage>(p => p.Add(x => x.Id, first));
        invoice.WaitForAssertion(() =>
            Assert.Equal($"tickets/{kit.TicketId}/billing", invoice.Find("#bill-again").GetAttribute("href"))
        );

        var dialogs = Render<MudDialogProvider>();
        var billing = Render<TicketBillingPage>(p => p.Add(x => x.Id, kit.TicketId));
        billing.WaitForAssertion(() =>
            Assert.Contains("nobody signs again", billing.Find(".note").TextContent, StringComparison.Ordinal)
        );
        Assert.Contains("The vehicle has left", billing.Find(".next").TextContent, StringComparison.Ordinal);
        var pressed = billing.Find(".card .btn.f").ClickAsync(); // ends with the dialog
        dialogs.WaitForElement(".mud-dialog .btn.f");
        await dialogs.Find(".mud-dialog .btn.f").ClickAsync();
        await pressed;

        billing.WaitForAssertion(() => Assert.StartsWith("invoices/", Here, StringComparison.Ordinal));
        var ticket = await kit.TicketAsync();
        Assert.Equal(TicketState.Delivered, ticket.State);
        Assert.NotEqual(first, ticket.InvoiceId);
    }

    private async Task<(JobKit Kit, long Invoice)> CancelledAfterDeliveryAsync()
    {
        var kit = await JobKit.InAsync(Db);
        foreach (var line in (long[])[kit.LabourId, kit.PartId])
            await Db.ChangeAsync<JobLine>(line, l => l.State = JobLineState.Done);
        await Db.ChangeAsync<ServiceTicket>(
            kit.TicketId,
            t => t.Enter(TicketState.WorkCompleted, null, null, t.StateSinceUtc)
        );
        var invoice = await Db.Service<JobBillingService>(InvoicePermissions.Create)
            .InvoiceAsync(kit.TicketId, CommandId.New(), default);
        await Db.ChangeAsync<ServiceTicket>(
            kit.TicketId,
            t => t.Enter(TicketState.Delivered, null, null, t.StateSinceUtc)
        );
        await Db.Service<InvoiceService>(InvoicePermissions.Void)
            .CancelAsync(new CancelInvoice(invoice.Value, "Wrong payer"), CommandId.New(), default);
        await new InvoiceCancelledFollower(Db.UnitsFor(TicketPermissions.SystemInvoiceReversed)).HandleAsync(
            1,
            System.Text.Json.JsonSerializer.Serialize(new InvoiceCancelled(invoice.Value, kit.TicketId)),
            default
        );
        return (kit, invoice.Value);
    }
}
