using System.Globalization;
using System.Text.Json;
using Battwheels.Core.Service.Captures;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Photos;

namespace Battwheels.Web.Service.Captures;

/// <summary>What a button keeps while the server is not reached, as js/capture-bar.js reads it.</summary>
internal static class CaptureWords
{
    public static string Tick(JobLineView line)
    {
        var done = line.State is not JobLineState.Done;
        return JsonSerializer.Serialize(
            new
            {
                kind = nameof(CaptureKind.Tick),
                words = $"{(done ? T("Ticked") : T("Tick taken back"))}: {line.Description}",
                line = line.Id.ToString(CultureInfo.InvariantCulture), // a long does not fit a number of JavaScript
                done,
            }
        );
    }

    /// <summary>Lines a photo can belong to, for the form of photos.</summary>
    public static string Lines(IEnumerable<PhotoLine> lines) =>
        JsonSerializer.Serialize(
            lines.Select(l => new { id = l.Id.ToString(CultureInfo.InvariantCulture), name = l.Description })
        );

    public static string TimerStart() =>
        JsonSerializer.Serialize(new { kind = nameof(CaptureKind.TimerStart), words = T("Timer started") });

    public static string TimerStop() =>
        JsonSerializer.Serialize(new { kind = nameof(CaptureKind.TimerStop), words = T("Timer paused") });
}
