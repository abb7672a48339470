using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Common;

/// <summary>How a list is ordered, as it stands in its address: <c>promised</c>, or <c>-promised</c> downwards.</summary>
public readonly record struct Sort(string Name, bool Down)
{
    /// <summary>Null for nothing.</summary>
    public static Sort? Read(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : text[0] == '-' ? new Sort(text[1..], true)
        : new Sort(text, false);

    public override string ToString() => Down ? $"-{Name}" : Name;
}

/// <summary>A column a list can be ordered by. It needs an index that starts with the organization and this column.</summary>
public abstract class SortKey<T>(string name)
    where T : TenantEntity
{
    public string Name => name;

    /// <typeparam name="TKey">DateTime, DateOnly, long, int, decimal, or text that is compared byte by byte.</typeparam>
    public static SortKey<T> Of<TKey>(string name, Expression<Func<T, TKey>> key) =>
        new Column<TKey>(name, key, mayBeNull: default(TKey) is null);

    /// <summary>Text every row has.</summary>
    public static SortKey<T> OfText(string name, Expression<Func<T, string>> key) =>
        new Column<string>(name, key, mayBeNull: false);

    /// <summary>
    /// Ids of one page and one more, in order; ties in order of their ids, rows without a value at the end in either
    /// direction, whatever the engine thinks of nulls.
    /// </summary>
    internal abstract Task<List<SortedId>> IdsAsync(
        IQueryable<T> rows,
        bool down,
        Cursor? after,
        int count,
        CancellationToken ct
    );

    private sealed class Column<TKey>(string name, Expression<Func<T, TKey>> key, bool mayBeNull) : SortKey<T>(name)
    {
        internal override async Task<List<SortedId>> IdsAsync(
            IQueryable<T> rows,
            bool down,
            Cursor? after,
            int count,
            CancellationToken ct
        )
        {
            List<SortedId> found = [];
            if (after is not { Key: "" })
                found.AddRange(await ValuedAsync(rows, down, after, count, ct));
            if (!mayBeNull || found.Count == count)
                return found;
            var last = after is { Key: "", Id: var id } ? id : (long?)null;
            var rest = rows.Where(IsNull(true));
            if (last is { } beyond)
                rest = down ? rest.Where(r => r.Id < beyond) : rest.Where(r => r.Id > beyond);
            rest = down ? rest.OrderByDescending(r => r.Id) : rest.OrderBy(r => r.Id);
            var ids = await rest.Take(count - found.Count).Select(r => r.Id).ToListAsync(ct);
            found.AddRange(ids.Select(i => new SortedId(i, "")));
            return found;
        }

        private async Task<IEnumerable<SortedId>> ValuedAsync(
            IQueryable<T> rows,
            bool down,
            Cursor? after,
            int count,
            CancellationToken ct
        )
        {
            if (mayBeNull)
                rows = rows.Where(IsNull(false));
            if (after is { } last && SortText.Read<TKey>(last.Key) is (true, var value))
                rows = rows.Where(Beyond(value!, last.Id, down));
            var ordered = down
                ? rows.OrderByDescending(key).ThenByDescending(r => r.Id)
                : rows.OrderBy(key).ThenBy(r => r.Id);
            var page = await ordered.Take(count).Select(Pair()).ToListAsync(ct);
            return page.Select(p => new SortedId(p.Id, SortText.Of(p.Key)));
        }

        private Expression<Func<T, bool>> IsNull(bool wanted)
        {
            var missing = Expression.Equal(key.Body, Expression.Constant(null, typeof(TKey)));
            return Expression.Lambda<Func<T, bool>>(wanted ? missing : Expression.Not(missing), key.Parameters);
        }

        /// <summary>(key, id) behind the last row shown.</summary>
        private Expression<Func<T, bool>> Beyond(TKey value, long id, bool down)
        {
            var row = key.Parameters[0];
            var (lastKey, lastId) = (Value(value), Value(id));
            var thisId = Expression.Property(row, nameof(TenantEntity.Id));
            var further = Compare(key.Body, lastKey, down);
            var same = Expression.AndAlso(Expression.Equal(key.Body, lastKey), Compare(thisId, lastId, down));
            return Expression.Lambda<Func<T, bool>>(Expression.OrElse(further, same), row);
        }

        private static BinaryExpression Compare(Expression left, Expression right, bool down)
        {
            if (left.Type != typeof(string))
                return down ? Expression.LessThan(left, right) : Expression.GreaterThan(left, right);
            var compared = Expression.Call(typeof(string), nameof(string.Compare), null, left, right);
            var zero = Expression.Constant(0);
            return down ? Expression.LessThan(compared, zero) : Expression.GreaterThan(compared, zero);
        }

        private Expression<Func<T, Keyed>> Pair() =>
            Expression.Lambda<Func<T, Keyed>>(
                Expression.MemberInit(
                    Expression.New(typeof(Keyed)),
                    Expression.Bind(
                        typeof(Keyed).GetProperty(nameof(Keyed.Id))!,
                        Expression.Property(key.Parameters[0], nameof(TenantEntity.Id))
                    ),
                    Expression.Bind(typeof(Keyed).GetProperty(nameof(Keyed.Key))!, key.Body)
                ),
                key.Parameters
            );

        /// <summary>A parameter of the query, not a constant: one plan for all.</summary>
        private static MemberExpression Value<TValue>(TValue value) =>
            Expression.Property(Expression.Constant(new Held<TValue>(value)), nameof(Held<>.Value));

        private sealed record Held<TValue>(TValue Value);

        private sealed class Keyed
        {
            public long Id { get; init; }
            public TKey Key { get; init; } = default!;
        }
    }
}

/// <param name="Key">For the cursor; empty where the row has no value.</param>
internal readonly record struct SortedId(long Id, string Key);

/// <summary>Sort values as text of a cursor and back; every value starts with "=", so that none is empty.</summary>
internal static class SortText
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static string Of<TKey>(TKey key) =>
        "="
        + key switch
        {
            null => throw new ArgumentNullException(nameof(key)),
            DateTime at => at.Ticks.ToString(Plain),
            DateOnly day => day.DayNumber.ToString(Plain),
            IFormattable number => number.ToString(null, Plain),
            _ => key.ToString(),
        };

    /// <summary>False for what is no value of this kind: the list then starts again.</summary>
    public static (bool Ok, TKey? Value) Read<TKey>(string text)
    {
        if (!text.StartsWith('='))
            return (false, default);
        var value = Value(Nullable.GetUnderlyingType(typeof(TKey)) ?? typeof(TKey), text[1..]);
        return value is TKey read ? (true, read) : (false, default);
    }

    private static object? Value(Type type, string text)
    {
        if (type == typeof(string))
            return text;
        if (type == typeof(decimal))
            return decimal.TryParse(text, NumberStyles.Number, Plain, out var amount) ? amount : null;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, Plain, out var number))
            return null;
        if (type == typeof(DateTime))
            return number >= 0 && number <= DateTime.MaxValue.Ticks ? new DateTime(number, DateTimeKind.Utc) : null;
        if (type == typeof(DateOnly))
            return number >= 0 && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number) : null;
        if (type == typeof(int))
            return number is >= int.MinValue and <= int.MaxValue ? (int)number : null;
        return type == typeof(long) ? number : null;
    }
}

