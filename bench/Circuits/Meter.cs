using System.Globalization;
using System.IO.Pipes;

namespace Battwheels.Circuits;

/// <param name="Managed">Bytes.</param>
/// <param name="Resident">Bytes.</param>
/// <param name="Processor">Milliseconds of all threads since the start.</param>
/// <param name="Allocated">Bytes since the start.</param>
internal sealed record Reading(long Managed, long Resident, long Processor, long Allocated);

/// <summary>Asks the <see cref="StartupHook"/> within the measured application.</summary>
internal sealed class Meter : IAsyncDisposable
{
    private readonly NamedPipeClientStream _pipe;
    private readonly StreamReader _answers;
    private readonly StreamWriter _lines;

    private Meter(NamedPipeClientStream pipe)
    {
        _pipe = pipe;
        _answers = new StreamReader(pipe);
        _lines = new StreamWriter(pipe) { AutoFlush = true };
    }

    /// <summary>What the application's environment needs beforehand.</summary>
    public static Dictionary<string, string> Environment(string name) =>
        new()
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(Meter).Assembly.Location,
            ["BATTWHEELS_METER"] = name,
            ["Access__CircuitsPerPerson"] = "5000", // all people of the measurement are one
            ["Access__CircuitsPerAddress"] = "5000",
        };

    public static async Task<Meter> OpenAsync(string name)
    {
        NamedPipeClientStream pipe = new(".", name, PipeDirection.InOut);
        await pipe.ConnectAsync(10_000);
        return new Meter(pipe);
    }

    public async Task<Reading> ReadAsync(bool collect)
    {
        await _lines.WriteLineAsync(collect ? "collect" : "read");
        var parts = (await _answers.ReadLineAsync())!
            .Split(' ')
            .Select(p => long.Parse(p, CultureInfo.InvariantCulture))
            .ToList();
        return new Reading(parts[0], parts[1], parts[2], parts[3]);
    }

    public async ValueTask DisposeAsync()
    {
        await _lines.DisposeAsync();
        _answers.Dispose();
        await _pipe.DisposeAsync();
    }
}
