using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Battwheels.Core.Billing;
using Battwheels.Tests.Architecture;
using Battwheels.Web.Accounting;
using Battwheels.Web.Billing;
using Battwheels.Web.Crm;
using Bunit;
using Microsoft.AspNetCore.Components;
using Spoken = Battwheels.Core.Common.Language;

namespace Battwheels.Tests.Billing;

/// <summary>
/// A dozen main pages in the language that marks every translated text: what stays plain was never handed to T, or is data,
/// a code or a number. What may stay plain is reviewed in pseudo-plain.golden.txt.
/// </summary>
[Trait("Category", "Component")]
public sealed partial class PseudoPagesTests : BillingPageBase
{
    private readonly SortedSet<string> _plain = new(StringComparer.Ordinal);

    [Fact]
    public async Task Pages_InThePseudoLanguage_SayNothingElse()
    {
        await SignInAsync(Accounts);
        var customer = await Db.FleetAsync();
        var invoice = await Db.IssuedAsync(customer, Sales.Labour(1_250.00m), Sales.Part(2_499.50m));
        var receipt = await Db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 50m, InvoiceId: invoice));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Spoken.Pseudo);

        Read<InvoicesPage>();
        Read<InvoicePage>(p => p.Add(x => x.Id, invoice));
        Read<PaymentsPage>();
        Read<PaymentPage>(p => p.Add(x => x.Id, receipt));
        Read<NewPaymentPage>();
        Read<ContactPage>(p => p.Add(x => x.Id, customer));
        Read<JournalsPage>();
        Read<NewJournalPage>();
        Read<PeriodsPage>();
        Read<TrialBalancePage>();
        Read<ProfitLossPage>();
        Read<BalanceSheetPage>();

        Faults.None(_plain.Except(await Golden.ReadAsync("pseudo-plain")));
    }

    private void Read<TPage>(Action<ComponentParameterCollectionBuilder<TPage>>? with = null)
        where TPage : IComponent
    {
        var page = Render<TPage>(with ?? (_ => { }));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skel, .answer")));
        foreach (var node in page.Nodes)
            Note(node);
        Assert.Contains("~", page.Markup, StringComparison.Ordinal);
    }

    /// <summary>Texts of the reader's eyes: no icons, no scripts; attributes that are read aloud or shown.</summary>
    private void Note(INode node)
    {
        if (node is IText text)
            Note(text.Data);
        if (node is IElement element)
        {
            if (element.LocalName is "svg" or "script" or "style" or "template")
                return;
            foreach (var name in (string[])["aria-label", "title", "placeholder", "alt"])
                Note(element.GetAttribute(name) ?? "");
        }

        foreach (var child in node.ChildNodes)
            Note(child);
    }

    /// <summary>Only words count; a translated text stands in brackets.</summary>
    private void Note(string text)
    {
        var said = Numbers().Replace(Blanks().Replace(text, " ").Trim(), "#");
        if (!said.Contains('[', StringComparison.Ordinal) && Words().IsMatch(said))
            _plain.Add(said);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[0-9][0-9,./:-]*")]
    private static partial Regex Numbers();

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex Words();
}
