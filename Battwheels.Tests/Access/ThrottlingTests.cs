using System.Net;
using System.Security.Claims;
using Battwheels.Core.Access;
using Battwheels.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
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

    private static async Task<WebApplication> StartAsync(string limit)
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
                        new ClaimsIdentity([new Claim(ClaimTypes.Name, person)], "test")
                    );
                return next(context);
            }
        );
        app.UseRouting();
        app.UseRateLimiter();
        app.MapMethods("/", ["GET", "POST"], () => "done").RequireRateLimiting(limit);
        await app.StartAsync();
        return app;
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
