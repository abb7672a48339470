namespace Battwheels.Tests.Architecture;

internal static class Faults
{
    /// <summary>Fails with every fault on a line of its own.</summary>
    public static void None(IEnumerable<string> faults)
    {
        var all = faults.Distinct().Order(StringComparer.Ordinal).ToArray();
        if (all.Length > 0)
            Assert.Fail($"{all.Length} found:\n{string.Join('\n', all)}");
    }
}
