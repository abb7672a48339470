using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Battwheels.Tests.Browser;

/// <summary>The real application as a process of its own: loopback, a free port, a database file that goes with it.</summary>
public sealed partial class RunningApp : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _folder;
    private readonly List<string> _output = [];
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningApp(Process process, string folder) => (_process, _folder) = (process, folder);

    public Uri Address { get; private set; } = null!;

    /// <summary>What the application printed, for the message of a failed test.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return string.Join('\n', _output.TakeLast(60));
        }
    }

    /// <param name="at">Where a stopped one was, to play a restart; otherwise a free port.</param>
    public static async Task<RunningApp> StartAsync(Uri? at = null)
    {
        var folder = Directory.CreateTempSubdirectory("bw-browser-").FullName;
        Process process = new() { StartInfo = StartInfo(folder, at) };
        RunningApp app = new(process, folder);
        process.OutputDataReceived += (_, e) => app.Hear(e.Data);
        process.ErrorDataReceived += (_, e) => app.Hear(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            app.Address = await app._address.Task.WaitAsync(StartLimit);
            return app;
        }
        catch (TimeoutException)
        {
            await app.DisposeAsync();
            throw new InvalidOperationException($"The application did not start:\n{app.Output}");
        }
    }

    private static ProcessStartInfo StartInfo(string folder, Uri? at)
    {
        var root = SolutionFolder();
        var build = new DirectoryInfo(AppContext.BaseDirectory); // .../bin/<configuration>/<framework>
        var assembly = Path.Combine(
            root,
            "Battwheels.Web",
            "bin",
            build.Parent!.Name,
            build.Name,
            "Battwheels.Web.dll"
        );
        ProcessStartInfo start = new("dotnet", [assembly])
        {
            WorkingDirectory = Path.Combine(root, "Battwheels.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = at?.GetLeftPart(UriPartial.Authority) ?? "http://127.0.0.1:0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Database__Provider"] = "Sqlite";
        start.Environment["Files__Folder"] = Path.Combine(folder, "files");
        start.Environment["Demo__SeedAtStart"] = "false";
        start.Environment["ConnectionStrings__Battwheels"] = $"Data Source={Path.Combine(folder, "app.db")}";
        return start;
    }

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
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
