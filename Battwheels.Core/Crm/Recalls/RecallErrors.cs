using Battwheels.Core.Common;

namespace Battwheels.Core.Crm.Recalls;

public static class RecallErrors
{
    public static readonly Error YearsCrossed = new(
        "RECALL_YEARS_CROSSED",
        "The first year lies after the last one. Correct one of them.",
        nameof(RecallInput.YearFrom)
    );

    public static readonly Error YearInvalid = new(
        "RECALL_YEAR_INVALID",
        "A year of manufacture lies between 1990 and 2100. Correct it.",
        nameof(RecallInput.YearFrom)
    );

    public static readonly Error TooManyVins = new(
        "RECALL_TOO_MANY_VINS",
        $"A recall takes at most {IndianText.Number(RecallRules.MostVins)} VINs here. Leave out those that were never yours.",
        nameof(RecallInput.Vins)
    );

    public static readonly Error TooManyOpen = new(
        "RECALL_TOO_MANY_OPEN",
        $"{RecallReading.MostOpen} recalls are open already. Close those that are over, then add this one."
    );

    public static readonly Error NotMeant = new(
        "RECALL_NOT_MEANT",
        "This recall does not mean this vehicle. Correct the vehicle's model, year or VIN if they are wrong."
    );

    public static readonly Error IsClosed = new("RECALL_CLOSED", "This recall is closed. Open it again first.");

    public static Error Exists(string reference) =>
        new(
            "RECALL_EXISTS",
            $"The recall {reference} is already on record. Open it instead of adding it again.",
            nameof(RecallInput.Reference)
        );

    public static Error VinInvalid(string vin) =>
        new(
            "RECALL_VIN_INVALID",
            $"{vin} is no VIN: 17 letters and digits, without I, O and Q. Correct it in the list.",
            nameof(RecallInput.Vins)
        );
}
