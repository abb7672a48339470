namespace Battwheels.Core.Service.Messages;

public static class MessagePermissions
{
    public const string Read = "notifications:read";

    /// <summary>What is said, when, and in which order the ways are tried.</summary>
    public const string UpdateTemplates = "notifications:templates:update";

    /// <summary>To see how a provider is set up, without its secrets.</summary>
    public const string ReadChannels = "integrations:read";

    /// <summary>To set a provider up and to send a test.</summary>
    public const string UpdateChannels = "integrations:update";

    /// <summary>To send a message again or another way.</summary>
    public const string Resend = "estimates:send";

    /// <summary>Writing what customers are told of an event; no role can hold it.</summary>
    public const string Write = "system:messages:write";

    /// <summary>Taking a provider's delivery reports; no role can hold it.</summary>
    public const string Report = "system:messages:report";

    /// <summary>Handing messages to providers; no role can hold it.</summary>
    public const string Send = "system:messages:send";
}
