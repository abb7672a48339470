using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;

namespace Battwheels.Core.Platform.Setup;

/// <summary>Where the garage is: without it no invoice can be issued. The GSTIN can wait.</summary>
internal sealed class ProfileStep : ISetupStep
{
    public string Code => "profile";

    public int Order => 10;

    public IQueryable<long> Evidence(IReadUnit unit) =>
        unit.Set<OrganizationProfile>()
            .Where(p => p.AddressLine1 != "" && p.City != "" && p.PinCode != "")
            .Select(p => p.Id);
}

/// <summary>What the head of a document says besides: how to reach the garage.</summary>
internal sealed class LetterheadStep : ISetupStep
{
    public string Code => "letterhead";

    public int Order => 20;

    public IQueryable<long> Evidence(IReadUnit unit) =>
        unit.Set<OrganizationProfile>().Where(p => p.Phone != null || p.Email != null).Select(p => p.Id);
}

/// <summary>Where customers pay to: UPI or a bank account.</summary>
internal sealed class PaymentStep : ISetupStep
{
    public string Code => "payment";

    public int Order => 60;

    public IQueryable<long> Evidence(IReadUnit unit) =>
        unit.Set<OrganizationProfile>().Where(p => p.UpiVpa != null || p.BankAccountNo != null).Select(p => p.Id);
}

/// <summary>Somebody besides the one who founded it: a member, or an invitation.</summary>
internal sealed class PeopleStep : ISetupStep
{
    public string Code => "people";

    public int Order => 70;

    public IQueryable<long> Evidence(IReadUnit unit)
    {
        var first = unit.Set<Membership>().OrderBy(m => m.Id).Select(m => m.Id).Take(1);
        return unit.Set<Membership>()
            .Where(m => !first.Contains(m.Id))
            .Select(m => m.Id)
            .Concat(unit.Set<Invitation>().Select(i => i.Id));
    }
}
