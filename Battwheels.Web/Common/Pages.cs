using Battwheels.Core.Common;

namespace Battwheels.Web.Common;

/// <summary>A list from its first page to its last, one page in memory at a time.</summary>
internal static class Pages
{
    /// <param name="read">A page by the cursor of the page before; null asks for the first.</param>
    public static async IAsyncEnumerable<T> AllAsync<T>(Func<string?, Task<Page<T>>> read)
    {
        string? after = null;
        do
        {
            var page = await read(after);
            foreach (var row in page.Rows)
                yield return row;
            after = page.Next;
        } while (after is not null);
    }
}
