using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Service.Tickets;

/// <summary>A count of visits; opens exactly the list it counts.</summary>
internal abstract class TicketTile(TicketService tickets) : IHomeTile
{
    public string Permission => TicketPermissions.Assign;

    public abstract int Order { get; }

    public virtual string Label => TicketWords.Of(Filter.Set);

    public string Href => $"tickets?show={Filter.Set}";

    protected abstract TicketFilter Filter { get; }

    protected abstract string Sub { get; }

    public async Task<HomeFigure> ReadAsync(CancellationToken ct)
    {
        var count = await tickets.CountAsync(Filter, ct);
        return new HomeFigure(count >= 10_000 ? "10,000+" : Show.Number(count), Sub);
    }
}

internal sealed class WaitingForApprovalTile(TicketService tickets) : TicketTile(tickets)
{
    public override int Order => 13;
    protected override TicketFilter Filter => new(Set: TicketSet.Customer);
    protected override string Sub => "estimates with customers";
}

internal sealed class ReadyTile(TicketService tickets) : TicketTile(tickets)
{
    public override int Order => 14;
    public override string Label => "Ready for delivery";
    protected override TicketFilter Filter => new(Set: TicketSet.Ready);
    protected override string Sub => "done and checked";
}

internal sealed class LateTile(TicketService tickets) : TicketTile(tickets)
{
    public override int Order => 15;
    protected override TicketFilter Filter => new(Set: TicketSet.Late);
    protected override string Sub => "still in work";
}
