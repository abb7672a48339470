using System.Globalization;

namespace Battwheels.Tests.Language;

/// <summary>Somebody who reads the product in a language of theirs.</summary>
internal static class Reader
{
    public static T Of<T>(CultureInfo language, Func<T> read)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = language;
        try
        {
            return read();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
