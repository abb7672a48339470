using Battwheels.Core.Common;

namespace Battwheels.Web.Shell.Parts;

/// <summary>
/// What the boxes of one form, or of a page's buttons, hold that was not understood: while there is any, nothing is sent.
/// Forms give their own to what they contain; everything else on a page shares one (<see cref="ShellSetup"/>).
/// </summary>
public sealed class FormScope
{
    private readonly List<(object Box, Error Error)> _unread = [];
    private readonly HashSet<string> _past = [];
    private readonly List<IFormPart> _parts = [];
    private readonly HashSet<string> _left = [];

    /// <summary>A box began or ceased to be unread.</summary>
    internal event Action? Changed;

    /// <summary>Something else stands in the field of this name now.</summary>
    internal event Action<string>? Filled;

    /// <summary>Of the box that became unread first; its field is the name of the box.</summary>
    public Error? Unread => _unread is [var first, ..] ? first.Error : null;

    /// <summary>The fields that stand there now, in their order.</summary>
    internal IReadOnlyList<IFormPart> Parts => _parts;

    internal void Enter(IFormPart part) => _parts.Add(part);

    internal void Leave(IFormPart part) => _parts.Remove(part);

    /// <summary>What the rules of the record say of the input as it stands; the form asks them anew at each rendering.</summary>
    internal Error? Found { get; set; }

    /// <summary>What is wrong in a field that somebody has left; of one nobody was in yet nothing is said.</summary>
    public Error? OnLeaving(string name)
    {
        if (!_left.Contains(name) || _unread.Exists(u => u.Error.Field == name))
            return null;
        return Found?.On(name)
            ?? (
                _parts.Find(p => p.Name == name) is { IsMissing: true } missing
                    ? CommonErrors.Required(name, missing.Label.TrimEnd(' ', '₹', '%'))
                    : null
            );
    }

    /// <summary>What stands there is saved: changes count from here.</summary>
    internal void Settle()
    {
        _left.Clear();
        foreach (var part in _parts)
            part.Start = part.Current;
    }

    /// <summary>The last refusal named this field, and it has been changed since.</summary>
    public bool IsPast(string name) => _past.Contains(name);

    internal void Mend(string name) => _past.Add(name);

    internal void Forget() => _past.Clear();

    /// <param name="box">The part itself: it takes its word back when it goes away.</param>
    /// <param name="error">Null once it was understood.</param>
    public void Tell(object box, Error? error)
    {
        var at = _unread.FindIndex(u => ReferenceEquals(u.Box, box));
        if (at < 0 && error is null)
            return;
        if (at >= 0)
            _unread.RemoveAt(at);
        if (error is not null)
            _unread.Insert(at < 0 ? _unread.Count : at, (box, error));
        Changed?.Invoke();
    }

    /// <summary>Parts that know better than the service where in the form it is what it refuses.</summary>
    internal List<Func<Error, Error>> Locators { get; } = [];

    internal Error Located(Error error) => Locators.Aggregate(error, (e, locate) => locate(e));

    /// <summary>Something is being taken in; what sends the form waits for <see cref="Quiet"/>.</summary>
    internal void Begin(Task work) =>
        Quiet = Task.WhenAll(Quiet, work)
            .ContinueWith(
                static _ => { }, // who began it hears why it failed
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );

    internal Task Quiet { get; private set; } = Task.CompletedTask;

    /// <summary>A refusal that named this field is about what stood there before.</summary>
    public void Fill(string name)
    {
        _left.Add(name);
        Filled?.Invoke(name);
    }
}
