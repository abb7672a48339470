using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Web.Common;

namespace Battwheels.Web.Service.Estimates;

/// <summary>What the customer's page says, in English and in Hindi.</summary>
public sealed class OfferWords
{
    private readonly bool _hindi;

    private OfferWords(bool hindi) => _hindi = hindi;

    public static OfferWords Of(string? language) => new(language == "hi");

    public bool IsHindi => _hindi;

    public string Language => _hindi ? "hi" : "en-IN";

    public string Title(string vehicle) => T($"Estimate for {vehicle}", $"{vehicle} का एस्टिमेट");

    public string Version(string number, int version) => $"{number} · {T("version", "संस्करण")} {version}";

    public string ValidTill(DateOnly date) => T($"Valid till {IndianText.Date(date)}", $"{HindiDate(date)} तक मान्य");

    /// <summary>2.5 hours, 1 piece; units that customers do not say in words stay as they are.</summary>
    public string Quantity(decimal quantity, string uom) =>
        uom switch
        {
            "HRS" => T(quantity == 1m ? "1 hour" : $"{Show.Number(quantity)} hours", $"{Show.Number(quantity)} घंटे"),
            "NOS" => T(quantity == 1m ? "1 piece" : $"{Show.Number(quantity)} pieces", $"{Show.Number(quantity)} नग"),
            _ => $"{Show.Number(quantity)} {uom}",
        };

    public string Photos => T("Photos of the work", "काम की फ़ोटो");

    public string AllPhotos(int count) => T($"All {count} photos", $"सभी {count} फ़ोटो");

    public string SafetyCritical => T("Safety-critical", "सुरक्षा के लिए ज़रूरी");
    public string Optional => T("Optional", "वैकल्पिक");
    public string Approve => T("Approve", "मंज़ूर");
    public string Decline => T("Decline", "नहीं");
    public string Approved => T("Approved", "मंज़ूर");
    public string Declined => T("Declined", "मना किया");
    public string ApproveAll => T("Approve all", "सब मंज़ूर");
    public string NotSafe => T("Not safe to ride with this fault", "इस ख़राबी के साथ चलाना सुरक्षित नहीं");

    public string Understood =>
        T(
            "I understand that this repair is needed for safety, and I ride at my own risk.",
            "मैं समझता/समझती हूँ कि यह मरम्मत सुरक्षा के लिए ज़रूरी है और जोखिम मेरा है।"
        );

    public string ChooseOne => T("Choose one.", "एक चुनें।");
    public string ChooseOneOrNone => T("Choose one, or none.", "एक चुनें, या कोई नहीं।");
    public string Recommended => T("Recommended", "हमारी सलाह");
    public string NoneOfThese => T("None of these", "इनमें से कोई नहीं");
    public string OtherOption => T("Another option chosen", "दूसरा विकल्प चुना");
    public string DeclineAll => T("Decline everything", "सब मना करें");

    public string TotalRecommended => T("Total with the recommended options", "सलाह वाले विकल्पों के साथ कुल");

    public string BeforeTax => T("Approved, before tax", "मंज़ूर, टैक्स से पहले");
    public string RoundOff => T("Round-off", "पूरे रुपये तक");
    public string YouApprove => T("You approve", "आपकी मंज़ूरी");
    public string WithGst => T("Prices above include GST.", "ऊपर की क़ीमतों में GST शामिल है।");
    public string Total => T("Total", "कुल");
    public string Continue => T("Continue", "आगे बढ़ें");
    public string Back => T("Change my choice", "अपना चुनाव बदलें");
    public string Check => T("Check and confirm", "जाँचें और पक्का करें");
    public string Name => T("Your name", "आपका नाम");
    public string Remark => T("Remark for the workshop, if there is one", "वर्कशॉप के लिए कोई बात, अगर हो");

    public string Counted(int approved, int declined) =>
        T($"{approved} approved, {declined} declined", $"{approved} मंज़ूर, {declined} मना");

