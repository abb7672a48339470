using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing.Online;

/// <summary>From an organization's setup to a call: secrets are bound to organization and use.</summary>
internal static class OnlinePaymentAccesses
{
    public static string KeyPlace(long organizationId) => $"online-payments:key:{organizationId}";

    public static string NoticePlace(long organizationId) => $"online-payments:notice:{organizationId}";

    /// <returns>Null where no provider is on. In a demonstration there is none: its test page stands in.</returns>
    public static async Task<OnlinePaymentAccess?> FindAsync(IReadUnit unit, ISecretSeal seal, CancellationToken ct)
    {
        if (unit.Organization.IsDemo)
            return null;
        var setup = await unit.Set<OnlinePaymentSetup>().AsNoTracking().SingleOrDefaultAsync(ct);
        return setup is { IsOn: true, SecretSealed: { } sealedSecret }
            ? new OnlinePaymentAccess(setup.Host, setup.KeyId, seal.Open(sealedSecret, KeyPlace(unit.Organization.Id)))
            : null;
    }

    /// <summary>Can a customer pay online here?</summary>
    public static async Task<bool> IsOfferedAsync(IReadUnit unit, CancellationToken ct) =>
        unit.Organization.IsDemo
        || await unit.Set<OnlinePaymentSetup>().AnyAsync(s => s.IsOn && s.SecretSealed != null, ct);
}
