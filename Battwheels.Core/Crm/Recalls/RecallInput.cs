using Battwheels.Core.Common;

namespace Battwheels.Core.Crm.Recalls;

/// <summary>What a person enters about a recall.</summary>
/// <param name="Model">Beginning of the model; empty for every model of the make.</param>
/// <param name="Vins">One on each line, or with commas between; empty: make, model and years decide.</param>
public sealed record RecallInput(
    string Reference,
    string Title,
    string Remedy,
    string Make,
    string? Model = null,
    int? YearFrom = null,
    int? YearTo = null,
    bool IsSafety = false,
    DateOnly? PublishedOn = null,
    string? Vins = null
);

public sealed record UpdateRecall(long Id, int Version, RecallInput Input);

/// <param name="State">Null: it is due again.</param>
/// <param name="TicketId">The visit it was done at.</param>
public sealed record MarkRecall(
    long RecallId,
    long VehicleId,
    RecallState? State,
    string? Note = null,
    long? TicketId = null
);

/// <summary>What a recall must be like, and how what was typed is stored.</summary>
internal static class RecallRules
{
    public const int MostVins = 5_000;
    public const int LongestNote = 400;

    public static IReadOnlyList<string> Vins(string? text) =>
        [
            .. (text ?? "")
                .Split([',', ';', '\n', '\r', '\t'])
                .Select(Crm.Vins.Normalize)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];

    public static Error? Refusal(RecallInput input)
    {
        var vins = Vins(input.Vins);
        return Error.Of(
            Missing(nameof(input.Reference), input.Reference, "The maker's number"),
            Missing(nameof(input.Title), input.Title, "What it is about"),
            Missing(nameof(input.Remedy), input.Remedy, "What is to be done"),
            Missing(nameof(input.Make), input.Make, "Make"),
            CommonErrors.TooLong(nameof(input.Reference), input.Reference, 60),
            CommonErrors.TooLong(nameof(input.Title), input.Title, 160),
            CommonErrors.TooLong(nameof(input.Remedy), input.Remedy, 2_000),
            CommonErrors.TooLong(nameof(input.Make), input.Make, 80),
            CommonErrors.TooLong(nameof(input.Model), input.Model, 80),
            input.YearFrom is < 1990 or > 2100 || input.YearTo is < 1990 or > 2100 ? RecallErrors.YearInvalid : null,
            input.YearFrom > input.YearTo ? RecallErrors.YearsCrossed : null,
            vins.Count > MostVins ? RecallErrors.TooManyVins : null,
            vins.FirstOrDefault(v => Crm.Vins.Check(v) is not null) is { } bad ? RecallErrors.VinInvalid(bad) : null
        );
    }

    public static void Apply(Recall recall, RecallInput input, DateOnly today)
    {
        (recall.Reference, recall.Title, recall.Remedy) = (
            input.Reference.Trim(),
            input.Title.Trim(),
            input.Remedy.Trim()
        );
        (recall.Make, recall.Model) = (input.Make.Trim(), Text(input.Model));
        (recall.YearFrom, recall.YearTo, recall.IsSafety) = (input.YearFrom, input.YearTo, input.IsSafety);
        recall.PublishedOn = input.PublishedOn ?? today;
        recall.ModelKey = KeyOf(input);
    }

    public static string KeyOf(RecallInput input) => VehicleNames.ModelKey(input.Make, input.Model ?? "");

    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Error? Missing(string field, string? text, Phrase label) =>
        string.IsNullOrWhiteSpace(text) ? CommonErrors.Required(field, label) : null;
}
