using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Service.Tickets;

/// <summary>A count of visits; opens exactly the list it counts.</summary>
internal abstract class TicketTile(TicketService tickets) : IHomeTile
{
    public virtual string Permission => TicketPermissions.Assign;

    public abstract int Order { get; }

    public virtual string Label => TicketWords.Of(Filter.Set);

    public string Href => Filter.Mine ? "tickets?tech=me" : $"tickets?show={Filter.Set}";

    protected abstract TicketFilter Filter { get; }

    protected abstract string Sub { get; }

    public async Task<HomeFigure> ReadAsync(CancellationToken ct)
    {
        var count = await tickets.CountAsync(Filter, ct);
        return new HomeFigure(count >= 10_000 ? "10,000+" : Show.Number(count), Sub);
    }
}

internal sealed class MyTicketsTile(TicketService tickets) : TicketTile(tickets)
{
    public override string Permission => TicketPermissions.Update;
    public override int Order => 10;
    public override string Label => "My tickets";
    protected override TicketFilter Filter => new(Mine: true);
    protected override string Sub => "open, assigned to me";
}

internal sealed class OpenTicketsTile(TicketService tickets) : TicketTile(tickets)
{
    public override int Order => 11;
    protected override TicketFilter Filter => new(Set: TicketSet.Open);
    protected override string Sub => "in the workshop";
}

internal sealed class ArrivedTodayTile(TicketService tickets) : TicketTile(tickets)
{
    public override int Order => 12;
    protected override TicketFilter Filter => new(Set: TicketSet.ArrivedToday);
    protected override string Sub => "visits";
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

internal sealed class DeliveredTodayTile(TicketService tickets) : TicketTile(tickets)
{
    public override int Order => 16;
    protected override TicketFilter Filter => new(Set: TicketSet.DeliveredToday);
    protected override string Sub => "vehicles handed over";
}
