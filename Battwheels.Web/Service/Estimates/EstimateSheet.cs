using System.Globalization;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Lines;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Service.Estimates;

/// <summary>The lines of a draft as the grid edits them, and what is saved of each.</summary>
internal sealed class EstimateSheet
{
    private const string Description = nameof(LineInput.Description);
    private const string Kind = nameof(LineInput.Kind);
    private const string Hsn = nameof(LineInput.HsnSac);
    private const string Quantity = nameof(LineInput.Quantity);
    private const string Uom = nameof(LineInput.Uom);
    private const string Price = nameof(LineInput.UnitPrice);
    private const string Discount = nameof(LineInput.DiscountPercent);
    private const string Rate = nameof(LineInput.RatePercent);
    private const string Taxable = nameof(LineView.Taxable);
    private const string Safety = nameof(LineInput.IsSafetyCritical);
    private const string Optional = nameof(LineInput.IsOptional);
    private const string Battery = nameof(LineInput.OpensHvBattery);
    private const string Option = nameof(LineInput.Option);
    private const string Recommended = nameof(LineOption.IsRecommended);

    private static LinePick[] Kinds =>
        [.. Enum.GetValues<JobLineKind>().Select(k => new LinePick(k.ToString(), Status.Words(k)) { Of = k })];

    private readonly ItemSearchService _items;
    private readonly long _warehouse;
    private readonly DateOnly _today;

    /// <param name="hasOptions">Lines can be put into options.</param>
    public EstimateSheet(ItemSearchService items, long warehouse, DateOnly today, bool hasOptions = false)
    {
        (_items, _warehouse, _today, HasOptions) = (items, warehouse, today, hasOptions);
        Lines = new LineSheet(Columns(), EstimateLimits.Lines) { CopyOf = of => (of as Saved)?.Copy() };
    }

    public LineSheet Lines { get; }

    public bool HasOptions { get; }

    /// <summary>What the server knows of a line; null before it was saved.</summary>
    public static LineView? ViewOf(LineRow row) => (row.Of as Saved)?.View;

    /// <summary>The server's number of a line; null before it was saved.</summary>
    public static long? NumberOf(LineRow row) => (row.Of as Saved)?.Number;

    /// <summary>It is not on the server any more.</summary>
    public static void Forget(LineRow row) => row.Of = (row.Of as Saved)?.Copy();

    /// <summary>Fills what a new line lacks: work of a workshop, one of it, nothing charged yet.</summary>
    public void Complete(LineRow row)
    {
        if (row.Of is not null || row.Text(Description).Length == 0)
            return;
        var typed = row[Kind].Value as JobLineKind?;
        var line = LineChoices.New(row.Text(Description), typed ?? JobLineKind.Labour, _today);
        Take(row, line);
    }

    public static PutLine ToPut(LineRow row)
    {
        var saved = row.Of as Saved;
        LineInput line = new(
            row[Kind].Value as JobLineKind? ?? JobLineKind.Labour,
            row.Text(Description),
            row.Number(Quantity) ?? 0m,
            row.Number(Price) ?? 0m,
            row.Text(Hsn),
            row.Text(Uom),
            row.Number(Discount) ?? 0m,
            row.Number(Rate) ?? 0m,
            saved?.ItemId,
            saved?.Payer ?? LinePayer.Customer,
            row.Is(Safety),
            row.Is(Optional),
            row.Is(Battery),
            row.Has(Option) ? LineOption.Read(row.Text(Option), row.Is(Recommended)) : saved?.View?.Option
        );
        return new PutLine(saved?.Number, saved?.View?.Version ?? 0, line);
    }

    /// <summary>Saved under this number; the rest comes with the next reading.</summary>
    public static void Keep(LineRow row, PutLine put, LineOutcome outcome)
    {
        if (put.Line is not { } line)
            return;
        var known = ViewOf(row);
        row.Of = new Saved(line.ItemId, line.Payer, null)
        {
            Id = outcome.LineId,
            View = known is null ? null : known with { Version = outcome.Version },
        };
    }

