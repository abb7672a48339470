using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using Battwheels.Core.Access;
using Battwheels.Web.Access;
using Battwheels.Web.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Battwheels.Tests.Access;

/// <summary>The application's own limits on a port of this machine; whose request it is comes from headers.</summary>
[Trait("Category", "Unit")]
public sealed class ThrottlingTests
{
    [Fact]
    public async Task SignIn_EleventhPostOfAnAddressInAMinute_WaitsAndOthersDoNot()
    {
        await using var site = await StartAsync(Throttling.SignIn);
        using HttpClient client = new() { BaseAddress = new Uri(site.Urls.First()) };

        for (var post = 1; post <= 10; post++)
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, HttpMethod.Post, "203.0.113.7"));
        using var refused = await client.SendAsync(Request(HttpMethod.Post, "203.0.113.7"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, HttpMethod.Get, "203.0.113.7"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, HttpMethod.Post, "203.0.113.8"));
    }

    /// <summary>Wherever they sit: a person has 60, and a colleague behind the same address 60 of their own.</summary>
    [Fact]
    public async Task Uploads_SixtyFirstFileOfAPersonInAnHour_WaitsAndAColleaguesDoesNot()
    {
        await using var site = await StartAsync(Throttling.Uploads);
        using HttpClient client = new() { BaseAddress = new Uri(site.Urls.First()) };

        for (var post = 1; post <= 60; post++)
            Assert.Equal(
                HttpStatusCode.OK,
                await StatusAsync(client, HttpMethod.Post, $"203.0.113.{post}", "meera@example.test")
            );
        using var refused = await client.SendAsync(Request(HttpMethod.Post, "203.0.113.7", "meera@example.test"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 3600);
        Assert.Equal(
            HttpStatusCode.OK,
            await StatusAsync(client, HttpMethod.Post, "203.0.113.7", "tarun@example.test")
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, HttpMethod.Get, "203.0.113.7", "meera@example.test"));
    }

    /// <summary>A person has 50 a day in whatever organization; a colleague has 50 of their own.</summary>
    [Fact]
    public async Task Exports_FiftyFirstOfAPersonInADay_IsToldWhenToComeBack()
    {
        await using var site = await StartAsync(null);
        using HttpClient client = new() { BaseAddress = new Uri(site.Urls.First()) };

        for (var download = 1; download <= 50; download++)
            Assert.Equal(HttpStatusCode.OK, await ExportAsync(client, "12", organization: $"{download % 2}"));
        using var refused = await client.SendAsync(Export("12", "1"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalHours, 23, 24);
        Assert.Equal(HttpStatusCode.OK, await ExportAsync(client, "13", organization: "1"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, HttpMethod.Get, "203.0.113.7", "12"));
    }

    /// <summary>While five of one organization run, its sixth is refused and another organization's is not.</summary>
    [Fact]
    public async Task Exports_SixthOfAnOrganizationAtOnce_IsRefusedUntilOneHasEnded()
    {
        await using var site = await StartAsync(null);
        using HttpClient client = new() { BaseAddress = new Uri(site.Urls.First()) };
        var running = await Task.WhenAll(Enumerable.Range(1, 5).Select(i => BeginAsync(client, $"{i}", "1")));

        Assert.Equal(HttpStatusCode.TooManyRequests, await ExportAsync(client, "6", organization: "1"));
        Assert.Equal(HttpStatusCode.OK, await ExportAsync(client, "6", organization: "2"));
        await EndAsync(client, running[0]);
        Assert.Equal(HttpStatusCode.OK, await ExportAsync(client, "6", organization: "1"));

        foreach (var left in running[1..])
            await EndAsync(client, left);
    }

    [Fact]
    public void Circuits_MoreThanTenOfAPerson_AreTooManyUntilOneIsLeft()
    {
        CircuitLimits limits = new(new AccessOptions());
        Assert.All(Enumerable.Range(1, 10), _ => Assert.True(limits.Enter("person 1", "address a")));

        Assert.False(limits.Enter("person 1", "address b"));
        Assert.True(limits.Enter("person 2", "address a"));
        limits.Leave("person 1", "address b");
        limits.Leave("person 1", "address a");
        Assert.True(limits.Enter("person 1", "address a"));
    }

    [Fact]
    public void Circuits_MoreThanTwoHundredOfAnAddress_AreTooMany()
    {
        CircuitLimits limits = new(new AccessOptions());
        Assert.All(Enumerable.Range(1, 200), i => Assert.True(limits.Enter($"person {i}", "address a")));

        Assert.False(limits.Enter("person 201", "address a"));
    }

    private static async Task<WebApplication> StartAsync(string? limit)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRateLimiter(limits => Throttling.Configure(limits, new AccessOptions()));
        var app = builder.Build();
        app.Use(
            (context, next) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse($"{context.Request.Headers["X-From"]}");
                if ($"{context.Request.Headers["X-Person"]}" is { Length: > 0 } person)
                    context.User = new ClaimsPrincipal(
                        new ClaimsIdentity(
                            [
                                new Claim(ClaimTypes.Name, person),
                                new Claim(ClaimTypes.NameIdentifier, person),
                                new Claim(ClaimNames.OrganizationId, $"{context.Request.Headers["X-Organization"]}"),
                            ],
                            "test"
                        )
                    );
                return next(context);
            }
        );
        app.UseRouting();
        app.UseRateLimiter();
        var page = app.MapMethods("/", ["GET", "POST"], () => "done");
        if (limit is not null)
            page.RequireRateLimiting(limit);
        MapExports(app);
        await app.StartAsync();
        return app;
    }

    /// <summary>A download that is done at once, and one that goes on until it is told to end.</summary>
    private static void MapExports(WebApplication app)
    {
        ConcurrentDictionary<string, TaskCompletionSource> running = new();
        app.MapGet("/export", () => "done").AsExport();
        app.MapGet(
                "/export/{name}",
                async (string name, HttpContext context) =>
                {
                    var end = running.GetOrAdd(name, _ => new TaskCompletionSource());
                    await context.Response.Body.FlushAsync();
                    await end.Task;
                }
            )
            .AsExport();
        app.MapPost("/end/{name}", (string name) => running[name].SetResult());
    }

    private static HttpRequestMessage Export(string person, string organization, string path = "/export")
    {
        HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Add("X-From", "203.0.113.7");
        request.Headers.Add("X-Person", person);
        request.Headers.Add("X-Organization", organization);
        return request;
    }

    private static async Task<HttpStatusCode> ExportAsync(HttpClient client, string person, string organization)
    {
        using var answer = await client.SendAsync(Export(person, organization));
        return answer.StatusCode;
    }

    /// <returns>The download whose first bytes have come.</returns>
    private static async Task<(string Name, HttpResponseMessage Answer)> BeginAsync(
        HttpClient client,
        string person,
        string organization
    )
    {
        var name = $"{Guid.NewGuid():N}";
        using var request = Export(person, organization, $"/export/{name}");
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (name, answer);
    }

    private static async Task EndAsync(HttpClient client, (string Name, HttpResponseMessage Answer) download)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/end/{download.Name}");
        request.Headers.Add("X-From", "203.0.113.7");
        using var ended = await client.SendAsync(request);
        await download.Answer.Content.ReadAsByteArrayAsync();
        download.Answer.Dispose();
    }

    private static HttpRequestMessage Request(HttpMethod method, string from, string? person = null)
    {
        HttpRequestMessage request = new(method, "/");
        request.Headers.Add("X-From", from);
        if (person is not null)
            request.Headers.Add("X-Person", person);
        return request;
    }

    private static async Task<HttpStatusCode> StatusAsync(
        HttpClient client,
        HttpMethod method,
        string from,
        string? person = null
    )
    {
        using var answer = await client.SendAsync(Request(method, from, person));
        return answer.StatusCode;
    }
}
