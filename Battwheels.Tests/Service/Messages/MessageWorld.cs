using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Service.Messages;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Estimates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Messages;

/// <summary>A provider that answers what it is told to and counts what it is handed.</summary>
internal sealed class ScriptedProvider(MessageChannel channel) : IMessageProvider
{
    private readonly Queue<ProviderAnswer> _answers = [];

    public MessageChannel Channel => channel;

    public List<OutgoingMessage> Handed { get; } = [];

    /// <summary>Thrown instead of an answer: the process died.</summary>
    public bool Dies { get; set; }

    public void Next(ProviderVerdict verdict, string answer = "said so") =>
        _answers.Enqueue(new ProviderAnswer(verdict, verdict is ProviderVerdict.Accepted ? "p-1" : null, answer));

    public Task<ProviderAnswer> SendAsync(ProviderAccess access, OutgoingMessage message, CancellationToken ct)
    {
        Handed.Add(message);
        if (Dies)
            throw new InvalidOperationException("The process died.");
        return Task.FromResult(
            _answers.TryDequeue(out var answer)
                ? answer
                : new ProviderAnswer(ProviderVerdict.Accepted, $"p-{Handed.Count}", "accepted")
        );
    }
}

/// <summary>The world of an estimate with providers that can be watched. It is 11:42 in India.</summary>
internal sealed class MessageWorld : IAsyncDisposable
{
    private MessageWorld(EstimateWorld estimates) => Estimates = estimates;

    public EstimateWorld Estimates { get; }

    public TestDb Db => Estimates.Db;

    public ScriptedProvider WhatsApp { get; private init; } = null!;

    public ScriptedProvider Sms { get; private init; } = null!;

    public ScriptedProvider Mail { get; private init; } = null!;

    public MessageService Messages => Db.Service<MessageService>(Estimates.Advisor);

    public static async Task<MessageWorld> CreateAsync(TestEngine engine = TestEngine.Sqlite)
    {
        ScriptedProvider whatsApp = new(MessageChannel.WhatsApp);
        ScriptedProvider sms = new(MessageChannel.Sms);
        ScriptedProvider mail = new(MessageChannel.Email);
        var db = await TestDb.CreateAsync(
            engine,
            services =>
            {
                foreach (var provider in (IMessageProvider[])[whatsApp, sms, mail])
                    services.AddSingleton(provider);
            }
        );
        return new MessageWorld(await EstimateWorld.OverAsync(db))
        {
            WhatsApp = whatsApp,
            Sms = sms,
            Mail = mail,
        };
    }

    /// <summary>Sets providers up behind the gate's back.</summary>
    public async Task SetUpAsync(params MessageChannel[] channels)
    {
        await using var raw = Estimates.Raw();
        foreach (var channel in channels)
            raw.Add(
                new MessageChannelSetup
                {
                    NoticeToken = LinkToken.New().Text,
                    Channel = channel,
                    Host = "provider.example",
                    IsOn = true,
                }
            );
        raw.Add(
            new MessageTemplate
            {
                Event = MessageEvent.Received,
                Language = "en",
                Subject = "{vehicle} received",
                Text = "Dear {customer}, we have {vehicle}. {workshop}",
                WhatsAppTemplate = "vehicle_received",
                DltTemplateId = "1107170000000000001",
            }
        );
        await raw.SaveChangesAsync();
    }

    /// <summary>Raises an event of the visit and lets the outbox deliver it.</summary>
    public async Task RaiseAsync(DomainEvent happened)
    {
        Db.Clock.Advance(TimeSpan.FromSeconds(1));
        var raised = await Db.UnitsFor(TicketPermissions.Update)
            .RunAsync<Done>(
                TicketPermissions.Update,
                CommandId.New(),
                new { happened.Type },
                unit =>
                {
                    unit.Raise(happened);
                    return Task.FromResult<Result<Done>>(Done.Instance);
                },
                default
            );
        Assert.Null(raised.Error);
        await DeliverAsync();
    }

    public Task ReceivedAsync() => RaiseAsync(new TicketCreated(Estimates.Ticket));

    public Task<DateTime?> DeliverAsync() => WorkAsync(Outbox.Queue, SystemPermissions.DeliverEvents);

    /// <summary>The sender's round.</summary>
    public Task<DateTime?> SendAsync() => WorkAsync(MessageSender.QueueName, MessagePermissions.Send);

    public async Task<List<CustomerMessage>> AllAsync(long? organization = null)
    {
        await using var raw = Db.Database(new Battwheels.Data.Common.TenantScope(organization ?? Db.OrgA));
        return await raw.Set<CustomerMessage>().AsNoTracking().OrderBy(m => m.Id).ToListAsync();
    }

    public async Task SayAsync(bool given, params MessageChannel[] channels)
    {
        await using var raw = Estimates.Raw();
        foreach (var channel in channels)
            raw.Add(
                new MessageConsent
                {
                    ContactId = Estimates.Contact,
                    Channel = channel,
                    Purpose = MessagePurpose.Transactional,
                    IsGiven = given,
                    Source = ConsentSource.Phone,
                    AtUtc = Estimates.Now,
                    ByName = "Asha",
                }
            );
        await raw.SaveChangesAsync();
    }

    private Task<DateTime?> WorkAsync(string queue, string permission) =>
        Db.As(Actor.Job(Db.OrgA, queue, permission))
            .GetServices<IQueueWorker>()
            .Single(w => w.Queue == queue)
            .WorkAsync(Db.OrgA, default);

    public ValueTask DisposeAsync() => Estimates.DisposeAsync();
}
