using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Battwheels.Data.Common;

/// <summary>Which database failures are a lost race, worth another try from the start.</summary>
internal static class DatabaseFaults
{
    public static bool IsUniqueViolation(Exception exception) =>
        Root(exception) switch
        {
            // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE
            SqliteException e => e.SqliteExtendedErrorCode is 1555 or 2067,
            PostgresException e => e.SqlState == PostgresErrorCodes.UniqueViolation,
            SqlException e => e.Number is 2601 or 2627,
            _ => false,
        };

    /// <summary>Deadlock, serialization failure, busy or locked database, dropped connection.</summary>
    public static bool IsTransient(Exception exception) =>
        Root(exception) switch
        {
            SqliteException e => e.SqliteErrorCode is 5 or 6,
            PostgresException e => e.IsTransient
                || e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
            NpgsqlException e => e.IsTransient,
            SqlException e => e.Number is 1205 or -2 or 10928 or 10929 or 40197 or 40501 or 40613,
            _ => false,
        };

    private static Exception Root(Exception exception) =>
        exception is DbUpdateException { InnerException: { } inner } ? inner : exception;
}
