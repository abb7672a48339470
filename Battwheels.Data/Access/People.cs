using System.Net.Mail;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Access;

internal sealed class People(
    DbFactory databases,
    WriteQueue queue,
    IdGenerator ids,
    TimeProvider time,
    BcryptHasher hasher,
    HashingGate hashing,
    Throttle throttle,
    SignInDelays delays,
    ILookupNormalizer normalizer
) : IPeople
{
    public async Task<Result<Person>> PrepareAsync(NewPerson person, CancellationToken ct)
    {
        var email = person.Email.Trim();
        if (!MailAddress.TryCreate(email, out var parsed) || parsed.Address != email || email.Length > 200)
            return AccessErrors.EmailInvalid;
        if (string.IsNullOrWhiteSpace(person.FullName))
            return CommonErrors.Required("FullName", "Name");
        if (PasswordRules.Refusal(person.Password, email, person.FullName, person.Organization) is { } why)
            return AccessErrors.PasswordRefused(why);

        Person made = new()
        {
            Id = ids.Next(),
            UserName = email,
            NormalizedUserName = normalizer.NormalizeName(email),
            Email = email,
            NormalizedEmail = normalizer.NormalizeEmail(email),
            FullName = person.FullName.Trim(),
            CreatedAtUtc = time.GetUtcNow().UtcDateTime,
            IsDemo = person.IsDemo,
            MustChangePassword = person.MustChangePassword,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        if (await hashing.RunAsync(() => hasher.HashPassword(made, person.Password), ct) is not { } hash)
            return AccessErrors.TooManyAttempts;
        made.PasswordHash = hash;
        return made;
    }

    public async Task<long?> FindAsync(string email, CancellationToken ct)
    {
        var normalized = normalizer.NormalizeEmail(email.Trim());
        await using var db = databases.Create(TenantScope.Platform("account by address"));
        return await db.Set<Person>()
            .AsNoTracking()
            .Where(p => p.NormalizedEmail == normalized)
            .Select(p => (long?)p.Id)
            .SingleOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyDictionary<long, string>> EmailsAsync(
        IReadOnlyList<long> personIds,
        CancellationToken ct
    )
    {
        await using var db = databases.Create(TenantScope.Platform("addresses of members"));
        return await db.Set<Person>()
            .AsNoTracking()
            .Where(p => personIds.Contains(p.Id))
            .Take(Lists.Longest)
            .ToDictionaryAsync(p => p.Id, p => p.Email ?? "", ct);
    }

    public async Task SpeakAsync(long personId, string language, CancellationToken ct)
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = databases.Create(TenantScope.Platform("language of a person"));
        await db.Set<Person>()
            .Where(p => p.Id == personId)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Language, language), ct);
    }

    public async Task<Result<long>> SaveAsync(Person person, CancellationToken ct)
    {
        using var turn = await queue.EnterAsync(ct);
        await using var db = databases.Create(TenantScope.Platform("new account"));
        db.Add(person);
        try
        {
            await db.SaveChangesAsync(ct);
            return person.Id;
        }
        catch (DbUpdateException e) when (DatabaseFaults.IsUniqueViolation(e))
        {
            return AccessErrors.EmailTaken;
        }
    }

    public void Add(IUnitOfWork unit, Person person) => ((UnitOfWork)unit).AddPerson(person);

    public async Task<Result<string>> HashAsync(string password, IReadOnlyList<string> known, CancellationToken ct)
    {
        if (PasswordRules.Refusal(password, known) is { } why)
            return AccessErrors.PasswordRefused(why);
        return await hashing.RunAsync(() => hasher.HashPassword(new Person(), password), ct) is { } hash
            ? hash
            : AccessErrors.TooManyAttempts;
    }

    public async Task ReplacePasswordAsync(IUnitOfWork unit, long personId, string hash, CancellationToken ct)
    {
        var person = ((UnitOfWork)unit).Person(personId);
        var (stamp, version, unlocked) = ($"{Guid.NewGuid():N}", $"{Guid.NewGuid()}", (DateTimeOffset?)null);
        await person.ExecuteUpdateAsync(
            p =>
                p.SetProperty(x => x.PasswordHash, hash)
                    .SetProperty(x => x.MustChangePassword, true)
                    .SetProperty(x => x.LockoutEnd, unlocked)
                    .SetProperty(x => x.AccessFailedCount, 0)
                    .SetProperty(x => x.SecurityStamp, stamp)
                    .SetProperty(x => x.ConcurrencyStamp, version),
            ct
        );
        var account = await person.Select(p => p.NormalizedEmail).SingleAsync(ct) ?? "";
        throttle.Forget($"account:{account}");
        delays.Forget(account);
    }
}

/// <summary>bcrypt is meant to be slow: as many at once as there are cores, some waiting, the rest turned away.</summary>
internal sealed class HashingGate : IDisposable
{
    private const int MostWaiting = 50;
    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);
    private int _waiting;

    /// <returns>Null when too many wait already.</returns>
    public async Task<T?> RunAsync<T>(Func<T> work, CancellationToken ct)
        where T : notnull
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return default;
        }

        try
        {
            await _cores.WaitAsync(ct);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            return await Task.Run(work, ct);
        }
        finally
        {
            _cores.Release();
        }
    }

    public void Dispose() => _cores.Dispose();
}
