using System.Diagnostics;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Shell.Start;

/// <summary>The built application run as an operator runs it: another working folder, arguments, an exit code.</summary>
internal static class AppProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static async Task<(int ExitCode, string Output)> RunAsync(
        DatabaseOptions? database,
        params string[] arguments
    )
    {
        using var process = Start(database, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output + await errors);
    }

    public static Process Start(DatabaseOptions? database, params string[] arguments) =>
        Start([Assembly()], database, [], arguments);

    /// <summary>The same application from the tests' own folder, so that their hosting startups are in its process.</summary>
    public static Process StartWithTests(
        DatabaseOptions database,
        Dictionary<string, string> environment,
        params string[] arguments
    )
    {
        var tests = typeof(AppProcess).Assembly.GetName().Name!;
        environment["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = tests;
        string[] run =
        [
            "exec",
            "--depsfile",
            Beside($"{tests}.deps.json"),
            "--runtimeconfig",
            Beside("Battwheels.Web.runtimeconfig.json"),
            Beside("Battwheels.Web.dll"),
        ];
        return Start(run, database, environment, arguments);

        static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
    }

    private static Process Start(
        string[] run,
        DatabaseOptions? database,
        Dictionary<string, string> environment,
        string[] arguments
    )
    {
        ProcessStartInfo start = new("dotnet", [.. run, .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = null;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = null;
        start.Environment["Demo__SeedAtStart"] = "false";
        foreach (var (name, value) in TestKeys.Environment)
            start.Environment[name] = value;
        if (database is not null)
        {
            start.Environment["Database__Provider"] = database.Provider.ToString();
            start.Environment["ConnectionStrings__Battwheels"] = database.ConnectionString;
            start.Environment["ConnectionStrings__BattwheelsOwner"] = database.OwnerConnectionString;
            start.Environment["Database__ModelMayLead"] = database.ModelMayLead.ToString();
        }

        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Beside the tests' own build: the same configuration and framework.</summary>
    private static string Assembly()
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        var root = build;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Battwheels.sln")))
            root = root.Parent;
        var name = "Battwheels.Web";
        return Path.Combine(root!.FullName, name, "bin", build.Parent!.Name, build.Name, $"{name}.dll");
    }
}
