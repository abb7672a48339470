using System.Collections.Frozen;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Data.Access;
using Battwheels.Data.Common.Keys;
using Battwheels.Data.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Common;

/// <summary>The gate: no data without an actor, an organization and a permission.</summary>
internal sealed class UnitOfWorkFactory(
    DbFactory databases,
    ICurrentActor current,
    AccessCheck access,
    AccessReader reader,
    DenialLog denials,
    WriteQueue queue,
    WriteGuard guard,
    MasterKeys keys,
    DatabaseOptions database,
    TimeProvider time,
    IPermissionProbe? probe = null
) : IUnitOfWorkFactory
{
    private const int Attempts = 6;

    public async Task<Result<T>> RunAsync<T>(
        string permission,
        CommandId command,
        object input,
        Func<IUnitOfWork, Task<Result<T>>> body,
        CancellationToken ct
    )
    {
        var (actor, permissions) = await OpenAsync(permission, ct);
        if (await guard.RefusalAsync(actor.OrganizationId, ct) is { } notNow)
            return notNow;
        var hash = Hash(permission, input);
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await AttemptAsync(actor, permissions, permission, command, hash, body, ct);
                if (result.Error is { IsDenial: true } denial)
                    await denials.WriteAsync(actor, denial.Code, permission);
                return result;
            }
            catch (AccessDeniedException denied)
            {
                await denials.WriteAsync(actor, denied.Code, denied.Permission);
                throw;
            }
            catch (TextTooLongException tooLong)
            {
                return tooLong.Error;
            }
            catch (DbUpdateConcurrencyException) when (attempt == Attempts)
            {
                return CommonErrors.ConcurrencyConflict;
            }
            catch (DbUpdateException e) when (attempt == Attempts && DatabaseFaults.IsUniqueViolation(e))
            {
                return CommonErrors.AlreadyExists;
            }
            catch (Exception e)
                when (DatabaseFaults.IsTransient(e)
                    && (attempt == Attempts || Stopwatch.GetElapsedTime(started) >= database.LockPatience)
                )
            {
                return CommonErrors.DatabaseBusy;
            }
            catch (Exception e) when (attempt < Attempts && IsLostRace(e))
            {
                await Task.Delay(Pause(attempt), ct);
            }
        }
    }

    public async Task<T> ReadAsync<T>(string permission, Func<IReadUnit, Task<T>> body, CancellationToken ct)
    {
        var (actor, permissions) = await OpenAsync(permission, ct);
        var pass = await PassAsync(actor, permissions, permission, ct);
        await using var db = databases.CreateReader(TenantScope.Of(actor));
        try
        {
            return await body(new ReadUnit(db, pass));
        }
        catch (AccessDeniedException denied)
        {
            await denials.WriteAsync(actor, denied.Code, denied.Permission);
            throw;
        }
    }

    /// <summary>Who asks, and may they? A refusal is on record before the caller hears of it.</summary>
    private async Task<(Actor, FrozenSet<string>)> OpenAsync(string permission, CancellationToken ct)
    {
        probe?.Asked(permission, PermissionUse.Gate);
        var actor = current.Actor;
        try
        {
            if (actor is null)
                throw new AccessDeniedException("NOT_AUTHENTICATED", permission);
            var permissions = await access.PermissionsAsync(actor, permission, ct);
            return permissions.Contains(permission)
                ? (actor, permissions)
                : throw new AccessDeniedException("PERMISSION_DENIED", permission);
        }
        catch (AccessDeniedException denied)
        {
            await denials.WriteAsync(actor, denied.Code, denied.Permission);
            throw;
        }
    }

    private async Task<Result<T>> AttemptAsync<T>(
        Actor actor,
        FrozenSet<string> permissions,
        string permission,
        CommandId command,
        string hash,
        Func<IUnitOfWork, Task<Result<T>>> body,
        CancellationToken ct
    )
    {
        var pass = await PassAsync(actor, permissions, permission, ct);
        using var turn = await queue.EnterAsync(ct);
        await using var db = databases.Create(TenantScope.Of(actor));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        if (await EarlierAsync<T>(db, command, hash, ct) is { } first)
            return first;

        var unit = new UnitOfWork(db, pass, command, keys);
        var result = await body(unit);
        // The same command may have been sent twice at once: what refuses this one is then the effect of the other.
        if (result.Error is not null)
            return await EarlierAsync<T>(db, command, hash, ct) ?? result;

        await unit.CompleteAsync(hash, JsonSerializer.Serialize(result.Value), ct);
        // From here on the caller leaving must not turn a commit into an unknown.
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    private static async Task<Result<T>?> EarlierAsync<T>(
        BattwheelsDb db,
        CommandId command,
        string hash,
        CancellationToken ct
    )
    {
        var earlier = await GateQueries.Of(db).EarlierAsync(db, command.Value, ct);
        if (earlier is null)
            return null;
        return earlier.PayloadHash == hash
            ? JsonSerializer.Deserialize<T>(earlier.Result)!
            : CommonErrors.IdempotencyConflict;
    }

    private async Task<GatePass> PassAsync(
        Actor actor,
        FrozenSet<string> permissions,
        string permission,
        CancellationToken ct
    ) =>
        new(
            actor,
            permissions,
            permission,
            await reader.OrganizationAsync(actor.OrganizationId, ct),
            time.GetUtcNow().UtcDateTime,
            probe
        );

    private static bool IsLostRace(Exception e) =>
        e is DbUpdateConcurrencyException || DatabaseFaults.IsUniqueViolation(e) || DatabaseFaults.IsTransient(e);

    /// <summary>25, 100, then 400 ms, each up to doubled: those who lost the same race do not meet again in step.</summary>
    private static TimeSpan Pause(int attempt) =>
        TimeSpan.FromMilliseconds(25 * Math.Pow(4, Math.Min(attempt, 3) - 1) * (1 + Random.Shared.NextDouble()));

    private static string Hash(string permission, object input) =>
        Convert.ToHexStringLower(
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { permission, input = (object)input }))
        );
}
