using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Battwheels.Data.Common;

/// <summary>
/// Lets a marked query lock the rows it reads, which LINQ cannot say. SQLite needs nothing: a unit of work is its only
/// writer from the beginning.
/// </summary>
internal sealed partial class RowLocks : DbCommandInterceptor
{
    /// <summary>Tag of such a query, which its text begins with.</summary>
    public const string Mark = "hold these rows";

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (command.CommandText.StartsWith($"-- {Mark}", StringComparison.Ordinal))
            command.CommandText = command switch
            {
                // Not against rows of other tables that merely refer to these.
                NpgsqlCommand => $"{command.CommandText}\nFOR NO KEY UPDATE",
                SqlCommand => Table().Replace(command.CommandText, "$0 WITH (UPDLOCK, ROWLOCK)", 1),
                _ => command.CommandText,
            };
        return ValueTask.FromResult(result);
    }

    [GeneratedRegex(@"FROM \[\w+\] AS \[\w+\]")]
    private static partial Regex Table();
}
