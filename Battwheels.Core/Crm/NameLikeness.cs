namespace Battwheels.Core.Crm;

/// <summary>How alike two names are, 0 to 1: Jaro-Winkler over their sorted words.</summary>
/// <remarks>Source: Winkler, "String Comparator Metrics" (1990): scale 0.1, common beginning of at most 4.</remarks>
public static class NameLikeness
{
    public static double Of(string? left, string? right) => JaroWinkler(Names.MatchKey(left), Names.MatchKey(right));

    /// <summary>The most two names of these lengths can reach: all of the shorter one found in its order, four letters first.</summary>
    public static double AtMost(int left, int right)
    {
        if (left == 0 || right == 0)
            return 0;
        var jaro = (2 + Math.Min(left, right) / (double)Math.Max(left, right)) / 3;
        return jaro + 0.4 * (1 - jaro);
    }

    public static double JaroWinkler(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
            return 0;
        var jaro = Jaro(left, right);
        var common = 0;
        while (common < Math.Min(4, Math.Min(left.Length, right.Length)) && left[common] == right[common])
            common++;
        return jaro + common * 0.1 * (1 - jaro);
    }

    private static double Jaro(string left, string right)
    {
        if (left == right)
            return 1;
        var window = Math.Max(0, Math.Max(left.Length, right.Length) / 2 - 1);
        var taken = new bool[right.Length];
        List<char> matched = [];
        for (var i = 0; i < left.Length; i++)
        {
            var last = Math.Min(i + window, right.Length - 1);
            for (var j = Math.Max(0, i - window); j <= last; j++)
            {
                if (taken[j] || left[i] != right[j])
                    continue;
                taken[j] = true;
                matched.Add(left[i]);
                break;
            }
        }

        if (matched.Count == 0)
            return 0;
        var misplaced = right.Where((_, j) => taken[j]).Zip(matched).Count(pair => pair.First != pair.Second);
        double m = matched.Count;
        return (m / left.Length + m / right.Length + (m - misplaced / 2.0) / m) / 3;
    }
}
