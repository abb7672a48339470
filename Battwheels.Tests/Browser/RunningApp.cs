using System.Diagnostics;
using System.Text.RegularExpressions;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Browser;

/// <summary>The real application as a process of its own: loopback, a free port, a database file that goes with it.</summary>
public sealed partial class RunningApp : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DemoLimit = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("bw-browser-").FullName;
    private readonly bool _demo;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly string _assembly;
    private readonly List<string> _output = [];
    private TaskCompletionSource<Uri> _address = null!;
    private Process? _process;

    private RunningApp(bool demo, IReadOnlyDictionary<string, string>? settings, string? assembly) =>
        (_demo, _settings, _assembly) = (demo, settings ?? new Dictionary<string, string>(), assembly ?? Built());

    public Uri Address { get; private set; } = null!;

    /// <summary>Its database file.</summary>
    public string Database => DatabaseOf(_folder);

    /// <summary>What the application printed, for the message of a failed test.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return string.Join('\n', _output.TakeLast(60));
        }
    }

    /// <param name="demo">With the demo workshop; takes longer.</param>
    /// <param name="settings">Settings as environment variables, over those of tests.</param>
    /// <param name="assembly">A published one; null for the one built beside the tests.</param>
    public static async Task<RunningApp> StartAsync(
        bool demo = false,
        IReadOnlyDictionary<string, string>? settings = null,
        string? assembly = null
    )
    {
        RunningApp app = new(demo, settings, assembly);
        await app.StartAsync("http://127.0.0.1:0");
        return app;
    }

    /// <summary>As if the machine lost power: the database stays as it was at that moment.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
            return;
        _process = null;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Starts a killed one again at its address, over its database.</summary>
    public Task StartAgainAsync() => StartAsync(Address.GetLeftPart(UriPartial.Authority));

    private async Task StartAsync(string at)
    {
        _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = StartInfo(_assembly, _folder, at, _demo) };
        foreach (var (name, value) in _settings)
            _process.StartInfo.Environment[name] = value;
        _process.OutputDataReceived += (_, e) => Hear(e.Data);
        _process.ErrorDataReceived += (_, e) => Hear(e.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            Address = await _address.Task.WaitAsync(_demo ? DemoLimit : StartLimit);
        }
        catch (TimeoutException)
        {
            await DisposeAsync();
            throw new InvalidOperationException($"The application did not start:\n{Output}");
        }
    }

    private static string Built()
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory); // .../bin/<configuration>/<framework>
        return Path.Combine(
            SolutionFolder(),
            "Battwheels.Web",
            "bin",
            build.Parent!.Name,
            build.Name,
            "Battwheels.Web.dll"
        );
    }

    private static ProcessStartInfo StartInfo(string assembly, string folder, string at, bool demo)
    {
        ProcessStartInfo start = new("dotnet", [assembly])
        {
            WorkingDirectory = Path.Combine(SolutionFolder(), "Battwheels.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = at;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in TestKeys.Environment)
            start.Environment[name] = value;
        start.Environment["Database__Provider"] = "Sqlite";
        start.Environment["Database__LeastFreePercent"] = "0"; // the disk of who runs the tests
        start.Environment["Database__LeastFreeBytes"] = "0";
        start.Environment["Files__Folder"] = Path.Combine(folder, "files");
        start.Environment["Access__PasswordCountsFor"] = "02:00:00"; // tests of its own ask for it again
        start.Environment["Access__SignInsPerMinutePerAddress"] = "200"; // all people of a test come from one address
        start.Environment["Demo__SeedAtStart"] = demo ? "true" : "false";
        start.Environment["ReverseProxy__KnownProxies__0"] = "127.0.0.1"; // so that a test can come from anywhere
        start.Environment["ConnectionStrings__Battwheels"] = $"Data Source={DatabaseOf(folder)}";
        return start;
    }

    private static string DatabaseOf(string folder) => Path.Combine(folder, "app.db");

    private static string SolutionFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Battwheels.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Battwheels.sln is not above the tests.");
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.Add(line);
        if (Listening().Match(line) is { Success: true } match)
            _address.TrySetResult(new Uri(match.Groups[1].Value));
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
