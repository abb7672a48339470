using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Battwheels.Tests.Browser;

/// <summary>The line between a browser and the application, which can be cut and mended.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _open = [];
    private readonly int _port;
    private readonly Task _accepting;
    private volatile bool _cut;

    public Relay(Uri application)
    {
        _port = application.Port;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public void Cut()
    {
        _cut = true;
        foreach (var one in _open.Keys)
            one.Dispose();
    }

    public void Mend() => _cut = false;

    public async ValueTask DisposeAsync()
    {
        Cut();
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or InvalidOperationException) // stopped while it waits, or just before
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using TcpClient application = new();
        using (browser)
            try
            {
                _open[browser] = _open[application] = true;
                if (_cut)
                    return;
                await application.ConnectAsync(IPAddress.Loopback, _port);
                await Task.WhenAny(
                    browser.GetStream().CopyToAsync(application.GetStream()),
                    application.GetStream().CopyToAsync(browser.GetStream())
                );
            }
            catch (Exception e)
                when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                // Cut, or one side hung up.
            }
            finally
            {
                _open.TryRemove(browser, out _);
                _open.TryRemove(application, out _);
            }
    }
}
