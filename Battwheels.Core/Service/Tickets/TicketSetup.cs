using Battwheels.Core.Common;
using Battwheels.Core.Platform.Setup;

namespace Battwheels.Core.Service.Tickets;

/// <summary>The first visit.</summary>
internal sealed class FirstTicketStep : ISetupStep
{
    public string Code => "ticket";

    public int Order => 80;

    public IQueryable<long> Evidence(IReadUnit unit) => unit.Set<ServiceTicket>().Select(t => t.Id);
}

/// <summary>Numbers begin by themselves: the branch's code stands in them.</summary>
internal sealed class NumbersStep : ISetupStep
{
    public string Code => "numbers";

    public int Order => 30;

    public IQueryable<long> Evidence(IReadUnit unit) =>
        unit.Set<Platform.Organizations.Branch>().Where(b => b.Code != "").Select(b => b.Id);
}
