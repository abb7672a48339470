using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Data;
using Battwheels.Data.Common;
using Battwheels.Data.Common.Keys;
using Battwheels.Data.Common.Outside;
using Battwheels.Data.Platform.Demo;
using Battwheels.Data.Platform.Files;
using Battwheels.Web.Access;
using Battwheels.Web.Accounting;
using Battwheels.Web.Billing;
using Battwheels.Web.Billing.Online;
using Battwheels.Web.Crm;
using Battwheels.Web.Crm.Batteries;
using Battwheels.Web.Crm.Recalls;
using Battwheels.Web.Inventory;
using Battwheels.Web.Platform.Drafts;
using Battwheels.Web.Platform.Import;
using Battwheels.Web.Platform.Jobs;
using Battwheels.Web.Service.Captures;
using Battwheels.Web.Service.Claims;
using Battwheels.Web.Service.Estimates;
using Battwheels.Web.Service.JobCards;
using Battwheels.Web.Service.Messages;
using Battwheels.Web.Service.Portal;
using Battwheels.Web.Service.Reports;
using Battwheels.Web.Service.Sla;
using Battwheels.Web.Service.Sublets;
using Battwheels.Web.Service.Tickets;
using Battwheels.Web.Shell.Help;
using Battwheels.Web.Shell.Search;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace Battwheels.Web.Shell.Start;

/// <summary>Puts the application together; every command uses the same one.</summary>
internal static class AppHost
{
    /// <exception cref="StartRefusedException">A setting that must not be used.</exception>
    public static WebApplication Build(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = settings, ContentRootPath = Places.ContentRoot }
        );
        AddTopLevelSettings(builder.Configuration);
        builder.WebHost.UseStaticWebAssets();

        var database = Database(builder);
        builder.Services.AddSingleton(Files(builder.Configuration));
        builder.Services.AddSingleton(Encryption(builder, database));
        builder.Services.AddSingleton<PublicAddress>(PublicRoot.Of);
        builder.Services.AddSingleton(
            builder.Configuration.GetSection("Messages").Get<OutsideNetworkOptions>() ?? new OutsideNetworkOptions()
        );
        builder.Services.AddBattwheelsData(database);
        builder.Services.AddDomainServices();
        builder.Services.AddOrganizationSeeds();
        builder.Services.AddDemo(isAllowed: !builder.Environment.IsProduction());
        builder.Services.AddShell();
        builder.Services.AddRecordPanels();
        builder.AddAccess();
        builder.AddEdge();
        builder.Services.AddExceptionHandler<BrokenRequests>();
        builder.AddHealth();
        builder.Services.AddJobs(database);
        builder.Services.AddHostedService<JobSchedule>();
        ProductionRules.Check(builder);

        var app = builder.Build();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseEdge();
        app.UseAccess();
        app.MapAccess();
        app.MapHealth();
        app.MapShell();
        app.MapDrafts();
        app.MapCaptures();
        app.MapSearch();
        app.MapHelp();
        app.MapImport();
        app.MapAuditExport();
        app.MapContactExport();
        app.MapVehicleExport();
        app.MapBatteryExport();
        app.MapRecallExport();
        app.MapClaimExport();
        app.MapQuarantineExport();
        app.MapSublets();
        app.MapMemberExport();
        app.MapJournalExport();
        app.MapInventory();
        app.MapBilling();
        app.MapOnlinePayments();
        app.MapPortal();
        app.MapTicketExport();
        app.MapSlaReport();
        app.MapServiceReports();
        app.MapMessageExport();
        app.MapMessageReports();
        app.MapReports();
        app.MapEstimates();
        app.MapJobCards();
        return app;
    }

    /// <summary>appsettings.json travels beside the assembly; the first source, so that everything else overrides it.</summary>
    private static void AddTopLevelSettings(ConfigurationManager configuration) =>
        configuration.Sources.Insert(
            0,
            new JsonConfigurationSource
            {
                FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory),
                Path = "appsettings.json",
            }
        );

    private static DatabaseOptions Database(WebApplicationBuilder builder)
    {
        DatabaseOptions database = new()
        {
            ConnectionString = builder.Configuration.GetConnectionString("Battwheels") ?? "",
            OwnerConnectionString = builder.Configuration.GetConnectionString("BattwheelsOwner") ?? "",
            CommandGuard = builder.Environment.IsDevelopment(),
            ModelMayLead = builder.Environment.IsDevelopment(),
        };
        if (builder.Environment.IsDevelopment())
            database.LeastFreePercent = 0; // a large disk of a developer, almost full, still has room for a garage
        builder.Configuration.GetSection("Database").Bind(database);
        if (database.ConnectionString.Length == 0)
            throw new StartRefusedException("ConnectionStrings:Battwheels is missing.");
        database.PlaceFile(Places.Home);
        return database;
    }

    private static EncryptionOptions Encryption(WebApplicationBuilder builder, DatabaseOptions database)
    {
        var data = Path.GetDirectoryName(database.SqliteFile) ?? Path.Combine(Places.Home, "data");
        return MasterKeyFile.Read(builder.Configuration, !builder.Environment.IsProduction(), data);
    }

    private static FileStoreOptions Files(ConfigurationManager configuration)
    {
        var files = configuration.GetSection("Files").Get<FileStoreOptions>() ?? new FileStoreOptions();
        files.Folder = Path.GetFullPath(files.Folder, Places.Home);
        return files;
    }
}

/// <summary>The application must not start like this; the message says what to change.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
