using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Common;

/// <summary>What the operator's commands verify-ledger, verify-stock and verify-audit look at, without a process for each.</summary>
internal static class Books
{
    public static async Task VerifiedAsync(TestDb db, long organization)
    {
        var services = db.As(Actor.Job(organization, "verify", SystemPermissions.Verify));
        Assert.Empty((await services.GetRequiredService<LedgerVerification>().VerifyAsync(default)).Faults);
        Assert.Empty((await services.GetRequiredService<StockVerification>().VerifyAsync(default)).Faults);
        Assert.Empty((await services.GetRequiredService<BillingVerification>().VerifyAsync(default)).Faults);
        Assert.Null((await db.Services.GetRequiredService<IAuditChain>().VerifyAsync(organization, default)).Fault);
    }
}
