namespace Battwheels.Web.Service.Feedback;

/// <summary>What the page behind a feedback link says, in English and in Hindi.</summary>
public sealed class FeedbackWords
{
    private readonly bool _hindi;

    private FeedbackWords(bool hindi) => _hindi = hindi;

    public static FeedbackWords Of(string? language) => new(language == "hi");

    public bool IsHindi => _hindi;

    public string Language => _hindi ? "hi" : "en-IN";

    public string Title => T("How was your visit?", "आपकी विज़िट कैसी रही?");
    public string StarsLabel => T("Your stars", "आपके स्टार");
    public string RecommendLabel =>
        T(
            "Would you recommend us? 0 is not at all, 10 is certainly. You may leave it out.",
            "क्या आप हमारी सिफ़ारिश करेंगे? 0 बिल्कुल नहीं, 10 ज़रूर। चाहें तो छोड़ दें।"
        );
    public string TextLabel =>
        T("Anything we should know? You may leave it out.", "कुछ बताना चाहेंगे? चाहें तो छोड़ दें।");
    public string Send => T("Send", "भेजें");
    public string Missing => T("Choose one to five stars, then send.", "एक से पाँच स्टार चुनें, फिर भेजें।");
    public string ThanksTitle => T("Thank you", "धन्यवाद");
    public string ThanksText => T("We have your answer for this visit.", "इस विज़िट के लिए आपका जवाब मिल गया।");
    public string NothingTitle => T("This link opens nothing", "यह लिंक नहीं खुलता");
    public string NothingText =>
        T(
            "It may have expired, or not all of the address was copied. Ask the workshop that sent it for a new one.",
            "हो सकता है इसका समय ख़त्म हो गया हो, या पूरा पता कॉपी न हुआ हो। जिस वर्कशॉप ने भेजा उससे नया लिंक माँगें।"
        );

    public string Call(string phone) => T($"Call {phone}", $"{phone} पर कॉल करें");

    public string Stars(int stars) =>
        stars switch
        {
            5 => T("Very good", "बहुत अच्छी"),
            4 => T("Good", "अच्छी"),
            3 => T("All right", "ठीक-ठाक"),
            2 => T("Not good", "अच्छी नहीं"),
            _ => T("Bad", "ख़राब"),
        };

    private string T(string english, string hindi) => _hindi ? hindi : english;
}
