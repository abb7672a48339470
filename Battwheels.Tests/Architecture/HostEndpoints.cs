using Battwheels.Data.Common.Keys;
using Battwheels.Web.Shell.Start;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Battwheels.Tests.Architecture;

/// <summary>One address the application answers, as its own host has it.</summary>
/// <param name="Pattern">As routed, without the first slash: <c>invoices/{id:long}/pdf</c>.</param>
internal sealed record HostEndpoint(string Pattern, EndpointMetadataCollection Metadata)
{
    /// <summary>The permission it asks for; null where it asks for none.</summary>
    public string? Policy => Metadata.OfType<IAuthorizeData>().Select(a => a.Policy).FirstOrDefault(p => p is not null);

    public bool IsAnonymous => Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>The page behind it; null for a download or a part of the framework.</summary>
    public Type? Page => Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;

    /// <summary>Takes more than questions; so does everything that names no methods.</summary>
    public bool Writes =>
        Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods
        || methods.HttpMethods.Any(m => !HttpMethods.IsGet(m) && !HttpMethods.IsHead(m));

    /// <summary>A form without the token of this browser's page is refused.</summary>
    public bool ChecksForms => Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true };

    /// <summary>The rate limit's name; null where there is none.</summary>
    public string? Limit => Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;

    public override string ToString() => $"/{Pattern}";
}

/// <summary>Every endpoint of the application but its static files, from the host that serves; nothing is started.</summary>
internal static class HostEndpoints
{
    private static readonly Microsoft.AspNetCore.Builder.WebApplication Host = AppHost.Build([
        "--applicationName=Battwheels.Web",
        "--environment=Development",
        "--ConnectionStrings:Battwheels=Data Source=:memory:",
        "--Encryption:Current=test", // else a key is made and kept in the source tree
        $"--Encryption:Keys:test={MasterKeys.NewKey()}",
    ]);

    public static IReadOnlyList<HostEndpoint> All { get; } =
    [
        .. ((IEndpointRouteBuilder)Host)
            .DataSources.SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(e => new HostEndpoint(e.RoutePattern.RawText!.Trim('/'), e.Metadata))
            .OrderBy(e => e.Pattern, StringComparer.Ordinal),
    ];

    /// <summary>What holds for an endpoint that says nothing.</summary>
    public static AuthorizationPolicy? Fallback { get; } =
        Host.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value.FallbackPolicy;
}
