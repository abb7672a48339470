namespace Battwheels.Tests.Common;

/// <summary>One master key for the tests and for every process they start on the same database.</summary>
internal static class TestKeys
{
    public const string Id = "test";

    /// <summary>32 zero bytes in base64.</summary>
    public const string Key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    /// <summary>As a started process reads it.</summary>
    public static readonly (string Name, string Value)[] Environment =
    [
        ("Encryption__Current", Id),
        ($"Encryption__Keys__{Id}", Key),
    ];
}
