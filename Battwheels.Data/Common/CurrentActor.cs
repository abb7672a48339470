using Battwheels.Core.Common;

namespace Battwheels.Data.Common;

/// <summary>Holds the actor of one circuit, request or job.</summary>
internal sealed class CurrentActor : ICurrentActor
{
    public Actor? Actor { get; private set; }

    public IDisposable Become(Actor actor)
    {
        var before = Actor;
        Actor = actor;
        return new Reset(this, before);
    }

    private sealed class Reset(CurrentActor current, Actor? before) : IDisposable
    {
        public void Dispose() => current.Actor = before;
    }
}
