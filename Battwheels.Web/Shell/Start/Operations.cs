using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Access;
using Battwheels.Data.Common;
using Battwheels.Web.Platform.Jobs;

namespace Battwheels.Web.Shell.Start;

/// <summary>What an operator runs beside the application: prepare, fill, verify.</summary>
internal static partial class Operations
{
    private const int OrganizationsAtOnce = 100;

    public static async Task<int> MigrateAsync(string[] settings, CancellationToken ct)
    {
        await using var app = AppHost.Build(settings);
        await MigrateAsync(app.Services, ct);
        Console.WriteLine("The database is up to date.");
        return CommandLine.Clean;
    }

    public static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        var setup = services.GetRequiredService<DatabaseSetup>();
        await setup.MigrateAsync(ct);
        JobsRegistration.Install(services.GetRequiredService<DatabaseOptions>());
        await setup.GrantSchemaAsync(JobsRegistration.Schema, ct);
        if (await services.GetRequiredService<RoleUpkeep>().RunAsync(ct) is > 0 and var changed)
            Console.WriteLine($"Roles of {changed} organizations were brought to this release.");
    }

    public static async Task<int> SeedDemoAsync(string[] settings, CancellationToken ct)
    {
        await using var app = AppHost.Build(settings);
        if (app.Environment.IsProduction())
            throw new StartRefusedException("The demo workshop has public passwords: never in Production.");
        await MigrateAsync(app.Services, ct);
        if (await SeedDemoAsync(app.Services, ct) is not { } signIns)
            return CommandLine.CouldNotRun;
        foreach (var person in signIns)
            Console.WriteLine($"{person.Email, -36} {person.Password, -28} {person.Role}");
        return CommandLine.Clean;
    }

    /// <returns>Who can sign in; null when nothing was made.</returns>
    public static async Task<IReadOnlyList<DemoSignIn>?> SeedDemoAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        if (scope.ServiceProvider.GetService<IDemoSeed>() is not { } demo)
            return null;
        Console.WriteLine("Making the demo workshop; this takes a moment.");
        if (await demo.SeedAsync(Console.WriteLine, ct) is { } error)
            throw new StartRefusedException($"The demo workshop was not made. {error.Message} ({error.Code})");
        return demo.SignIns;
    }

    /// <summary>Verifies one organization or all of them; every fault is printed, none is repaired.</summary>
    public static async Task<int> VerifyAsync(string[] settings, string what, string? slug, CancellationToken ct)
    {
        await using var app = AppHost.Build(settings);
        var faults = 0;
        long rows = 0;
        var organizations = 0;
        await foreach (var organization in OrganizationsAsync(app.Services, slug, ct))
        {
            var report = await VerifyAsync(app.Services, what, organization, ct);
            foreach (var fault in report.Faults)
                Console.WriteLine($"{what}: organization {organization}: {fault}");
            (faults, rows, organizations) = (faults + report.Faults.Count, rows + report.Checked, organizations + 1);
        }

        if (what == "audit" && slug is null)
        {
            var report = await app.Services.GetRequiredService<IPlatformAudit>().VerifyAsync(ct);
            if (report.Fault is { } fault)
                Console.WriteLine($"{what}: platform: {fault}");
            (faults, rows) = (faults + (report.Fault is null ? 0 : 1), rows + report.Checked);
        }

        Console.WriteLine($"{what}: {organizations} organizations, {rows} rows checked, {faults} faults");
        return faults == 0 ? CommandLine.Clean : CommandLine.Faults;
    }

    private static async IAsyncEnumerable<long> OrganizationsAsync(
        IServiceProvider services,
        string? slug,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        if (slug is not null)
        {
            var found =
                await services.GetRequiredService<IPlatformDirectory>().FindAsync(slug, ct)
                ?? throw new StartRefusedException($"No organization has the address '{slug}'.");
            yield return found.Id;
            yield break;
        }

        var queue = services.GetRequiredService<IWorkQueue>();
        for (long after = 0; ; )
        {
            var page = await queue.OrganizationsAsync(after, OrganizationsAtOnce, ct);
            foreach (var id in page)
                yield return after = id;
            if (page.Count < OrganizationsAtOnce)
                yield break;
        }
    }

    private static async Task<VerificationReport> VerifyAsync(
        IServiceProvider services,
        string what,
        long organizationId,
        CancellationToken ct
    )
    {
        await using var scope = services.CreateAsyncScope();
        using var acting = scope
            .ServiceProvider.GetRequiredService<ICurrentActor>()
            .Become(Actor.Job(organizationId, $"verify-{what}", SystemPermissions.Verify));
        return what switch
        {
            "ledger" => await LedgerAsync(scope.ServiceProvider, ct),
            "stock" => await scope.ServiceProvider.GetRequiredService<StockVerification>().VerifyAsync(ct),
            "audit" => await AuditAsync(services.GetRequiredService<IAuditChain>(), organizationId, ct),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Nothing verifies this."),
        };
    }

    /// <summary>The books, and the invoices and receipts that must tie to them.</summary>
    private static async Task<VerificationReport> LedgerAsync(IServiceProvider services, CancellationToken ct)
    {
        var books = await services.GetRequiredService<LedgerVerification>().VerifyAsync(ct);
        var documents = await services.GetRequiredService<BillingVerification>().VerifyAsync(ct);
        return new VerificationReport(
            "ledger",
            books.Checked + documents.Checked,
            [.. books.Faults, .. documents.Faults]
        );
    }

    private static async Task<VerificationReport> AuditAsync(
        IAuditChain chain,
        long organizationId,
        CancellationToken ct
    )
    {
        var report = await chain.VerifyAsync(organizationId, ct);
        return new VerificationReport("audit", report.Checked, report.Fault is { } fault ? [fault] : []);
    }
}
