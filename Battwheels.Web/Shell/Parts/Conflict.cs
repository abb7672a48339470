using System.Collections;
using System.Reflection;
using Battwheels.Core.Platform.Audit;

namespace Battwheels.Web.Shell.Parts;

/// <summary>A record that somebody else saved while a form about it was filled.</summary>
/// <param name="Mine">The form's model; its properties bear the names of the fields.</param>
/// <param name="Theirs">Another of the same, filled from the record as it is stored now.</param>
public sealed record Latest(object Mine, object Theirs, LastChange? Change);

/// <summary>One field two people filled differently, and whose value it shall have.</summary>
public sealed class ConflictField
{
    private readonly PropertyInfo _property;
    private readonly IFormPart? _part;
    private readonly object _mine;
    private readonly object? _theirs;

    internal ConflictField(PropertyInfo property, IFormPart? part, Latest latest)
    {
        (_property, _part, _mine, _theirs) = (property, part, latest.Mine, property.GetValue(latest.Theirs));
        Name = part?.Name ?? property.Name;
        Label = part?.Label.TrimEnd(' ', '₹', '%') ?? Choices.Words(property.Name);
        (Mine, Theirs) = (Words(property.GetValue(_mine)), Words(_theirs));
        KeepsMine = part is not null && !Conflict.Same(part.Start, part.Current);
    }

    public string Name { get; }

    public string Label { get; }

    public string Mine { get; }

    public string Theirs { get; }

    /// <summary>Whoever alone changed a field is right about it; where both did, one's own stays unless chosen otherwise.</summary>
    public bool KeepsMine { get; set; }

    public async Task TakeTheirsAsync()
    {
        _property.SetValue(_mine, _theirs);
        if (_part is not null && _part.Takes(_theirs))
            await _part.PutAsync(_theirs);
    }

    private string Words(object? value)
    {
        var words = _part is not null && _part.Takes(value) ? _part.WordsOf(value) : FieldWords.Of(value);
        return words.Length == 0 ? "empty" : words;
    }
}

/// <summary>Where a form differs from what is stored now.</summary>
internal static class Conflict
{
    /// <summary>Fields that differ, in the order of the form; what it does not show comes last.</summary>
    public static IReadOnlyList<ConflictField> Between(FormScope scope, Latest latest)
    {
        ArgumentNullException.ThrowIfNull(latest);
        var parts = scope.Parts.DistinctBy(p => p.Name).Index().ToDictionary(p => p.Item.Name, p => (p.Index, p.Item));
        List<(int Place, ConflictField Field)> found = [];
        foreach (var property in latest.Mine.GetType().GetProperties().Where(p => p.CanWrite && IsSettable(p)))
        {
            var name = property.GetCustomAttribute<ShownByAttribute>()?.Field ?? property.Name;
            var (place, part) = parts.GetValueOrDefault(name, (int.MaxValue, null!));
            var theirs = property.GetValue(latest.Theirs);
            if (!Same(property.GetValue(latest.Mine), theirs))
                found.Add((place, new ConflictField(property, part, latest)));
            if (part is not null && part.Takes(theirs))
                part.Start = theirs; // so that a second conflict knows who changed what since
        }

        return [.. found.OrderBy(f => f.Place).Select(f => f.Field)];
    }

    /// <summary>Spaces are how somebody writes a number, not what it is.</summary>
    public static bool Same(object? one, object? other) =>
        (one, other) switch
        {
            (string or null, string or null) => Plain(one) == Plain(other),
            (IEnumerable a, IEnumerable b) => a.Cast<object>().SequenceEqual(b.Cast<object>()),
            _ => Equals(one, other),
        };

    private static string Plain(object? text) =>
        string.Concat((text as string ?? "").Where(c => !char.IsWhiteSpace(c)));

    private static bool IsSettable(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } set
        && !set
            .ReturnParameter.GetRequiredCustomModifiers()
            .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
}
