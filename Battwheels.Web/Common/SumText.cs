namespace Battwheels.Web.Common;

/// <summary>A sum typed into a number box: <c>=1200*1.18</c>, <c>=(450+50)*3</c>, <c>=2L*18%</c>. 10% is 0.1.</summary>
internal static class SumText
{
    private const int Longest = 100;
    private const int Deepest = 20;

    /// <param name="text">Behind the equals sign, western digits, without blanks and commas.</param>
    public static bool TryRead(string text, out decimal value)
    {
        value = 0m;
        if (text.Length is 0 or > Longest)
            return false;
        try
        {
            Reader reader = new(text);
            var read = reader.Sum(0);
            if (read is null || !reader.AtEnd || Math.Abs(read.Value) >= 1_000_000_000_000m)
                return false;
            value = read.Value;
            return true;
        }
        catch (OverflowException)
        {
            return false; // larger than any amount
        }
    }

    /// <summary>Times before plus, from left to right; null for what is no sum.</summary>
    private sealed class Reader(string text)
    {
        private int _at;

        public bool AtEnd => _at == text.Length;

        public decimal? Sum(int depth)
        {
            var sum = Product(depth);
            while (sum is not null && Taken('+', '-') is { } sign)
                sum = Product(depth) is { } next
                    ? sign == '+'
                        ? sum + next
                        : sum - next
                    : null;
            return sum;
        }

        private decimal? Product(int depth)
        {
            var product = Factor(depth);
            while (product is not null && Taken('*', '/') is { } sign)
                product = Factor(depth) switch
                {
                    null => null,
                    0m when sign == '/' => null,
                    { } next => sign == '*' ? product * next : product / next,
                };
            return product;
        }

        private decimal? Factor(int depth)
        {
            if (depth > Deepest)
                return null;
            if (Taken('-', '+') is { } sign)
                return sign == '-' ? -Factor(depth + 1) : Factor(depth + 1);
            decimal? value;
            if (Taken('(') is not null)
            {
                value = Sum(depth + 1);
                if (value is null || Taken(')') is null)
                    return null;
            }
            else
                value = Number();

            return value is not null && Taken('%') is not null ? value / 100m : value;
        }

        private decimal? Number()
        {
            var from = _at;
            while (!AtEnd && (char.IsAsciiDigit(text[_at]) || char.IsAsciiLetter(text[_at]) || text[_at] == '.'))
                _at++;
            return NumberText.TryRead(text[from.._at], out var value) ? value : null;
        }

        private char? Taken(params ReadOnlySpan<char> signs) =>
            !AtEnd && signs.Contains(text[_at]) ? text[_at++] : null;
    }
}
