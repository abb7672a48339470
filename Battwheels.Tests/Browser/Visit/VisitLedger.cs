using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Browser.Visit;

/// <summary>What the visit left in the database, compared with <see cref="VisitFigures"/>.</summary>
internal static class VisitLedger
{
    /// <summary>The decision with its evidence, under the hash of what was shown.</summary>
    public static async Task DecisionAsync(TestDb db)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var decision = await raw.Set<EstimateDecision>().SingleAsync();
        Assert.Equal("Aarav Deshmukh", decision.GivenBy);
        Assert.Equal(VisitFigures.Total, decision.ApprovedTotal);
        Assert.Equal("127.0.0.1", decision.IpAddress);
        Assert.Equal((await raw.Set<EstimateVersion>().SingleAsync()).ContentHash, decision.ContentHash);
    }

    /// <summary>What the tablet kept while its link was away, once.</summary>
    public static async Task WithoutLinkAsync(TestDb db, long ticket, string note)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        Assert.Equal(1, await raw.Set<TicketComment>().CountAsync(c => c.TicketId == ticket && c.Text == note));
        Assert.Equal(1, await raw.Set<TicketPhoto>().CountAsync(p => p.TicketId == ticket));
    }

    /// <summary>The invoice to the paisa, paid in full.</summary>
    public static async Task InvoiceAsync(TestDb db)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var invoice = await raw.Set<Invoice>().SingleAsync();
        Assert.Equal(VisitFigures.Taxable, invoice.Taxable);
        Assert.Equal((VisitFigures.Cgst, VisitFigures.Sgst, 0m), (invoice.Cgst, invoice.StateTax, invoice.Igst));
        Assert.Equal((VisitFigures.RoundOff, VisitFigures.Total), (invoice.RoundOff, invoice.Total));
        Assert.Equal(0m, (await raw.Set<InvoiceBalance>().SingleAsync()).Outstanding);
    }

    /// <summary>Every account that has a balance, debit positive, by its role.</summary>
    public static async Task BooksAsync(TestDb db)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var roles = await raw.Set<Account>().ToDictionaryAsync(a => a.Id, a => a.Role ?? a.Code);
        var lines = await raw.Set<JournalLine>().AsNoTracking().ToListAsync();
        var balances = lines
            .GroupBy(l => roles[l.AccountId], l => l.Debit - l.Credit)
            .Select(g => (Role: g.Key, Net: g.Sum()))
            .Where(b => b.Net != 0m)
            .OrderBy(b => b.Role, StringComparer.Ordinal);
        Assert.Equal(
            [
                (AccountRoles.BankDefault, VisitFigures.Total),
                (AccountRoles.Cogs, VisitFigures.PadsCost + VisitFigures.ChargerCost),
                (AccountRoles.CogsConsumable, VisitFigures.TubeCost),
                (AccountRoles.Inventory, VisitFigures.PartsLeft),
                (AccountRoles.InventoryConsumable, VisitFigures.ConsumablesLeft),
                (AccountRoles.InventorySerial, VisitFigures.BatteriesLeft),
                (AccountRoles.OpeningEquity, -VisitFigures.OpeningStock),
                (AccountRoles.OutCgst, -VisitFigures.Cgst),
                (AccountRoles.OutSgst, -VisitFigures.Sgst),
                (AccountRoles.RoundOff, -VisitFigures.RoundOff),
                (AccountRoles.SalesParts, -VisitFigures.Parts),
                (AccountRoles.ServiceLabour, -VisitFigures.Labour),
            ],
            balances
        );
    }

    /// <summary>Three parts left, each at its cost in the books; every pool is the sum of its movements.</summary>
    public static async Task StockAsync(TestDb db, long ticket)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var skus = await raw.Set<Item>().ToDictionaryAsync(i => i.Id, i => i.Sku);
        var movements = await raw.Set<StockMovement>().AsNoTracking().ToListAsync();
        var issues = movements.Where(m => m.Type is StockMovementType.IssueJob).ToArray();
        Assert.Equal(
            [
                ("BPF-VS1", -1m, -VisitFigures.PadsCost),
                ("CHG-VS1", -1m, -VisitFigures.ChargerCost),
                ("TUB-HTS-10", -1.75m, -VisitFigures.TubeCost),
            ],
            issues.Select(m => (skus[m.ItemId], m.Quantity, m.Value)).Order()
        );
        foreach (var issue in issues)
        {
            Assert.Equal(ticket, issue.JobCardId);
            var entry = await raw.Set<JournalEntry>().SingleAsync(e => e.Id == issue.JournalEntryId);
            Assert.Equal(-issue.Value, entry.Total);
        }

        var pools = await raw.Set<StockPool>().AsNoTracking().ToListAsync();
        Assert.Equal(298, pools.Count);
        Assert.Equal(
            movements.GroupBy(m => m.ItemId).Select(g => (g.Key, g.Sum(m => m.Quantity), g.Sum(m => m.Value))).Order(),
            pools.Select(p => (p.ItemId, p.Quantity, p.Value)).Order()
        );
        Assert.All(pools, p => Assert.Equal(0m, p.Reserved));
    }
}
