using Battwheels.Core.Common;

namespace Battwheels.Core.Crm;

public enum ContactKind
{
    Person,
    Business,
}

/// <summary>How GST sees a customer or supplier.</summary>
public enum GstTreatment
{
    /// <summary>In India, without a GSTIN.</summary>
    Unregistered,
    Registered,
    Composition,

    /// <summary>In a special economic zone: every supply to it is inter-State.</summary>
    Sez,

    /// <summary>Abroad, without a GSTIN.</summary>
    Overseas,
}

/// <summary>A person or business the workshop deals with; its id is the party of the ledger.</summary>
public sealed class Contact : TenantEntity, IVersioned, ICustomer
{
    public required ContactKind Kind { get; set; }

    [Personal]
    public required string Name { get; set; }

    /// <summary>The name as lists sort it: small letters, one blank between words.</summary>
    [Personal]
    [SearchKey]
    public string SortName { get; internal set; } = "";

    /// <summary>As printed: +919876543210, or what was typed when it is no number we know.</summary>
    [Personal]
    public string? Phone { get; set; }

    /// <summary>The mobile number others are compared with; null for landlines and unknown forms.</summary>
    [Personal]
    public string? PhoneKey { get; internal set; }

    [Personal]
    public string? Email { get; set; }

    public GstTreatment GstTreatment { get; set; }

    [Personal]
    public string? Gstin { get; set; }

    [Personal]
    public string? Pan { get; set; }

    [Personal]
    public string AddressLine1 { get; set; } = "";

    [Personal]
    public string? AddressLine2 { get; set; }

    [Personal]
    public string City { get; set; } = "";

    [Personal]
    public string PinCode { get; set; } = "";

    /// <summary>GST state code of the address; empty when unknown.</summary>
    public string StateCode { get; set; } = "";

    public bool IsCustomer { get; set; } = true;

    public bool IsVendor { get; set; }

    /// <summary>Rupees the customer may owe at delivery; 0 means pay before delivery.</summary>
    public decimal CreditLimit { get; set; }

    [Personal]
    public string? Notes { get; set; }

    /// <summary>Why this was saved although another contact looks the same.</summary>
    [Personal]
    public string? DuplicateReason { get; set; }

    /// <summary>Not offered any more; history keeps it.</summary>
    public bool IsArchived { get; set; }

    /// <summary>Who this one is since they were found to be the same; it is archived then, and its address leads there.</summary>
    public long? MergedIntoId { get; internal set; }

    public required DateTime CreatedAtUtc { get; init; }

    public int Version { get; private set; }
}
