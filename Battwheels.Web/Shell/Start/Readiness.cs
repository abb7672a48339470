using Battwheels.Data.Common;
using Battwheels.Web.Platform.Jobs;
using Microsoft.AspNetCore.DataProtection;

namespace Battwheels.Web.Shell.Start;

/// <summary>
/// May people be sent here? The database answers within two seconds and has the schema, cookies can be protected, jobs
/// run, the disk has room, the clock has not gone back. The public answer is one word; the log says which check failed.
/// </summary>
internal sealed partial class Readiness(
    DatabaseSetup database,
    WriteGuard writes,
    IDataProtectionProvider protection,
    JobHeartbeat jobs,
    TimeProvider time,
    ILogger<Readiness> log
) : IDisposable
{
    private static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private IReadOnlyList<string> _faults = [];
    private long _checkedAt;
    private volatile bool _stopping;

    /// <summary>From now on not ready.</summary>
    public void Stop() => _stopping = true;

    /// <summary>Names of the checks that fail; asked often, it answers from the last two seconds.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken ct)
    {
        if (_stopping)
            return ["stopping"];
        await _oneAtATime.WaitAsync(ct);
        try
        {
            if (_checkedAt != 0 && time.GetElapsedTime(_checkedAt) < MaximumAge)
                return _faults;
            var faults = await CheckAsync(ct);
            if (faults.Count > 0)
                NotReady(log, string.Join(", ", faults));
            (_faults, _checkedAt) = (faults, time.GetTimestamp());
            return faults;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<IReadOnlyList<string>> CheckAsync(CancellationToken ct)
    {
        List<string> faults = [];
        await AskAsync("database", async limit => await database.CanConnectAsync(limit));
        if (faults.Count > 0)
            return faults;
        await AskAsync("schema", async limit => (await database.PendingAsync(limit)).Count == 0);
        await AskAsync("keys", _ => Task.FromResult(CanProtect()));
        await AskAsync("clock", async limit => !await writes.IsClockBehindAsync(limit));
        if (!jobs.IsAlive)
            faults.Add("jobs");
        await AskAsync("disk", _ => Task.FromResult(!writes.IsDiskLow()));
        return faults;

        async Task AskAsync(string name, Func<CancellationToken, Task<bool>> ask)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(Patience);
            try
            {
                if (!await ask(limit.Token))
                    faults.Add(name);
            }
#pragma warning disable CA1031 // Whatever goes wrong means "not ready"; the log has the reason.
            catch (Exception e) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Failed(log, e, name);
                faults.Add(name);
            }
        }
    }

    private bool CanProtect()
    {
        var protector = protection.CreateProtector("readiness");
        return protector.Unprotect(protector.Protect("ready")) == "ready";
    }

    public void Dispose() => _oneAtATime.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: {Faults}")]
    private static partial void NotReady(ILogger log, string faults);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The check of {Name} failed")]
    private static partial void Failed(ILogger log, Exception exception, string name);
}

internal static class HealthPages
{
    public static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddSingleton<Readiness>();

    /// <summary>For balancers and supervisors: alive, and ready for people.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => "live").AllowAnonymous();
        app.MapGet("/health/ready", AnswerAsync).AllowAnonymous();
    }

    private static async Task<IResult> AnswerAsync(Readiness readiness, CancellationToken ct) =>
        (await readiness.FaultsAsync(ct)).Count == 0
            ? Results.Text("ready")
            : Results.Text("unready", statusCode: StatusCodes.Status503ServiceUnavailable);
}
