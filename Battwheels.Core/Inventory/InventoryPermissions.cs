namespace Battwheels.Core.Inventory;

public static class InventoryPermissions
{
    /// <summary>Items, stock levels, availability; no cost.</summary>
    public const string Read = "inventory:read";

    /// <summary>Purchase cost, stock value, margin: without it they are absent from what is read.</summary>
    public const string ReadCost = "inventory:cost:read";

    public const string Create = "inventory:create";

    public const string Update = "inventory:update";

    public const string Reserve = "inventory:reserve";

    /// <summary>Issue parts and take them back.</summary>
    public const string Issue = "inventory:issue";

    public const string Receive = "inventory:receive";

    /// <summary>Enter opening stock and count differences.</summary>
    public const string Adjust = "inventory:adjust";

    public const string ApproveAdjustment = "inventory:adjust:approve";

    /// <summary>Post a movement with an earlier date in an open period.</summary>
    public const string Backdate = "inventory:backdate";
}
