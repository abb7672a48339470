namespace Battwheels.Core.Service.Tickets;

public static class TicketPermissions
{
    public const string Read = "tickets:read";
    public const string Create = "tickets:create";
    public const string Update = "tickets:update";
    public const string Assign = "tickets:assign";
    public const string Priority = "tickets:priority";
    public const string Override = "tickets:override";
    public const string Deliver = "tickets:deliver";
    public const string Close = "tickets:close";
    public const string Reopen = "tickets:reopen";
    public const string Cancel = "tickets:cancel";

    /// <summary>Lists as files.</summary>
    public const string Export = "reports:read";

    /// <summary>Held by the job that closes what was delivered a week ago.</summary>
    public const string SystemAutoClose = "system:tickets:autoclose";

    /// <summary>Held by whatever notices that all parts of a waiting ticket are there.</summary>
    public const string SystemPartsReady = "system:tickets:parts";

    /// <summary>Held by whatever sends a visit back to billing when its invoice was cancelled.</summary>
    public const string SystemInvoiceReversed = "system:tickets:invoice";
    public const string SystemMemberLeft = "system:tickets:member-left";
}