    /// <summary>What was read from the server, under what is being typed.</summary>
    public void Follow(EstimateView estimate)
    {
        var known = Lines.Rows.Where(r => NumberOf(r) is not null).ToDictionary(r => NumberOf(r)!.Value);
        List<LineRow> rows = [];
        foreach (var line in estimate.Lines)
        {
            var row = known.GetValueOrDefault(line.Id) ?? Lines.Make();
            if (ViewOf(row) != line)
                row.Touch();
            row.Of = new Saved(line.ItemId, line.Payer, line);
            if (!row.IsRefused)
                Fill(row, line);
            rows.Add(row);
        }

        // What was never saved stays behind the line it stands behind.
        foreach (var row in Lines.Rows.Where(r => !r.IsBlank && NumberOf(r) is null))
        {
            var before = Lines.Rows.TakeWhile(r => r != row).LastOrDefault(rows.Contains);
            rows.Insert(before is null ? 0 : rows.IndexOf(before) + 1, row);
        }

        Lines.Arrange(rows);
    }

    private static void Fill(LineRow row, LineView line)
    {
        row.Fill(Description, line.Description);
        Take(row, line.ToInput());
        row.Fill(Discount, line.DiscountPercent == 0m ? null : line.DiscountPercent);
        row.Fill(Taxable, Show.Amount(line.Taxable));
        row.Tick(Safety, line.IsSafetyCritical);
        row.Tick(Optional, line.IsOptional);
        row.Tick(Battery, line.OpensHvBattery);
        if (!row.Has(Option))
            return;
        row.Fill(Option, line.Option?.ToString());
        row.Tick(Recommended, line.Option?.IsRecommended is true);
    }

    /// <summary>Overwrites nothing that was typed into a new line.</summary>
    private static void Take(LineRow row, LineInput line)
    {
        var isSaved = ViewOf(row) is not null;
        if (isSaved || row[Kind].Text.Length == 0)
            row.Fill(Kind, Kinds.First(k => k.Of is JobLineKind kind && kind == line.Kind));
        Put(Hsn, () => row.Fill(Hsn, line.HsnSac));
        Put(Uom, () => row.Fill(Uom, line.Uom));
        Put(Quantity, () => row.Fill(Quantity, line.Quantity));
        Put(Price, () => row.Fill(Price, line.UnitPrice));
        Put(Rate, () => row.Fill(Rate, line.RatePercent));

        void Put(string column, Action fill)
        {
            if (isSaved || row.Text(column).Length == 0)
                fill();
        }
    }

    private IReadOnlyList<LineColumn> Columns() =>
        [
            new(Description, "Description")
            {
                Kind = LineKind.Pick,
                Class = "w-l",
                MaxLength = 400,
                Free = true,
                Suggest = OffersAsync,
                Find = FindAsync,
                Chosen = (row, pick) => Choose(row, (LineOffer)pick.Of!),
            },
            new(Kind, "Kind")
            {
                Kind = LineKind.Pick,
                Class = "w-m",
                What = T("a kind of line"),
                Suggest = (text, _) => Task.FromResult<IReadOnlyList<LinePick>>([.. Kinds.Where(k => Begins(k, text))]),
                Find = (text, id, _) =>
                    Task.FromResult(
                        Kinds.FirstOrDefault(k => k.Id == id) ?? Kinds.FirstOrDefault(k => Begins(k, text))
                    ),
            },
            .. OptionColumns().Where(c => c.Kind is not LineKind.Tick),
            new(Hsn, "HSN/SAC") { Class = "w-s", MaxLength = 8 },
            new(Quantity, "Qty")
            {
                Kind = LineKind.Number,
                Class = "num w-xs",
                Decimals = 4,
                Format = EstimateMarks.Plain,
            },
            new(Uom, "Unit") { Class = "w-xs", MaxLength = 10 },
            new(Price, "Rate ₹")
            {
                Kind = LineKind.Number,
                Class = "num w-m",
                Decimals = 4,
                Format = Show.Amount,
            },
            new(Discount, "Disc. %")
            {
                Kind = LineKind.Number,
                Class = "num w-xs",
                Decimals = 4,
                Format = EstimateMarks.Plain,
            },
            new(Rate, "GST %")
            {
                Kind = LineKind.Number,
                Class = "num w-xs",
                Decimals = 4,
                Format = EstimateMarks.Plain,
            },
            new(Taxable, "Taxable ₹") { Kind = LineKind.Shown, Class = "num w-s" },
            new(Safety, "Safety-critical") { Kind = LineKind.Tick },
            new(Optional, "Optional") { Kind = LineKind.Tick },
            new(Battery, "Opens HV battery") { Kind = LineKind.Tick },
            .. OptionColumns().Where(c => c.Kind is LineKind.Tick),
        ];

