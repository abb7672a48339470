using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Battwheels.Tests.Architecture;

/// <summary>Every statement sent, in order; a batch of inserts that travels together is one.</summary>
internal sealed class StatementLog : DbCommandInterceptor
{
    private readonly List<string> _statements = [];

    public IReadOnlyList<string> Statements => _statements;

    public void Reset() => _statements.Clear();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        _statements.Add(command.CommandText);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        _statements.Add(command.CommandText);
        return ValueTask.FromResult(result);
    }
}
