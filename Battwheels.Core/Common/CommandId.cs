namespace Battwheels.Core.Common;

/// <summary>Names one intention to write. The form, device or webhook makes it; a repeat has the first one's result.</summary>
public readonly record struct CommandId(Guid Value)
{
    public static CommandId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString("N");
}