    /// <summary>A pattern for the script: {0} approved, {1} declined, {2} open.</summary>
    public string CountPattern => T("{0} approved, {1} declined, {2} open", "{0} मंज़ूर, {1} मना, {2} बाकी");

    public string Confirm(int approved) =>
        approved == 0 ? DeclineAll
        : approved == 1 ? T("Approve 1 item", "1 काम मंज़ूर करें")
        : T($"Approve {approved} items", $"{approved} काम मंज़ूर करें");

    public string Evidence =>
        T(
            "With your answer we keep your name, the time, your network address and browser, and a fingerprint of this text.",
            "आपके जवाब के साथ आपका नाम, समय, नेटवर्क पता, ब्राउज़र और इस लिखित की पहचान रखी जाती है।"
        );

    public string AboveLimit(string limit) =>
        T(
            $"Above {limit} a tap on a link is not enough: the workshop takes your signature at the counter or your word on a recorded call. Here you can approve less, or decline.",
            $"{limit} से ज़्यादा के लिए लिंक पर मंज़ूरी काफ़ी नहीं: वर्कशॉप काउंटर पर आपके दस्तख़त या रिकॉर्ड की गई कॉल पर आपकी बात लेती है। यहाँ आप कम काम मंज़ूर या मना कर सकते हैं।"
        );

    public string CodeWhy(string limit, string tail) =>
        T(
            $"Above {limit} you confirm with a code. We send it to your mobile number on record, ending in {tail}.",
            $"{limit} से ज़्यादा के लिए आप कोड से पक्का करते हैं। कोड आपके दर्ज मोबाइल नंबर पर जाएगा, जिसके आख़िर में {tail} है।"
        );

    public string SignInWhy =>
        T(
            "This company decides through named people. Sign in with your own mobile number to answer; this link only shows the estimate.",
            "इस कंपनी में फ़ैसला तय लोग करते हैं। जवाब देने के लिए अपने मोबाइल नंबर से साइन इन करें; यह लिंक सिर्फ़ एस्टिमेट दिखाता है।"
        );

    public string SignIn => T("Sign in to decide", "साइन इन करके फ़ैसला करें");

    public string DecidesAs(string name) => T($"You decide as {name}.", $"आप {name} के नाम से फ़ैसला कर रहे हैं।");

    public string NeedsSecond(string limit) =>
        T(
            $"This is above your limit of {limit}. Your approval goes to somebody of your company with a higher limit; work begins when they confirm it.",
            $"यह आपकी {limit} की सीमा से ज़्यादा है। आपकी मंज़ूरी आपकी कंपनी में ज़्यादा सीमा वाले व्यक्ति के पास जाएगी; उनके पक्का करने पर काम शुरू होगा।"
        );

    public string SendCode => T("Send me the code", "मुझे कोड भेजें");
    public string SendAgain => T("Send a new code", "नया कोड भेजें");
    public string Code => T("Code of six digits", "छह अंकों का कोड");

    public string CodeSent(string tail) =>
        T(
            $"A code is on its way to the number ending in {tail}. It lasts 10 minutes.",
            $"{tail} पर ख़त्म होने वाले नंबर पर कोड भेजा जा रहा है। यह 10 मिनट चलेगा।"
        );

    public string OpenPdf => T("Open as PDF", "PDF खोलें");

    public string Call(string phone) => T($"Call {phone}", $"{phone} पर कॉल करें");

    public string Answered(string name, DateTime atUtc)
    {
        var local = Show.Local(atUtc);
        var day = DateOnly.FromDateTime(local);
        return T(
            $"{name} answered on {IndianText.Date(day)}, {Show.Clock(local)}.",
            $"{name} ने {HindiDate(day)}, {Show.Clock(local)} पर जवाब दिया।"
        );
    }

    public string Thanks => T("Thank you. The workshop has your answer.", "धन्यवाद। वर्कशॉप को आपका जवाब मिल गया।");