/// <summary>Pages of a list in an order the reader chose.</summary>
internal static class SortedLists
{
    /// <param name="project">From rows of the table to lines of the list; their order does not matter.</param>
    public static async Task<Page<TRow>> SortedPageAsync<T, TRow>(
        this IQueryable<T> rows,
        SortKey<T> key,
        bool down,
        Cursor? after,
        int size,
        Func<IQueryable<T>, IQueryable<TRow>> project,
        Func<TRow, long> id,
        CancellationToken ct
    )
        where T : TenantEntity
    {
        var ids = await key.IdsAsync(rows, down, after, size + 1, ct);
        if (ids.Count == 0)
            return new Page<TRow>([], null);
        var shown = ids.Take(size).Select(s => s.Id).ToArray();
        var found = await project(rows.Where(r => shown.Contains(r.Id)).Take(size)).ToListAsync(ct);
        var place = shown.Index().ToDictionary(i => i.Item, i => i.Index);
        var next = ids.Count > size ? new Cursor(ids[size - 1].Key, ids[size - 1].Id).ToString() : null;
        return new Page<TRow>([.. found.OrderBy(r => place[id(r)])], next);
    }

    /// <summary>A page in the order that was asked for; without one, or with one there is not, the newest stand on top.</summary>
    /// <inheritdoc cref="SortedPageAsync"/>
    public static async Task<Page<TRow>> PageAsync<T, TRow>(
        this IQueryable<T> rows,
        IEnumerable<SortKey<T>> sorts,
        Sort? sort,
        Cursor? after,
        int size,
        Func<IQueryable<T>, IQueryable<TRow>> project,
        Func<TRow, long> id,
        CancellationToken ct
    )
        where T : TenantEntity
    {
        if (sorts.Find(sort) is { } key)
            return await rows.SortedPageAsync(key, sort!.Value.Down, after, size, project, id, ct);
        if (after is { } cursor)
            rows = rows.Where(r => r.Id < cursor.Id);
        var page = await project(rows.OrderByDescending(r => r.Id).Take(size + 1)).ToListAsync(ct);
        return Lists.Cut(page, size, r => new Cursor("", id(r)));
    }

    /// <summary>The column of this name; null for none.</summary>
    public static SortKey<T>? Find<T>(this IEnumerable<SortKey<T>> keys, Sort? sort)
        where T : TenantEntity => keys.FirstOrDefault(k => k.Name == sort?.Name);
}
