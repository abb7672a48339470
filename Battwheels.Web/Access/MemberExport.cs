using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Web.Common;

namespace Battwheels.Web.Access;

/// <summary>The list of members as a file: the same filters, and a line in the audit log.</summary>
public static class MemberExport
{
    private static readonly string[] Heads = ["Name", "Email", "Roles", "Status", "Since"];

    public static void MapMemberExport(this IEndpointRouteBuilder app) =>
        TableFile.Map(app, "/members/export", ExportAsync, OrganizationPermissions.ReadMembers);

    /// <summary>The list's filter as it stands in the address; what is not understood filters nothing.</summary>
    internal static MemberFilter Filter(string? text, string? status) =>
        new(AddressText.Text(text), null, AddressText.Member<MembershipStatus>(status));

    private static async Task<IResult> ExportAsync(
        string? q,
        string? status,
        MemberService members,
        TableFile file,
        CancellationToken ct
    )
    {
        var filter = Filter(q, status);
        var begun = await members.BeginExportAsync(filter, CommandId.New(), ct);
        return file.Download(
            begun,
            "members",
            Heads,
            Pages
                .AllAsync(after => members.ListAsync(filter, after, ct))
                .Select(m =>
                    (object?[])[m.Name, m.Email, string.Join(", ", m.Roles), m.Status.ToString(), m.JoinedAtUtc]
                )
        );
    }
}