    public string StandsAlready =>
        T(
            "Somebody had answered before you. That answer stands; to change it, call the workshop.",
            "आपसे पहले किसी ने जवाब दे दिया था। वही जवाब मान्य है; बदलने के लिए वर्कशॉप को कॉल करें।"
        );

    public string EndTitle(LinkEnd end) =>
        end switch
        {
            LinkEnd.Unknown => T("This link opens nothing", "यह लिंक नहीं खुलता"),
            LinkEnd.Expired => T("The time to decide is over", "फ़ैसले का समय ख़त्म हो गया"),
            LinkEnd.Replaced => T("This estimate was replaced", "यह एस्टिमेट बदल दिया गया है"),
            LinkEnd.Withdrawn => T("This estimate was taken back", "यह एस्टिमेट वापस ले लिया गया है"),
        };

    public string EndText(LinkEnd end) =>
        end switch
        {
            LinkEnd.Unknown => T(
                "Check that the whole address was copied, or ask the workshop that sent it for a new one.",
                "देखें कि पूरा पता कॉपी हुआ है, या जिस वर्कशॉप ने भेजा उससे नया लिंक माँगें।"
            ),
            LinkEnd.Expired => T(
                "Its prices no longer bind. Ask the workshop for a new estimate.",
                "इसकी क़ीमतें अब मान्य नहीं हैं। वर्कशॉप से नया एस्टिमेट माँगें।"
            ),
            LinkEnd.Replaced => T(
                "The workshop is making a newer version. Use the link you got for it, or ask the workshop.",
                "वर्कशॉप नया संस्करण बना रही है। उसका लिंक खोलें, या वर्कशॉप से पूछें।"
            ),
            LinkEnd.Withdrawn => T(
                "There is nothing to decide any more. If you did not expect that, ask the workshop.",
                "अब फ़ैसला करने को कुछ नहीं है। अगर यह अनपेक्षित है तो वर्कशॉप से पूछें।"
            ),
        };

    /// <summary>A refusal in the page's language.</summary>
    public string Of(Error error) =>
        (_hindi, error?.Code) switch
        {
            (true, "LINES_UNDECIDED") => "हर काम को मंज़ूर या मना करें।",
            (true, "OPTION_MISSING") => "विकल्पों में से एक चुनें। कुछ भी नहीं करवाना हो तो सब मना करें।",
            (true, "OPTION_TWICE") => "एक ही विकल्प चुना जा सकता है। बाक़ी मना करें।",
            (true, "OPTION_SPLIT") => "विकल्प पूरा लिया जाता है। उसकी सब लाइनें मंज़ूर करें, या कोई नहीं।",
            (true, "NAME_MISSING") => "फ़ैसला करने वाले का नाम लिखें।",
            (true, "RISK_NOT_ACKNOWLEDGED") =>
                "सुरक्षा की मरम्मत मना की गई है। निशान लगाएँ कि आप जोखिम समझते हैं, या मरम्मत मंज़ूर करें।",
            (true, "CODE_WRONG") => "कोड ग़लत है या पुराना हो गया। फिर से लिखें, या नया कोड मँगाएँ।",
            (true, "NO_MOBILE") => "वर्कशॉप के पास आपका मोबाइल नंबर नहीं है। वर्कशॉप को कॉल करें।",
            (true, "TOO_MANY_TRIES") => "बहुत बार कोशिश हुई। थोड़ी देर बाद फिर करें, या वर्कशॉप को कॉल करें।",
            (true, "ESTIMATE_REPLACED") => "इस बीच नया संस्करण बन गया है। उसे खोलकर फ़ैसला करें।",
            _ => error?.Message ?? "",
        };

    /// <summary>4 दिसंबर 2026.</summary>
    private static string HindiDate(DateOnly date) => date.ToString("d MMMM yyyy", SpokenDates.Hindi);

    private string T(string english, string hindi) => _hindi ? hindi : english;
}
