using System.Net;
using System.Net.Sockets;

namespace Battwheels.Data.Common.Outside;

/// <summary>Section <c>Messages</c> of the settings.</summary>
public sealed class OutsideNetworkOptions
{
    /// <summary>A relay in the operator's own network may be named by an organization. Off: only public addresses are.</summary>
    public bool AllowPrivateNetwork { get; set; }

    /// <summary>A mail server without encryption is spoken to. For tests alone.</summary>
    public bool AllowPlainMail { get; set; }
}

/// <summary>
/// The one way out to addresses an organization has typed in: every name is resolved here, and the connection goes to an
/// address that was looked at, so that nobody reaches the server's own network through it.
/// </summary>
internal sealed class OutsideNetwork(OutsideNetworkOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public bool AllowPlainMail => options.AllowPlainMail;

    /// <exception cref="IOException">No address, a private one, or nobody answered.</exception>
    public async Task<Socket> ConnectAsync(string host, int port, CancellationToken ct)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(Patience);
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, time.Token);
            if (addresses.Length == 0 || (!options.AllowPrivateNetwork && addresses.Any(IsPrivate)))
                throw new IOException($"{host} is no public address.");
            await socket.ConnectAsync(addresses, port, time.Token);
            return socket;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            ct.ThrowIfCancellationRequested();
            throw new IOException($"{host} does not answer on port {port}.", e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Ends after a megabyte and a quarter of a minute, follows nothing, keeps no cookies.</summary>
    public HttpMessageHandler Handler() =>
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = async (context, ct) =>
                new NetworkStream(
                    await ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, ct),
                    ownsSocket: true
                ),
        };

    /// <summary>Of the server itself, its network or a neighbour on the link, also written as IPv6.</summary>
    internal static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address))
            return true;
        if (address.AddressFamily is AddressFamily.InterNetworkV6)
            return address.IsIPv6LinkLocal
                || address.IsIPv6SiteLocal
                || address.IsIPv6UniqueLocal
                || address.IsIPv6Multicast
                || address.Equals(IPAddress.IPv6Any)
                || address.GetAddressBytes() is [0x00, 0x64, 0xff, 0x9b, ..];
        return address.GetAddressBytes()
            is [0 or 10 or 127, ..]
                or [100, >= 64 and <= 127, ..]
                or [169, 254, ..]
                or [172, >= 16 and <= 31, ..]
                or [192, 168, ..]
                or [192, 0, 0, _]
                or [198, 18 or 19, ..]
                or [>= 224, ..];
    }
}
