using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Battwheels.Circuits;

/// <summary>
/// One page held open as a browser holds it, without a browser: every batch is applied and acknowledged, every call into
/// the browser answered. Offers compression, as browsers do.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["window.hasOwnProperty"] = "true",
        ["mudpopoverHelper.countProviders"] = "1",
        ["mudElementRef.getBoundingClientRect"] =
            """{"top":0,"left":0,"width":1440,"height":900,"bottom":900,"right":1440,"windowHeight":900,"windowWidth":1440,"scrollX":0,"scrollY":0}""",
        ["mudResizeListener.getBrowserWindowSize"] = """{"width":1440,"height":900}""",
    };

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<object?>> _waiting = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _tree = new();
    private readonly Visitor _visitor;
    private readonly HttpClient _http;
    private readonly Uri _page;
    private LivePage _live = null!;
    private Task _listening = Task.CompletedTask;
    private Timer? _ping;
    private TaskCompletionSource<int>? _nextBatch;
    private long _events;
    private long _eventsTarget = -1;
    private string _circuitId = "";

    private Circuit(Visitor visitor, Uri page)
    {
        (_visitor, _http, _page) = (visitor, visitor.Http, page);
    }

    public Tree Tree { get; } = new();

    /// <summary>What went wrong on the server's side, as it told.</summary>
    public string? Fault { get; private set; }

    /// <summary>Bytes of all batches so far.</summary>
    public long BatchBytes { get; private set; }

    /// <summary>Calls into the browser that had no prepared answer, by name.</summary>
    public static ConcurrentDictionary<string, int> Unprepared { get; } = new();

    /// <summary>Fetches the page, opens its circuit and waits until its components are live.</summary>
    public static async Task<Circuit> OpenAsync(Visitor visitor, Uri page)
    {
        Circuit circuit = new(visitor, page);
        try
        {
            circuit._live = await LivePage.ReadAsync(visitor.Http, page);
            await circuit.ConnectAsync();
            return circuit;
        }
        catch
        {
            await circuit.DisposeAsync();
            throw;
        }
    }

    /// <summary>Presses an element; the time until the server has handled it and every patch has been applied.</summary>
    public async Task<(TimeSpan Took, int Bytes)> PressAsync(Func<Tree, Node?> find, string eventName = "click")
    {
        string args;
        var call = Interlocked.Increment(ref _events).ToString(CultureInfo.InvariantCulture);
        TaskCompletionSource<object?> handled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting["event " + call] = handled;
        lock (_tree)
            args = Event(find(Tree), eventName);
        var before = BatchBytes;
        var clock = Stopwatch.StartNew();
        await SendAsync("BeginInvokeDotNetFromJS", null, call, null, "DispatchEventAsync", _eventsTarget, args);
        await handled.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return (clock.Elapsed, (int)(BatchBytes - before));
    }

    /// <summary>The event as the browser's script tells it.</summary>
    private string Event(Node? node, string eventName)
    {
        if (node is null || !node.Handlers.TryGetValue("on" + eventName, out var handler))
            throw new InvalidOperationException($"{_page}: nothing there listens to {eventName}.");
        var what = JsonSerializer.Serialize(
            new
            {
                eventHandlerId = handler,
                eventName,
                eventFieldInfo = (object?)null,
            }
        );
        // A form's own event carries nothing; a box says its value, everything else that it is a click.
        var facts = eventName switch
        {
            "change" => node.Attributes.ContainsKey("checked") ? """{"value":false}""" : """{"value":true}""",
            "submit" => "{}",
            _ => $$"""{"type":"{{eventName}}","detail":1}""",
        };
        return $"[{what},{facts}]";
    }

    /// <summary>Follows a link within the application; the time until its first patch has been applied.</summary>
    public async Task<(TimeSpan Took, int Bytes)> GoAsync(Uri page)
    {
        TaskCompletionSource<int> patch = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_tree)
            _nextBatch = patch;
        var clock = Stopwatch.StartNew();
        await SendAsync("OnLocationChanged", null, page.ToString(), null, true);
        var bytes = await PatchedAsync(patch);
        return (clock.Elapsed, bytes);
    }

    private async Task<int> PatchedAsync(TaskCompletionSource<int> patch)
    {
        try
        {
            return await patch.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"{_page}: no patch came. {Fault}");
        }
    }

    private async Task ConnectAsync()
    {
        using var answer = await _http.PostAsync(
            new Uri(_live.Base, "_blazor/negotiate?negotiateVersion=1"),
            content: null
        );
        answer.EnsureSuccessStatusCode();
        using var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var id = Uri.EscapeDataString(token.RootElement.GetProperty("connectionToken").GetString()!);
        _socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        _socket.Options.SetRequestHeader("Origin", _page.GetLeftPart(UriPartial.Authority));
        _socket.Options.Cookies = _visitor.Cookies;
        await _socket.ConnectAsync(
            new UriBuilder(new Uri(_live.Base, $"_blazor?id={id}")) { Scheme = "ws" }.Uri,
            _end.Token
        );
        await RawAsync(
            Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"),
            WebSocketMessageType.Text
        );
        _listening = Task.Run(ListenAsync);
        _ping = new Timer(_ => _ = QuietPingAsync(), null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        _circuitId =
            (await AskAsync("StartCircuit", _live.Base.ToString(), _page.ToString(), "[]", _live.State)) as string
            ?? throw new InvalidOperationException($"{_page}: the circuit was refused.");
        await SendAsync(
            "UpdateRootComponents",
            null,
            $$"""{"batchId":1,"operations":[{{_live.Markers}}]}""",
            _live.State
        );
        await _ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private async Task ListenAsync()
    {
        try
        {
            var buffer = new byte[64 * 1024];
            List<byte> rest = [];
            var greeted = false;
            while (!_end.IsCancellationRequested)
            {
                var received = await _socket.ReceiveAsync(buffer, _end.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                    return;
                rest.AddRange(buffer.AsSpan(0, received.Count));
                if (!greeted)
                {
                    var end = rest.IndexOf(0x1e);
                    if (end < 0)
                        continue;
                    rest.RemoveRange(0, end + 1);
                    greeted = true;
                }

                while (NextMessage(rest) is { } message)
                    await HearAsync(message);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            Fault ??= _end.IsCancellationRequested ? null : e.Message;
        }
        catch (Exception e)
            when (e is InvalidDataException or InvalidOperationException or ArgumentException or KeyNotFoundException)
        {
            Fault ??= e.ToString(); // a batch or a message that is not understood
        }
        finally
        {
            foreach (var waiting in _waiting.Values)
                waiting.TrySetException(new InvalidOperationException($"{_page}: {Fault ?? "closed"}"));
            _ready.TrySetException(new InvalidOperationException($"{_page}: {Fault ?? "closed"}"));
            _nextBatch?.TrySetException(new InvalidOperationException($"{_page}: {Fault ?? "closed"}"));
        }
    }

    private static object?[]? NextMessage(List<byte> rest)
    {
        var (size, shift, at) = (0, 0, 0);
        for (; at < rest.Count; at++, shift += 7)
        {
            size |= (rest[at] & 0x7f) << shift;
            if (rest[at] < 0x80)
                break;
        }

        if (at >= rest.Count || rest.Count < at + 1 + size)
            return null;
        var body = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rest).Slice(at + 1, size);
        PackReader reader = new(body);
        var message = (object?[])reader.Value()!;
        rest.RemoveRange(0, at + 1 + size);
        return message;
    }

    private async Task HearAsync(object?[] message)
    {
        switch ((long)message[0]!)
        {
            case 1:
                await InvokedAsync((string)message[3]!, (object?[])message[4]!, message[2] as string);
                break;
            case 3:
                if (_waiting.TryRemove((string)message[2]!, out var waiting))
                    waiting.TrySetResult((long)message[3]! == 3 ? message[4] : null);
                break;
            case 7:
                Fault ??= message.Length > 1 ? message[1] as string : "closed";
                break;
        }
    }

    private async Task InvokedAsync(string target, object?[] args, string? invocation)
    {
        switch (target)
        {
            case "JS.AttachComponent":
                lock (_tree)
                    Tree.AddRoot((int)(long)args[0]!);
                break;
            case "JS.RenderBatch":
                await RenderAsync((long)args[0]!, (byte[])args[1]!);
                break;
            case "JS.BeginInvokeJS":
                await AnswerAsync((long)args[0]!, (string)args[1]!, args[2] as string, (long)args[3]!);
                break;
            case "JS.EndUpdateRootComponents":
                _ready.TrySetResult();
                break;
            case "JS.Error":
                Fault ??= args[0] as string;
                break;
            case "JS.EndInvokeDotNet":
                if (args[1] is false)
                    Fault ??= args[2] as string;
                if (_waiting.TryRemove($"event {args[0]}", out var handled))
                    handled.TrySetResult(null);
                break;
        }
    }

    private async Task RenderAsync(long batch, byte[] bytes)
    {
        TaskCompletionSource<int>? waiting;
        lock (_tree)
        {
            Tree.Apply(bytes);
            BatchBytes += bytes.Length;
            waiting = _nextBatch;
            if (bytes.Length > 60) // an empty answer is no patch yet
                _nextBatch = null;
            else
                waiting = null;
        }

        waiting?.TrySetResult(bytes.Length);
        await SendAsync("OnRenderCompleted", null, batch, null);
    }

    private async Task AnswerAsync(long handle, string identifier, string? argsJson, long resultType)
    {
        if (identifier == "Blazor._internal.attachWebRendererInterop")
            _eventsTarget = long.Parse(DotNetObject().Match(argsJson!).Groups[1].Value, CultureInfo.InvariantCulture);
        if (identifier == "Blazor._internal.navigationManager.navigateTo")
            _ = SendAsync(
                "OnLocationChanged",
                null,
                new Uri(_live.Base, JsonDocument.Parse(argsJson!).RootElement[0].GetString()!).ToString(),
                null,
                false
            );
        if (handle == 0)
            return;
        var prepared = Answers.TryGetValue(identifier, out var result);
        if (!prepared && resultType is not (1 or 3))
            Unprepared.AddOrUpdate(identifier, 1, (_, n) => n + 1);
        result ??= resultType == 1 ? $$"""{"__jsObjectId":{{handle}}}""" : "null";
        await SendAsync("EndInvokeJSFromDotNet", null, handle, true, $"[{handle},true,{result}]");
    }

    private async Task<object?> AskAsync(string target, params object?[] args)
    {
        var id = Guid.NewGuid().ToString("N");
        TaskCompletionSource<object?> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        await SendAsync(target, id, args);
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private async Task SendAsync(string target, string? invocation, params object?[] args)
    {
        PackWriter message = new();
        message.Array(6).Value(1).NoHeaders().Value(invocation).Value(target).Array(args.Length);
        foreach (var arg in args)
            message.Value(arg);
        message.Array(0);
        await RawAsync(message.Framed(), WebSocketMessageType.Binary);
    }

    private async Task RawAsync(byte[] bytes, WebSocketMessageType type)
    {
        await _sending.WaitAsync(_end.Token);
        try
        {
            await _socket.SendAsync(bytes, type, endOfMessage: true, _end.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task QuietPingAsync()
    {
        try
        {
            await RawAsync(new PackWriter().Array(1).Value(6).Framed(), WebSocketMessageType.Binary);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            Fault ??= _end.IsCancellationRequested ? null : e.Message;
        }
    }

    /// <summary>Closes as a closed tab does: the server frees the circuit at once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_circuitId != "")
        {
            using MultipartFormDataContent form = new() { { new StringContent(_circuitId), "circuitId" } };
            using var answer = await _http.PostAsync(new Uri(_live.Base, "_blazor/disconnect"), form);
        }

        await _end.CancelAsync();
        if (_ping is not null)
            await _ping.DisposeAsync();
        await _listening;
        _socket.Dispose();
    }

    [GeneratedRegex("\"__dotNetObject\":(\\d+)")]
    private static partial Regex DotNetObject();
}
