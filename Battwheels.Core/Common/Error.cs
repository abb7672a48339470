namespace Battwheels.Core.Common;

/// <summary>Why something a user asked for was refused; nothing was saved.</summary>
/// <param name="Code">Stable UPPER_SNAKE code, for tests, logs and translations.</param>
/// <param name="Said">One or two sentences in the user's words, ending with the next step.</param>
/// <param name="Field">Name of the input property at fault, where there is one.</param>
public sealed record Error(string Code, Phrase Said, string? Field = null)
{
    /// <summary><see cref="Said"/> in the language of the person who reads it now.</summary>
    public string Message => Said.ToString();

    /// <summary>Refused because of who asks: the gate puts the attempt on record.</summary>
    public bool IsDenial { get; init; }

    /// <summary>Refused for now: after so many seconds the same may be tried again.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>What else is wrong with the same input, so that all of it can be put right at once.</summary>
    public IReadOnlyList<Error> Also { get; init; } = [];

    /// <summary>The first of these refusals with the others beside it, one a field; null when there is none.</summary>
    public static Error? Of(params IEnumerable<Error?> refusals) =>
        refusals
            .OfType<Error>()
            .SelectMany(e => e.Also.Prepend(e with { Also = [] }))
            .DistinctBy(e => e.Field ?? e.Code)
            .ToList()
            is [var first, .. var rest]
            ? first with
            {
                Also = rest,
            }
            : null;

    /// <summary>What is said about this field; null when nothing is.</summary>
    public Error? On(string field) => Field == field ? this : Also.FirstOrDefault(e => e.Field == field);
}

/// <summary>What a use case gives back: a value, or the reason why not.</summary>
public sealed class Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    /// <summary>Null when it worked.</summary>
    public Error? Error { get; }

    /// <exception cref="InvalidOperationException">The call was refused; look at <see cref="Error"/> first.</exception>
    public T Value =>
        Error is null ? _value! : throw new InvalidOperationException($"Refused: {Error.Code} {Error.Message}");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}

/// <summary>The value of a use case that has nothing to return.</summary>
public sealed record Done
{
    public static readonly Done Instance = new();
}
