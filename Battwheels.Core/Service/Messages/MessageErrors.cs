using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Messages;

public static class MessageErrors
{
    public static Error ChannelClosed(MessageChannel channel, ChannelHurdle hurdle) =>
        new(
            "CHANNEL_CLOSED",
            $"{MessageWords.Of(channel)}: {MessageWords.Of(hurdle)}. Choose another way.",
            nameof(CustomerMessage.Channel)
        );

    public static readonly Error DemoSendsNothing = new(
        "DEMO_SENDS_NOTHING",
        "A demonstration sends nothing to anybody. Set up your own organization for it."
    );

    public static readonly Error NotSetUp = new(
        "CHANNEL_NOT_SET_UP",
        "This way is not set up. Enter the provider and save, then send a test."
    );

    public static readonly Error NoticeForged = new("NOTICE_FORGED", "The signature does not fit.");

    public static readonly Error NoticeUnread = new("NOTICE_UNREAD", "This is no delivery report.");

    public static readonly Error TemplateMissing = new(
        "TEMPLATE_MISSING",
        "Enter the DLT number of the words for \"Vehicle ready\" first; the test uses them."
    );

    public static readonly Error StillGoing = new(
        "MESSAGE_STILL_GOING",
        "This message is still on its way. Wait until it is sent or has failed."
    );
}