    private IReadOnlyList<LineColumn> OptionColumns() =>
        !HasOptions
            ? []
            :
            [
                new(Option, "Option")
                {
                    Kind = LineKind.Pick,
                    Class = "w-m",
                    MaxLength = LineOption.Longest * 2 + 2,
                    Free = true,
                    Suggest = (text, _) =>
                        Task.FromResult<IReadOnlyList<LinePick>>([.. Known().Where(k => Begins(k, text))]),
                    Find = (text, _, _) => Task.FromResult(Known().FirstOrDefault(k => Same(k.Text, text))),
                },
                new(Recommended, "Recommended option") { Kind = LineKind.Tick },
            ];

    /// <summary>Options other lines are in already.</summary>
    private IEnumerable<LinePick> Known() =>
        Lines
            .Rows.Select(r => r.Text(Option))
            .Where(t => t.Contains(':', StringComparison.Ordinal))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(t => new LinePick(t, t));

    private static bool Begins(LinePick kind, string text) =>
        kind.Text.StartsWith(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>A record chosen for a line that is already there replaces it.</summary>
    private static void Choose(LineRow row, LineOffer offer)
    {
        var view = ViewOf(row);
        row.Of = new Saved(offer.Line.ItemId, (row.Of as Saved)?.Payer ?? LinePayer.Customer, view);
        Take(row, offer.Line);
    }

    private async Task<IReadOnlyList<LinePick>> OffersAsync(string text, CancellationToken ct) =>
        [.. LineChoices.Of(await _items.FindAsync(text, _warehouse, ct), text, _warehouse, _today).Select(PickOf)];

    /// <summary>What was chosen from the offers; else an item by its exact code. Words stand for themselves.</summary>
    private async Task<LinePick?> FindAsync(string text, string? id, CancellationToken ct)
    {
        if (id is not null)
        {
            if (long.TryParse(id, CultureInfo.InvariantCulture, out var item))
                return await _items.GetAsync(item, _warehouse, ct) is { } match
                    ? PickOf(LineChoices.Of(match, _warehouse))
                    : null;
            return LineChoices.Of([], text, _warehouse, _today).Select(PickOf).FirstOrDefault(p => p.Id == id);
        }

        if (text.Contains(' ', StringComparison.Ordinal))
            return null;
        var found = await _items.FindAsync(text, _warehouse, ct);
        var exact =
            found.FirstOrDefault(i => Same(i.Sku, text) || Same(i.PartNumber, text))
            ?? (text.All(char.IsAsciiDigit) && found is [var barcode] ? barcode : null);
        return exact is null ? null : PickOf(LineChoices.Of(exact, _warehouse));
    }

    private static bool Same(string? code, string text) => text.Equals(code, StringComparison.OrdinalIgnoreCase);

    private static LinePick PickOf(LineOffer offer) =>
        new(
            offer.Line.ItemId?.ToString(CultureInfo.InvariantCulture) ?? offer.Line.Kind.ToString(),
            offer.Title,
            Sub: offer.Sub,
            Note: offer.Price
        )
        {
            Of = offer,
        };

    /// <summary>What a line is beside its cells.</summary>
    private sealed record Saved(long? ItemId, LinePayer Payer, LineView? View)
    {
        /// <summary>Its number before it was read again.</summary>
        public long? Id { get; init; }

        public long? Number => View?.Id ?? Id;

        public Saved Copy() => new(ItemId, Payer, null);
    }
}
