using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Declined;

internal static class DeclinedErrors
{
    public static readonly Error Settled = new(
        "DECLINED_SETTLED",
        "It is on an estimate already, approved or not wanted. Look at the vehicle's estimates."
    );

    public static readonly Error OutcomeInvalid = new(
        "OUTCOME_INVALID",
        "Approved and taken up follow from estimates. Choose called, booked or not wanted.",
        "State"
    );

    public static readonly Error OtherVehicle = new(
        "OTHER_VEHICLE",
        "It was declined for another vehicle. Open a visit of that vehicle."
    );
}
