using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Web.Access;
using Battwheels.Web.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Battwheels.Tests.Billing;

/// <summary>
/// Endpoints on a port of this machine, over a test database, with the application's own policies; only who is signed in
/// comes from a header.
/// </summary>
internal sealed class EndpointSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    private EndpointSite(WebApplication app) => _app = app;

    public static async Task<EndpointSite> StartAsync(TestDb db, Action<IEndpointRouteBuilder> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddSingleton<TimeProvider>(db.Clock);
        services.AddSingleton(db.Services.GetRequiredService<ILiveAccess>());
        services.AddSingleton(db.Services.GetRequiredService<IDenials>());
        services.AddSingleton(db.Services.GetRequiredService<IPlatformDirectory>());
        services.AddScoped(_ => db.Services.CreateScope().ServiceProvider.GetRequiredService<ICurrentActor>());
        services.AddSingleton(db.Services.GetRequiredService<ISheetWriter>());
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedRequests>();
        services
            .AddAuthentication(HeaderSignIn.Name)
            .AddScheme<AuthenticationSchemeOptions, HeaderSignIn>(HeaderSignIn.Name, null);
        services.AddAuthorization();
        Add<InvoiceService>();
        Add<ReceiptService>();
        Add<LinkedDocumentService>();
        Add<VoucherPrintService>();
        Add<StockPrintService>();
        Add<ReportService>();
        Add<LedgerService>();
        Add<ItemService>();
        Add<StockService>();
        Add<GoodsReceiptService>();
        Add<VehicleService>();
        Add<MemberService>();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        map(app);
        await app.StartAsync();
        return new EndpointSite(app);

        void Add<T>()
            where T : class =>
            services.AddScoped(request =>
                db.Service<T>(request.GetRequiredService<IHttpContextAccessor>().HttpContext!.User.ToActor())
            );
    }

    public async Task<HttpResponseMessage> GetAsync(Actor? actor, string address)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"{_app.Urls.First()}/{address}");
        if (actor is not null)
            request.Headers.Add(HeaderSignIn.Name, $"{actor.OrganizationId} {actor.PersonId} {actor.MembershipId}");
        return await _client.SendAsync(request);
    }

    public async Task<string> TextAsync(Actor actor, string address)
    {
        using var response = await GetAsync(actor, address);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    public async Task<HttpStatusCode> StatusAsync(Actor? actor, string address)
    {
        using var answer = await GetAsync(actor, address);
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class HeaderSignIn(
        IOptionsMonitor<AuthenticationSchemeOptions> options,
        ILoggerFactory logs,
        UrlEncoder encoder
    ) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
    {
        public const string Name = "X-Actor";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if ($"{Request.Headers[Name]}".Split(' ') is not [var organization, var person, var membership])
                return Task.FromResult(AuthenticateResult.NoResult());
            ClaimsIdentity identity = new(
                [
                    new(ClaimTypes.NameIdentifier, person),
                    new(ClaimNames.OrganizationId, organization),
                    new(ClaimNames.MembershipId, membership),
                    new(ClaimNames.DisplayName, "Test"),
                ],
                Name
            );
            return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Name)));
        }
    }
}

internal static class EndpointRows
{
    /// <summary>Downloads of organization A on record.</summary>
    public static async Task<int> ExportsAsync(this TestDb db, string what)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        return await raw.Set<Core.Platform.Audit.AuditEntry>()
            .CountAsync(a => a.Action == "EXPORTED" && a.EntityType == what);
    }

    /// <summary>An invoice of the other organization.</summary>
    public static async Task<long> TheirInvoiceAsync(this TestDb db)
    {
        var customer = await db.WalkInAsync("Beta's customer", db.OrgB);
        var draft = new InvoiceDraft(
            customer,
            await db.BranchAsync(db.OrgB),
            [Sales.Labour(900m)],
            null,
            null,
            null,
            null,
            null
        );
        var issued = await db.IssueAsync(draft, db.OrgB);
        Assert.Null(issued.Error);
        return issued.Value;
    }
}
