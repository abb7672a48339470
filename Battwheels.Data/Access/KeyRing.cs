using System.Xml.Linq;
using Battwheels.Data.Common;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Access;

/// <summary>Keys that protect cookies and form tokens, in the database: every node has them, a restart keeps them.</summary>
internal sealed class KeyRing(DbFactory databases) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.Create(TenantScope.Platform("key ring"));
        return [.. db.DataProtectionKeys.AsNoTracking().AsEnumerable().Select(k => XElement.Parse(k.Xml!))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.Create(TenantScope.Platform("key ring"));
        db.DataProtectionKeys.Add(
            new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) }
        );
        db.SaveChanges();
    }
}
