using Battwheels.Core.Inventory;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Sublets;

/// <summary>Keys of the role table under which work is given outside.</summary>
public static class SubletPermissions
{
    public const string Read = TicketPermissions.Read;

    /// <summary>Order, send, take back, cancel: part of the work on a ticket.</summary>
    public const string Update = TicketPermissions.Update;

    /// <summary>What it costs, agreed and billed.</summary>
    public const string ReadCost = InventoryPermissions.ReadCost;

    /// <summary>Enter the vendor's bill.</summary>
    public const string Bill = "purchases:create";

    /// <summary>Take a bill that was entered wrongly back.</summary>
    public const string ReverseBill = "purchases:update";

    /// <summary>Accept a bill well above what was agreed.</summary>
    public const string ApproveBill = "purchases:approve";
}
