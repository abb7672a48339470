using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Common;

/// <summary>
/// What the database itself refuses, generated from the model and applied after every migration (a rebuilt table loses
/// its triggers): change of append-only and frozen rows, and, on servers, rows of another organization.
/// </summary>
internal static class SchemaGuards
{
    /// <summary>The role the application works under; owns nothing.</summary>
    public const string AppRole = "battwheels_app";

    public static async Task ApplyAsync(BattwheelsDb db, CancellationToken ct)
    {
        foreach (var statement in Statements(db))
            await db.Database.ExecuteSqlRawAsync(
                statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal),
                ct
            );
    }

    public static IEnumerable<string> Statements(BattwheelsDb db) =>
        db switch
        {
            SqliteDb => SqliteGuards.Statements(db),
            PostgresDb => PostgresGuards.Statements(db),
            SqlServerDb => SqlServerGuards.Statements(db),
            _ => throw new InvalidOperationException($"Unknown context {db.GetType().Name}."),
        };

    /// <summary>
    /// Guards this database should have and has not, by name. SQL Server shows a restricted role only its own part of
    /// the catalogue: there nothing is compared.
    /// </summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(BattwheelsDb db, CancellationToken ct)
    {
        var (expected, catalogue) = db switch
        {
            SqliteDb => (SqliteGuards.Names(db), SqliteGuards.Catalogue),
            PostgresDb => (PostgresGuards.Names(db), PostgresGuards.Catalogue),
            SqlServerDb => ([], ""),
            _ => throw new InvalidOperationException($"Unknown context {db.GetType().Name}."),
        };
        if (catalogue.Length == 0)
            return [];
        var present = await db.Database.SqlQueryRaw<string>(catalogue).ToListAsync(ct);
        return [.. expected.Except(present)];
    }

    public static IEnumerable<string> AppendOnlyTables(BattwheelsDb db) => Tables(db, typeof(IAppendOnly));

    public static IEnumerable<string> FreezableTables(BattwheelsDb db) => Tables(db, typeof(IFreezable));

    public static IEnumerable<string> TenantTables(BattwheelsDb db) => Tables(db, typeof(TenantEntity));

    public static bool IsMembership(string table) => table == nameof(Membership);

    private static IEnumerable<string> Tables(BattwheelsDb db, Type marker) =>
        db
            .Model.GetEntityTypes()
            .Where(e => e.ClrType.IsAssignableTo(marker))
            .Select(e => e.GetTableName()!)
            .Distinct()
            .Order(StringComparer.Ordinal);
}
