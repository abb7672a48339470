using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;
using Battwheels.Core.Service.VoiceNotes;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Inventory;
using Battwheels.Web.Service.JobCards;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.JobCards;

/// <summary>The job on the tablet over the real gate and a real database.</summary>
[Trait("Category", "Component")]
public sealed class JobPageTests : BillingPageBase
{
    [Fact]
    public async Task PartShort_MarkedToCome_ShowsTheDay()
    {
        var kit = await OpenAsync();
        await Db.RunAsync<Done>(async unit =>
        {
            await Reservations.ReleaseAsync(unit, JobLine.StockSource, kit.PartId, default);
            return Done.Instance;
        });
        await Db.IssueAsync(kit.ItemId, kit.WarehouseId, 5m, source: 99);
        var page = Render<JobPage>(p => p.Add(x => x.Id, kit.TicketId));
        page.WaitForAssertion(() => Assert.Contains("Short by 2", page.Markup, StringComparison.Ordinal));

        await page.Find("#f-ComesOn").ChangeAsync("05/11/2026");
        await page.Find(".tasks .pop form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Comes 05 Nov", page.Markup, StringComparison.Ordinal));
        Assert.Equal(new DateOnly(2026, 11, 5), (await kit.PartAsync()).ComesOn);
    }

    [Fact]
    public async Task InDiagnosis_LimitGivenAtIntake_IsWhatTheButtonSays()
    {
        var kit = await OpenAsync();
        await Db.ChangeAsync<ServiceTicket>(
            kit.TicketId,
            t =>
            {
                t.NoAskLimit = 2_000m;
                t.Enter(TicketState.InDiagnosis, null, null, t.StateSinceUtc);
            }
        );

        var page = Render<JobPage>(p => p.Add(x => x.Id, kit.TicketId));

        page.WaitForAssertion(() =>
            Assert.Contains("Start work within ₹2,000.00", page.Markup, StringComparison.Ordinal)
        );
    }

    private async Task<JobKit> OpenAsync()
    {
        await SignInAsync(TicketPermissions.Read, TicketPermissions.Update, TicketPermissions.Assign);
        Services.AddScoped<JobViewService>();
        Services.AddScoped<Battwheels.Core.Service.Concerns.ConcernService>();
        Services.AddScoped<Battwheels.Core.Service.Sublets.SubletService>();
        Services.AddScoped<JobService>();
        Services.AddScoped<ItemSearchService>();
        Services.AddSingleton(Db.Services.GetRequiredService<IFileStore>());
        Services.AddScoped<PhotoService>();
        Services.AddScoped<VoiceNoteService>();
        Services.AddScoped<TicketService>();
        return await JobKit.InAsync(Db);
    }
}
