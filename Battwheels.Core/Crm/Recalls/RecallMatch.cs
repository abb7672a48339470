namespace Battwheels.Core.Crm.Recalls;

/// <summary>Which vehicles a recall means.</summary>
/// <param name="ModelKey">Beginning of <see cref="Vehicle.ModelKey"/>.</param>
public sealed record RecallScope(string ModelKey, int? YearFrom, int? YearTo, bool ByVin)
{
    /// <summary>
    /// Make and model have to fit. A year or a VIN nobody wrote down leaves the vehicle in: for a recall the unknown is asked
    /// about, never passed over.
    /// </summary>
    /// <param name="year">Of manufacture; null when unknown.</param>
    /// <param name="vin">Null when unknown.</param>
    /// <param name="isListed">Whether that VIN is on the recall's list.</param>
    public RecallVerdict Of(string modelKey, int? year, string? vin, bool isListed)
    {
        ArgumentNullException.ThrowIfNull(modelKey);
        if (!modelKey.StartsWith(ModelKey, StringComparison.Ordinal) || year < YearFrom || year > YearTo)
            return RecallVerdict.NotMeant;
        return ByVin && vin is not null && !isListed ? RecallVerdict.NotMeant : OfFitting(year, vin is not null);
    }

    /// <summary>Of a vehicle that was not left out: meant, or what has to be asked first.</summary>
    public RecallVerdict OfFitting(int? year, bool hasVin)
    {
        if (ByVin)
            return hasVin ? RecallVerdict.Meant : RecallVerdict.VinMissing;
        return year is null && (YearFrom ?? YearTo) is not null ? RecallVerdict.YearMissing : RecallVerdict.Meant;
    }
}

public enum RecallVerdict
{
    NotMeant,
    Meant,

    /// <summary>May be meant: the recall has years and the vehicle has none.</summary>
    YearMissing,

    /// <summary>May be meant: the recall has a list of VINs and the vehicle has none.</summary>
    VinMissing,
}
