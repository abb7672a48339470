using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Packages;
using Battwheels.Web.Common;
using Battwheels.Web.Service.Estimates;
using Battwheels.Web.Shell.Lines;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Service.Packages;

/// <summary>The lines of a package as the grid edits them.</summary>
internal sealed class PackageSheet
{
    private const string Description = nameof(PackageLineInput.Description);
    private const string Kind = nameof(PackageLineInput.Kind);
    private const string Hsn = nameof(PackageLineInput.HsnSac);
    private const string Quantity = nameof(PackageLineInput.Quantity);
    private const string Uom = nameof(PackageLineInput.Uom);
    private const string Price = nameof(PackageLineInput.UnitPrice);
    private const string Rate = nameof(PackageLineInput.RatePercent);
    private const string Safety = nameof(PackageLineInput.IsSafetyCritical);
    private const string Optional = nameof(PackageLineInput.IsOptional);
    private const string Battery = nameof(PackageLineInput.OpensHvBattery);

    private readonly ItemSearchService _items;
    private readonly DateOnly _today;

    public PackageSheet(ItemSearchService items, DateOnly today)
    {
        (_items, _today) = (items, today);
        Lines = new LineSheet(Columns(), PackageInput.MostLines) { CopyOf = of => of };
    }

    public LineSheet Lines { get; }

    /// <summary>The item a line stands for.</summary>
    public static ItemOfLine? ItemOf(LineRow row) => row.Of as ItemOfLine;

    /// <summary>Rupees before tax of the lines that are not optional, at today's prices.</summary>
    public decimal Sum =>
        PackageCalculator.Sum(
            Lines.Filled.Select(r => new PackagePrice(
                r.Number(Quantity) ?? 0m,
                r.Number(Price) ?? ItemOf(r)?.Price ?? 0m,
                r.Is(Optional)
            ))
        );

    public IReadOnlyList<PackageLineInput> ToInput() =>
        [
            .. Lines.Filled.Select(r => new PackageLineInput(
                r[Kind].Value as JobLineKind? ?? JobLineKind.Labour,
                r.Text(Description),
                r.Number(Quantity) ?? 0m,
                r.Number(Price),
                r.Text(Hsn),
                r.Text(Uom),
                r.Number(Rate) ?? 0m,
                ItemOf(r)?.Id,
                r.Is(Safety),
                r.Is(Optional),
                r.Is(Battery)
            )),
        ];

    public void Fill(PackageView package)
    {
        foreach (var line in package.Lines)
            Lines.Add(row => Fill(row, line));
    }

    /// <summary>A new line has a kind, its code and one of it.</summary>
    public void Complete(LineChange change)
    {
        foreach (var row in change.Changed.Where(r => r.Text(Description).Length > 0 && r[Kind].Text.Length == 0))
            Take(row, LineChoices.New(row.Text(Description), JobLineKind.Labour, _today), []);
    }

    private static void Fill(LineRow row, PackageLineView line)
    {
        row.Fill(Description, line.Description);
        row.Fill(Kind, KindOf(line.Kind));
        row.Fill(Hsn, line.HsnSac);
        row.Fill(Quantity, line.Quantity);
        row.Fill(Uom, line.Uom);
        row.Fill(Price, line.KeptPrice);
        row.Fill(Rate, line.RatePercent);
        row.Tick(Safety, line.IsSafetyCritical);
        row.Tick(Optional, line.IsOptional);
        row.Tick(Battery, line.OpensHvBattery);
        row.Of = line.ItemId is { } id ? new ItemOfLine(id, line.Sku ?? "", line.OwnPrice, line.IsGone) : null;
    }

    /// <summary>Overwrites nothing that was typed; the price of an item stays with the item.</summary>
    private static void Take(LineRow row, Core.Service.Estimates.LineInput line, IReadOnlyCollection<string> anew)
    {
        if (row[Kind].Text.Length == 0 || anew.Contains(Kind))
            row.Fill(Kind, KindOf(line.Kind));
        Put(Hsn, () => row.Fill(Hsn, line.HsnSac));
        Put(Uom, () => row.Fill(Uom, line.Uom));
        Put(Quantity, () => row.Fill(Quantity, line.Quantity));
        Put(Rate, () => row.Fill(Rate, line.RatePercent));

        void Put(string column, Action fill)
        {
            if (row.Text(column).Length == 0 || anew.Contains(column))
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
                Suggest = SuggestAsync,
                Find = FindAsync,
                Chosen = Choose,
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
            new(Hsn, "HSN/SAC") { Class = "w-s", MaxLength = 8 },
            Number(Quantity, "Qty", "num w-xs", EstimateMarks.Plain),
            new(Uom, "Unit") { Class = "w-xs", MaxLength = 10 },
            Number(Price, "Own price ₹", "num w-m", Show.Amount),
            Number(Rate, "GST %", "num w-xs", EstimateMarks.Plain),
            new(Safety, "Safety-critical") { Kind = LineKind.Tick },
            new(Optional, "Optional") { Kind = LineKind.Tick },
            new(Battery, "Opens HV battery") { Kind = LineKind.Tick },
        ];

    private static LineColumn Number(string key, Phrase label, string css, Func<decimal, string> format) =>
        new(key, label)
        {
            Kind = LineKind.Number,
            Class = css,
            Decimals = 4,
            Format = format,
        };

    private static LinePick[] Kinds => [.. Enum.GetValues<JobLineKind>().Select(KindOf)];

    private static LinePick KindOf(JobLineKind kind) => new(kind.ToString(), Status.Words(kind)) { Of = kind };

    private static bool Begins(LinePick kind, string text) =>
        kind.Text.StartsWith(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Another item brings its own code, unit and rate.</summary>
    private static void Choose(LineRow row, LinePick pick)
    {
        var (item, line) = ((ItemMatch, Core.Service.Estimates.LineInput))pick.Of!;
        var known = ItemOf(row) is { } before && before.Id == item.Id;
        row.Of = new ItemOfLine(item.Id, item.Sku, item.OfferPrice, false);
        Take(row, line, known ? [] : [Kind, Hsn, Uom, Rate]);
    }

    private async Task<IReadOnlyList<LinePick>> SuggestAsync(string text, CancellationToken ct) =>
        [.. (await _items.FindAsync(text, null, ct)).Select(PickOf)];

    /// <summary>What was chosen, else an item by its exact code. Words stand for themselves.</summary>
    private async Task<LinePick?> FindAsync(string text, string? id, CancellationToken ct)
    {
        if (long.TryParse(id, CultureInfo.InvariantCulture, out var known))
            return await _items.GetAsync(known, null, ct) is { } match ? PickOf(match) : null;
        if (text.Contains(' ', StringComparison.Ordinal))
            return null;
        var found = (await _items.FindAsync(text, null, ct)).FirstOrDefault(i =>
            Same(i.Sku, text) || Same(i.PartNumber, text)
        );
        return found is null ? null : PickOf(found);
    }

    private static bool Same(string? code, string text) => text.Equals(code, StringComparison.OrdinalIgnoreCase);

    private static LinePick PickOf(ItemMatch item) =>
        new(
            item.Id.ToString(CultureInfo.InvariantCulture),
            item.Name,
            Sub: item.Sku,
            Note: Show.Rupees(item.OfferPrice)
        )
        {
            Of = (item, LineChoices.Of(item, 0).Line),
        };

    /// <summary>What a line is beside its cells.</summary>
    /// <param name="Price">Of the item today, rupees before tax.</param>
    internal sealed record ItemOfLine(long Id, string Sku, decimal Price, bool IsGone);
}
