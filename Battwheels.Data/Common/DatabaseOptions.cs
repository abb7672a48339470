using Microsoft.Data.Sqlite;

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

    /// <summary>How long a writer waits for a lock somebody else holds before the user hears of it.</summary>
    public TimeSpan LockPatience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Nothing is saved while a disk has less free space than this: one gigabyte.</summary>
    public long LeastFreeBytes { get; set; } = 1L << 30;

    /// <summary>Nor while less than this part of it is free.</summary>
    public int LeastFreePercent { get; set; } = 5;

    /// <summary>
    /// A new database may be made from a model that is ahead of its migrations. On in Development and tests, so that a
    /// migration is written once per change and not per attempt.
    /// </summary>
    public bool ModelMayLead { get; set; }

    /// <summary>A SQLite file named by a relative path stands under <paramref name="folder"/>; its folder is made.</summary>
    public void PlaceFile(string folder)
    {
        if (SqliteFile is not { } file)
            return;
        SqliteConnectionStringBuilder connection = new(ConnectionString)
        {
            DataSource = Path.GetFullPath(file, folder),
        };
        Directory.CreateDirectory(Path.GetDirectoryName(connection.DataSource)!);
        ConnectionString = connection.ConnectionString;
    }

    /// <summary>The database file; null on servers.</summary>
    public string? SqliteFile =>
        Provider is DatabaseProvider.Sqlite ? new SqliteConnectionStringBuilder(ConnectionString).DataSource : null;
}
