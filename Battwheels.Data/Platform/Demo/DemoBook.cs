using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Battwheels.Core.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Data.Platform.Demo;

/// <summary>A service said no to something the story needs.</summary>
internal sealed class DemoRefusedException(string step, Error error)
    : Exception($"{step}: {error.Code} {error.Message}")
{
    public Error Error { get; } = new(error.Code, $"{step}: {error.Message}");
}

/// <summary>
/// Acts of one organization's story. Every act has a name and its command id is made of it, so that a story told again
/// after an interruption takes up what was done from the gate's memory and does only the rest.
/// </summary>
internal sealed class DemoBook(
    IServiceProvider services,
    DemoClock clock,
    long organizationId,
    IReadOnlyDictionary<Guid, string> done,
    CancellationToken ct
)
{
    private readonly Dictionary<string, Actor> _people = [];

    public long OrganizationId => organizationId;

    public DemoClock Clock => clock;

    public CancellationToken Ct => ct;

    public void Add(string key, Actor actor) => _people[key] = actor;

    public Task<T> DoAsync<TService, T>(string step, string person, Func<TService, CommandId, Task<Result<T>>> act)
        where TService : notnull => AsAsync(step, _people[person], act);

    public async Task<T> AsAsync<TService, T>(string step, Actor actor, Func<TService, CommandId, Task<Result<T>>> act)
        where TService : notnull
    {
        var command = CommandOf(step);
        if (done.TryGetValue(command.Value, out var earlier))
            return JsonSerializer.Deserialize<T>(earlier)!;
        return Value(step, await TryAsync(actor, command, act));
    }

    /// <summary>The same where a refusal is part of the story.</summary>
    public async Task<Result<T>> TryAsync<TService, T>(
        string step,
        string person,
        Func<TService, CommandId, Task<Result<T>>> act
    )
        where TService : notnull
    {
        var command = CommandOf(step);
        return done.TryGetValue(command.Value, out var earlier)
            ? JsonSerializer.Deserialize<T>(earlier)!
            : await TryAsync(_people[person], command, act);
    }

    /// <summary>Was this act done before the interruption?</summary>
    public bool IsDone(string step) => done.ContainsKey(CommandOf(step).Value);

    public async Task<T> ReadAsync<TService, T>(Actor actor, Func<TService, Task<T>> read)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        using var acting = scope.ServiceProvider.GetRequiredService<ICurrentActor>().Become(actor);
        return await read(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> ReadAsync<TService, T>(string person, Func<TService, Task<T>> read)
        where TService : notnull => ReadAsync(_people[person], read);

    /// <summary>A token nobody can guess, the same each time the story is told in this database.</summary>
    public string Token(string step) =>
        Convert
            .ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{organizationId}/{step}")))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');

    public static T Value<T>(string step, Result<T> result) =>
        result.Error is { } error ? throw new DemoRefusedException(step, error) : result.Value;

    private async Task<Result<T>> TryAsync<TService, T>(
        Actor actor,
        CommandId command,
        Func<TService, CommandId, Task<Result<T>>> act
    )
        where TService : notnull
    {
        ct.ThrowIfCancellationRequested();
        clock.Tick();
        await using var scope = services.CreateAsyncScope();
        using var acting = scope.ServiceProvider.GetRequiredService<ICurrentActor>().Become(actor);
        return await act(scope.ServiceProvider.GetRequiredService<TService>(), command);
    }

    private static CommandId CommandOf(string step) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(step)).AsSpan(0, 16)));
}
