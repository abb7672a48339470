namespace Battwheels.Tests.Architecture;

/// <summary>A reviewed file beside the tests: what is now must be what stands in it, line by line.</summary>
internal static class Golden
{
    private const string Folder = "Battwheels.Tests/Architecture";

    public static Task<string[]> ReadAsync(string name) => File.ReadAllLinesAsync(PathOf(name));

    private static string PathOf(string name) => Path.Combine(SourceTree.Root, Folder, $"{name}.golden.txt");

    /// <param name="name">Like <c>role-methods</c>: the file is <c>role-methods.golden.txt</c>.</param>
    public static async Task EqualsAsync(string name, IReadOnlyList<string> actual)
    {
        var golden = PathOf(name);
        var reviewed = await ReadAsync(name);
        if (actual.SequenceEqual(reviewed))
            return;

        var written = Path.Combine(AppContext.BaseDirectory, $"{name}.actual.txt");
        await File.WriteAllLinesAsync(written, actual);
        Assert.Fail(
            $"""
            {name} is not as reviewed (- reviewed, + now):
            {string.Join(
                '\n',
                reviewed.Except(actual).Select(l => $"- {l}").Concat(actual.Except(reviewed).Select(l => $"+ {l}"))
            )}
            If every line is meant, accept it:
            cp "{written}" "{golden}"
            """
        );
    }
}
