using System.Text.RegularExpressions;

namespace Battwheels.Tests.Architecture;

/// <summary>
/// One press, one effect, also where somebody forgets it. Nothing writes without a command id; on live pages an id comes
/// only from the runner behind CommandButton, CommandForm and the dialogs, which runs one at a time and keeps the id until
/// the command succeeded. Whatever makes an id by itself, and every plain form, is reviewed.
/// </summary>
[Trait("Category", "Architecture")]
public sealed partial class WritingControlTests
{
    private const string Record = "the record of one download; a second download is another record";

    /// <summary>Files that make a command id themselves, with why. Reviewed.</summary>
    private static readonly Dictionary<string, string> OwnIds = new()
    {
        ["Access/AuditExport.cs"] = Record,
        ["Access/JoinPage.razor"] = "plain form: the id travels in the form",
        ["Access/MemberExport.cs"] = Record,
        ["Access/Tablets/NewTabletPage.razor"] =
            "each post enrols under a secret of its own; only the last is in the browser",
        ["Accounting/JournalExport.cs"] = Record,
        ["Accounting/ReportEndpoints.cs"] = Record,
        ["Billing/BillingEndpoints.cs"] = Record,
        ["Billing/DocumentDoor.cs"] = "notes that a link was opened; every opening counts",
        ["Crm/Batteries/BatteryExport.cs"] = Record,
        ["Crm/ContactExport.cs"] = Record,
        ["Crm/Recalls/RecallExport.cs"] = Record,
        ["Crm/VehicleExport.cs"] = Record,
        ["Inventory/InventoryEndpoints.cs"] = Record,
        ["Platform/Import/ImportEndpoints.cs"] = Record,
        ["Service/Claims/ClaimExport.cs"] = Record,
        ["Service/Claims/QuarantineExport.cs"] = Record,
        ["Platform/Import/ImportListPage.razor"] = "plain form: the id travels in the form",
        ["Service/Captures/CaptureEndpoints.cs"] =
            "the id the tablet gave, kept with the capture until it is confirmed",
        ["Service/Damage/DamageCard.razor"] =
            "one for each press on the drawing; js/damage.js drops a second one there",
        ["Service/Estimates/EstimateEndpoints.cs"] = Record,
        ["Service/Estimates/EstimateLines.razor"] =
            "saves the numbered steps of the grid, each taken once; a line's version refuses a second one",
        ["Service/Estimates/OfferDoor.cs"] =
            "notes that a link was opened, asks for a code and tries one; each of them counts",
        ["Platform/Drafts/DraftEndpoints.cs"] = "the last draft stands, however often it is sent",
        ["Service/Estimates/OfferForm.cs"] = "plain form: the id travels in the form",
        ["Service/Feedback/FeedbackLinkPage.razor"] = "plain form: the id travels in the form",
        ["Service/Fleet/FleetPeoplePage.razor"] = "plain form: the id travels in the form",
        ["Service/Fleet/FleetTellPage.razor"] = "plain form: the id travels in the form",
        ["Service/Inspections/InspectionSheet.razor"] = "one for each answer; the same answer twice is that answer",
        ["Service/Messages/MessageExport.cs"] = Record,
        ["Service/Portal/PortalDoor.cs"] = "notes when a session was seen; the last time stands",
        ["Service/Portal/PortalInvoicePage.razor"] = "plain form: the id travels in the form",
        ["Service/Portal/PortalPayPage.razor"] = "a demonstration's test page; the first word stands",
        ["Service/Portal/PortalLinkPage.razor"] = "each post opens a session of its own secret; the link opens once",
        ["Service/Portal/PortalOfferPage.razor"] = "plain form: the id travels in the form",
        ["Service/Portal/PortalProfilePage.razor"] = "the same choice twice is that choice; a session ends once",
        ["Service/Portal/PortalSignInPage.razor"] = "every asking and every try counts; a code opens once",
        ["Service/Portal/PublicIntakePage.razor"] = "plain form: the id travels in the form",
        ["Service/Portal/TrackPage.razor"] = "looks something up; every try counts",
        ["Service/Reports/ServiceReportEndpoints.cs"] = Record,
        ["Service/Sla/SlaReportEndpoints.cs"] = Record,
        ["Service/Sublets/SubletEndpoints.cs"] = Record,
        ["Service/Tickets/TicketExport.cs"] = Record,
        ["Shell/Lists/BulkForm.razor"] = "sent by a form; each row keeps its own id, so a repeat does it once",
        ["Shell/Parts/CommandRunner.cs"] = "the runner itself",
        ["Shell/Start/Operations.Events.cs"] = "an operator's word: what is requeued is not dead any more",
    };

