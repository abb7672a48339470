using System.Globalization;
using Battwheels.Core.Service.Estimates;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Service.Estimates;

/// <summary>How estimates look and what their choices are called.</summary>
internal static class EstimateMarks
{
    public static IReadOnlyList<Choice<string>> States =>
        [
            .. Enum.GetValues<EstimateState>()
                .Where(s => s is not EstimateState.Converted)
                .Select(s => new Choice<string>(s.ToString(), Status.Words(s))),
        ];

    public static MarkupString Of(EstimateState state) => Status.Mark(ToneOf(state), Status.Words(state));

    public static MarkupString Of(LinkState state) =>
        Status.Mark(state is LinkState.Open ? Tone.Active : Tone.Neutral, Status.Words(state));

    public static Tone ToneOf(EstimateState state) =>
        state switch
        {
            EstimateState.Draft or EstimateState.Void => Tone.Neutral,
            EstimateState.Submitted or EstimateState.Cleared => Tone.Active,
            EstimateState.Sent or EstimateState.Viewed => Tone.Waiting,
            EstimateState.Approved or EstimateState.Converted => Tone.Done,
            EstimateState.PartiallyApproved => Tone.Attention,
            EstimateState.Declined or EstimateState.Expired => Tone.Problem,
        };

    public static string Of(DecisionMethod method) =>
        method switch
        {
            DecisionMethod.PortalLink => T("By the link, on the customer's phone"),
            DecisionMethod.PortalOtp => T("By the link, with a code sent to the customer's mobile"),
            DecisionMethod.PortalSession => T("In the portal, signed in with a code"),
            DecisionMethod.TabletSignature => T("Signature on the workshop's tablet"),
            DecisionMethod.PhoneRecorded => T("Recorded call"),
            DecisionMethod.PaperUpload => T("On paper"),
            DecisionMethod.IntakeLimit => T("Within the limit signed at intake"),
        };

    /// <summary>What a draft still lacks, and what whoever sends it should know.</summary>
    public static IReadOnlyList<(bool IsOpen, string Text)> Gates(EstimateView estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        List<(bool, string)> gates = [.. estimate.Missing.Select(m => (true, m.Message))];
        if (gates.Count == 0)
            gates.Add((false, T("All lines have price and HSN or SAC")));
        if (estimate.Shortages.Count > 0)
            gates.Add((true, Short(estimate.Shortages.Count)));
        if (estimate is { MarginFloor: { } floor, ThinLines: { Count: > 0 } thin })
            gates.Add(
                (
                    true,
                    T($"Margin below {Plain(floor)} %: line {string.Join(", ", thin.Take(8).Select(n => Plain(n)))}")
                )
            );
        if (estimate.NeedsMoreThanLink)
            gates.Add(
                (
                    true,
                    T(
                        $"Above {Show.Rupees(estimate.LinkLimit)}: a code to the customer's mobile, a signature or a recorded call approves it all"
                    )
                )
            );
        return gates;
    }

    private static string Short(int parts) =>
        parts == 1 ? T("1 part is not here in full") : T($"{Show.Number(parts)} parts are not here in full");

    /// <summary>As it stands in an input: no grouping, no needless zeros.</summary>
    public static string Plain(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    public static IReadOnlyList<SideFacts.Fact> Facts(OfferTotals totals, OfferTerms terms, decimal? rate)
    {
        ArgumentNullException.ThrowIfNull(totals);
        List<SideFacts.Fact> facts = [new("Gross", Show.Amount(totals.Gross))];
        if (totals.Discount != 0m)
            facts.Add(new("Discount", Show.Amount(-totals.Discount)));
        facts.Add(new("Taxable value", Show.Amount(totals.Taxable)));
        if (terms is { ChargesTax: true, Kind: Core.Gst.SupplyKind.InterState })
            facts.Add(new(Named("IGST", rate), Show.Amount(totals.Igst)));
        else if (terms.ChargesTax)
        {
            facts.Add(new(Named("CGST", rate / 2), Show.Amount(totals.Cgst)));
            facts.Add(new(Named("SGST", rate / 2), Show.Amount(totals.StateTax)));
        }

        if (totals.RoundOff != 0m)
            facts.Add(new("Round-off", Show.Amount(totals.RoundOff)));
        return facts;
    }

    public static IReadOnlyList<SideFacts.Fact> Facts(OfferMargin margin, decimal? floor)
    {
        ArgumentNullException.ThrowIfNull(margin);
        List<SideFacts.Fact> facts =
        [
            new("Of taxable value", $"{Show.Number(margin.Percent)} %"),
            new("Amount", Show.Rupees(margin.Amount)),
        ];
        if (floor is { } asked)
            facts.Add(new("Approval is asked below", $"{Plain(asked)} %"));
        facts.Add(new("Lines without cost", Show.Number(margin.WithoutCost)));
        return facts;
    }

    private static string Named(string tax, decimal? rate) => rate is { } one ? $"{tax} {Plain(one)} %" : tax;
}
