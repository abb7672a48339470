using System.Text.Json;
using System.Text.Json.Serialization;

namespace Battwheels.Core.Common;

/// <summary>Reference data this assembly carries. A file that cannot be read stops the product at its first use.</summary>
internal static class EmbeddedJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <param name="name">Folder and file with dots: <c>Common.gst-states.json</c>.</param>
    public static T Read<T>(string name)
    {
        using var stream =
            typeof(EmbeddedJson).Assembly.GetManifestResourceStream($"Battwheels.Core.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        return JsonSerializer.Deserialize<T>(stream, Options)
            ?? throw new InvalidOperationException($"{name} is empty.");
    }
}
