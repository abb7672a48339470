namespace Battwheels.Core.Service.Messages;

/// <summary>A message as it leaves the house.</summary>
/// <param name="Text">With the address of its link.</param>
/// <param name="Parameters">What fills the holes of a registered template, in their order.</param>
/// <param name="IdempotencyKey">The same whenever the same message is tried.</param>
public sealed record OutgoingMessage(
    string To,
    string Subject,
    string Text,
    string Language,
    string? Template,
    IReadOnlyList<string> Parameters,
    string IdempotencyKey,
    string FromName
);

/// <summary>How to reach a provider.</summary>
/// <param name="Secret">Opened for this one try.</param>
public sealed record ProviderAccess(string Host, int Port, string Account, string Sender, string? Secret);

/// <summary>What a provider made of a message.</summary>
public enum ProviderVerdict
{
    Accepted,

    /// <summary>Certainly not taken; worth another try.</summary>
    NotNow,

    /// <summary>Refused for good.</summary>
    Refused,

    /// <summary>Handed over without an answer.</summary>
    Unclear,
}

/// <param name="Id">What the provider calls it.</param>
/// <param name="Answer">Its words, for the people of the workshop.</param>
public sealed record ProviderAnswer(ProviderVerdict Verdict, string? Id, string Answer);

/// <summary>Speaks one provider's protocol. Never throws for what a provider or a line can do.</summary>
public interface IMessageProvider
{
    MessageChannel Channel { get; }

    Task<ProviderAnswer> SendAsync(ProviderAccess access, OutgoingMessage message, CancellationToken ct);
}
