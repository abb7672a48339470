using System.Web;
using Battwheels.Core.Billing;
using Battwheels.Web.Common;

namespace Battwheels.Web.Billing;

/// <summary>Filters of the lists as they stand in the address; pages and downloads read them alike.</summary>
public sealed record InvoiceListAddress(
    string? Q,
    string? Show,
    string? Contact,
    string? From,
    string? To,
    string? Sort = null
)
{
    /// <param name="query">Of a saved view, without question mark.</param>
    public static InvoiceFilter Of(string query)
    {
        var value = HttpUtility.ParseQueryString(query);
        return new InvoiceListAddress(value["q"], value["show"], value["contact"], value["from"], value["to"]).Filter();
    }

    public InvoiceFilter Filter(string? after = null) =>
        new(
            AddressText.Text(Q),
            AddressText.Member<InvoiceSelection>(Show),
            AddressText.Id(Contact),
            after,
            From: AddressText.Date(From),
            To: AddressText.Date(To),
            Sort: Core.Common.Sort.Read(Sort)
        );
}

/// <summary>The same for payments.</summary>
public sealed record PaymentListAddress(
    string? Q,
    string? Mode,
    string? Contact,
    string? From,
    string? To,
    string? Sort = null
)
{
    public ReceiptFilter Filter(string? after = null) =>
        new(
            AddressText.Text(Q),
            AddressText.Member<PaymentMode>(Mode),
            after,
            ContactId: AddressText.Id(Contact),
            From: AddressText.Date(From),
            To: AddressText.Date(To),
            Sort: Core.Common.Sort.Read(Sort)
        );
}
