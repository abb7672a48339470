namespace Battwheels.Web.Shell.Start;

/// <summary>Folders that do not depend on where the process was started from.</summary>
internal static class Places
{
    /// <summary>
    /// The top of the source tree; where there is none (published), the application's own folder. A database file named
    /// by a relative path stands under it.
    /// </summary>
    public static string Home { get; } = SourceTree() ?? AppContext.BaseDirectory;

    /// <summary>Where a published application's wwwroot stands; null in a source tree, whose manifest knows.</summary>
    public static string? ContentRoot { get; } =
        Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;

    private static string? SourceTree()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Battwheels.sln")))
            folder = folder.Parent;
        return folder?.FullName;
    }
}
