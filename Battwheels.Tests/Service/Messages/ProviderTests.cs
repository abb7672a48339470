using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Battwheels.Core.Service.Messages;
using Battwheels.Data.Common.Outside;
using Battwheels.Data.Service.Messages;

namespace Battwheels.Tests.Service.Messages;

/// <summary>What goes over the line to providers, and what is made of their answers.</summary>
public sealed class ProviderTests
{
    private static readonly OutgoingMessage Ready = new(
        "+919823000042",
        "MH 12 QK 0427 is ready",
        "Dear Aarav, MH 12 QK 0427 is ready.",
        "en",
        "vehicle_ready",
        ["Aarav", "MH 12 QK 0427"],
        "bw-7-42",
        "Alpha EV Service"
    );

    private static readonly ProviderAccess Meta = new("https://graph.facebook.com/v23.0", 443, "1055", "", "token-1");

    [Fact]
    public async Task WhatsApp_Template_IsPostedAsMetaAsks()
    {
        Line line = new(HttpStatusCode.OK, """{"messages":[{"id":"wamid.HBg"}]}""");
        var answer = await new WhatsAppProvider(new ProviderHttp(line)).SendAsync(Meta, Ready, default);

        Assert.Equal((ProviderVerdict.Accepted, "wamid.HBg"), (answer.Verdict, answer.Id));
        Assert.Equal("POST https://graph.facebook.com/v23.0/1055/messages Bearer token-1", line.Asked);
        Same(
            """
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"919823000042","type":"template",
             "template":{"name":"vehicle_ready","language":{"code":"en"},"components":[{"type":"body","parameters":[
               {"type":"text","text":"Aarav"},{"type":"text","text":"MH 12 QK 0427"}]}]},
             "biz_opaque_callback_data":"bw-7-42"}
            """,
            line.Body
        );
    }

    [Fact]
    public async Task Sms_Text_GoesWithItsRegistration()
    {
        Line line = new(HttpStatusCode.Accepted, """{"id":981}""");
        ProviderAccess gateway = new("https://sms.example/send", 443, "1101000000000000001", "ALPHEV", "key-1");
        var answer = await new SmsProvider(new ProviderHttp(line)).SendAsync(
            gateway,
            Ready with
            {
                Template = "1107170000000000001",
                Text = "नमस्ते",
            },
            default
        );

        Assert.Equal((ProviderVerdict.Accepted, "981"), (answer.Verdict, answer.Id));
        Assert.Equal("POST https://sms.example/send Bearer key-1", line.Asked);
        Same(
            """
            {"to":"+919823000042","sender":"ALPHEV","entity_id":"1101000000000000001","template_id":"1107170000000000001",
             "text":"नमस्ते","unicode":true,"reference":"bw-7-42"}
            """,
            line.Body
        );
    }

    [Theory]
    [InlineData(200, """{"messages":[]}""", ProviderVerdict.Unclear)] // taken without an id: nobody can say so
    [InlineData(200, "<html>", ProviderVerdict.Unclear)]
    [InlineData(400, """{"error":{"code":132001}}""", ProviderVerdict.Refused)]
    [InlineData(401, "", ProviderVerdict.NotNow)]
    [InlineData(429, "slow down", ProviderVerdict.NotNow)]
    [InlineData(503, "", ProviderVerdict.NotNow)]
    [InlineData(504, "", ProviderVerdict.Unclear)]
    [InlineData(302, "", ProviderVerdict.Refused)]
    public async Task Http_Answers_AreJudged(int status, string text, ProviderVerdict verdict)
    {
        Line line = new((HttpStatusCode)status, text);
        var answer = await new WhatsAppProvider(new ProviderHttp(line)).SendAsync(Meta, Ready, default);
        Assert.Equal(verdict, answer.Verdict);
        Assert.DoesNotContain("token-1", answer.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, ProviderVerdict.NotNow)]
    [InlineData(HttpRequestError.ResponseEnded, ProviderVerdict.Unclear)]
    public async Task Http_LineBreaking_IsUnclearOnceItWasOpen(HttpRequestError error, ProviderVerdict verdict)
    {
        Line line = new(HttpStatusCode.OK, "") { Breaks = new HttpRequestException(error, "broken") };
        var answer = await new WhatsAppProvider(new ProviderHttp(line)).SendAsync(Meta, Ready, default);
        Assert.Equal(verdict, answer.Verdict);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.1.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("2a00:1450:4001::1", false)]
    public void Network_OwnAddresses_AreNotReached(string address, bool isPrivate) =>
        Assert.Equal(isPrivate, OutsideNetwork.IsPrivate(IPAddress.Parse(address)));

