using System.Text.Json;
using Microsoft.Playwright;

namespace Battwheels.Sweep.Speed;

/// <summary>What goes over the wire of one page, as the browser's own protocol counts it.</summary>
internal sealed class Network
{
    private readonly ICDPSession _session;
    private readonly Uri _home;
    private double _bytes;
    private double _frames;

    private Network(ICDPSession session, Uri home)
    {
        (_session, _home) = (session, home);
        On("Network.loadingFinished", e => _bytes += e.GetProperty("encodedDataLength").GetDouble());
        On("Network.webSocketFrameReceived", e => _frames += Payload(e));
        On("Network.requestWillBeSent", e => Asked(e.GetProperty("request").GetProperty("url").GetString()!));
        On("Network.webSocketCreated", e => Asked(e.GetProperty("url").GetString()!));
    }

    /// <summary>Compressed, with heads, without the live connection.</summary>
    public double Kilobytes => _bytes / 1024;

    /// <summary>Messages of the live connection before compression: the protocol tells no other size.</summary>
    public double LiveKilobytes => _frames / 1024;

    /// <summary>Hosts that are not ours.</summary>
    public HashSet<string> Strangers { get; } = [];

    public static async Task<Network> WatchAsync(IPage page, Uri home)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        return new Network(session, home);
    }

    /// <summary>1.6 Mbit/s down, 0.75 up, 150 ms there and back (ux.md 1).</summary>
    public Task WeakenAsync() =>
        _session.SendAsync(
            "Network.emulateNetworkConditions",
            new Dictionary<string, object>
            {
                ["offline"] = false,
                ["latency"] = 150,
                ["downloadThroughput"] = 1.6 * 1_000_000 / 8,
                ["uploadThroughput"] = 0.75 * 1_000_000 / 8,
            }
        );

    public void Reset() => (_bytes, _frames) = (0, 0);

    private void Asked(string url)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var to) && to.Host.Length > 0 && to.Host != _home.Host)
            Strangers.Add(to.Host);
    }

    private static double Payload(JsonElement e)
    {
        var frame = e.GetProperty("response");
        var text = frame.GetProperty("payloadData").GetString()!.Length;
        return frame.GetProperty("opcode").GetDouble() is 2 ? text * 3 / 4.0 : text;
    }

    private void On(string name, Action<JsonElement> act) =>
        _session.Event(name).OnEvent += (_, e) =>
        {
            if (e is { } told)
                act(told);
        };
}
