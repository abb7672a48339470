using System.Globalization;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>A movement about to be written: everything but its id and its journal entry.</summary>
/// <param name="Quantity">Signed.</param>
/// <param name="Value">Signed rupees.</param>
internal sealed record NewMovement(MovementKey Key, StockPlace Place, decimal Quantity, decimal Value, DateOnly Date)
{
    public long? AdjustsMovementId { get; init; }

    public long? JobCardId { get; init; }

    public long? VehicleId { get; init; }

    public CostPayer? Payer { get; init; }

    public string? Reason { get; init; }

    /// <summary>Whom goods received and not yet billed are owed to.</summary>
    public long? VendorId { get; init; }

    public StockMovement ToMovement(long id, long? journalEntryId, IUnitOfWork unit) =>
        new(id)
        {
            ItemId = Place.Item.Id,
            WarehouseId = Place.Warehouse.Id,
            Type = Key.Type,
            Quantity = Quantity,
            Value = Value,
            EffectiveDate = Date,
            SourceType = Key.SourceType,
            SourceId = Key.SourceId,
            SourceLine = Key.SourceLine,
            AdjustsMovementId = AdjustsMovementId,
            JobCardId = JobCardId,
            VehicleId = VehicleId,
            Payer = Payer,
            JournalEntryId = journalEntryId,
            Reason = Reason,
            MembershipId = unit.Actor.MembershipId,
            ActorName = unit.Actor.Name,
            AtUtc = unit.Now,
        };

    public StockPosting ToStockPosting(long id, string what) =>
        new(
            StockLedger.PostingSource,
            id,
            Date,
            Place.Item.InventoryRole,
            Value,
            Place.Warehouse.Id,
            Narration(what),
            VendorId,
            Place.Warehouse.BranchId
        );

    public PartIssuePosting ToPartPosting(long id, string what) =>
        new(
            StockLedger.PostingSource,
            id,
            Date,
            Place.Item.InventoryRole,
            Place.Item.CogsRole,
            Payer ?? CostPayer.Customer,
            Math.Abs(Value),
            Place.Warehouse.Id,
            Narration(what),
            JobCardId,
            VehicleId,
            Place.Warehouse.BranchId
        );

    private string Narration(string what) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {Math.Abs(Quantity):0.###} {Place.Item.Uom} {Place.Item.Sku}"
        );
}

/// <summary>What the lines of a document moved, in their order; or why the line <paramref name="At"/> was refused.</summary>
public sealed record StockMoved(IReadOnlyList<StockMovement> Movements, Error? Refusal = null, int At = 0)
{
    internal static StockMoved Refused(Error refusal, int at) => new([], refusal, at);

    internal Result<StockMovement> Only => Refusal is { } refusal ? refusal : Movements[0];
}

/// <summary>
/// Movements of one document about to be written together: the entries first, then the movements that name them, then
/// what is on hand.
/// </summary>
/// <param name="draft">What a movement posts, with the id it will have.</param>
internal sealed class StockWriting(Func<NewMovement, long, EntryDraft> draft)
{
    private readonly List<(int Line, NewMovement Movement)> _new = [];
    private readonly SortedDictionary<int, StockMovement> _done = [];
    private IReadOnlyList<Account>? _accounts;

    /// <summary>Reads the accounts that movements will post to, before anything is held for which others wait.</summary>
    public async Task ReadAccountsAsync(IUnitOfWork unit, IEnumerable<NewMovement> movements, CancellationToken ct) =>
        _accounts = await EntryAccounts.FindAsync(unit, movements.SelectMany(m => draft(m, 0).Lines), ct);

    /// <summary>A line that moved before: its first movement stands.</summary>
    public void Repeat(int line, StockMovement earlier) => _done[line] = earlier;

    /// <summary>Adds to a held pool, with a layer of its own under FIFO.</summary>
    public void Bring(int line, HeldPool pool, NewMovement movement)
    {
        pool.Move(new StockAmount(movement.Quantity, movement.Value), 0m);
        _new.Add((line, movement));
    }

    /// <summary>Takes from a held pool at the cost the item's method says.</summary>
    public async Task TakeAsync(
        IUnitOfWork unit,
        int line,
        HeldPool pool,
        NewMovement movement,
        decimal fromReserved,
        CancellationToken ct
    )
    {
        var (item, quantity) = (movement.Place.Item, -movement.Quantity);
        var cost = item.Valuation switch
        {
            ValuationMethod.MovingAverage => MovingAverageCalculator.CostOf(pool.Amount, quantity),
            ValuationMethod.Fifo => await StockLayers.TakeAsync(
                unit,
                item.Id,
                movement.Place.Warehouse.Id,
                quantity,
                ct
            ),
        };
        pool.Move(new StockAmount(-quantity, -cost), -fromReserved);
        _new.Add((line, movement with { Value = -cost }));
    }

    public async Task<StockMoved> WriteAsync(IUnitOfWork unit, IEnumerable<HeldPool> pools, CancellationToken ct)
    {
        if (_new.Count > 0 && await WriteNewAsync(unit, pools, ct) is { } refused)
            return refused;
        return new StockMoved([.. _done.Values]);
    }

    private async Task<StockMoved?> WriteNewAsync(IUnitOfWork unit, IEnumerable<HeldPool> pools, CancellationToken ct)
    {
        var ids = _new.Select(_ => unit.NewId()).ToArray();
        // The movements are new, so nothing can have been posted for them.
        var posted = await Posting.PostManyAsync(
            unit,
            [.. _new.Zip(ids, (n, id) => draft(n.Movement, id) with { IsFirst = true })],
            _accounts,
            ct
        );
        if (posted.Refusal is { } refusal)
            return StockMoved.Refused(refusal, _new[posted.At].Line);
        foreach (var (id, (line, movement), entry) in ids.Zip(_new, posted.Entries))
        {
            var written = unit.Add(movement.ToMovement(id, entry?.Id, unit));
            if (movement.Quantity > 0m && movement.Place.Item.Valuation is ValuationMethod.Fifo)
                StockLayers.Bring(unit, written);
            _done[line] = written;
        }

        await StockPools.WriteAsync(unit, pools.Where(p => p.Change != default || p.ReservedChange != 0m), ct);
        await unit.FlushAsync(ct);
        return null;
    }
}
