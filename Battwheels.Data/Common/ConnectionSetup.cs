using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Battwheels.Data.Common;

/// <summary>
/// Prepares each opened connection: durability on SQLite, the organization for row-level security on servers. Pooled
/// connections keep settings of whoever used them last, so this runs at every open.
/// </summary>
internal sealed class ConnectionSetup(DatabaseOptions database) : DbConnectionInterceptor
{
    private string Pragmas =>
        FormattableString.Invariant(
            $"""
            PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;
            PRAGMA busy_timeout={(long)database.LockPatience.TotalMilliseconds};
            PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864;
            """
        );

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection, eventData.Context);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = Command(connection, eventData.Context);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Command(DbConnection connection, object? context)
    {
        var scope = ((BattwheelsDb)context!).Scope;
        var command = connection.CreateCommand();
        switch (connection)
        {
            case SqliteConnection sqlite:
                // The provider's own patience comes on top of SQLite's.
                sqlite.DefaultTimeout = (int)Math.Ceiling(database.LockPatience.TotalSeconds);
                command.CommandText = Pragmas;
                break;
            case NpgsqlConnection:
                command.CommandText =
                    "SELECT set_config('app.org', @org, false), set_config('app.person', @person, false)";
                Add(command, "@org", Text(scope.OrganizationId));
                Add(command, "@person", Text(scope.PersonId));
                break;
            case SqlConnection:
                command.CommandText = """
                    EXEC sp_set_session_context N'org', @org, @read_only = 1;
                    EXEC sp_set_session_context N'person', @person, @read_only = 1;
                    """;
                Add(command, "@org", (object?)scope.OrganizationId ?? DBNull.Value);
                Add(command, "@person", (object?)scope.PersonId ?? DBNull.Value);
                break;
            default:
                throw new InvalidOperationException($"Unknown connection {connection.GetType().Name}.");
        }

        return command;
    }

    private static string Text(long? id) => id?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
