using Battwheels.Core.Access;
using Battwheels.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Battwheels.Data.Access;

/// <summary>ASP.NET Core Identity over the one model; lives as long as one operation's scope.</summary>
internal sealed class PersonStore(DbFactory databases, WriteQueue queue)
    : UserOnlyStore<
        Person,
        BattwheelsDb,
        long,
        IdentityUserClaim<long>,
        IdentityUserLogin<long>,
        IdentityUserToken<long>
    >(databases.Create(TenantScope.Platform("people"))),
        IDisposable
{
    public override async Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken = default)
    {
        using var turn = await queue.EnterAsync(cancellationToken);
        return await base.CreateAsync(user, cancellationToken);
    }

    public override async Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken = default)
    {
        using var turn = await queue.EnterAsync(cancellationToken);
        return await base.UpdateAsync(user, cancellationToken);
    }

    void IDisposable.Dispose()
    {
        Context.Dispose();
        base.Dispose();
    }
}

/// <summary>Refuses short and guessable passwords wherever Identity sets one.</summary>
internal sealed class PasswordCheck(IPlatformDirectory directory) : IPasswordValidator<Person>
{
    public async Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        var own = await directory.MembershipsAsync(user.Id, CancellationToken.None);
        return
            PasswordRules.Refusal(password ?? "", [user.Email, user.FullName, .. own.Select(m => m.OrganizationName)])
                is { } why
            ? IdentityResult.Failed(new IdentityError { Code = "PASSWORD_REFUSED", Description = why })
            : IdentityResult.Success;
    }
}