    /// <summary>Plain forms that post, with what makes a second post harmless. Reviewed.</summary>
    private static readonly Dictionary<string, string> PlainForms = new()
    {
        ["Access/ChangePasswordPage.razor"] = "the second post meets a password that has changed",
        ["Access/JoinPage.razor"] = "a command id in the form; the invitation opens once",
        ["Access/OrganizationsPage.razor"] = "signs out",
        ["Access/SignInPage.razor"] = "signs in",
        ["Access/SignUpPage.razor"] = "the second post meets an account that is there",
        ["Access/StartPage.razor"] = "signs in, as somebody of the demo",
        ["Access/Tablets/LockPage.razor"] = "opens a session by a PIN; nothing else is written",
        ["Access/Tablets/NewTabletPage.razor"] =
            "each post enrols under a secret of its own; only the last is in the browser",
        ["Billing/LinkedDocumentPage.razor"] = "notes that a link was opened; every opening counts",
        ["Platform/Import/ImportListPage.razor"] = "a command id in the form",
        ["Service/Estimates/OfferLinkPage.razor"] = "a command id in the form; a version is decided once",
        ["Service/Feedback/FeedbackLinkPage.razor"] = "a command id in the form; a visit is answered for once",
        ["Service/Fleet/FleetPeoplePage.razor"] = "a command id in the form",
        ["Service/Fleet/FleetTellPage.razor"] = "a command id in the form",
        ["Service/Portal/PortalFrame.razor"] = "chooses the language",
        ["Service/Portal/PortalInvoicePage.razor"] = "a command id in the form; an open payment page is given again",
        ["Service/Portal/PortalPayPage.razor"] = "a demonstration's test page; the first word stands",
        ["Service/Portal/PortalLinkPage.razor"] = "the link opens once",
        ["Service/Portal/PortalOfferPage.razor"] = "a command id in the form; a version is decided once",
        ["Service/Portal/PortalProfilePage.razor"] = "the same choice twice is that choice; a session ends once",
        ["Service/Portal/PortalSignInPage.razor"] = "every asking and every try counts; a code opens once",
        ["Service/Portal/PublicIntakePage.razor"] = "a command id in the form",
        ["Service/Portal/TrackPage.razor"] = "looks something up; every try counts",
        ["Shell/Layout/SignInLayout.razor"] = "chooses the language",
        ["Shell/Layout/UserMenu.razor"] = "chooses light or dark and the language, signs out",
    };

    [Fact]
    public void CommandIds_InThePages_ComeFromTheRunnerOrAreReviewed() =>
        Assert.Equal(OwnIds.Keys.Order(StringComparer.Ordinal), FilesWith(OwnId()));

    [Fact]
    public void Forms_ThatPost_AreReviewed() =>
        Assert.Equal(PlainForms.Keys.Order(StringComparer.Ordinal), FilesWith(PostingForm()));

    /// <summary>A form sent over the circuit is a CommandForm, or looks something up and writes by a runner.</summary>
    [Fact]
    public void Forms_OverACircuit_RunTheirCommands() =>
        Faults.None(
            from file in SourceTree.Files
            where file.Path.EndsWith(".razor", StringComparison.Ordinal)
            let text = string.Join('\n', file.Lines)
            where CircuitForm().IsMatch(text) && !text.Contains("CommandRunner", StringComparison.Ordinal)
            select file.Path
        );

    /// <summary>The second half of a double click is stopped on every page, by the one script of the frame.</summary>
    [Fact]
    public void Frame_OfEveryPage_StopsTheSecondHalfOfADoubleClick() =>
        Assert.Contains(
            SourceTree.Files.Single(f => f.Path == "Battwheels.Web/App.razor").Lines,
            line => line.Contains("js/once.js", StringComparison.Ordinal)
        );

    private static IEnumerable<string> FilesWith(Regex shape) =>
        SourceTree
            .Files.Where(f => f.Project == "Battwheels.Web" && f.Lines.Any(shape.IsMatch))
            .Select(f => f.Path["Battwheels.Web/".Length..]);

    [GeneratedRegex(@"CommandId\.New\(\)|new CommandId\(|CommandId \w+ = new\(")]
    private static partial Regex OwnId();

    [GeneratedRegex("<form[^>]*method=\"post\"", RegexOptions.IgnoreCase)]
    private static partial Regex PostingForm();

    [GeneratedRegex("<form(?![^>]*method=)[^>]*@onsubmit", RegexOptions.IgnoreCase)]
    private static partial Regex CircuitForm();
}
