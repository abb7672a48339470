using Battwheels.Core.Service.Messages;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Tests.Service.Messages;

/// <summary>Quiet hours, ways, retries and texts, by hand. India is five and a half hours ahead of UTC.</summary>
public sealed class MessageCalculatorTests
{
    private const int From = 21 * 60;
    private const int To = 8 * 60;

    private static readonly TimeZoneInfo India = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");

    [Theory]
    [InlineData("2026-12-03T15:29:00", null)] // 20:59
    [InlineData("2026-12-03T15:30:00", "2026-12-04T02:30:00")] // 21:00 waits for 08:00 of the next day
    [InlineData("2026-12-03T18:29:00", "2026-12-04T02:30:00")] // 23:59
    [InlineData("2026-12-03T18:30:00", "2026-12-04T02:30:00")] // 00:00 is the next day already
    [InlineData("2026-12-04T02:29:59", "2026-12-04T02:30:00")] // 07:59:59
    [InlineData("2026-12-04T02:30:00", null)] // 08:00
    public void QuietHours_OverNight_EndInTheMorning(string now, string? end) =>
        Assert.Equal(Utc(end), QuietHoursCalculator.EndUtc(Utc(now)!.Value, From, To, India));

    [Theory]
    [InlineData("2026-12-03T07:30:00", "2026-12-03T08:30:00")] // 13:00 to 14:00
    [InlineData("2026-12-03T08:30:00", null)]
    [InlineData("2026-12-03T07:29:00", null)]
    public void QuietHours_WithinADay_EndTheSameDay(string now, string? end) =>
        Assert.Equal(Utc(end), QuietHoursCalculator.EndUtc(Utc(now)!.Value, 13 * 60, 14 * 60, India));

    [Fact]
    public void QuietHours_EqualEnds_AreNone() =>
        Assert.Null(QuietHoursCalculator.EndUtc(Utc("2026-12-03T20:00:00")!.Value, To, To, India));

    [Fact]
    public void Retries_FiveTimesLater_ThenNever() =>
        Assert.Equal(
            [1.0, 5.0, 30.0, 120.0, 720.0, null],
            Enumerable.Range(1, 6).Select(n => RetryCalculator.After(n)?.TotalMinutes)
        );

    [Fact]
    public void Ways_FirstOpenOne_IsTaken()
    {
        ChannelChance whatsApp = new(MessageChannel.WhatsApp);
        ChannelChance sms = new(MessageChannel.Sms);
        ChannelChance mail = new(MessageChannel.Email);

        Assert.Equal(new ChannelChoice(MessageChannel.WhatsApp, null), ChannelCalculator.Choose([whatsApp, sms, mail]));
        Assert.Equal(
            new ChannelChoice(MessageChannel.Email, null),
            ChannelCalculator.Choose([whatsApp with { HasConsent = false }, sms with { HasTemplate = false }, mail])
        );
        Assert.Equal(
            new ChannelChoice(MessageChannel.Sms, ChannelHurdle.NoConsent),
            ChannelCalculator.Choose([
                whatsApp with
                {
                    IsOn = false,
                },
                sms with
                {
                    HasConsent = false,
                    HasAddress = false,
                },
                mail with
                {
                    HasAddress = false,
                },
            ])
        );
        Assert.Null(ChannelCalculator.Choose([whatsApp with { IsOn = false }, sms with { IsOn = false }]));
    }

    [Fact]
    public void Texts_Holes_AreFilledAndUnknownOnesNamed()
    {
        Dictionary<string, string> values = new() { ["customer"] = "Aarav", ["vehicle"] = "MH 12 QK 0427" };

        Assert.Equal(
            "Dear Aarav, MH 12 QK 0427 is ready. See you",
            TemplateText.Fill("Dear {customer}, {vehicle} is ready. {workshop} See you", values)
        );
        Assert.Equal(["customer", "vehicle", "customer"], TemplateText.Holes("{customer} {vehicle} {customer}"));
        Assert.Empty(TemplateText.Unknown(MessageEvent.Ready, "{customer} {vehicle}"));
        Assert.Equal(["amount", "Customer"], TemplateText.Unknown(MessageEvent.Ready, "{amount} {Customer}"));
        Assert.Equal(["{"], TemplateText.Unknown(MessageEvent.Ready, "Open {customer"));
    }

    [Fact]
    public void Texts_ThatComeAlong_AreThereForEveryEventAndKnowTheirHoles()
    {
        foreach (var what in Enum.GetValues<MessageEvent>())
        foreach (var language in MessageLanguages.All)
        {
            var text = MessageTexts.Shipped(what, language);
            Assert.Empty(TemplateText.Unknown(what, text.Subject + text.Text));
            Assert.True(text.Text.Length <= MessageTemplate.LongestText);
        }
    }

    [Theory]
    [InlineData("Qc", "WorkCompleted", "PassQc", MessageEvent.Ready)]
    [InlineData("Invoiced", "Delivered", "Deliver", MessageEvent.Delivered)]
    [InlineData("Approved", "AwaitingParts", "WaitForParts", MessageEvent.PartsDelay)]
    [InlineData("AwaitingParts", "AwaitingParts", "WaitForParts", null)]
    [InlineData("Open", "Assigned", "Assign", null)]
    public void Steps_CustomersWaitFor_AreTold(string from, string to, string action, MessageEvent? told) =>
        Assert.Equal(told, VisitStepMessage.Of(new TicketStatusChanged(1, from, to, action)));

    [Theory]
    [InlineData("+919823000042", "•••••••••0042")]
    [InlineData("aarav@example.test", "a•••@example.test")]
    [InlineData(null, null)]
    public void Addresses_InLists_AreMasked(string? address, string? masked) =>
        Assert.Equal(masked, AddressMask.Of(address));

    private static DateTime? Utc(string? text) =>
        text is null
            ? null
            : DateTime.SpecifyKind(
                DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
                DateTimeKind.Utc
            );
}
