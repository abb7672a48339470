using Battwheels.Core.Access;
using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Organizations;

/// <summary>A profile to fill in and a first branch.</summary>
public sealed class OrganizationProfileSeed : IOrganizationSeed
{
    public int Order => 10;

    public Task SeedAsync(IUnitOfWork unit, CancellationToken ct)
    {
        unit.Add(
            new OrganizationProfile
            {
                LegalName = unit.Organization.Name,
                TradeName = unit.Organization.Name,
                StateCode = "27",
            }
        );
        unit.Add(
            new Branch
            {
                Code = "MAIN",
                Name = "Main branch",
                StateCode = "27",
                IsDefault = true,
            }
        );
        return Task.CompletedTask;
    }
}
