using System.Diagnostics;

namespace Battwheels.Sweep.Speed;

/// <summary>The product as it is delivered, with its files compressed and named by their content: what a browser really loads.</summary>
internal static class Published
{
    /// <returns>The assembly to start.</returns>
    public static async Task<string> BuildAsync(string root)
    {
        var folder = Path.Combine(root, "artifacts", "published");
        ProcessStartInfo start = new(
            "dotnet",
            ["publish", "Battwheels.Web", "-c", "Release", "-o", folder, "-v", "q", "-p:RunAnalyzers=false"]
        )
        {
            WorkingDirectory = root,
        };
        using var publish = Process.Start(start)!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? Path.Combine(folder, "Battwheels.Web.dll")
            : throw new InvalidOperationException("The product could not be published.");
    }

    /// <summary>A machine of a developer tells browsers to keep no file; a garage's does not.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["EnableStaticAssetsDevelopmentCaching"] = "true" };
}
