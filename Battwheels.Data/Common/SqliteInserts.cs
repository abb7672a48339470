using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;

namespace Battwheels.Data.Common;

/// <summary>
/// Sends rows of one table to SQLite in one statement. The provider sends each by itself, and translating a statement
/// with its foreign keys and triggers costs SQLite more than the row does.
/// </summary>
internal sealed class SqliteInsertsFactory(ModificationCommandBatchFactoryDependencies dependencies)
    : IModificationCommandBatchFactory
{
    public ModificationCommandBatch Create() => new SqliteInserts(dependencies);
}

/// <summary>One change, or several inserts of the same columns of one table.</summary>
internal sealed class SqliteInserts(ModificationCommandBatchFactoryDependencies dependencies)
    : AffectedCountModificationCommandBatch(dependencies, maxBatchSize: MostRows)
{
    private const int MostRows = 100;

    /// <summary>SQLite takes 32,766 parameters.</summary>
    private const int MostParameters = 30_000;

    private string[] _columns = [];

    public override bool TryAddCommand(IReadOnlyModificationCommand modificationCommand)
    {
        if (ModificationCommands.Count > 0 && !Continues(modificationCommand))
            return false;
        return base.TryAddCommand(modificationCommand);
    }

    protected override void AddCommand(IReadOnlyModificationCommand modificationCommand)
    {
        if (ModificationCommands.Count == 0)
        {
            _columns = [.. Written(modificationCommand).Select(c => c.ColumnName)];
            base.AddCommand(modificationCommand);
            return;
        }

        AddParameters(modificationCommand);
        var end = SqlBuilder.Length;
        while (SqlBuilder[end - 1] is ';' or '\r' or '\n')
            end--;
        SqlBuilder.Length = end;
        SqlBuilder
            .Append(",\n(")
            .AppendJoin(", ", Written(modificationCommand).Select(c => $"@{c.ParameterName}"))
            .Append(");\n");
        ResultSetMappings.Add(ResultSetMapping.NoResults);
    }

    private bool Continues(IReadOnlyModificationCommand command) =>
        (ModificationCommands.Count + 1) * _columns.Length <= MostParameters
        && IsPlainInsert(ModificationCommands[0])
        && IsPlainInsert(command)
        && command.TableName == ModificationCommands[0].TableName
        && Written(command).Select(c => c.ColumnName).SequenceEqual(_columns);

    private static bool IsPlainInsert(IReadOnlyModificationCommand command) =>
        command.EntityState is EntityState.Added
        && command.StoreStoredProcedure is null
        && command.ColumnModifications.All(c =>
            !c.IsRead && c.JsonPath is null && (!c.IsWrite || c.UseCurrentValueParameter)
        );

    private static IEnumerable<IColumnModification> Written(IReadOnlyModificationCommand command) =>
        command.ColumnModifications.Where(c => c.IsWrite);
}
