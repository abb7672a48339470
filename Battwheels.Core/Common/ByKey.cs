using System.Linq.Expressions;

namespace Battwheels.Core.Common;

/// <summary>
/// Expressions that give each row of one guarded update its own value: "key = 1st ? its value : key = 2nd ? ... : 0".
/// </summary>
internal static class ByKey
{
    /// <summary>SQL Server nests no more than ten conditions.</summary>
    public const int Most = 8;

    /// <summary>The value of a row by its key.</summary>
    public static Expression<Func<T, TValue>> Of<T, TValue>(
        Expression<Func<T, long>> key,
        IEnumerable<(long Key, TValue Value)> values
    )
        where TValue : struct =>
        Expression.Lambda<Func<T, TValue>>(
            values.Aggregate(
                (Expression)Expression.Constant(default(TValue)),
                (otherwise, v) =>
                    Expression.Condition(Expression.Equal(key.Body, Parameter(v.Key)), Parameter(v.Value), otherwise)
            ),
            key.Parameters
        );

    /// <summary>A column and the amount of its row's key.</summary>
    public static Expression<Func<T, decimal>> Plus<T>(
        Expression<Func<T, decimal>> column,
        Expression<Func<T, long>> key,
        IEnumerable<(long Key, decimal Value)> amounts
    ) =>
        Expression.Lambda<Func<T, decimal>>(
            Expression.Add(column.Body, Body(Of(key, amounts), column)),
            column.Parameters
        );

    /// <summary>Both conditions of one row.</summary>
    public static Expression<Func<T, bool>> And<T>(
        this Expression<Func<T, bool>> condition,
        Expression<Func<T, bool>> other
    ) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.AndAlso(condition.Body, Body(other, condition)),
            condition.Parameters
        );

    /// <summary>Column equals the value of its row's key.</summary>
    public static Expression<Func<T, bool>> Is<T>(
        Expression<Func<T, long>> column,
        Expression<Func<T, long>> key,
        IEnumerable<(long Key, long Value)> values
    ) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.Equal(column.Body, Body(Of(key, values), column)),
            column.Parameters
        );

    /// <summary>The body of one expression, speaking of the row of another.</summary>
    private static Expression Body(LambdaExpression of, LambdaExpression row) =>
        new Renamed(of.Parameters[0], row.Parameters[0]).Visit(of.Body);

    /// <summary>Not a constant, which would make a statement of its own for every value.</summary>
    private static MemberExpression Parameter<T>(T value) =>
        Expression.Property(Expression.Constant(new Held<T>(value)), nameof(Held<T>.Value));

    private sealed record Held<T>(T Value);

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
