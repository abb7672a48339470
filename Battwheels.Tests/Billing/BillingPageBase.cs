using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Tests.Common;
using Battwheels.Tests.Shell;
using Battwheels.Web.Crm;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Billing;

/// <summary>Pages of money over the real gate and a real database.</summary>
public abstract class BillingPageBase : ShellTestBase
{
    protected TestDb Db { get; private set; } = null!;

    protected NavigationManager Address => Services.GetRequiredService<NavigationManager>();

    protected string Here => Address.ToBaseRelativePath(Address.Uri);

    /// <summary>Signs in someone of organization A who holds exactly these permissions.</summary>
    protected async Task SignInAsync(params string[] permissions)
    {
        Db = await TestDb.CreateAsync();
        await Db.RegisterAsync();
        this.AddAuthorization().SetAuthorized("kiran").SetPolicies(permissions);
        Services.AddSingleton<TimeProvider>(Db.Clock);
        Services.AddSingleton(Db.UnitsFor(permissions));
        Services.AddSingleton(Db.Services.GetRequiredService<IInvoicePrinter>());
        Services.AddSingleton(Db.Services.GetRequiredService<IQrEncoder>());
        Services.AddRecordPanels();
        Services.AddScoped<ContactService>();
        Services.AddScoped<VehicleService>();
        Services.AddScoped<InvoiceService>();
        Services.AddScoped<ReceiptService>();
        Services.AddScoped<DocumentLinkService>();
        Services.AddScoped<LedgerService>();
        Services.AddScoped<AccountService>();
        Services.AddScoped<JournalService>();
        Services.AddScoped<PeriodService>();
        Services.AddScoped<ReportService>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        if (Db is not null)
            await Db.DisposeAsync();
    }

    /// <summary>What an accountant does on these pages.</summary>
    protected static readonly string[] Accounts =
    [
        InvoicePermissions.Read,
        InvoicePermissions.Void,
        PaymentPermissions.Read,
        PaymentPermissions.Record,
        PaymentPermissions.Reverse,
        AccountingPermissions.Read,
        AccountingPermissions.Post,
        AccountingPermissions.ClosePeriod,
        AccountingPermissions.Reports,
        ContactPermissions.Read,
    ];
}