    [Fact]
    public async Task Http_ToTheServersOwnNetwork_IsNotEvenConnected()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var handler = new OutsideNetwork(new OutsideNetworkOptions()).Handler();
        var answer = await new SmsProvider(new ProviderHttp(handler)).SendAsync(
            new ProviderAccess($"http://localhost:{port}/", 443, "", "", "key"),
            Ready,
            default
        );
        Assert.Equal(ProviderVerdict.NotNow, answer.Verdict);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task Mail_Sent_ArrivesWholeAndUnderItsOneNumber()
    {
        await using SmtpListener server = new("250 2.0.0 queued as 4711");
        var answer = await Mailer().SendAsync(server.Access, Ready with { To = "aarav@example.test" }, default);

        Assert.Equal((ProviderVerdict.Accepted, "bw-7-42@alpha.example"), (answer.Verdict, answer.Id));
        Assert.Contains("queued as 4711", answer.Answer, StringComparison.Ordinal);
        Assert.Contains("MAIL FROM:<desk@alpha.example>", server.Heard, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<aarav@example.test>", server.Heard, StringComparison.Ordinal);
        Assert.Contains("Subject: MH 12 QK 0427 is ready", server.Heard, StringComparison.Ordinal);
        Assert.Contains("Message-Id: <bw-7-42@alpha.example>", server.Heard, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Dear Aarav, MH 12 QK 0427 is ready.", server.Heard, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("550 5.7.1 blocked", ProviderVerdict.Refused)]
    [InlineData("451 4.3.0 try later", ProviderVerdict.NotNow)]
    [InlineData(null, ProviderVerdict.Unclear)] // hangs up after the text: nobody knows
    public async Task Mail_AnswerToTheText_IsJudged(string? reply, ProviderVerdict verdict)
    {
        await using SmtpListener server = new(reply);
        var answer = await Mailer().SendAsync(server.Access, Ready with { To = "aarav@example.test" }, default);
        Assert.Equal(verdict, answer.Verdict);
    }

    [Fact]
    public async Task Mail_ServerWithoutEncryption_GetsNothing()
    {
        await using SmtpListener server = new("250 ok");
        SmtpProvider strict = new(new OutsideNetwork(new OutsideNetworkOptions { AllowPrivateNetwork = true }));
        var answer = await strict.SendAsync(server.Access, Ready with { To = "aarav@example.test" }, default);
        Assert.Equal(ProviderVerdict.NotNow, answer.Verdict);
        Assert.DoesNotContain("MAIL FROM", server.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_NobodyListening_IsTriedAgain()
    {
        ProviderAccess nobody = new("127.0.0.1", 9, "", "desk@alpha.example", null);
        var answer = await Mailer().SendAsync(nobody, Ready with { To = "aarav@example.test" }, default);
        Assert.Equal(ProviderVerdict.NotNow, answer.Verdict);
    }

    private static SmtpProvider Mailer() =>
        new(new OutsideNetwork(new OutsideNetworkOptions { AllowPrivateNetwork = true, AllowPlainMail = true }));

    private static void Same(string expected, string? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual!)), actual);

    /// <summary>Takes a request down and answers it.</summary>
    private sealed class Line(HttpStatusCode status, string answer) : HttpMessageHandler
    {
        public string? Asked { get; private set; }

        public string? Body { get; private set; }

        public HttpRequestException? Breaks { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Asked = $"{request.Method} {request.RequestUri} {request.Headers.Authorization}";
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            return Breaks is null
                ? new HttpResponseMessage(status) { Content = new StringContent(answer) }
                : throw Breaks;
        }
    }
}

/// <summary>A mail server of one conversation: takes everything and answers the text as it is told to.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly StringBuilder _heard = new();
    private readonly Task _talk;

    /// <param name="reply">To the text of a mail; null hangs up.</param>
    public SmtpListener(string? reply)
    {
        _listener.Start();
        _talk = TalkAsync(reply);
    }

    public ProviderAccess Access =>
        new("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port, "", "desk@alpha.example", null);

    /// <summary>Everything the client said.</summary>
    public string Heard
    {
        get
        {
            lock (_heard)
                return _heard.ToString();
        }
    }

    private async Task TalkAsync(string? reply)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync();
            using StreamReader reader = new(client.GetStream(), Encoding.UTF8);
            await using StreamWriter writer = new(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test ready");
            while (await HearAsync(reader) is { } line)
            {
                if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
                {
                    await writer.WriteLineAsync("354 go on");
                    while (await HearAsync(reader) is { } text && text != ".") { }

                    if (reply is null)
                        return;
                    await writer.WriteLineAsync(reply);
                }
                else
                {
                    await writer.WriteLineAsync("250 ok");
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The client went, or the test ended.
            _ = e;
        }
    }

    private async Task<string?> HearAsync(StreamReader reader)
    {
        var line = await reader.ReadLineAsync();
        lock (_heard)
            _heard.AppendLine(line);
        return line;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _talk;
    }
}
