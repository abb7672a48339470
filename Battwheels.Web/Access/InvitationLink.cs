using Battwheels.Core.Common;
using Battwheels.Web.Common;

namespace Battwheels.Web.Access;

/// <summary>An invitation's link at the one moment it can be shown.</summary>
/// <param name="Address">The whole address.</param>
/// <param name="Message">To send it with.</param>
/// <param name="Phone">Digits with the country code; empty when invited by email.</param>
internal sealed record InvitationLink(string Address, string Message, string Phone)
{
    /// <param name="baseUri">The organization's address.</param>
    /// <param name="invited">Email address or phone number.</param>
    /// <param name="expires">UTC.</param>
    public static InvitationLink Of(
        string baseUri,
        LinkToken token,
        string organization,
        string invited,
        IEnumerable<string> roles,
        DateTime expires
    )
    {
        var address = $"{baseUri}join/{token.Text}";
        var until = Show.Date(DateOnly.FromDateTime(Show.Local(expires)));
        return new InvitationLink(
            address,
            $"{organization} invites you to work in Battwheels as {string.Join(", ", roles)}. Open this link; it works once, until {until}: {address}",
            string.Concat((Phones.Read(invited)?.Key ?? "").Where(char.IsAsciiDigit))
        );
    }
}
