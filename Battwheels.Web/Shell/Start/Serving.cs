using Battwheels.Core.Platform;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Battwheels.Web.Shell.Start;

/// <summary>
/// <c>serve</c>. In Development a missing database is made and filled with the demo workshop; anywhere else a database
/// that is not ready is a refusal, because upgrading it is an operator's decision.
/// </summary>
internal static class Serving
{
    public static async Task<int> RunAsync(string[] settings, CancellationToken ct)
    {
        await using var app = AppHost.Build(settings);
        await PrepareDatabaseAsync(app, ct);
        if (app.Environment.IsDevelopment() && app.Configuration.GetValue("Demo:SeedAtStart", true))
            await SeedDemoAsync(app.Services, ct);
        // With SQLite there is one process, and it is this one: who held a claim before is gone.
        if (app.Services.GetRequiredService<DatabaseOptions>().Provider is DatabaseProvider.Sqlite)
            await app.Services.GetRequiredService<IWorkQueue>().ReleaseAsync(ct);
        app.Lifetime.ApplicationStarted.Register(() => Welcome(app));
        await app.RunAsync();
        return CommandLine.Clean;
    }

    private static async Task PrepareDatabaseAsync(WebApplication app, CancellationToken ct)
    {
        var setup = app.Services.GetRequiredService<DatabaseSetup>();
        if (app.Configuration.GetValue("Database:MigrateAtStart", app.Environment.IsDevelopment()))
            await Operations.MigrateAsync(app.Services, ct);
        else if (await setup.PendingAsync(ct) is [var first, ..])
            throw new StartRefusedException(
                $"The database lacks {first}. Make a backup, run the 'migrate' command, then start again."
            );
        if (await setup.RoleFaultAsync(ct) is { } fault)
            throw new StartRefusedException(fault);
    }

    private static async Task SeedDemoAsync(IServiceProvider services, CancellationToken ct)
    {
        var any = await services.GetRequiredService<IWorkQueue>().OrganizationsAsync(after: 0, maximum: 1, ct);
        var demo = services.GetRequiredService<IDemoSeed>();
        if (any.Count == 0 || await demo.IsUnfinishedAsync(ct))
            await Operations.SeedDemoAsync(services, ct);
    }

    /// <summary>Where it is and, in Development, who can sign in.</summary>
    private static void Welcome(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        Console.WriteLine($"\nBattwheels OS: {string.Join("  ", addresses ?? [])}");
        if (!app.Environment.IsDevelopment())
            return;
        using var scope = app.Services.CreateScope();
        foreach (var person in scope.ServiceProvider.GetService<IDemoSeed>()?.SignIns ?? [])
            Console.WriteLine($"  {person.Email, -36} {person.Password, -28} {person.Role}");
        Console.WriteLine();
    }
}
