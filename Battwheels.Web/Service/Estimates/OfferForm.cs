using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Estimates.Alternatives;

namespace Battwheels.Web.Service.Estimates;

/// <summary>What the customer's browser sent: choices by line, nothing that the page does not know is taken from it.</summary>
public sealed class OfferForm
{
    private const int NameLength = 160;
    private const int RemarkLength = 400;
    private const int CodeLength = 20;

    private const string None = "none";

    private OfferForm(Dictionary<long, bool> choices, Dictionary<int, int?> picks, HashSet<long> risks) =>
        (Choices, _picks, _risks) = (choices, picks, risks);

    private readonly Dictionary<int, int?> _picks;
    private readonly HashSet<long> _risks;

    /// <summary>By line, those of options too.</summary>
    public Dictionary<long, bool> Choices { get; }

    /// <summary>Everything was declined at once.</summary>
    public bool DeclinesAll { get; private init; }

    public string Name { get; private init; } = "";

    public string? Remark { get; private init; }

    /// <summary>The one-time code as it was typed.</summary>
    public string? Code { get; private init; }

    /// <summary>A code is on its way.</summary>
    public bool CodeSent { get; private init; }

    public CommandId Command { get; private init; } = CommandId.New();

    public static OfferForm Empty { get; } = new([], [], []);

    /// <param name="approveAll">What was not answered is approved; of options those that are marked, else the recommended.</param>
    /// <param name="declineAll">Everything is declined, whatever was marked.</param>
    public static OfferForm Read(IFormCollection form, OfferPage offer, bool approveAll, bool declineAll = false)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(offer);
        Dictionary<long, bool> choices = [];
        HashSet<long> risks = [];
        foreach (var line in offer.Lines.Where(l => l.Price.Option is null))
        {
            var choice =
                declineAll ? "no"
                : approveAll ? "yes"
                : form[$"c-{line.Id}"].ToString();
            if (choice is "yes" or "no")
                choices[line.Id] = choice == "yes";
            if (form[$"risk-{line.Id}"].Count > 0)
                risks.Add(line.Id);
        }

        Dictionary<int, int?> picks = [];
        foreach (var (at, set) in offer.Sets.Index())
        {
            var sent = declineAll ? None : form[$"o-{at}"].ToString();
            int? pick = Place(sent, set) ?? (approveAll && sent != None ? set.Recommended : null);
            if (pick is null && sent != None)
                continue;
            picks[at] = pick;
            foreach (var (line, place) in set.Options.SelectMany((o, i) => offer.LinesOf(o).Select(l => (l, i))))
                choices[line.Id] = place == pick;
            if (form[$"risk-o{at}"].Count > 0)
                risks.UnionWith(set.Options.SelectMany(offer.LinesOf).Select(l => l.Id));
        }

        var remark = Cut(form["remark"].ToString().Trim(), RemarkLength);
        return new OfferForm(choices, picks, risks)
        {
            DeclinesAll = declineAll,
            Name = Cut(form["name"].ToString().Trim(), NameLength),
            Remark = remark.Length == 0 ? null : remark,
            Code = Cut(form["code"].ToString().Trim(), CodeLength),
            CodeSent = form["sent"] == "true",
            Command = Guid.TryParse(form["command"].ToString(), out var id) ? new CommandId(id) : CommandId.New(),
        };
    }

    /// <summary>Place of the option that was marked in a set; null for none.</summary>
    private static int? Place(string sent, OptionSet set) =>
        int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var option)
        && option < set.Options.Count
            ? option
            : null;

    /// <summary>As it stands in the form: the option's place, or that none is taken; empty before anything was marked.</summary>
    public string PickOf(int set) =>
        !_picks.TryGetValue(set, out var option) ? ""
        : option is { } place ? place.ToString(CultureInfo.InvariantCulture)
        : None;

    /// <summary>It stands beside the option that counts: nobody turned it down.</summary>
    public bool IsBeside(OfferPage offer, OfferPageLine line)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return OptionChecks.Beside(offer.Sets, ApprovedOf(offer)).Contains(offer.Lines.ToList().IndexOf(line));
    }

    private HashSet<int> ApprovedOf(OfferPage offer) =>
        [.. offer.Lines.Index().Where(l => Of(l.Item.Id) is true).Select(l => l.Index)];

    public IEnumerable<long> Approved => Choices.Where(c => c.Value).Select(c => c.Key);

    public int ApprovedCount => Choices.Count(c => c.Value);

    public int DeclinedCount => Choices.Count(c => !c.Value);

    public bool? Of(long lineId) => Choices.TryGetValue(lineId, out var yes) ? yes : null;

    public bool Understood(long lineId) => _risks.Contains(lineId);

    /// <summary>Every declined safety-critical line has its own tick.</summary>
    public bool RiskAcknowledged(OfferPage offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return offer.Lines.All(l =>
            !l.IsSafetyCritical || Of(l.Id) is not false || Understood(l.Id) || IsBeside(offer, l)
        );
    }

    /// <summary>What must be put right before it can be confirmed; null when nothing must.</summary>
    public Error? Refusal(OfferPage offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        string[] open =
        [
            .. offer.Lines.Where(l => l.Price.Option is null && Of(l.Id) is null).Select(l => l.Description),
            .. offer.Sets.Index().Where(s => !_picks.ContainsKey(s.Index)).Select(s => s.Item.Name),
        ];
        return open.Length > 0 ? EstimateErrors.Undecided(open)
            : OptionChecks.Refusal(offer.Sets, ApprovedOf(offer)) is { } noChoice ? noChoice
            : RiskAcknowledged(offer) ? null
            : EstimateErrors.RiskNotAcknowledged;
    }

    /// <summary>The same with a code on its way.</summary>
    public OfferForm Sent() =>
        new(Choices, _picks, _risks)
        {
            DeclinesAll = DeclinesAll,
            Name = Name,
            Remark = Remark,
            CodeSent = true,
            Command = Command,
        };

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
