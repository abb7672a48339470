namespace Battwheels.Core.Service.Sublets;

/// <param name="AgreedCost">Rupees before tax for all of it.</param>
/// <param name="DueOn">The day it is to be back.</param>
public sealed record OrderSublet(long JobLineId, long VendorId, string Work, decimal AgreedCost, DateOnly DueOn);

/// <param name="HandedOver">What goes out of the house, with its serial.</param>
public sealed record SendSublet(long SubletOrderId, int Version, string HandedOver);

/// <param name="Note">How it came back.</param>
public sealed record AcceptSublet(long SubletOrderId, int Version, string? Note = null);

/// <param name="DueOn">The new day it is to be back.</param>
public sealed record SendSubletAgain(long SubletOrderId, int Version, string Reason, DateOnly DueOn);

public sealed record PostponeSublet(long SubletOrderId, int Version, DateOnly DueOn, string Reason);

public sealed record CancelSublet(long SubletOrderId, int Version, string Reason);

/// <summary>The vendor's bill.</summary>
/// <param name="Number">As the vendor writes it.</param>
/// <param name="Taxable">Rupees before tax.</param>
/// <param name="RatePercent">Combined rate of GST; 0 where none is charged.</param>
/// <param name="Total">As printed, where the vendor rounds; null: exactly amount and tax.</param>
/// <param name="Reason">Why it is accepted, where it is 10 % or more above what was agreed.</param>
public sealed record BillSublet(
    long SubletOrderId,
    int Version,
    string Number,
    DateOnly Date,
    decimal Taxable,
    decimal RatePercent,
    decimal? Total = null,
    string? Reason = null
);

public sealed record ReverseSubletBill(long SubletOrderId, int Version, string Reason);
