using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Amc;

/// <summary>Which entitlement of a contract pays a line.</summary>
internal static class AmcChoice
{
    /// <summary>What a contract can cover at all: parts have its discount.</summary>
    public static bool IsService(JobLine line) =>
        line.Kind is JobLineKind.Labour or JobLineKind.Fee or JobLineKind.Sublet;

    /// <summary>The one asked for, else the first that fits and has something left; one for its very service goes first.</summary>
    /// <param name="planned">Other lines of the visit that are to be taken and were not yet.</param>
    public static Result<AmcEntitlement> Of(
        AmcLedger ledger,
        JobLine line,
        long vehicleId,
        DateOnly day,
        long? wanted,
        IReadOnlyList<long>? planned = null
    )
    {
        if (!IsService(line))
            return AmcErrors.LineNotService;
        AmcEntitlement[] fitting =
        [
            .. ledger
                .Contract.Entitlements.Where(e => Fits(e, line))
                .OrderBy(e => e.Kind is AmcBenefitKind.Service ? 0 : 1)
                .ThenBy(e => e.Position),
        ];
        var asked = wanted is { } id ? Array.Find(fitting, e => e.Id == id) : null;
        if (fitting.Length == 0)
            return AmcErrors.NotInPlan;
        var free = (asked is null ? fitting : [asked, .. fitting.Where(e => e != asked)]).FirstOrDefault(e =>
            Left(ledger, e, vehicleId, day, planned) is null or > 0
        );
        return free is null
            ? AmcErrors.Exhausted($"{ledger.Contract.PlanName} ({ledger.Contract.Number})", (asked ?? fitting[0]).Name)
            : free;
    }

    /// <summary>Null: without limit.</summary>
    public static int? Left(
        AmcLedger ledger,
        AmcEntitlement entitlement,
        long vehicleId,
        DateOnly day,
        IReadOnlyList<long>? planned
    ) => ledger.Of(entitlement, vehicleId, day).Left - (planned ?? []).Count(id => id == entitlement.Id);

    private static bool Fits(AmcEntitlement entitlement, JobLine line) =>
        entitlement.Kind switch
        {
            AmcBenefitKind.Labour => true,
            AmcBenefitKind.Service => entitlement.ItemId == line.ItemId,
            AmcBenefitKind.PartsDiscount => false,
        };
}
