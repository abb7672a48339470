using Microsoft.Data.Sqlite;

namespace Battwheels.Sweep.Axe;

/// <summary>Takes the business tables from under a running application: every reading page must say that it failed, readably.</summary>
internal static class Damage
{
    private static readonly string[] Tables =
    [
        "Account",
        "Branch",
        "Contact",
        "Estimate",
        "GoodsReceipt",
        "ImportBatch",
        "Invitation",
        "Invoice",
        "Item",
        "JobLine",
        "JournalEntry",
        "JournalLine",
        "Notification",
        "PartRequest",
        "Period",
        "Receipt",
        "ReversibleAct",
        "SavedView",
        "ServiceTicket",
        "SharedTablet",
        "StockMovement",
        "StockPool",
        "Vehicle",
        "Warehouse",
    ];

    public static void Do(string database)
    {
        using SqliteConnection connection = new($"Data Source={database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "PRAGMA busy_timeout=10000; PRAGMA legacy_alter_table=ON; PRAGMA foreign_keys=OFF;"
            + string.Concat(Tables.Select(t => $"ALTER TABLE \"{t}\" RENAME TO \"{t}Gone\";"));
        command.ExecuteNonQuery();
    }
}
