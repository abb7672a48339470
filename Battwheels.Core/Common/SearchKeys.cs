using System.Linq.Expressions;

namespace Battwheels.Core.Common;

/// <summary>Queries on <see cref="SearchKeyAttribute"/> properties that an index answers as a range.</summary>
public static class SearchKeys
{
#pragma warning disable CA1309 // Translated to SQL, where the column is compared byte by byte; only this form translates.
    private static readonly Expression<Func<string?, string, string, bool>> InRange = (key, from, end) =>
        string.Compare(key, from) >= 0 && string.Compare(key, end) < 0;

    private static readonly Expression<Func<string?, long, string, long, bool>> Beyond = (key, id, lastKey, lastId) =>
        string.Compare(key, lastKey) > 0 || (key == lastKey && id > lastId);
#pragma warning restore CA1309

    /// <summary>Rows whose key begins with <paramref name="prefix"/>, which is normalized the way the key is.</summary>
    public static IQueryable<T> WhereBeginsWith<T>(
        this IQueryable<T> rows,
        Expression<Func<T, string?>> key,
        string prefix
    ) => rows.Where(Condition(InRange, key, key.Body, Parameter(prefix), Parameter(prefix + '\uffff')));

    /// <summary>Rows that come after the cursor when ordered by key and id.</summary>
    public static IQueryable<T> WhereAfter<T>(this IQueryable<T> rows, Expression<Func<T, string?>> key, Cursor? cursor)
        where T : TenantEntity =>
        cursor is { } last
            ? rows.Where(
                Condition(
                    Beyond,
                    key,
                    key.Body,
                    Expression.Property(key.Parameters[0], nameof(TenantEntity.Id)),
                    Parameter(last.Key),
                    Parameter(last.Id)
                )
            )
            : rows;

    private static Expression<Func<T, bool>> Condition<T>(
        LambdaExpression template,
        Expression<Func<T, string?>> key,
        params Expression[] values
    ) => Expression.Lambda<Func<T, bool>>(new Fill(template.Parameters, values).Visit(template.Body), key.Parameters);

    /// <summary>A value as a query parameter, not as a constant: one cached plan for all.</summary>
    private static MemberExpression Parameter<TValue>(TValue value) =>
        Expression.Field(Expression.Constant(new Holder<TValue>(value)), nameof(Holder<>.Value));

    private sealed class Holder<TValue>(TValue value)
    {
        public readonly TValue Value = value;
    }

    private sealed class Fill(IReadOnlyList<ParameterExpression> holes, IReadOnlyList<Expression> values)
        : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node)
        {
            for (var i = 0; i < holes.Count; i++)
                if (holes[i] == node)
                    return values[i];
            return node;
        }
    }
}
