using System.Globalization;

namespace Battwheels.Web.Service.VoiceNotes;

internal static class VoiceWords
{
    /// <summary>1:05</summary>
    public static string Length(int seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");
}
