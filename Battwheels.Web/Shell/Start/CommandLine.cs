using System.CommandLine;
using System.Data.Common;
using System.Text.RegularExpressions;
using Battwheels.Data.Common;
using Microsoft.AspNetCore.Connections;

namespace Battwheels.Web.Shell.Start;

/// <summary>
/// The words an operator can say. Answers: 0 done or clean, 1 faults found, 2 not understood, 3 could not run at all.
/// </summary>
internal static partial class CommandLine
{
    public const int Clean = 0;
    public const int Faults = 1;
    public const int Usage = 2;
    public const int CouldNotRun = 3;

    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Addresses to listen on, separated by semicolons.",
        Recursive = true,
    };

    private static readonly Option<string?> Environment = new("--environment")
    {
        Description = "Development or Production.",
        Recursive = true,
    };

    private static readonly Option<string?> Organization = new("--organization")
    {
        Description = "Only the organization with this address; all of them without it.",
    };

    private static readonly Option<bool> Requeue = new("--requeue")
    {
        Description = "Makes the events listed due again; without it nothing is changed.",
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        var unknown = parsed.UnmatchedTokens.Where(t => !Setting().IsMatch(t)).ToArray();
        if (parsed.Errors.Count > 0 || unknown.Length > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            foreach (var word in unknown)
                await Console.Error.WriteLineAsync($"'{word}' is not known here; --help lists what is.");
            return Usage;
        }

        try
        {
            // Signals are the host's: it drains before it stops.
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }
            );
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return CouldNotRun;
        }
        catch (SchemaRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return CouldNotRun;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync(
                $"{e.Message.TrimEnd('.')}. Stop what uses it, or choose another with --urls."
            );
            return CouldNotRun;
        }
        catch (DbException e)
        {
            await Console.Error.WriteLineAsync($"The database could not be used: {e.Message}");
            return CouldNotRun;
        }
    }

    private static RootCommand Root()
    {
        RootCommand root = new("Battwheels OS. Any setting can be given as --Section:Key=value.")
        {
            Urls,
            Environment,
            Verb("serve", "Serves the application (what happens without a word).", Serving.RunAsync),
            Verb("migrate", "Creates or upgrades the database, as its owner.", Operations.MigrateAsync),
            Verb("seed-demo", "Fills in the demo workshop.", Operations.SeedDemoAsync),
            NewMasterKey(),
            ReplayEvents(),
            Verify("ledger", "Recomputes every balance of accounts, invoices and advances from its lines."),
            Verify("stock", "Recomputes every store's stock and value from its movements."),
            Verify("audit", "Seals the audit log's tail and recomputes its chain."),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, ct) => Serving.RunAsync(Settings(parsed), ct));
        return root;
    }

    private static Command Verb(string name, string description, Func<string[], CancellationToken, Task<int>> run)
    {
        Command verb = new(name, description) { TreatUnmatchedTokensAsErrors = false };
        verb.SetAction((parsed, ct) => run(Settings(parsed), ct));
        return verb;
    }

    private static Command NewMasterKey()
    {
        Command verb = new("new-master-key", "Prints a new key and its settings; nothing is stored.");
        verb.SetAction(_ => Console.WriteLine(MasterKeyFile.NewSettings(TimeProvider.System.GetUtcNow())));
        return verb;
    }

    private static Command ReplayEvents()
    {
        Command verb = new("replay-events", "Lists events that were given up, and gives them another try.")
        {
            Organization,
            Requeue,
        };
        verb.TreatUnmatchedTokensAsErrors = false;
        verb.SetAction(
            (parsed, ct) =>
                Operations.ReplayEventsAsync(
                    Settings(parsed),
                    parsed.GetValue(Organization),
                    parsed.GetValue(Requeue),
                    ct
                )
        );
        return verb;
    }

    private static Command Verify(string what, string description)
    {
        Command verb = new($"verify-{what}", description) { Organization };
        verb.TreatUnmatchedTokensAsErrors = false;
        verb.SetAction(
            (parsed, ct) => Operations.VerifyAsync(Settings(parsed), what, parsed.GetValue(Organization), ct)
        );
        return verb;
    }

    private static string[] Settings(ParseResult parsed) =>
        [
            .. parsed.UnmatchedTokens,
            .. parsed.GetValue(Urls) is { } urls ? [$"--urls={urls}"] : Array.Empty<string>(),
            .. parsed.GetValue(Environment) is { } name ? [$"--environment={name}"] : Array.Empty<string>(),
        ];

    [GeneratedRegex(@"^--\w+(:[\w.]+)+=")]
    private static partial Regex Setting();
}
