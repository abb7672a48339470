using System.Net.Sockets;
using Battwheels.Core.Service.Messages;
using Battwheels.Data.Common.Outside;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Battwheels.Data.Service.Messages;

/// <summary>E-mail by SMTP, always encrypted (RFC 5321, RFC 3207).</summary>
internal sealed class SmtpProvider(OutsideNetwork network) : IMessageProvider
{
    private const int ImplicitTls = 465;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public MessageChannel Channel => MessageChannel.Email;

    public async Task<ProviderAnswer> SendAsync(ProviderAccess access, OutgoingMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(message);
        if (!MailboxAddress.TryParse(access.Sender, out var from) || !MailboxAddress.TryParse(message.To, out var to))
            return new ProviderAnswer(ProviderVerdict.Refused, null, "The address cannot be read.");
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(Patience);
        using var mail = Mail(message, from, to);
        var handed = false;
        try
        {
            using var socket = await network.ConnectAsync(access.Host, access.Port, time.Token);
            using SmtpClient client = new();
            await client.ConnectAsync(socket, access.Host, access.Port, Security(access.Port), time.Token);
            if (access.Secret is { Length: > 0 } secret && client.Capabilities.HasFlag(SmtpCapabilities.Authentication))
                await client.AuthenticateAsync(access.Account, secret, time.Token);
            handed = true;
            var reply = await client.SendAsync(mail, time.Token);
            // The provider has it: how the line ends does not matter any more.
            await client.DisconnectAsync(quit: false, CancellationToken.None);
            return new ProviderAnswer(ProviderVerdict.Accepted, mail.MessageId, reply);
        }
        catch (SmtpCommandException e)
        {
            var verdict = (int)e.StatusCode >= 500 ? ProviderVerdict.Refused : ProviderVerdict.NotNow;
            return new ProviderAnswer(verdict, null, $"{(int)e.StatusCode} {e.Message}");
        }
        catch (Exception e)
            when (e
                    is AuthenticationException
                        or SslHandshakeException
                        or ServiceNotAuthenticatedException
                        or NotSupportedException
            )
        {
            return new ProviderAnswer(ProviderVerdict.NotNow, null, e.Message);
        }
        catch (Exception e)
            when (e is IOException or SocketException or ProtocolException or OperationCanceledException)
        {
            return new ProviderAnswer(handed ? ProviderVerdict.Unclear : ProviderVerdict.NotNow, null, e.Message);
        }
    }

    private SecureSocketOptions Security(int port) =>
        port == ImplicitTls ? SecureSocketOptions.SslOnConnect
        : network.AllowPlainMail ? SecureSocketOptions.StartTlsWhenAvailable
        : SecureSocketOptions.StartTls;

    private static MimeMessage Mail(OutgoingMessage message, MailboxAddress from, MailboxAddress to)
    {
        MimeMessage mail = new()
        {
            Subject = message.Subject,
            Body = new TextPart("plain") { Text = message.Text },
            // The same for every try, so that mail programs show one of them.
            MessageId = $"{message.IdempotencyKey}@{from.Domain}",
        };
        mail.From.Add(new MailboxAddress(message.FromName, from.Address));
        mail.To.Add(to);
        return mail;
    }
}
