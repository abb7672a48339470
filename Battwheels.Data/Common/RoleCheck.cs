using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Battwheels.Data.Common;

/// <summary>
/// Row-level security does not bind owners and superusers, and a pooled connection that is not reset may carry another
/// organization: such a role or setting must not serve people.
/// </summary>
internal static class RoleCheck
{
    private const string Postgres = """
        SELECT CASE
            WHEN r.rolsuper THEN 'is a superuser'
            WHEN r.rolbypassrls THEN 'bypasses row-level security'
            WHEN EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                         WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p')
                           AND pg_has_role(r.oid, c.relowner, 'USAGE')) THEN 'owns tables'
            END
        FROM pg_roles r WHERE r.rolname = current_user
        """;

    internal const string SqlServer = """
        SELECT CASE
            WHEN IS_SRVROLEMEMBER(N'sysadmin') = 1 THEN N'is a server administrator'
            WHEN IS_ROLEMEMBER(N'db_owner') = 1 THEN N'owns the database'
            WHEN IS_ROLEMEMBER(N'db_ddladmin') = 1 THEN N'may change the schema'
            END
        """;

    public static async Task<string?> FaultAsync(BattwheelsDb db, CancellationToken ct)
    {
        if (db is SqliteDb)
            return null;
        if (db is PostgresDb && Reset(db.Database.GetConnectionString()) is { } reset)
            return reset;
        return await AskAsync(db, db is PostgresDb ? Postgres : SqlServer, ct) is { } fault
            ? $"The role of ConnectionStrings:Battwheels {fault}. Give the application a role that is only a member of "
                + $"{SchemaGuards.AppRole}; the owner's connection belongs into ConnectionStrings:BattwheelsOwner."
            : null;
    }

    private static string? Reset(string? connection) =>
        new NpgsqlConnectionStringBuilder(connection).NoResetOnClose
            ? "ConnectionStrings:Battwheels must not contain 'No Reset On Close'."
            : null;

    private static async Task<string?> AskAsync(BattwheelsDb db, string question, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = question;
        command.CommandType = CommandType.Text;
        return await command.ExecuteScalarAsync(ct) as string;
    }
}
