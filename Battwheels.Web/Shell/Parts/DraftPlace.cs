using System.Text.RegularExpressions;

namespace Battwheels.Web.Shell.Parts;

/// <summary>Which form of which record a draft belongs to: the page's address without its numbers, and those numbers.</summary>
internal static partial class DraftPlace
{
    /// <param name="path">Relative to the organization's address: <c>contacts/123/edit</c>.</param>
    /// <param name="submit">The form's button; a page may hold several forms.</param>
    public static (string Form, string Record) Of(string path, string submit)
    {
        var page = path.Split('?', '#')[0].Trim('/');
        return ($"{Number().Replace(page, "{n}")}|{submit}", string.Join('-', Number().Matches(page)));
    }

    [GeneratedRegex(@"(?<=^|/)\d+(?=/|$)")]
    private static partial Regex Number();
}
