using System.Text;

namespace Battwheels.Core.Common;

/// <summary>English made strange and two fifths longer: what stays plain on a screen was never translated.</summary>
internal static class PseudoText
{
    private const string Plain = "aceiounyAEIOUNY";
    private const string Strange = "áçéíóúñýÁÉÍÓÚÑÝ";

    public static string Of(string text)
    {
        var built = new StringBuilder("[");
        var hole = 0;
        foreach (var c in text)
        {
            hole += c is '{' ? 1 : 0;
            var at = hole > 0 ? -1 : Plain.IndexOf(c, StringComparison.Ordinal);
            built.Append(at < 0 ? c : Strange[at]);
            hole -= c is '}' ? 1 : 0;
        }

        return built.Append('~', text.Length * 2 / 5).Append(']').ToString();
    }
}
