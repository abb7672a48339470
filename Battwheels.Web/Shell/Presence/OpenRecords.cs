namespace Battwheels.Web.Shell.Presence;

/// <param name="Name">As colleagues see them.</param>
/// <param name="IsEditing">They have it open to change it.</param>
public sealed record Onlooker(long MembershipId, string Name, bool IsEditing);

/// <summary>
/// Who has which record open on a page of this process, so that two people do not do the same work. Kept in memory with the
/// pages themselves: nothing is stored, and whoever closes the page is gone.
/// </summary>
public sealed class OpenRecords
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(long Organization, string Record), List<Onlooker>> _open = [];

    /// <summary>Somebody opened or left a record: the organization and the record.</summary>
    public event Action<long, string>? Changed;

    /// <summary>Until disposed this person has the record open.</summary>
    public IDisposable Enter(long organization, string record, Onlooker who)
    {
        lock (_lock)
        {
            if (!_open.TryGetValue((organization, record), out var here))
                _open[(organization, record)] = here = [];
            here.Add(who);
        }

        Changed?.Invoke(organization, record);
        return new Stay(this, organization, record, who);
    }

    /// <summary>The others who have it open, each once; who edits comes first.</summary>
    public IReadOnlyList<Onlooker> Others(long organization, string record, long me)
    {
        lock (_lock)
            return
            [
                .. _open
                    .GetValueOrDefault((organization, record), [])
                    .Where(o => o.MembershipId != me)
                    .OrderByDescending(o => o.IsEditing)
                    .ThenBy(o => o.Name, StringComparer.Ordinal)
                    .DistinctBy(o => o.MembershipId),
            ];
    }

    private void Leave(long organization, string record, Onlooker who)
    {
        lock (_lock)
            if (_open.TryGetValue((organization, record), out var here))
            {
                here.Remove(who);
                if (here.Count == 0)
                    _open.Remove((organization, record));
            }

        Changed?.Invoke(organization, record);
    }

    private sealed class Stay(OpenRecords all, long organization, string record, Onlooker who) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                all.Leave(organization, record, who);
        }
    }
}
