using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Platform.Import;

/// <summary>Custom roles from a file: the smallest record with a natural key.</summary>
internal sealed class ShadeKind : IImportKind
{
    /// <summary>Happens while the rows of a chunk are being saved.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public string Code => "shades";

    public string Title => "Shades";

    public string Permission => "org:read";

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [new("Code", "Code", true, "red"), new("Name", "Name", false, "Red")];

    public IEnumerable<ImportKey> Keys(ImportCells cells) => [new("Code", cells.Text("Code"))];

    public IReadOnlyList<string> TakeBackPermissions => ["org:roles:read"];

    public async Task<IReadOnlyList<Error?>> TakeBackAsync(
        IUnitOfWork unit,
        IReadOnlyList<ImportMade> made,
        CancellationToken ct
    )
    {
        long[] ids = [.. made.Select(m => m.Id)];
        foreach (var role in await unit.Set<Role>().Where(r => ids.Contains(r.Id)).ToListAsync(ct))
            unit.Remove(role);
        return new Error?[made.Count];
    }

    public async Task<IReadOnlyList<Result<ImportMade>>> ApplyAsync(
        IUnitOfWork unit,
        IReadOnlyList<ImportCells> rows,
        CancellationToken ct
    )
    {
        List<Result<ImportMade>> made = [];
        foreach (var cells in rows)
            made.Add(await ApplyAsync(unit, cells, ct));
        await Meanwhile();
        return made;
    }

    private static async Task<Result<ImportMade>> ApplyAsync(IUnitOfWork unit, ImportCells cells, CancellationToken ct)
    {
        var code = cells.Text("Code");
        if (code.Length == 0)
            return CommonErrors.Required("Code", "Code");
        if (await unit.Set<Role>().AnyAsync(r => r.Code == code, ct))
            return new Error(ImportErrors.AlreadyThere, "There is such a role.", "Code");
        var role = unit.Add(Role(code, cells.Text("Name")));
        await unit.FlushAsync(ct);
        return new ImportMade(role.Id);
    }

    public static Role Role(string code, string name) =>
        new()
        {
            Code = code,
            Name = name,
            IsSystem = false,
        };
}
