using System.Security.Cryptography;
using System.Text;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Architecture;

/// <summary>The content of a whole database in one line, to tell whether anything changed.</summary>
internal static class Digest
{
    /// <summary>What a refusal may write: its own record.</summary>
    private static readonly string[] OfRefusals = [nameof(AuditEntry), nameof(PlatformAuditEntry), nameof(WorkDue)];

    /// <summary>All tables but those a refusal writes to.</summary>
    public static Task<string> WithoutRefusalsAsync(TestDb db) => ReadAsync(db, OfRefusals);

    /// <summary>All tables but the dispatchers' request table.</summary>
    public static Task<string> WholeAsync(TestDb db) => ReadAsync(db, [nameof(WorkDue)]);

    /// <summary>What belongs to one organization.</summary>
    public static Task<string> OfAsync(TestDb db, long organizationId) => ReadAsync(db, [], organizationId);

    private static async Task<string> ReadAsync(TestDb db, string[] except, long? organization = null)
    {
        await using var owner = db.Services.GetRequiredService<DbFactory>().CreateAsOwner();
        StringBuilder text = new();
        foreach (var table in owner.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => !except.Contains(t.Name)))
        {
            if (organization is not null && !table.IsAssignableTo(typeof(TenantEntity)))
                continue;
            var name = owner.Model.FindEntityType(table)!.GetTableName();
            var which = organization is null
                ? ""
                : $" WHERE \"{nameof(TenantEntity.OrganizationId)}\" = {organization}";
            foreach (var row in await RawSql.RowsAsync(owner, $"SELECT * FROM \"{name}\"{which}"))
                text.Append(name).Append('|').AppendJoin('|', row).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Refused attempts on record in an organization.</summary>
    public static async Task<int> DenialsAsync(TestDb db, long organizationId)
    {
        await using var owner = db.Services.GetRequiredService<DbFactory>().CreateAsOwner();
        var rows = await RawSql.RowsAsync(
            owner,
            $"SELECT count(*) FROM \"{nameof(AuditEntry)}\" WHERE \"Action\" = 'DENIED' AND \"{nameof(TenantEntity.OrganizationId)}\" = {organizationId}"
        );
        return int.Parse(rows[0][0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
