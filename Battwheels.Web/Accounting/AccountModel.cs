using Battwheels.Core.Accounting;

namespace Battwheels.Web.Accounting;

/// <summary>What is typed into the form of an account.</summary>
internal sealed class AccountModel
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public bool IsActive { get; set; }

    public static AccountModel Of(AccountView account) =>
        new()
        {
            Code = account.Code,
            Name = account.Name,
            IsActive = account.IsActive,
        };
}
