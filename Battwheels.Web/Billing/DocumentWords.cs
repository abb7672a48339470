using Battwheels.Core.Billing;
using Battwheels.Core.Common;

namespace Battwheels.Web.Billing;

/// <summary>What the page behind a document link says, in English and in Hindi.</summary>
public sealed class DocumentWords
{
    private readonly bool _hindi;

    private DocumentWords(bool hindi) => _hindi = hindi;

    public static DocumentWords Of(string? language) => new(language == "hi");

    public bool IsHindi => _hindi;

    public string Language => _hindi ? "hi" : "en-IN";

    public string Title(LinkedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Invoice is { } invoice
            ? T($"Invoice {invoice.Invoice.Number}", $"बिल {invoice.Invoice.Number}")
            : T($"Receipt {document.Receipt?.Receipt.Number}", $"रसीद {document.Receipt?.Receipt.Number}");
    }

    public string Of(DateOnly date) => T($"of {Day(date)}", $"तारीख़ {Day(date)}");

    public string For => T("For", "किसके लिए");
    public string Vehicle => T("Vehicle", "गाड़ी");
    public string Lines => T("What was done", "क्या किया गया");
    public string Amount => T("Amount", "रकम");
    public string Tax => T("GST", "GST");
    public string RoundOff => T("Round-off", "पूरे रुपये तक");
    public string Total => T("Total", "कुल");
    public string Received => T("Received", "मिला");
    public string ToPay => T("To pay", "बाकी");
    public string Paid => T("Paid in full. Thank you.", "पूरा भुगतान हो गया। धन्यवाद।");

    public string WasDue(DateOnly date) => T($"Payment was due on {Day(date)}.", $"भुगतान की तारीख़ {Day(date)} थी।");

    public string DueBy(DateOnly date) => T($"Please pay by {Day(date)}.", $"कृपया {Day(date)} तक भुगतान करें।");

    public string PaidInvoices => T("It paid", "किसके लिए दिया");
    public string Advance => T("Kept as advance", "अग्रिम");
    public string Cancelled =>
        T("This invoice was cancelled. Nothing is to be paid.", "यह बिल रद्द है। कुछ भुगतान नहीं करना है।");
    public string TakenBack => T("This receipt was taken back.", "यह रसीद वापस ले ली गई है।");
    public string OpenPdf => T("Open as PDF", "PDF खोलें");
    public string PayByUpi => T("Pay in a UPI app", "UPI ऐप से भुगतान करें");

    public string Call(string phone) => T($"Call {phone}", $"{phone} पर कॉल करें");

    public string NothingTitle => T("This link opens nothing", "यह लिंक नहीं खुलता");

    public string NothingText =>
        T(
            "It may have expired, or not all of the address was copied. Ask the workshop that sent it for a new one.",
            "हो सकता है इसका समय ख़त्म हो गया हो, या पूरा पता कॉपी न हुआ हो। जिस वर्कशॉप ने भेजा उससे नया लिंक माँगें।"
        );

    /// <summary>In the language of the page, whatever the browser's is.</summary>
    private string Day(DateOnly date) =>
        _hindi ? date.ToString("dd MMM yyyy", SpokenDates.Hindi) : IndianText.Date(date);

    private string T(string english, string hindi) => _hindi ? hindi : english;
}
