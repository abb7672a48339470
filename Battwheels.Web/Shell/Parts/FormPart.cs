namespace Battwheels.Web.Shell.Parts;

/// <summary>One field of a form, as the form itself sees it.</summary>
internal interface IFormPart
{
    string Name { get; }

    string Label { get; }

    object? Current { get; }

    /// <summary>Must be filled, and is not.</summary>
    bool IsMissing { get; }

    /// <summary>What stood there when the form was opened, or was saved last by anybody.</summary>
    object? Start { get; set; }

    /// <summary>May this value stand in the field?</summary>
    bool Takes(object? value);

    string WordsOf(object? value);

    Task PutAsync(object? value);
}

/// <summary>Which field of the form shows this property, where their names differ.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShownByAttribute(string field) : Attribute
{
    public string Field { get; } = field;
}
