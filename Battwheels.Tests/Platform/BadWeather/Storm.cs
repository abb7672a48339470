using System.Globalization;
using System.Text.Json;
using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Tests.Platform.BadWeather;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

[assembly: HostingStartup(typeof(StormStartup))]

namespace Battwheels.Tests.Platform.BadWeather;

/// <summary>What the storm needs to know about the workshop it breaks over.</summary>
internal sealed record StormPlan(long Organization, long Contact, long Branch, long Item, long Store, int Times);

/// <summary>
/// Brought into the real server process by ASPNETCORE_HOSTINGSTARTUPASSEMBLIES: four workers issue an invoice and a part
/// in one transaction each, through the gate, and say so only once it was confirmed to them.
/// </summary>
internal sealed class StormStartup : IHostingStartup
{
    public const string Variable = "BATTWHEELS_TEST_STORM";

    public void Configure(IWebHostBuilder builder)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } plan)
            builder.ConfigureServices(services =>
            {
                services.AddSingleton(JsonSerializer.Deserialize<StormPlan>(plan)!);
                services.AddHostedService<Storm>();
            });
    }
}

internal sealed class Storm(StormPlan plan, IServiceScopeFactory scopes, IHostApplicationLifetime life)
    : BackgroundService
{
    public const string Confirmed = "CONFIRMED";
    private int _next;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TaskCompletionSource started = new();
        await using var registration = life.ApplicationStarted.Register(started.SetResult);
        await started.Task;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WorkAsync()));
    }

    private async Task WorkAsync()
    {
        while (Interlocked.Increment(ref _next) is var turn && turn <= plan.Times)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope
                .ServiceProvider.GetRequiredService<ICurrentActor>()
                .Become(Actor.Job(plan.Organization, "storm", InvoicePermissions.Create));
            var units = scope.ServiceProvider.GetRequiredService<IUnitOfWorkFactory>();
            var done = await units.RunAsync<string>(
                InvoicePermissions.Create,
                CommandId.New(),
                new { turn },
                unit => SellAsync(unit, turn),
                default
            );
            var line = done.Error is { } error ? $"REFUSED {error.Code}" : $"{Confirmed} {done.Value}";
            await Console.Out.WriteLineAsync(line);
        }
    }

    private async Task<Result<string>> SellAsync(IUnitOfWork unit, int turn)
    {
        InvoiceDraftLine line = new(
            "Brake service",
            true,
            "998714",
            "HRS",
            1m,
            100m + turn,
            0m,
            18m,
            AccountRoles.ServiceLabour
        );
        InvoiceDraft draft = new(plan.Contact, plan.Branch, [line], null, null, null, null, null);
        var invoice = await Invoices.IssueAsync(unit, draft, default);
        if (invoice.Error is { } refused)
            return refused;
        StockIssue part = new(plan.Item, plan.Store, 1m, "PartIssue", turn, 1, CostPayer.Customer, 0m, null, null);
        var issue = await StockLedger.IssueAsync(unit, part, default);
        return issue.Error is { } shortage
            ? shortage
            : string.Create(CultureInfo.InvariantCulture, $"{invoice.Value.Id} {issue.Value.Id}");
    }
}
