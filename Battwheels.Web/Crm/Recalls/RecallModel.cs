using Battwheels.Core.Crm.Recalls;

namespace Battwheels.Web.Crm.Recalls;

/// <summary>What is typed into the form of a recall.</summary>
public sealed class RecallModel
{
    public string? Reference { get; set; }

    public string? Title { get; set; }

    public string? Remedy { get; set; }

    public string? Make { get; set; }

    public string? Model { get; set; }

    public decimal? YearFrom { get; set; }

    public decimal? YearTo { get; set; }

    public bool IsSafety { get; set; }

    public DateOnly? PublishedOn { get; set; }

    public string? Vins { get; set; }

    public static RecallModel Of(RecallView view) =>
        new()
        {
            Reference = view.Row.Reference,
            Title = view.Row.Title,
            Remedy = view.Remedy,
            Make = view.Row.Make,
            Model = view.Row.Model,
            YearFrom = view.Row.YearFrom,
            YearTo = view.Row.YearTo,
            IsSafety = view.Row.IsSafety,
            PublishedOn = view.Row.PublishedOn,
            Vins = string.Join('\n', view.Vins),
        };

    public RecallInput ToInput() =>
        new(
            Reference ?? "",
            Title ?? "",
            Remedy ?? "",
            Make ?? "",
            Model,
            (int?)YearFrom,
            (int?)YearTo,
            IsSafety,
            PublishedOn,
            Vins
        );
}
