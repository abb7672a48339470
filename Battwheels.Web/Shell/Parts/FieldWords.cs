using System.Collections;
using Battwheels.Web.Common;

namespace Battwheels.Web.Shell.Parts;

/// <summary>A field's value as a person reads it.</summary>
internal static class FieldWords
{
    public static string Of(object? value) =>
        value switch
        {
            null => "",
            string text => text.Trim(),
            bool yes => yes ? T("Yes") : T("No"),
            decimal number => Show.Number(number),
            DateOnly day => Show.Date(day),
            DateTime utc => Show.Time(utc),
            Enum one => Choices.Words(one),
            IEnumerable many => string.Join(", ", many.Cast<object>().Select(Of)),
            _ => $"{value}",
        };
}
