using Battwheels.Core.Common;

namespace Battwheels.Core.Crm.Warranty;

public static class WarrantyErrors
{
    public static readonly Error LimitMissing = new(
        "WARRANTY_LIMIT_MISSING",
        "A promise needs a limit. Enter months, kilometres, or both.",
        nameof(NewCover.Months)
    );

    public static readonly Error MonthsInvalid = new(
        "WARRANTY_MONTHS_INVALID",
        "A promise lasts 1 to 240 months. Correct it.",
        nameof(NewCover.Months)
    );

    public static readonly Error KmInvalid = new(
        "WARRANTY_KM_INVALID",
        "A promise reaches 1 to 10,00,000 km. Correct it.",
        nameof(NewCover.Km)
    );

    public static readonly Error FloorInvalid = new(
        "WARRANTY_FLOOR_INVALID",
        "The promised state of health lies between 1 and 100 percent, and belongs to a battery. Correct it.",
        nameof(NewCover.SohFloorPercent)
    );

    public static readonly Error DescriptionMissing = new(
        "WARRANTY_DESCRIPTION_MISSING",
        "Say which part or repair this is about.",
        nameof(NewCover.Description)
    );

    public static readonly Error MakeMissing = new(
        "WARRANTY_MAKE_MISSING",
        "A model belongs to a make. Enter the make too.",
        nameof(NewTerms.Make)
    );

    public static readonly Error TermsExist = new(
        "WARRANTY_TERMS_EXIST",
        "These terms are on record already. Remove that row first, then add it with other limits.",
        nameof(NewTerms.Subject)
    );

    public static readonly Error Voided = new(
        "WARRANTY_VOIDED",
        "This promise has lost its effect already. Reload to see since when."
    );
}
