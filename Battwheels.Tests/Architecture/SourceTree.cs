namespace Battwheels.Tests.Architecture;

/// <summary>One source file of the product.</summary>
/// <param name="Path">Relative to the solution, with slashes.</param>
internal sealed record SourceFile(string Path, string[] Lines)
{
    public string Project => Path.Split('/')[0];

    /// <summary>First folder under the project; empty at its top.</summary>
    public string Feature => Path.Split('/') is [_, var feature, _, ..] ? feature : "";
}

/// <summary>The product's own sources, without tests and generated files.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files { get; } =
    [
        .. ((string[])["Battwheels.Core", "Battwheels.Data", "Battwheels.Web"])
            .SelectMany(p => Directory.EnumerateFiles(Path.Combine(Root, p), "*", SearchOption.AllDirectories))
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Select(f => (Full: f, Short: Path.GetRelativePath(Root, f).Replace('\\', '/')))
            .Where(f => !f.Short.Contains("/obj/") && !f.Short.Contains("/bin/") && !f.Short.Contains("/Migrations/"))
            .Select(f => new SourceFile(f.Short, File.ReadAllLines(f.Full)))
            .OrderBy(f => f.Path, StringComparer.Ordinal),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Battwheels.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Battwheels.sln is not above the tests.");
    }
}
