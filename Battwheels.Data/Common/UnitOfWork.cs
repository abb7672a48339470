using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Commands;
using Battwheels.Core.Platform.Events;
using Battwheels.Data.Common.Keys;
using Battwheels.Data.Platform.Audit;
using Battwheels.Data.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Battwheels.Data.Common;

/// <summary>One transaction's work; the gate opens and commits it.</summary>
internal sealed class UnitOfWork(BattwheelsDb db, GatePass pass, CommandId command, MasterKeys keys)
    : ReadUnit(db, pass),
        IUnitOfWork
{
    private readonly SubjectKeys _subjects = new(db, keys);
    private readonly List<(string Queue, DateTime DueUtc)> _workDue = [];

    public CommandId Command { get; } = command;

    public long NewId() => Db.Ids.Next();

    public async Task<long?> TakeNumberAsync(string series, string fyLabel, int count, CancellationToken ct)
    {
        var organization = Db.OrganizationId;
        var next = await (
            Db is SqlServerDb
                ? Db.Database.SqlQuery<long>(
                    $"""
                    UPDATE [NumberCounter] SET [NextNo] = [NextNo] + {count} OUTPUT inserted.[NextNo] AS [Value]
                    WHERE [OrganizationId] = {organization} AND [Series] = {series} AND [FyLabel] = {fyLabel}
                    """
                )
                : Db.Database.SqlQuery<long>(
                    $"""
                    UPDATE "NumberCounter" SET "NextNo" = "NextNo" + {count}
                    WHERE "OrganizationId" = {organization} AND "Series" = {series} AND "FyLabel" = {fyLabel}
                    RETURNING "NextNo" AS "Value"
                    """
                )
        ).ToListAsync(ct);
        return next is [var number] ? number - count : null;
    }

    public async Task HoldMemberAsync(long membershipId, CancellationToken ct)
    {
        var organization = Db.OrganizationId;
        var held = Db switch
        {
            SqliteDb => null, // one writer: nobody else saves before this commit
            SqlServerDb => Db.Database.SqlQuery<long>(
                $"""
                SELECT [Id] AS [Value] FROM [Membership] WITH (REPEATABLEREAD)
                WHERE [OrganizationId] = {organization} AND [Id] = {membershipId}
                """
            ),
            _ => Db.Database.SqlQuery<long>(
                $"""
                SELECT "Id" AS "Value" FROM "Membership"
                WHERE "OrganizationId" = {organization} AND "Id" = {membershipId} FOR SHARE
                """
            ),
        };
        if (held is not null)
            await held.ToListAsync(ct);
    }

    public async Task<IReadOnlyList<T>> HoldAsync<T>(IQueryable<T> rows, CancellationToken ct)
        where T : TenantEntity => await rows.AsNoTracking().TagWith(RowLocks.Mark).ToListAsync(ct);

    public T Add<T>(T entity)
        where T : TenantEntity
    {
        Db.Add(entity);
        return entity;
    }

    /// <summary>Saves a person in the same transaction as the membership.</summary>
    internal void AddPerson(Core.Access.Person person) => Db.Add(person);

    /// <summary>One person, to change by a statement of its own in the same transaction.</summary>
    internal IQueryable<Core.Access.Person> Person(long id) => Db.Set<Core.Access.Person>().Where(p => p.Id == id);

    public void Remove<T>(T entity)
        where T : TenantEntity => Db.Remove(entity);

    /// <summary>The tracked row, for what moves columns by the model.</summary>
    internal Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry Entry(TenantEntity row) => Db.Entry(row);

    public Task<int> UpdateWhereAsync<T>(
        Expression<Func<T, bool>> guard,
        Action<UpdateSettersBuilder<T>> set,
        CancellationToken ct
    )
        where T : TenantEntity
    {
        if (!typeof(T).IsDefined(typeof(NotAuditedAttribute)) || typeof(T).IsAssignableTo(typeof(IAppendOnly)))
            throw new InvalidOperationException($"{typeof(T).Name} carries an audit trail: load, change and save it.");
        return Db.Set<T>().Where(guard).ExecuteUpdateAsync(set, ct);
    }

    public async Task FlushAsync(CancellationToken ct)
    {
        // Everything tracked is compared once; the audit rows added then need no second look.
        Db.ChangeTracker.DetectChanges();
        Db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await _subjects.PrepareAsync(Now, ct);
            AuditTrail.Record(Db, _subjects, Actor, Pass.Permission, Command.ToString(), Now);
            await Db.SaveChangesAsync(ct);
        }
        finally
        {
            Db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    public void Raise(DomainEvent domainEvent)
    {
        Db.Add(
            new OutboxMessage
            {
                Type = domainEvent.Type,
                AggregateId = domainEvent.AggregateId,
                Payload = JsonSerializer.Serialize(domainEvent, domainEvent.GetType()),
                OccurredAtUtc = Now,
                CorrelationId = Command.ToString(),
                DueUtc = Now,
            }
        );
        WorkDue(Outbox.Queue, Now);
    }

    public void Audit(string action, string entityType, long entityId, object? details = null) =>
        Db.Add(
            AuditTrail.Row(
                Actor,
                Pass.Permission,
                Command.ToString(),
                Now,
                action,
                entityType,
                entityId,
                details is null ? null : JsonSerializer.Serialize(details, AuditJson.Options)
            )
        );

    public void WorkDue(string queue, DateTime dueUtc) => _workDue.Add((queue, dueUtc));

    /// <summary>Writes everything that is pending, the command's own row and the requests for attention.</summary>
    public async Task CompleteAsync(string payloadHash, string result, CancellationToken ct)
    {
        Db.Add(
            new ProcessedCommand
            {
                CommandId = Command.Value,
                PayloadHash = payloadHash,
                Result = result,
                AtUtc = Now,
            }
        );
        await FlushAsync(ct);
        WorkDue(AuditSealing.Queue, Now.AddSeconds(30));
        WorkDue(CommandMemory.Queue, Now + CommandMemory.Every);
        await WorkDueRows.WriteAsync(Db, _workDue, ct);
    }
}
