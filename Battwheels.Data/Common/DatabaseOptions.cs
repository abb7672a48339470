namespace Battwheels.Data.Common;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
    PostgreSql,
}

/// <summary>Section <c>Database</c> of the settings.</summary>
public sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>The restricted role the application works under.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The owner of the schema; used by <c>migrate</c> only. Empty on SQLite.</summary>
    public string OwnerConnectionString { get; set; } = "";

    /// <summary>Watches every statement for a missing organization. On in Development and tests.</summary>
    public bool CommandGuard { get; set; }
}
