using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Batteries;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Crm.Recalls;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Core.Platform.Audit;
using Battwheels.Tests.Common;
using Battwheels.Tests.Shell;
using Battwheels.Web.Crm;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Crm;

/// <summary>Pages of contacts and vehicles over the real gate and a real database.</summary>
public abstract class CrmPageBase : ShellTestBase
{
    protected TestDb Db { get; private set; } = null!;

    protected string Here =>
        Services.GetRequiredService<NavigationManager>() is var address ? address.ToBaseRelativePath(address.Uri) : "";

    /// <summary>Signs in someone of organization A who holds exactly these permissions.</summary>
    protected async Task SignInAsync(params string[] permissions)
    {
        Db = await TestDb.CreateAsync();
        this.AddAuthorization().SetAuthorized("asha").SetPolicies(permissions);
        Services.AddSingleton<TimeProvider>(Db.Clock);
        Services.AddSingleton(Db.UnitsFor(permissions));
        Services.AddRecordPanels();
        Services.AddScoped<ContactService>();
        Services.AddScoped<VehicleService>();
        Services.AddScoped<BatteryService>();
        Services.AddScoped<WarrantyService>();
        Services.AddScoped<RecallService>();
        Services.AddScoped<ContactMergeService>();
        Services.AddScoped<DuplicateQueueService>();
        Services.AddSingleton(Db.Services.GetRequiredService<IRecordMove>());
        Services.AddSingleton(Db.Services.GetRequiredService<IRecordNames>());
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        if (Db is not null)
            await Db.DisposeAsync();
    }

    protected static readonly string[] Desk =
    [
        ContactPermissions.Read,
        ContactPermissions.Create,
        ContactPermissions.Update,
        VehiclePermissions.Read,
        VehiclePermissions.Create,
        VehiclePermissions.Update,
    ];
}
