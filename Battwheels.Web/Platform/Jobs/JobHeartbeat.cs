namespace Battwheels.Web.Platform.Jobs;

/// <summary>Do background jobs run in this process? The dispatcher beats every ten seconds.</summary>
internal sealed class JobHeartbeat(TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private long _lastBeat = time.GetTimestamp();

    /// <summary>A beat within the last minute; a process that just started has a minute to make its first one.</summary>
    public bool IsAlive => time.GetElapsedTime(Interlocked.Read(ref _lastBeat)) < Patience;

    public void Beat() => Interlocked.Exchange(ref _lastBeat, time.GetTimestamp());
}
