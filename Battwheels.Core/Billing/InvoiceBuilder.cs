using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Gst;

namespace Battwheels.Core.Billing;

/// <summary>Writes down what an invoice says, once and for all.</summary>
internal static class InvoiceBuilder
{
    public static Invoice Build(
        IReadUnit unit,
        InvoiceDraft draft,
        InvoiceParties parties,
        PlaceOfSupplyDecision place,
        DocumentAmounts amounts,
        InvoiceKind kind,
        InvoiceNumber number
    )
    {
        var (profile, _, customer) = parties;
        Invoice invoice = new()
        {
            Number = number.Text,
            Series = number.Series,
            FyLabel = number.FyLabel,
            Sequence = number.Sequence,
            Kind = kind,
            Date = unit.Today,
            DueDate = draft.DueDate ?? unit.Today.AddDays(customer.CreditLimit > 0m ? profile.CreditDays : 0),
            BranchId = draft.BranchId,
            ContactId = customer.Id,
            SupplierName = profile.LegalName,
            SupplierTradeName = profile.TradeName == profile.LegalName ? null : profile.TradeName,
            SupplierAddress = parties.SupplierAddress,
            SupplierStateCode = parties.SupplierStateCode,
            SupplierGstin = parties.SupplierGstin,
            IsComposition = parties.Registration.IsComposition,
            SupplierPhone = profile.Phone,
            SupplierEmail = profile.Email,
            CustomerName = customer.Name,
            CustomerSortName = Names.SortKey(customer.Name),
            CustomerAddress = parties.CustomerAddress,
            CustomerStateCode = customer.StateCode,
            CustomerGstin = customer.Gstin,
            CustomerTreatment = customer.GstTreatment,
            CustomerPhone = customer.Phone,
            PlaceOfSupply = place.StateCode,
            PlaceOfSupplyRule = place.Rule,
            SupplyKind = place.Kind,
            IsUnionTerritory = GstStates.Find(place.StateCode) is { IsUnionTerritory: true },
            ReceivableRole = draft.ReceivableRole,
            TicketId = draft.TicketId,
            JobCardId = draft.JobCardId,
            VehicleId = draft.VehicleId,
            VehicleText = draft.VehicleText,
            VehicleKey = draft.VehicleText is { } vehicle ? VehicleKey(vehicle) : null,
            Reference = draft.Reference,
            Notes = draft.Notes,
            Gross = amounts.Gross,
            Discount = amounts.Discount,
            Taxable = amounts.Taxable,
            Cgst = amounts.Tax.Cgst,
            StateTax = amounts.Tax.StateTax,
            Igst = amounts.Tax.Igst,
            RoundOff = amounts.RoundOff,
            Total = amounts.Total,
            IssuedAtUtc = unit.Now,
            IssuedByMembershipId = unit.Actor.MembershipId,
            IssuedByName = unit.Actor.Name,
        };
        for (var i = 0; i < draft.Lines.Count; i++)
            invoice.Add(Line(draft.Lines[i], amounts.Lines[i], i + 1, kind));
        return invoice;
    }

    public static string VehicleKey(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    private static InvoiceLine Line(InvoiceDraftLine line, LineAmounts amounts, int lineNo, InvoiceKind kind) =>
        new()
        {
            LineNo = lineNo,
            Description = line.Description.Trim(),
            IsService = line.IsService,
            HsnSac = (line.HsnSac ?? "").Trim(),
            Uom = line.Uom,
            Quantity = line.Quantity,
            UnitPrice = line.UnitPrice,
            Gross = amounts.Gross,
            Discount = amounts.Discount,
            Taxable = amounts.Taxable,
            RatePercent = kind is InvoiceKind.TaxInvoice ? line.RatePercent : 0m,
            Cgst = amounts.Tax.Cgst,
            StateTax = amounts.Tax.StateTax,
            Igst = amounts.Tax.Igst,
            IncomeRole = line.IncomeRole,
            ItemId = line.ItemId,
        };
}
