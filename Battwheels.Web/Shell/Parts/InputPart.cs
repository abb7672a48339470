using Battwheels.Core.Common;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Shell.Parts;

/// <summary>What the ready-made fields share: name, label, help, value and the refusal that names them.</summary>
public abstract class InputPart<T> : ComponentBase, IFormPart, IDisposable
{
    private object? _start;

    /// <summary>The input record's property: id of the control and target of <c>Error.Field</c>.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public T? Value { get; set; }

    [Parameter]
    public EventCallback<T?> ValueChanged { get; set; }

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public bool Required { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>"wide" fills the row of a form.</summary>
    [Parameter]
    public string? Class { get; set; }

    [CascadingParameter]
    public Error? Error { get; set; }

    /// <summary>Of the form around it.</summary>
    [CascadingParameter]
    public required FormScope Scope { get; set; }

    object? IFormPart.Current => Value;

    bool IFormPart.IsMissing => Required && (Value is null || Value is string text && string.IsNullOrWhiteSpace(text));

    object? IFormPart.Start
    {
        get => _start;
        set => _start = value;
    }

    bool IFormPart.Takes(object? value) => value is T or null;

    string IFormPart.WordsOf(object? value) => WordsOf((T?)value);

    Task IFormPart.PutAsync(object? value) => PutAsync((T?)value);

    protected override void OnInitialized()
    {
        _start = Value;
        Scope?.Enter(this);
    }

    /// <summary>As the person reads it.</summary>
    protected virtual string WordsOf(T? value) => FieldWords.Of(value);

    public void Dispose()
    {
        Scope?.Leave(this);
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A part that holds more lets go of it here.</summary>
    protected virtual void Dispose(bool disposing) { }

    protected string ControlId => Field.IdOf(Name);

    protected string? Invalid =>
        Error?.On(Name) is not null && !Scope.IsPast(Name) || Scope.OnLeaving(Name) is not null ? "true" : null;

    /// <summary>What a person put in; a refusal of what stood there before is past.</summary>
    protected Task PutAsync(T? value)
    {
        Scope.Fill(Name);
        return ValueChanged.InvokeAsync(value);
    }

    protected string? DescribedBy =>
        (Invalid, Help) switch
        {
            (not null, not null) => $"{ControlId}-error {ControlId}-help",
            (not null, null) => $"{ControlId}-error",
            (null, not null) => $"{ControlId}-help",
            _ => null,
        };
}
