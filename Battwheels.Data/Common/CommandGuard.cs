using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Battwheels.Data.Common;

/// <summary>A statement reached tenant rows without naming the organization.</summary>
public sealed class UnscopedQueryException(string reason, string sql) : InvalidOperationException($"{reason}\n{sql}");

/// <summary>
/// Watches every statement in tests and Development: each tenant table it names must be bound to this context's
/// organization. An instrument that proves the filters, not a wall; Production does not parse SQL.
/// </summary>
internal sealed partial class CommandGuard : DbCommandInterceptor
{
    private static readonly ConcurrentDictionary<(Type, string), Verdict> Verdicts = new();
    private static readonly ConcurrentDictionary<Type, FrozenSet<string>> TenantTables = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        Check(command, eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Check(command, eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Check(command, eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    )
    {
        Check(command, eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        Check(command, eventData.Context);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbCommand command, DbContext? context)
    {
        if (context is not BattwheelsDb db || db.Scope.PlatformReason == "schema")
            return;
        var tables = TenantTables.GetOrAdd(
            db.GetType(),
            _ => SchemaGuards.TenantTables(db).ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        );
        var verdict = Verdicts.GetOrAdd((db.GetType(), command.CommandText), key => Judge(key.Item2, tables));
        if (!verdict.NamesTenantTable)
            return;
        if (verdict.Fault is { } fault)
            throw new UnscopedQueryException(fault, command.CommandText);
        if (db.Scope.OrganizationId is null && db.Scope.PersonId is not null && verdict.OnlyMembership)
            return;

        foreach (var name in verdict.Parameters)
        {
            // Parameters of statements written by hand bear their name without the mark.
            var value = command.Parameters[command.Parameters.Contains(name) ? name : name[1..]].Value;
            if (value is not long bound || bound != db.OrganizationId)
                throw new UnscopedQueryException(
                    $"{name} is bound to {value}, not to this organization.",
                    command.CommandText
                );
        }
    }

    private static Verdict Judge(string sql, FrozenSet<string> tables)
    {
        var named = TableReference().Matches(sql).Where(m => tables.Contains(m.Groups["table"].Value)).ToArray();
        // Columns of an insert name no table, though one may be called like one.
        var elsewhere = InsertColumns().Replace(sql, "INSERT INTO $1");
        var mentioned = tables.Any(t =>
            Regex.IsMatch(elsewhere, $@"\b{t}\b")
            && named.All(n => n.Groups["table"].Value != t)
            // After a comma, a column of the same name is followed by "=" in an update.
            && Regex.IsMatch(
                elsewhere,
                $@"(FROM|JOIN|UPDATE|INTO|,)\s+""?\[?{t}\b(?!""?\]?\s*=)",
                RegexOptions.IgnoreCase
            )
        );
        if (InsertsOnly().IsMatch(sql))
            return new Verdict(
                named.Length > 0,
                named.All(n => SchemaGuards.IsMembership(n.Groups["table"].Value)),
                null,
                []
            );
        if (named.Length == 0 && !mentioned)
            return new Verdict(false, false, null, []);
        if (mentioned)
            return new Verdict(true, false, "A tenant table is named in a shape this guard refuses.", []);
        if (AlwaysTrue().IsMatch(sql))
            return new Verdict(true, false, "A condition that is always true.", []);

        var onlyMembership = named.All(n => SchemaGuards.IsMembership(n.Groups["table"].Value));
        // Every binding of a tenant key to a parameter names the organization; every alias is bound or joined by it.
        var parameters = Bound().Matches(sql).Select(m => m.Groups["parameter"].Value).Distinct().ToArray();
        var reached = Bound().Matches(sql).Select(m => m.Groups["alias"].Value).ToHashSet();
        var joins = Joined()
            .Matches(sql)
            .Select(m => (Left: m.Groups["left"].Value, Right: m.Groups["right"].Value))
            .ToArray();
        for (var grew = true; grew; )
            grew = joins.Any(j =>
                (reached.Contains(j.Left) && reached.Add(j.Right)) | (reached.Contains(j.Right) && reached.Add(j.Left))
            );
        var missing = named.Select(Alias).FirstOrDefault(alias => !reached.Contains(alias));
        var fault =
            missing is null || onlyMembership && PersonBound().IsMatch(sql)
                ? null
                : $"{missing} is not bound to an organization.";
        return new Verdict(true, onlyMembership, fault, parameters);
    }

    private static string Alias(Match table) => table.Groups["alias"] is { Success: true } alias ? alias.Value : "";

    private sealed record Verdict(bool NamesTenantTable, bool OnlyMembership, string? Fault, string[] Parameters);

    [GeneratedRegex(
        """(?<verb>FROM|JOIN|UPDATE|DELETE FROM|INSERT INTO)\s+(?:LATERAL\s+)?(?:\[?dbo\]?\.)?["\[](?<table>\w+)["\]](?:\s+AS\s+["\[](?<alias>\w+)["\]])?""",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TableReference();

    [GeneratedRegex("""(?:["\[](?<alias>\w+)["\]]\.)?["\[]OrganizationId["\]] = (?<parameter>[@:$]\w+)""")]
    private static partial Regex Bound();

    [GeneratedRegex(
        """["\[](?<left>\w+)["\]]\.["\[]OrganizationId\d*["\]] = ["\[](?<right>\w+)["\]]\.["\[]OrganizationId\d*["\]]"""
    )]
    private static partial Regex Joined();

    [GeneratedRegex("""INSERT INTO\s+(["\[]\w+["\]])\s*\([^)]*\)""", RegexOptions.IgnoreCase)]
    private static partial Regex InsertColumns();

    [GeneratedRegex("""["\[]PersonId["\]] = [@:$]\w+""")]
    private static partial Regex PersonBound();

    [GeneratedRegex("""\bOR\s+(1\s*=\s*1|TRUE)\b""", RegexOptions.IgnoreCase)]
    private static partial Regex AlwaysTrue();

    [GeneratedRegex("""^\s*(INSERT INTO[^;]*;?\s*(RETURNING[^;]*;?\s*)?)+$""", RegexOptions.IgnoreCase)]
    private static partial Regex InsertsOnly();
}
