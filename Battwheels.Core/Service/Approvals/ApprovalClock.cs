using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Approvals;

/// <summary>Reminds approvers at half of their time, asks the next level at three quarters, gives up at the end.</summary>
/// <remarks>Safe to repeat; after an outage what was missed happens once.</remarks>
public sealed class ApprovalClock(IUnitOfWorkFactory units) : IQueueWorker
{
    public const string QueueName = "approvals";
    private const int Batch = 100;

    public string Queue => QueueName;

    public string Permission => ApprovalPermissions.Clock;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        var due = await units.ReadAsync(
            Permission,
            unit =>
            {
                var now = unit.Now;
                return Waiting(unit)
                    .Where(r => r.NextCheckUtc <= now)
                    .OrderBy(r => r.NextCheckUtc)
                    .Select(r => r.Id)
                    .Take(Batch)
                    .ToListAsync(ct);
            },
            ct
        );
        List<Error> refused = [];
        foreach (var id in due)
            if (await TickAsync(id, ct) is { } error)
                refused.Add(error);
        if (refused is [var first, ..]) // logged, and the queue claims the work again
            throw new InvalidOperationException(
                $"{refused.Count} of {due.Count} approvals: {first.Code} {first.Message}"
            );
        return await units.ReadAsync(Permission, unit => Waiting(unit).MinAsync(r => r.NextCheckUtc, ct), ct);
    }

    private static IQueryable<ApprovalRequest> Waiting(IReadUnit unit) =>
        unit.Set<ApprovalRequest>().Where(r => r.State == ApprovalState.Pending && r.NextCheckUtc != null);

    private async Task<Error?> TickAsync(long id, CancellationToken ct) =>
        (
            await units.RunAsync<Done>(
                Permission,
                CommandId.New(),
                new { approval = id },
                async unit =>
                {
                    if (await Waiting(unit).SingleOrDefaultAsync(r => r.Id == id, ct) is { } request)
                        Tick(unit, request);
                    return Done.Instance;
                },
                ct
            )
        ).Error;

    private static void Tick(IUnitOfWork unit, ApprovalRequest request)
    {
        if (request.ExpireAtUtc <= unit.Now)
        {
            request.End(ApprovalState.Expired, unit.Now);
            unit.Raise(new ApprovalExpired(request.Id, request.TicketId, request.Step));
        }
        else if (request.EscalateAtUtc <= unit.Now && !request.IsEscalated)
        {
            request.Escalate();
            Ask(unit, request, ApprovalAsking.NextLevel);
        }
        else if (!request.IsReminded)
        {
            request.Remind();
            Ask(unit, request, ApprovalAsking.Reminded);
        }
    }

    private static void Ask(IUnitOfWork unit, ApprovalRequest request, ApprovalAsking asking) =>
        unit.Raise(new ApprovalRequested(request.Id, request.TicketId, request.Step, asking));
}
