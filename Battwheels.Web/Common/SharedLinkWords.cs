namespace Battwheels.Web.Common;

/// <summary>What panels of shared links say.</summary>
public static class SharedLinkWords
{
    public static string Openings(int count, DateTime? lastUtc) =>
        (count, lastUtc) switch
        {
            (0, _) or (_, null) => T(", not opened yet"),
            (1, { } once) => T($", opened {Show.Time(once)}"),
            (_, { } last) => T($", opened {Show.Number(count)} times, last {Show.Time(last)}"),
        };
}
