using Battwheels.Core.Access;
using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Approvals;

/// <summary>The policy a new organization begins with.</summary>
public sealed class ApprovalSeed : IOrganizationSeed
{
    public int Order => 60;

    public Task SeedAsync(IUnitOfWork unit, CancellationToken ct)
    {
        foreach (var rule in ApprovalStart.Rules(unit.Today))
            unit.Add(ApprovalPolicy.Of(rule));
        return Task.CompletedTask;
    }
}
