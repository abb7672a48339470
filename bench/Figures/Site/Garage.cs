using Battwheels.Core.Common;

namespace Battwheels.Figures.Site;

/// <summary>One organization of the set.</summary>
/// <param name="Owner">Signed in, with a live session: the gate looks at both.</param>
internal sealed record Garage(long Id, string Slug, Actor Owner, long Branch, long Store, Sizes Sizes)
{
    public required IReadOnlyDictionary<string, long> Accounts { get; init; }

    public List<long> Contacts { get; } = [];

    public List<long> Vehicles { get; } = [];

    public List<long> Items { get; } = [];
}

/// <summary>How much of each an organization has.</summary>
internal sealed record Sizes(int Contacts, int Tickets, int Entries, int Items)
{
    public const int LinesPerEntry = 5;
    private const int Organizations = 10;
    private const int Tickets10 = 10_000;
    private const int Lines10 = 50_000;
    private const int ContactsInLargest = 1_000;
    private const int ItemsInLargest = 200;

    /// <summary>Set S by Zipf: the second organization has half of what the largest has, the third a third.</summary>
    public static IReadOnlyList<Sizes> OfSetS(double scale)
    {
        var weights = Enumerable.Range(1, Organizations).Select(k => 1.0 / k).ToArray();
        return
        [
            .. weights.Select(w => new Sizes(
                At(ContactsInLargest * w, 5),
                At(Tickets10 * w / weights.Sum(), 3),
                At(Lines10 / LinesPerEntry * w / weights.Sum(), 2),
                At(ItemsInLargest * w, 20)
            )),
        ];

        int At(double size, int least) => Math.Max(least, (int)Math.Round(size * scale, MidpointRounding.AwayFromZero));
    }
}
