namespace Battwheels.Core.Accounting;

/// <summary>What posting rules call the accounts they use; the organization's chart gives each role an account.</summary>
public static class AccountRoles
{
    public const string Ar = "AR"; // Accounts receivable
    public const string WarrantyReceivable = "WARRANTY_RECEIVABLE"; // OEM warranty claims receivable
    public const string WarrantyRecovery = "WARRANTY_RECOVERY"; // OEM warranty recovery
    public const string Ap = "AP"; // Accounts payable
    public const string Subcontract = "SUBCONTRACT"; // Outside services and subcontract
    public const string InCgst = "IN_CGST"; // Input GST - CGST
    public const string InSgst = "IN_SGST"; // Input GST - SGST/UTGST
    public const string InIgst = "IN_IGST"; // Input GST - IGST
    public const string Grni = "GRNI"; // Goods received not invoiced
    public const string Inventory = "INVENTORY"; // Inventory - spare parts
    public const string InventorySerial = "INVENTORY_SERIAL"; // Inventory - batteries and serialised units
    public const string InventoryConsumable = "INVENTORY_CONSUMABLE"; // Inventory - consumables
    public const string Cogs = "COGS"; // Cost of goods sold - parts
    public const string CogsBattery = "COGS_BATTERY"; // Cost of goods sold - batteries
    public const string CogsConsumable = "COGS_CONSUMABLE"; // Consumables used
    public const string CogsWarranty = "COGS_WARRANTY"; // Parts used - OEM warranty
    public const string CogsGoodwill = "COGS_GOODWILL"; // Parts used - goodwill and rework
    public const string StockAdjustment = "STOCK_ADJUSTMENT"; // Stock count differences
    public const string InventoryLoss = "INVENTORY_LOSS"; // Inventory loss and write-off
    public const string OpeningEquity = "OPENING_EQUITY"; // Opening balance equity
    public const string SalesParts = "SALES_PARTS"; // Sales - parts and accessories
    public const string SalesBattery = "SALES_BATTERY"; // Sales - batteries and packs
    public const string ServiceLabour = "SERVICE_LABOUR"; // Service revenue - labour
    public const string ServiceAmc = "SERVICE_AMC"; // Service contracts (AMC)
    public const string DeferredRevenue = "DEFERRED_REVENUE"; // Deferred revenue - service contracts
    public const string ServiceField = "SERVICE_FIELD"; // Field and roadside service
    public const string ServiceDiagnostic = "SERVICE_DIAGNOSTIC"; // Diagnostics and inspection
    public const string ServiceCharging = "SERVICE_CHARGING"; // Charging services
    public const string SalesReturn = "SALES_RETURN"; // Sales returns
    public const string OutCgst = "OUT_CGST"; // Output GST - CGST
    public const string OutSgst = "OUT_SGST"; // Output GST - SGST/UTGST
    public const string OutIgst = "OUT_IGST"; // Output GST - IGST
    public const string OutCess = "OUT_CESS"; // Output GST - CESS
    public const string RoundOff = "ROUND_OFF"; // Round-off
    public const string BankDefault = "BANK_DEFAULT"; // Bank account - primary
    public const string Cash = "CASH"; // Cash in hand
    public const string GatewayClearing = "GATEWAY_CLEARING"; // Online payments the provider has not paid out
    public const string Undeposited = "UNDEPOSITED"; // Cheques and cards in hand
    public const string TdsReceivable = "TDS_RECEIVABLE"; // TDS receivable
    public const string GstTdsReceivable = "GST_TDS_RECEIVABLE"; // GST TDS/TCS credit receivable
    public const string CustomerAdvance = "CUSTOMER_ADVANCE"; // Customer advances
    public const string BankCharges = "BANK_CHARGES"; // Bank charges
    public const string Suspense = "SUSPENSE"; // Suspense - unidentified bank items
    public const string RetainedEarnings = "RETAINED_EARNINGS"; // Retained earnings
}
