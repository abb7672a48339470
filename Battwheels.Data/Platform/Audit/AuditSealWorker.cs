using Battwheels.Core.Access;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Jobs;

namespace Battwheels.Data.Platform.Audit;

internal sealed class AuditSealWorker(IAuditChain chain) : IQueueWorker
{
    public string Queue => AuditSealing.Queue;

    public string Permission => SystemPermissions.Verify;

    public bool RunsWhileSuspended => true;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        await chain.SealAsync(organizationId, ct);
        return null;
    }
}
