using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;

namespace Battwheels.Web.Service.Estimates;

/// <summary>What the customer's browser sent: choices by line, nothing that the page does not know is taken from it.</summary>
public sealed class OfferForm
{
    private const int NameLength = 160;
    private const int RemarkLength = 400;
    private const int CodeLength = 20;

    private OfferForm(Dictionary<long, bool> choices, HashSet<long> risks) => (Choices, _risks) = (choices, risks);

    private readonly HashSet<long> _risks;

    public Dictionary<long, bool> Choices { get; }

    public string Name { get; private init; } = "";

    public string? Remark { get; private init; }

    /// <summary>The one-time code as it was typed.</summary>
    public string? Code { get; private init; }

    /// <summary>A code is on its way.</summary>
    public bool CodeSent { get; private init; }

    public CommandId Command { get; private init; } = CommandId.New();

    public static OfferForm Empty { get; } = new([], []);

    public static OfferForm Read(IFormCollection form, OfferPage offer, bool approveAll)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(offer);
        Dictionary<long, bool> choices = [];
        HashSet<long> risks = [];
        foreach (var line in offer.Lines)
        {
            var choice = approveAll ? "yes" : form[$"c-{line.Id}"].ToString();
            if (choice is "yes" or "no")
                choices[line.Id] = choice == "yes";
            if (form[$"risk-{line.Id}"].Count > 0)
                risks.Add(line.Id);
        }

        var remark = Cut(form["remark"].ToString().Trim(), RemarkLength);
        return new OfferForm(choices, risks)
        {
            Name = Cut(form["name"].ToString().Trim(), NameLength),
            Remark = remark.Length == 0 ? null : remark,
            Code = Cut(form["code"].ToString().Trim(), CodeLength),
            CodeSent = form["sent"] == "true",
            Command = Guid.TryParse(form["command"].ToString(), out var id) ? new CommandId(id) : CommandId.New(),
        };
    }

    public IEnumerable<long> Approved => Choices.Where(c => c.Value).Select(c => c.Key);

    public int ApprovedCount => Choices.Count(c => c.Value);

    public int DeclinedCount => Choices.Count(c => !c.Value);

    public bool? Of(long lineId) => Choices.TryGetValue(lineId, out var yes) ? yes : null;

    public bool Understood(long lineId) => _risks.Contains(lineId);

    /// <summary>Every declined safety-critical line has its own tick.</summary>
    public bool RiskAcknowledged(OfferPage offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return offer.Lines.All(l => !l.IsSafetyCritical || Of(l.Id) is not false || Understood(l.Id));
    }

    /// <summary>What must be put right before it can be confirmed; null when nothing must.</summary>
    public Error? Refusal(OfferPage offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        var open = offer.Lines.Where(l => Of(l.Id) is null).Select(l => l.Description).ToArray();
        return open.Length > 0 ? EstimateErrors.Undecided(open)
            : RiskAcknowledged(offer) ? null
            : EstimateErrors.RiskNotAcknowledged;
    }

    /// <summary>The same with a code on its way.</summary>
    public OfferForm Sent() =>
        new(Choices, _risks)
        {
            Name = Name,
            Remark = Remark,
            CodeSent = true,
            Command = Command,
        };

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
