using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Battwheels.Core.Billing.Online;
using Battwheels.Data.Billing.Online;

namespace Battwheels.Tests.Billing.Online;

/// <summary>What goes over the line, and what is made of the answers. The shapes are those of the provider's documentation.</summary>
public sealed class RazorpayProviderTests
{
    private static readonly OnlinePaymentAccess Account = new("https://api.razorpay.com/v1", "rzp_1", "secret-1");

    private static readonly OnlinePaymentOrder Order = new(
        "bw-7-42",
        4_424.50m,
        "Bill INV-2627-00042",
        "Aarav Kulkarni",
        "+919823000042",
        null,
        "https://garage.example/alpha/portal/invoices/9?payment=42",
        new DateTime(2026, 11, 5, 6, 0, 0, DateTimeKind.Utc)
    );

    [Fact]
    public async Task Open_IsAskedInPaiseWithTheKey()
    {
        Line line = new(
            (HttpStatusCode.OK, """{"id":"plink_1","short_url":"https://rzp.io/i/x1","status":"created"}""")
        );
        var page = await new RazorpayProvider(line).OpenAsync(Account, Order, default);

        Assert.Equal(new OnlinePaymentPage("plink_1", "https://rzp.io/i/x1"), page.Value);
        var key = Convert.ToBase64String(Encoding.UTF8.GetBytes("rzp_1:secret-1"));
        Assert.Equal([$"POST https://api.razorpay.com/v1/payment_links Basic {key}"], line.Asked);
        var wanted = JsonNode.Parse(
            """
            {"amount":442450,"currency":"INR","accept_partial":false,"reference_id":"bw-7-42","description":"Bill INV-2627-00042",
             "customer":{"name":"Aarav Kulkarni","contact":"+919823000042"},"notify":{"sms":false,"email":false},
             "reminder_enable":false,"callback_url":"https://garage.example/alpha/portal/invoices/9?payment=42",
             "callback_method":"get","expire_by":1793858400}
            """
        );
        Assert.True(JsonNode.DeepEquals(wanted, JsonNode.Parse(line.Body!)), line.Body);
    }

    /// <summary>The first try got no answer: the reference is taken, and its page is found.</summary>
    [Fact]
    public async Task Open_ReferenceTaken_FindsItsPage()
    {
        Line line = new(
            (HttpStatusCode.BadRequest, """{"error":{"code":"BAD_REQUEST_ERROR"}}"""),
            (
                HttpStatusCode.OK,
                """{"payment_links":[{"id":"plink_0","reference_id":"bw-7-4","short_url":"https://rzp.io/i/x0"},{"id":"plink_1","reference_id":"bw-7-42","short_url":"https://rzp.io/i/x1"}]}"""
            )
        );
        var page = await new RazorpayProvider(line).OpenAsync(Account, Order, default);
        Assert.Equal("plink_1", page.Value?.Id);
        Assert.StartsWith(
            "GET https://api.razorpay.com/v1/payment_links?reference_id=bw-7-42",
            line.Asked[1],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        """{"status":"paid","payments":[{"payment_id":"pay_1","amount":442450,"status":"captured"}]}""",
        OnlinePaymentVerdict.Paid,
        4424.50
    )]
    [InlineData(
        """{"status":"created","payments":[{"payment_id":"pay_1","amount":442450,"status":"failed"}]}""",
        OnlinePaymentVerdict.Open,
        0
    )]
    [InlineData("""{"status":"created","payments":null}""", OnlinePaymentVerdict.Open, 0)]
    [InlineData("""{"status":"expired"}""", OnlinePaymentVerdict.Over, 0)]
    [InlineData("""{"status":"cancelled","payments":[]}""", OnlinePaymentVerdict.Over, 0)]
    public async Task Read_OnlyCapturedMoneyIsPaid(string answer, OnlinePaymentVerdict verdict, double paid)
    {
        var truth = await new RazorpayProvider(new Line((HttpStatusCode.OK, answer))).ReadAsync(
            Account,
            "plink_1",
            default
        );
        Assert.Equal((verdict, (decimal)paid), (truth.Value!.Verdict, truth.Value.Paid));
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "")]
    [InlineData(HttpStatusCode.OK, "<html>")]
    [InlineData(HttpStatusCode.OK, "[]")]
    [InlineData(HttpStatusCode.OK, """{"status":5,"payments":{"payment_id":1}}""")]
    public async Task Answers_WithoutSense_AreNoTruth(HttpStatusCode status, string text)
    {
        var provider = new RazorpayProvider(new Line((status, text), (status, text)));
        var truth = await provider.ReadAsync(Account, "plink_1", default);
        Assert.Null(truth.Value);
        Assert.DoesNotContain("secret-1", truth.Words, StringComparison.Ordinal);
    }

    /// <summary>Says these answers in turn, and remembers what was asked.</summary>
    private sealed class Line(params (HttpStatusCode Status, string Text)[] answers) : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        public string? Body { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            Asked.Add($"{request.Method} {request.RequestUri} {request.Headers.Authorization}");
            Body ??= request.Content is null ? null : await request.Content.ReadAsStringAsync(ct);
            var (status, text) = answers[Math.Min(Asked.Count, answers.Length) - 1];
            return new HttpResponseMessage(status) { Content = new StringContent(text) };
        }
    }
}
